"""What goes wrong on order: faults, rates, webhooks."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot, Update
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ContextTypes, MessageHandler, filters
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bot.playground import Fault, Limits, PlaygroundServer, Scene
from tests.fake_telegram import builder, client, playground, polling

Playground = tuple[PlaygroundServer, Scene]


@pytest.fixture
async def running(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Playground]:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    async with playground() as started:
        yield started


@pytest.fixture
def scene(running: Playground) -> Scene:
    return running[1]


@pytest.fixture
async def bot(running: Playground) -> AsyncIterator[Bot]:
    async with client(running[0], running[1].bot.token, read_timeout=0.3) as connected:
        yield connected


@pytest.mark.parametrize(
    ("fault", "error", "stored"),
    [
        (Fault(kind="late", seconds=0.6), TimedOut, True),
        (Fault(kind="lost"), NetworkError, False),
        (Fault(kind="unanswered"), NetworkError, True),
        (Fault(kind="garbled"), TelegramError, True),
        (Fault(kind="refused"), NetworkError, False),
        (Fault(kind="refused", code=401, words="Unauthorized"), InvalidToken, False),
        (Fault(kind="refused", retry_after=7), RetryAfter, False),
    ],
    ids=["late", "lost", "unanswered", "garbled", "502", "401", "429"],
)
async def test_a_fault_hits_one_call_and_the_next_goes_through(
    scene: Scene, bot: Bot, fault: Fault, error: type[Exception], stored: bool
) -> None:
    scene.world.script(fault)
    with pytest.raises(error):
        await bot.send_message(scene.operator.id, "一")
    assert [post.text for post in scene.world.from_bot(scene.operator_chat)] == (["一"] if stored else [])
    await bot.send_message(scene.operator.id, "二")
    assert scene.world.from_bot(scene.operator_chat)[-1].text == "二"


async def test_a_fault_waits_for_its_method_and_its_chat(scene: Scene, bot: Bot) -> None:
    scene.world.script(Fault(kind="refused", method="sendMessage", chat_id=scene.group.id, times=2))
    await bot.send_message(scene.operator.id, "一")
    await bot.send_chat_action(scene.group.id, "typing")
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(scene.group.id, "一")
    await bot.send_message(scene.group.id, "一")
    assert [call.code for call in scene.world.calls_of("sendMessage")] == [200, 502, 502, 200]


async def test_rates_refuse_what_comes_too_fast_and_admit_it_later(scene: Scene, bot: Bot) -> None:
    now = datetime(2025, 2, 21, tzinfo=UTC)
    scene.world.clock = lambda: now
    scene.world.set_limits(Limits(group_per_minute=3))
    await bot.send_message(scene.group.id, "一")
    with pytest.raises(RetryAfter) as soon:
        await bot.send_message(scene.group.id, "太快")
    assert soon.value.retry_after == timedelta(seconds=1)
    for text in ("二", "三"):
        now += timedelta(seconds=2)
        await bot.send_message(scene.group.id, text)
    now += timedelta(seconds=2)
    with pytest.raises(RetryAfter) as later:
        await bot.send_message(scene.group.id, "太多")
    assert later.value.retry_after == timedelta(seconds=54)
    await bot.send_message(scene.operator.id, "别的聊天照常")
    await bot.get_chat_member(scene.group.id, scene.operator.id)
    now += timedelta(seconds=54)
    await bot.send_message(scene.group.id, "四")
    assert [post.text for post in scene.world.from_bot(scene.group)] == ["一", "二", "三", "四"]


async def test_thirty_a_second_over_all_chats(scene: Scene, bot: Bot) -> None:
    now = datetime(2025, 2, 21, tzinfo=UTC)
    scene.world.clock = lambda: now
    scene.world.set_limits(Limits(overall_per_second=2))
    chats = [scene.world.open_private(person) for person in scene.members]
    await bot.send_message(chats[0].id, "一")
    await bot.send_message(chats[1].id, "二")
    with pytest.raises(RetryAfter):
        await bot.send_message(chats[2].id, "三")


async def test_polling_goes_on_after_a_dropped_poll(running: Playground) -> None:
    server, scene = running

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_message is not None
        await update.effective_message.reply_text("在")

    application = builder(server, scene.bot.token).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    scene.world.script(Fault(kind="lost", method="getUpdates"))
    async with polling(application, error_callback=lambda error: None):
        asked = scene.world.post_message(scene.operator_chat, scene.operator, "在吗")
        assert (await scene.world.next_from_bot(scene.operator_chat, asked)).text == "在"


async def test_an_update_that_does_not_decode_can_be_queued(scene: Scene, bot: Bot) -> None:
    scene.bot.updates.put_raw({"message": {"message_id": "?"}})
    with pytest.raises((KeyError, TypeError)):
        await bot.get_updates()


async def test_a_webhook_gets_updates_with_the_secret_and_again_until_it_takes_them(
    running: Playground,
) -> None:
    _, scene = running
    received: list[tuple[str | None, bytes]] = []

    class Hook(RequestHandler):
        def post(self) -> None:
            received.append((self.request.headers.get("X-Telegram-Bot-Api-Secret-Token"), self.request.body))
            self.set_status(500 if len(received) == 1 else 200)

    sockets = bind_sockets(0, "127.0.0.1")
    receiver = HTTPServer(Application([("/hook", Hook)], log_function=lambda handler: None))
    receiver.add_sockets(sockets)
    address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}/hook"
    async with client(running[0], scene.bot.token) as bot:
        await bot.set_webhook(address, secret_token="hush", drop_pending_updates=True)
        scene.world.script(Fault(kind="unanswered", method="webhook", times=2))
        scene.world.post_message(scene.operator_chat, scene.operator, "在吗")
        await scene.world.wait_for(lambda: len(received) == 3 and not scene.bot.updates.pending)
        with pytest.raises(TelegramError, match="can't use getUpdates method while webhook is active"):
            await bot.get_updates()
        assert (await bot.get_webhook_info()).url == address
        await bot.delete_webhook()
        assert await bot.get_updates(timeout=0) == ()
    assert {secret for secret, _ in received} == {"hush"}
    assert len({body for _, body in received}) == 1
    receiver.stop()
    await receiver.close_all_connections()


async def test_the_server_stops_at_once_while_a_poll_waits(scene: Scene, running: Playground) -> None:
    server, _ = running
    scene.bot.updates.pending.clear()
    async with client(server, scene.bot.token, read_timeout=20) as bot:
        waiting = asyncio.create_task(bot.get_updates(timeout=20))
        await scene.world.wait_for(lambda: scene.bot.updates.is_polled)
        begun = time.monotonic()
        await server.stop()
        with pytest.raises(NetworkError):
            await waiting
    assert time.monotonic() - begun < 2


async def test_waiting_in_vain_tells_what_happened(scene: Scene) -> None:
    scene.world.post_message(scene.operator_chat, scene.operator, "无人回答")
    with pytest.raises(TimeoutError, match="无人回答"):
        await scene.world.wait_for(lambda: False, timeout=0.1)
