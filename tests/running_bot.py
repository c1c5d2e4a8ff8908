"""The real application over HTTP against the playground's server, with the real store behind it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.app import build, polling
from bot.config import Settings
from bot.playground import PlaygroundServer, Room, Scene, TelegramWorld, world_with_people
from bot.playground.world import PATIENCE_S
from handlers.context import App
from store import Store, warm_up

SAMPLES = Path(__file__).resolve().parents[1] / "bot" / "samples"
EARLIER = SAMPLES / "jingyu-fy2025q1.zh.txt"
LATEST = SAMPLES / "jingyu-fy2025q2.zh.txt"
COMPANY = "鲸屿集团"


@dataclass(frozen=True, kw_only=True)
class RunningBot:
    """A bot that polls, the people and chats around it, and its store; `end` holds its exit code."""

    scene: Scene
    server: PlaygroundServer
    store: Store
    application: App
    end: asyncio.Future[int]

    @property
    def world(self) -> TelegramWorld:
        return self.scene.world


def settings_for(server: PlaygroundServer, scene: Scene, **options: Any) -> Settings:
    given = {
        "telegram_token": scene.bot.token,
        "telegram_base_url": server.url,
        "operators": frozenset({scene.operator.id}),
        "push_window_days": None,
        "tick_seconds": 60.0,
        "read_timeout_seconds": 5.0,
        "rate_limits": False,
    }
    return Settings(**(given | options))


@asynccontextmanager
async def running_bot(
    store: Store, *, world: TelegramWorld | None = None, privacy: bool = True, **options: Any
) -> AsyncIterator[RunningBot]:
    """The bot in the demo scene, from its first poll until the block ends."""
    await asyncio.to_thread(warm_up)  # as the program does before its first poll
    scene = world_with_people(world)
    scene.bot.privacy = privacy
    end: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    async with PlaygroundServer(scene.world) as server:
        settings = settings_for(server, scene, **options)
        async with polling(build(settings, store, end, now=scene.world.clock), settings) as application:
            await welcomed(scene.world, scene.group)
            yield RunningBot(scene=scene, server=server, store=store, application=application, end=end)


async def welcomed(world: TelegramWorld, room: Room) -> None:
    """Wait for the bot's welcome in a group that it was added to, and take it away."""
    world.delete_message(room, await world.next_from_bot(room, 0))


async def until(condition: Callable[[], object], timeout: float = PATIENCE_S) -> None:
    """Wait for something outside the playground to become true; TimeoutError if it does not."""
    async with asyncio.timeout(timeout):
        while not condition():
            await asyncio.sleep(0.01)
