import asyncio
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from telegram import Chat, Message, Update
from telegram.constants import ChatType

from bot.playground import Fault
from bot.polling import ChatByChat, decodable
from store import Store
from tests.conftest import NOW
from tests.running_bot import running_bot, until

GOOD: dict[str, Any] = {
    "update_id": 7,
    "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "收入"},
}
BAD: dict[str, Any] = {"update_id": 8, "message": {"message_id": "1"}}


def test_an_update_that_does_not_decode_is_reduced_to_its_number() -> None:
    payload = json.dumps({"ok": True, "result": [GOOD, BAD]}).encode()
    assert json.loads(decodable(payload))["result"] == [GOOD, {"update_id": 8}]


@pytest.mark.parametrize("payload", [b"<html>", b'{"ok":false}', b'{"ok":true,"result":[]}', b"[]"])
def test_other_bodies_stay_as_they_are(payload: bytes) -> None:
    assert decodable(payload) == payload


async def test_a_bad_update_does_not_keep_the_next_one_back(
    recorded: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        with caplog.at_level(logging.CRITICAL):
            bot.scene.bot.updates.put("message", {"message_id": "broken"})
            asked = bot.world.post_message(chat, bot.scene.operator, "/calls")
            assert (await bot.world.next_from_bot(chat, asked)).text


@pytest.mark.parametrize("code", [401, 404, 502])
async def test_a_refused_poll_does_not_end_polling(recorded: Store, code: int) -> None:
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        bot.world.script(Fault(kind="refused", method="getUpdates", code=code, words="refused"))
        first = bot.world.post_message(chat, bot.scene.operator, "/calls")
        await bot.world.next_from_bot(chat, first)
        second = bot.world.post_message(chat, bot.scene.operator, "/calls")
        assert await bot.world.next_from_bot(chat, second)


async def test_a_second_process_with_the_same_token_is_named_in_the_log(
    recorded: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async with running_bot(recorded) as bot:
        words = "Conflict: terminated by other getUpdates request"
        bot.world.script(Fault(kind="refused", method="getUpdates", code=409, words=words))
        chat = bot.world.open_private(bot.scene.operator)
        bot.world.post_message(chat, bot.scene.operator, "/calls")
        await until(lambda: "another process polls with the same token" in caplog.text)


async def test_the_heartbeat_is_touched_by_good_polls_alone(recorded: Store, tmp_path: Path) -> None:
    heartbeat = tmp_path / "alive"
    async with running_bot(recorded, heartbeat_file=heartbeat) as bot:
        assert heartbeat.exists()
        bot.world.script(Fault(kind="refused", method="getUpdates", times=1000))
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, "/calls")
        await bot.world.next_from_bot(chat, asked)
        await until(lambda: any(call.code == 502 for call in bot.world.calls_of("getUpdates")))
        heartbeat.unlink()
        refused = len(bot.world.calls_of("getUpdates"))
        await until(lambda: len(bot.world.calls_of("getUpdates")) > refused)
        assert not heartbeat.exists()
        bot.world.faults.faults.clear()


async def test_a_chats_updates_keep_their_order_and_chats_run_side_by_side() -> None:
    processor, done, gate = ChatByChat(), list[str](), asyncio.Event()

    async def handle(name: str, wait: bool) -> None:
        if wait:
            await gate.wait()
        done.append(name)

    tasks = [
        asyncio.create_task(processor.process_update(update_in(chat), handle(name, wait)))
        for chat, name, wait in ((1, "first of 1", True), (1, "second of 1", False), (2, "first of 2", False))
    ]
    async with asyncio.timeout(2):
        await tasks[2]
        assert done == ["first of 2"]
        gate.set()
        await asyncio.gather(*tasks)
    assert done == ["first of 2", "first of 1", "second of 1"]


async def test_an_update_without_a_chat_is_handled_at_once() -> None:
    done = []

    async def handle() -> None:
        done.append("handled")

    await ChatByChat().process_update(Update(1), handle())
    assert done == ["handled"]


def update_in(chat_id: int) -> Update:
    message = Message(1, NOW, Chat(chat_id, ChatType.GROUP))
    return Update(1, message=message)
