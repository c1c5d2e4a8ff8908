"""A transcript's way: a file goes in, and the chats that follow the company get its digest, the others nothing."""

import asyncio

from click.testing import CliRunner

from bot.cli import main
from store import Store
from tests.running_bot import COMPANY, EARLIER, LATEST, running_bot, until


async def test_a_new_transcript_reaches_the_two_chats_that_follow_the_company(
    store: Store, empty_url: str
) -> None:
    database = empty_url
    now_known = await asyncio.to_thread(ingest, database, str(EARLIER), "--no-push")
    assert now_known.startswith(EARLIER.name)
    async with running_bot(store, tick_seconds=0.2) as bot:
        world, operator = bot.world, bot.scene.operator
        private = world.open_private(bot.scene.members[0])
        silent = world.open_private(bot.scene.members[1])
        asked = world.post_message(bot.scene.group, operator, f"/subscribe@onrecord_demo_bot {COMPANY}")
        first = await world.next_from_bot(bot.scene.group, asked)
        asked = world.post_message(private, bot.scene.members[0], f"/subscribe {COMPANY} full")
        second = await world.next_from_bot(private, asked)
        asked = world.post_message(silent, bot.scene.members[1], "/calls")
        third = await world.next_from_bot(silent, asked)

        assert "2" in await asyncio.to_thread(ingest, database, str(LATEST), "--push")
        card = await world.next_from_bot(bot.scene.group, first)
        full = await world.next_from_bot(private, second)
        await until(lambda: store.outbox.counts()["sent"] == 2)

        assert COMPANY in card.text
        words, _, alternative = card.text.rpartition("\n")
        assert len(words) <= 400
        assert alternative.startswith("图：")
        assert len(full.text) > len(card.text)
        assert world.from_bot(silent)[-1].message_id == third.message_id
        assert "未作改动" in await asyncio.to_thread(ingest, database, str(LATEST))
        await asyncio.sleep(0.5)
        assert store.outbox.counts()["sent"] == len(store.outbox.deliveries()) == 2


def ingest(database: str, *arguments: str) -> str:
    """What `onrecord ingest` prints, from a process that shares nothing but the database."""
    result = CliRunner().invoke(
        main, ["ingest", *arguments, "--database", database], env={"LC_ALL": "zh_CN.UTF-8"}
    )
    assert result.exit_code == 0, result.output
    return result.output
