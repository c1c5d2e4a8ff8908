"""The bot's web server: health before readiness, metrics, and the webhook in Telegram's place."""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

import bot.instance
from bot.app import build, polling
from bot.config import SettingUnusable
from bot.instance import Instance
from bot.playground import Fault, PlaygroundServer, world_with_people
from bot.web import SECRET_HEADER, secret_of
from store import Store
from tests.running_bot import RunningBot, running_bot, settings_for, until, welcomed


@asynccontextmanager
async def web_of(bot: RunningBot) -> AsyncIterator[httpx.AsyncClient]:
    instance: Instance = bot.application.bot_data[Instance]
    address = f"http://127.0.0.1:{instance.web.port}"
    async with httpx.AsyncClient(base_url=address, trust_env=False) as client:
        yield client


@asynccontextmanager
async def hooked(store: Store, path: str = "/telegram") -> AsyncIterator[RunningBot]:
    """The bot behind a webhook at a free port, welcomed."""
    scene = world_with_people()
    end: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    async with PlaygroundServer(scene.world) as server:
        port = free_port()
        settings = settings_for(
            server, scene, webhook_url=f"http://127.0.0.1:{port}{path}", listen=f"127.0.0.1:{port}"
        )
        async with polling(build(settings, store, end), settings) as application:
            await welcomed(scene.world, scene.group)
            yield RunningBot(scene=scene, server=server, store=store, application=application, end=end)


def free_port() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def listens(host: str, port: int) -> bool:
    import socket

    with socket.socket() as knocking:
        return knocking.connect_ex((host, port)) == 0


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def posted(bot: RunningBot, update_id: int, text: str = "/help") -> dict[str, Any]:
    chat = bot.world.open_private(bot.scene.operator)
    message = {
        "message_id": 900_000 + update_id,
        "date": 1_760_000_000,
        "chat": chat.wire(),
        "from": bot.scene.operator.wire(),
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}],
    }
    return {"update_id": update_id, "message": message}


async def test_health_is_shown_before_telegram_is_reached_and_readiness_after(store: Store) -> None:
    scene = world_with_people()
    server = PlaygroundServer(scene.world)
    await server.start()
    address = server.port
    await server.stop()
    settings = settings_for(server, scene, listen=f"127.0.0.1:{free_port()}")
    host, port = settings.listens_at or ("", 0)
    end: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    stop = asyncio.Event()

    async def come_up() -> None:
        async with polling(build(settings, store, end), settings):
            await stop.wait()

    starting = asyncio.create_task(come_up())
    async with httpx.AsyncClient(base_url=f"http://{host}:{port}", trust_env=False) as client:
        await until(lambda: listens(host, port))
        assert (await client.get("/healthz")).status_code == 200
        waiting = await client.get("/readyz")
        assert (waiting.status_code, waiting.text) == (503, "starting\n")
        await server.start(address)
        async with asyncio.timeout(10):
            while (await client.get("/readyz")).status_code != 200:
                await asyncio.sleep(0.05)
    stop.set()
    await starting
    await server.stop()


async def test_without_a_database_it_is_alive_and_not_ready(
    recorded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError

    async with running_bot(recorded, listen="127.0.0.1:0") as bot, web_of(bot) as client:
        await until(lambda: bot.world.calls_of("getUpdates"))
        with monkeypatch.context() as patch:
            patch.setattr(recorded.chats, "get", broken)
            patch.setattr(recorded.outbox, "counts", broken)
            assert "database" in (await client.get("/readyz")).text
            assert (await client.get("/healthz")).status_code == 200
            metrics = (await client.get("/metrics")).text
            assert "onrecord_delivery_lag_seconds NaN" in metrics
            assert "onrecord_leads 1.0" in metrics


async def test_polls_that_fail_for_long_are_not_ready(
    recorded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running_bot(recorded) as bot:
        instance: Instance = bot.application.bot_data[Instance]
        await until(lambda: instance._polls.age < 60)
        assert await instance.problems() == []
        monkeypatch.setattr("bot.instance.POLL_AGE_S", -1.0)
        assert await instance.problems() == ["telegram"]


async def test_the_metrics_count_what_was_asked_refused_and_sent(recorded: Store) -> None:
    async with running_bot(recorded, listen="127.0.0.1:0", rate_limits=True) as bot, web_of(bot) as client:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, "鲸屿云收入增长多少？")
        await bot.world.next_from_bot(chat, asked, timeout=10)
        bot.world.script(Fault(kind="refused", method="sendMessage", retry_after=1))
        asked = bot.world.post_message(chat, bot.scene.operator, "董事长的鞋码是多少？")
        await bot.world.next_from_bot(chat, asked, timeout=10)
        metrics = (await client.get("/metrics")).text
    for line in (
        r'onrecord_questions_total\{kind="metric"\} 1\.0',
        r"onrecord_abstentions_total 1\.0",
        r"onrecord_answer_seconds_count 2\.0",
        r"onrecord_telegram_refusals_total 1\.0",
        r'onrecord_deliveries\{state="pending"\} 0\.0',
        r"onrecord_delivery_lag_seconds 0\.0",
        r"onrecord_leads 1\.0",
        r"onrecord_poll_age_seconds [0-9.e-]+",
        r"process_resident_memory_bytes [0-9.e+]+",
    ):
        assert re.search(f"^{line}$", metrics, re.MULTILINE), f"{line}\n{metrics}"


async def test_updates_that_are_posted_are_answered(recorded: Store) -> None:
    async with hooked(recorded) as bot:
        assert bot.scene.bot.webhook is not None
        assert bot.world.calls_of("getUpdates") == []
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, "/calls")
        assert await bot.world.next_from_bot(chat, asked)


async def test_what_is_more_than_can_be_kept_stays_with_telegram(
    recorded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.instance, "MOST_OPEN", 2)
    async with hooked(recorded) as running, web_of(running) as client:
        instance: Instance = running.application.bot_data[Instance]
        headers, chat = {SECRET_HEADER: instance.secret}, running.world.open_private(running.scene.operator)
        await until(lambda: instance._open == 0)  # the group's welcome is done with
        running.world.script(Fault(kind="late", method="sendMessage", seconds=0.5))
        codes = [
            (await client.post("/telegram", headers=headers, json=posted(running, number))).status_code
            for number in (900_001, 900_002, 900_003)
        ]
        assert codes == [200, 200, 503]
        await running.world.wait_for(lambda: len(running.world.from_bot(chat)) == 2)
        await until(lambda: instance._open == 0)
        again = await client.post("/telegram", headers=headers, json=posted(running, 900_003))
        assert again.status_code == 200
        await running.world.wait_for(lambda: len(running.world.from_bot(chat)) == 3)


async def test_a_post_that_telegram_repeats_is_answered_once(recorded: Store) -> None:
    async with hooked(recorded) as bot:
        bot.world.script(Fault(kind="unanswered", method="webhook", times=2))
        chat = bot.world.open_private(bot.scene.operator)
        bot.world.post_message(chat, bot.scene.operator, "/calls")
        await until(lambda: not bot.scene.bot.updates.pending)
        last = bot.world.post_message(chat, bot.scene.operator, "/help")
        await bot.world.next_from_bot(chat, last)
        assert len(bot.world.from_bot(chat)) == 2


@pytest.mark.parametrize(
    ("secret", "body", "code"),
    [
        (None, "{}", 403),
        ("wrong", "{}", 403),
        ("straße".encode(), "{}", 403),
        ("right", "no json", 400),
        ("right", "[1]", 200),
        ("right", '{"update_id": 5, "message": {"message_id": "broken"}}', 200),
        ("right", "{" + " " * 3_000_000 + "}", 400),
    ],
    ids=["none", "wrong", "no ascii", "no json", "no update", "broken update", "too large"],
)
async def test_only_who_knows_the_secret_may_post_and_nothing_breaks_it(
    recorded: Store, caplog: pytest.LogCaptureFixture, secret: str | bytes | None, body: str, code: int
) -> None:
    async with hooked(recorded) as bot, web_of(bot) as client:
        right = secret_of(bot.scene.bot.token, None)
        given = right if secret == "right" else secret
        headers = [] if given is None else [(SECRET_HEADER.encode(), _bytes(given))]
        with caplog.at_level(logging.CRITICAL):
            try:
                answer = await client.post("/telegram", content=body, headers=headers)
                assert answer.status_code == code
            except httpx.TransportError:
                assert len(body) > 2_000_000
        good = posted(bot, 31, "/help")
        answer = await client.post("/telegram", json=good, headers={SECRET_HEADER: right})
        assert answer.status_code == 200
        await bot.world.wait_for(lambda: bot.world.from_bot(bot.world.open_private(bot.scene.operator)))


async def test_who_is_about_to_stop_sends_updates_back(recorded: Store) -> None:
    async with hooked(recorded) as bot, web_of(bot) as client:
        instance: Instance = bot.application.bot_data[Instance]
        instance.retire()
        answer = await client.post(
            "/telegram", json=posted(bot, 41), headers={SECRET_HEADER: instance.secret}
        )
        assert answer.status_code == 503
        assert (await client.get("/readyz")).text == "stopping\n"


def test_the_secret_is_the_same_in_every_instance_and_does_not_show_the_token() -> None:
    token = "123456789:" + "A" * 35
    made = secret_of(token, None)
    assert made == secret_of(token, None) != secret_of(token[:-1] + "B", None)
    assert re.fullmatch("[A-Za-z0-9_-]{1,256}", made)
    assert secret_of(token, "stated") == "stated"


async def test_a_port_that_is_taken_is_one_sentence(recorded: Store) -> None:
    async with running_bot(recorded, listen="127.0.0.1:0") as bot:
        instance: Instance = bot.application.bot_data[Instance]
        settings = settings_for(bot.server, bot.scene, listen=f"127.0.0.1:{instance.web.port}")
        end: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        with pytest.raises(SettingUnusable) as raised:
            async with polling(build(settings, recorded, end), settings):
                pass
        assert raised.value.data["name"] == "ONRECORD_LISTEN"


async def test_no_new_path_writes_the_token_or_the_secret_into_the_log(
    recorded: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"), caplog.at_level(logging.INFO):
        async with hooked(recorded) as bot, web_of(bot) as client:
            instance: Instance = bot.application.bot_data[Instance]
            await client.post("/telegram", content=json.dumps({}), headers={SECRET_HEADER: "wrong"})
            await client.get(f"/bot{bot.scene.bot.token}/getMe")
            seen = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
            written = "\n".join(record.getMessage() for record in seen)
            assert instance.secret not in written
            assert bot.scene.bot.token.split(":")[1] not in written
