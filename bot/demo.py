"""The demonstration: the bot as it is, against the playground's Telegram instead of the real one."""

import asyncio
import contextlib
import logging
import sys
import tempfile
import webbrowser
from datetime import UTC, datetime
from functools import partial
from importlib.resources import files
from pathlib import Path

import click

from bot.app import build, polling, stop_on_signals
from bot.causes import cause_of
from bot.cli import told
from bot.config import Settings, SettingUnusable, read_settings
from bot.logs import set_up_logs
from bot.playground import (
    MovableClock,
    PlaygroundServer,
    Room,
    Scene,
    TelegramWorld,
    add_forum,
    join_for_a_visitor,
    world_with_people,
)
from store import Store, warm_up

# The older calls are known from the start; the newest waits in the page, to be sent and pushed, and another company's.
STORED = (
    "jingyu-fy2024q2.zh.txt",
    "jingyu-fy2024q3.zh.txt",
    "jingyu-fy2024q4.zh.txt",
    "jingyu-fy2025q1.zh.txt",
)
OFFERED = {
    "鲸屿2024年9月季度.txt": "jingyu-fy2025q2.zh.txt",
    "Tarnwick Q3 2024.txt": "tarnwick-fy2024q3.en.txt",
}


def demo(*, database: str | None, port: int, open_page: bool) -> int:
    """Run the demonstration until a signal ends it; without a database it keeps nothing."""
    set_up_logs(sys.stderr, logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="onrecord-demo-", ignore_cleanup_errors=True) as folder:
        url = database or f"sqlite:///{Path(folder) / 'onrecord.db'}"
        store = Store.open(url)
        try:
            for name in STORED:
                store.ingest(name, sample(name), now=datetime.now(UTC), push=False)
            warm_up()
            return asyncio.run(_shown(store, url, port, open_page))
        finally:
            store.close()


def sample(name: str) -> bytes:
    """An invented call that comes with the program."""
    return files("bot").joinpath("samples", name).read_bytes()


async def _shown(store: Store, database: str, port: int, open_page: bool) -> int:
    clock = MovableClock()
    scene = world_with_people(TelegramWorld(clock=clock), joined=False)
    rooms = (scene.group, add_forum(scene, joined=False))
    join_for_a_visitor(scene, rooms, partial(_speak_english, store, clock))
    offered = {shown: sample(name) for shown, name in OFFERED.items()}
    server = PlaygroundServer(scene.world, offered=offered)
    try:
        await server.start(port)
    except OSError as error:
        data = {"port": str(port), "reason": cause_of(error)}
        raise SettingUnusable("cli.port_taken", data) from None
    loop = asyncio.get_running_loop()
    end: asyncio.Future[int] = loop.create_future()
    stop_on_signals(loop, end)
    settings = _settings(scene, server, database)
    try:
        async with polling(build(settings, store, end, now=clock), settings):
            click.echo(told("cli.demo_ready", url=server.url))
            if open_page:
                with contextlib.suppress(webbrowser.Error):
                    await asyncio.to_thread(webbrowser.open, server.url)
            return await end
    finally:
        await server.stop()


def _speak_english(store: Store, clock: MovableClock, room: Room) -> None:
    store.chats.seen(room.id, room.kind, room.title, language="en", now=clock())


def _settings(scene: Scene, server: PlaygroundServer, database: str) -> Settings:
    return read_settings(
        database_url=database,
        telegram_token=scene.bot.token,
        telegram_base_url=server.url,
        operators=frozenset({scene.operator.id}),
        push_window_days="none",
        inbox="",  # what waits there is for the real bot
        tick_seconds=1.0,
        webhook_url="",
        listen="",
        rate_limits=False,
    )
