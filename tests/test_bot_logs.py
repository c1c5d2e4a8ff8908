import io
import logging
from collections.abc import Iterator

import pytest

from bot.app import run
from bot.logs import redacted, set_up_logs
from bot.playground import PlaygroundServer, world_with_people
from store import Store
from tests.running_bot import settings_for

TOKEN = "123456789:" + "AbC-d_" * 6


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logs(stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_token_never_reaches_the_log(logged: io.StringIO) -> None:
    log = logging.getLogger("anything")
    log.warning("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    try:
        raise ValueError(f"https://api.telegram.org/file/bot{TOKEN}/documents/1")
    except ValueError:
        log.exception("it failed")
    text = logged.getvalue()
    assert TOKEN not in text
    assert TOKEN.split(":")[1] not in text
    assert text.count("123456789:***") == 2
    assert "ValueError" in text


async def test_a_failure_that_ends_the_bot_is_logged_without_the_token(
    logged: io.StringIO, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError(f"https://api.telegram.org/bot{scene.bot.token}/getMe")

    monkeypatch.setattr("bot.app.announce", broken)
    scene = world_with_people()
    async with PlaygroundServer(scene.world) as server:
        assert await run(settings_for(server, scene), store) == 1
    assert "the bot ends by a failure" in logged.getvalue()
    assert scene.bot.token.split(":")[1] not in logged.getvalue()


def test_the_http_client_is_silent_below_warnings(logged: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot")
    assert logged.getvalue() == ""


@pytest.mark.parametrize("text", ["12:30", "FY2025Q3: 280,200", "http://127.0.0.1:8080/page"])
def test_what_is_no_token_stays(text: str) -> None:
    assert redacted(text) == text
