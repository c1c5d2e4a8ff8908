from datetime import timedelta

import pytest

from bot.playground import Fault
from store import Store
from tests.conftest import NOW
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
        published = bot.world.post_message(chat, bot.scene.operator, "/audit")
        log = (await bot.world.next_from_bot(chat, published)).text
        assert "推送要点 JYU-FY2025Q2：1 个聊天" in log
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


@pytest.mark.parametrize("code", [404, 400])
async def test_a_failed_download_is_said_and_changes_nothing(store: Store, code: int) -> None:
    async with running_bot(store) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        bot.world.script(Fault(kind="refused", method="getFile", code=code))
        sent = bot.world.send_document(chat, bot.scene.operator, EARLIER.name, EARLIER.read_bytes())
        assert "重新发送" in (await bot.world.next_from_bot(chat, sent)).text
        assert store.calls() == ()
        assert not bot.end.done()


@pytest.mark.parametrize(
    ("language", "stored", "broken_off", "at_line"),
    [
        ("zh", "已收录为", "记录在此中断", "第{line}行："),
        ("zh-Hant", "已收錄為", "記錄在此中斷", "第{line}行："),
        ("en", "stored as", "The record breaks off", "line {line}: "),
    ],
)
async def test_problems_are_told_with_their_lines_in_the_chats_language(
    store: Store, language: str, stored: str, broken_off: str, at_line: str
) -> None:
    text = EARLIER.read_text(encoding="utf-8")
    cut = text[: int(len(text) * 0.7)]
    async with running_bot(store) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        store.chats.seen(chat.id, "private", "", language=language, now=NOW)
        sent = bot.world.send_document(chat, bot.scene.operator, "cut.txt", cut.encode())
        first, *problems = (await bot.world.next_from_bot(chat, sent)).text.splitlines()
        assert first.startswith("cut.txt")
        assert stored in first
        expected = at_line.format(line=len(cut.splitlines())) + broken_off
        assert any(problem.startswith(expected) for problem in problems), problems


async def test_quiet_hours_that_hold_the_digest_back_are_told(store: Store) -> None:
    async with running_bot(store) as bot:
        world, operator = bot.world, bot.scene.operator
        chat = world.open_private(operator)
        store.ingest(EARLIER.name, EARLIER.read_bytes(), now=world.clock(), push=False)
        hour = (world.clock() + timedelta(hours=8)).hour  # in Beijing, where the chats begin
        for room, quiet in ((bot.scene.group, f"{hour}-{(hour + 2) % 24}"), (chat, "off")):
            at = "" if room is chat else "@onrecord_demo_bot"
            for command in (f"/subscribe{at} {COMPANY}", f"/settings{at} quiet {quiet}"):
                await world.next_from_bot(room, world.post_message(room, operator, command))
        world.send_document(chat, operator, LATEST.name, LATEST.read_bytes())
        told = await world.wait_for(lambda: [p.text for p in world.from_bot(chat) if LATEST.name in p.text])
        assert told == [
            f"{LATEST.name}：已收录为 JYU-FY2025Q2。\n要点正在发往 1 个聊天。另有 1 个聊天在静默时段结束后收到。"
        ]


async def test_a_correction_reaches_the_chats_without_waiting_for_the_tick(store: Store) -> None:
    async with running_bot(store) as bot:
        world, operator, group = bot.world, bot.scene.operator, bot.scene.group
        chat = world.open_private(operator)
        sent = world.send_document(chat, operator, EARLIER.name, EARLIER.read_bytes())
        await world.next_from_bot(chat, sent)
        asked = world.post_message(group, operator, f"/subscribe@onrecord_demo_bot {COMPANY}")
        told = await world.next_from_bot(group, asked)
        sent = world.send_document(chat, operator, LATEST.name, LATEST.read_bytes())
        await world.next_from_bot(group, told)
        await until(lambda: store.outbox.counts()["sent"] == 1)
        corrected = LATEST.read_bytes() + "\n（完）\n".encode()
        sent = world.send_document(chat, operator, LATEST.name, corrected)
        assert "新版本" in (await world.next_from_bot(chat, sent)).text
        await until(lambda: store.outbox.counts()["sent"] == 2)
