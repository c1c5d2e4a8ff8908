import pytest

from bot.playground import Fault
from store import Store
from tests.running_bot import COMPANY, EARLIER, LATEST, running_bot, until


async def test_an_operators_file_is_stored_and_pushed_within_seconds(store: Store) -> None:
    async with running_bot(store) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        first = bot.world.send_document(chat, bot.scene.operator, EARLIER.name, EARLIER.read_bytes())
        assert "已收录" in (await bot.world.next_from_bot(chat, first)).text
        group = bot.scene.group
        asked = bot.world.post_message(group, bot.scene.operator, f"/subscribe@onrecord_demo_bot {COMPANY}")
        told = await bot.world.next_from_bot(group, asked)
        second = bot.world.send_document(chat, bot.scene.operator, LATEST.name, LATEST.read_bytes())
        outcome = await bot.world.next_from_bot(chat, second)
        assert "1 个聊天" in outcome.text
        digest = await bot.world.next_from_bot(group, told)
        assert COMPANY in digest.text
        again = bot.world.send_document(chat, bot.scene.operator, LATEST.name, LATEST.read_bytes())
        assert "未作改动" in (await bot.world.next_from_bot(chat, again)).text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "空的"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", "不是文本"),
        ("letter.txt", "今天天气很好。\n".encode() * 20, "不像"),
    ],
)
async def test_a_file_that_is_no_call_is_refused_with_the_reason(
    store: Store, name: str, data: bytes, words: str
) -> None:
    async with running_bot(store) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        sent = bot.world.send_document(chat, bot.scene.operator, name, data)
        answer = await bot.world.next_from_bot(chat, sent)
        assert "未收录" in answer.text
        assert words in answer.text
        assert store.calls() == ()


async def test_a_file_over_the_limit_is_not_even_fetched(store: Store) -> None:
    async with running_bot(store, file_limit_bytes=1000) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        sent = bot.world.send_document(chat, bot.scene.operator, "long.txt", b"x" * 1001)
        assert "1001" in (await bot.world.next_from_bot(chat, sent)).text
        assert bot.world.calls_of("getFile") == []


async def test_anybody_else_is_told_politely(store: Store) -> None:
    async with running_bot(store) as bot:
        person = bot.scene.members[0]
        chat = bot.world.open_private(person)
        sent = bot.world.send_document(chat, person, EARLIER.name, EARLIER.read_bytes())
        assert "运营" in (await bot.world.next_from_bot(chat, sent)).text
        assert store.calls() == ()


async def test_a_failed_download_is_logged_and_changes_nothing(store: Store) -> None:
    async with running_bot(store) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        bot.world.script(Fault(kind="refused", method="getFile"))
        bot.world.send_document(chat, bot.scene.operator, EARLIER.name, EARLIER.read_bytes())
        await until(lambda: bot.world.calls_of("getFile"))
        assert store.calls() == ()
