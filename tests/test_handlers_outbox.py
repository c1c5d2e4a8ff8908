"""`/status`, `/outbox` and `/retry`: what operators see of the running bot, and what nobody else does."""

import pytest

from bot.instance import Instance
from bot.playground import Post, Room
from store import DeliveryState, Outcome, Store
from tests.conftest import NOW
from tests.running_bot import COMPANY, LATEST, RunningBot, running_bot, until

COMMANDS = ("status", "outbox", "retry 1")


async def private(bot: RunningBot, text: str) -> Post:
    chat = bot.world.open_private(bot.scene.operator)
    return await bot.world.next_from_bot(chat, bot.world.post_message(chat, bot.scene.operator, text))


def ended(bot: RunningBot, state: DeliveryState, error: str | None = None) -> int:
    """A digest for the group of which that became; its number."""
    store, now = bot.store, bot.world.clock()
    store.chats.subscribe(bot.scene.group.id, store.find_company(COMPANY)[0], now=NOW)
    store.withdraw("JYU-FY2025Q2", now=now)
    store.ingest(LATEST.name, LATEST.read_bytes(), now=now, push=True)
    (claimed,) = store.outbox.claim(now)
    assert store.outbox.start(claimed.id, now)
    if state in ("unknown", "dead", "sent"):
        store.outbox.record(claimed.id, Outcome(state=state, error=error), now)
    return claimed.id


def in_state(bot: RunningBot, number: int) -> str:
    return next(each.state for each in bot.store.outbox.deliveries() if each.id == number)


async def test_the_status_tells_how_the_bot_stands_and_what_was_stored_last(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        ended(bot, "unknown")
        rows = (await private(bot, "/status")).text.split("\n")
    assert rows[0] == "📟 运行状态 · 版本 0.1.0"
    assert rows[1].startswith("已运行 ")
    assert rows[2] == "本实例负责轮询与发送"
    assert rows[3].startswith("最近一次成功轮询 Telegram：")
    assert rows[4] == "推送：待发 0 · 结果不明 1 · 已发 0"
    assert rows[5] == "已收录 1 家公司、2 场电话会"
    assert rows[6].startswith("最近收录：JYU-FY2025Q2（第 2 版），")
    assert rows[7].strip() == LATEST.name
    assert len(rows) == 8  # nothing is due, so nothing waits


async def test_the_status_says_why_the_bot_is_not_ready(store: Store) -> None:
    async with running_bot(store) as bot:
        bot.application.bot_data[Instance].retire()
        told = (await private(bot, "/status")).text
    assert "⚠ 未就绪：正在停止" in told
    assert "还没有收录任何电话会" in told


async def test_the_outbox_names_what_did_not_arrive_digest_by_digest(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        assert "没有待发、结果不明或失败的推送" in (await private(bot, "/outbox")).text
        number = ended(bot, "dead", "Bad Request: wrong")
        told = (await private(bot, "/outbox")).text
    assert "推送：待发 0 · 失败 1 · 已发 0" in told
    assert (
        f"• JYU-FY2025Q2（第 2 版）：失败 1\n   #{number} 失败 → {bot.scene.group.title}（Bad Request: wrong）"
        in told
    )
    assert "/retry 编号" in told


@pytest.mark.parametrize(("state", "warning"), [("unknown", "它可能已经送达"), ("dead", "上一次没有送达")])
async def test_what_did_not_arrive_is_sent_again_once_the_operator_confirms(
    recorded: Store, state: DeliveryState, warning: str
) -> None:
    async with running_bot(recorded) as bot:
        number = ended(bot, state)
        asked = await private(bot, f"/retry #{number}")
        assert warning in asked.text
        assert in_state(bot, number) == state
        bot.world.press_button(asked.chat_id, asked, bot.scene.operator, "重新发送")
        await until(lambda: in_state(bot, number) == "sent")
        await until(lambda: "已重新排队" in asked.text)
        assert COMPANY in bot.world.from_bot(bot.scene.group)[-1].text
        assert f"重新发送推送 #{number}" in (await private(bot, "/audit")).text
        assert "未作处理" in (await private(bot, f"/retry {number}")).text


async def test_an_operator_may_think_better_of_it(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        number = ended(bot, "unknown")
        asked = await private(bot, f"/retry {number}")
        bot.world.press_button(asked.chat_id, asked, bot.scene.operator, "不发")
        await until(lambda: "没有重新发送" in asked.text)
        assert asked.labels == []
        assert in_state(bot, number) == "unknown"


@pytest.mark.parametrize("words", ["", "x", "77", "9" * 30])
async def test_what_cannot_be_sent_again_is_said(recorded: Store, words: str) -> None:
    async with running_bot(recorded) as bot:
        told = (await private(bot, f"/retry {words}")).text
    assert "未作处理" in told if words.isdecimal() else "请写明编号" in told


@pytest.mark.parametrize("command", COMMANDS)
async def test_to_others_there_is_no_such_command(recorded: Store, command: str) -> None:
    async with running_bot(recorded) as bot:
        person, group = bot.scene.members[0], bot.scene.group
        chat = bot.world.open_private(person)
        asked = bot.world.post_message(chat, person, f"/{command}")
        assert (await bot.world.next_from_bot(chat, asked)).text == "没有这个命令。/help 列出全部命令。"
        name, _, rest = command.partition(" ")
        bot.world.post_message(group, bot.scene.operator, f"/{name}@onrecord_demo_bot {rest}")
        await nothing_but_an_answer(bot, group)


async def nothing_but_an_answer(bot: RunningBot, room: Room) -> None:
    """The group's next question is answered, and nothing was said before it."""
    asked = bot.world.post_message(room, bot.scene.members[0], "/ask@onrecord_demo_bot 鲸屿云收入增长多少？")
    await bot.world.next_from_bot(room, asked)
    assert len(bot.world.from_bot(room)) == 1
