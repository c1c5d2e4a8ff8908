"""The playground's server as the tests' Telegram, and the real python-telegram-bot that talks to it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram import Bot
from telegram.ext import Application, ApplicationBuilder
from telegram.request import HTTPXRequest

from bot.playground import PlaygroundServer, Scene, world_with_people

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


@asynccontextmanager
async def playground() -> AsyncIterator[tuple[PlaygroundServer, Scene]]:
    """A server that runs over the demo scene."""
    scene = world_with_people()
    async with PlaygroundServer(scene.world) as server:
        yield server, scene


@asynccontextmanager
async def client(server: PlaygroundServer, token: str, read_timeout: float = 5.0) -> AsyncIterator[Bot]:
    """A plain client of one bot, without polling."""
    request = HTTPXRequest(read_timeout=read_timeout)
    bot = Bot(token, base_url=server.base_url, base_file_url=server.base_file_url, request=request)
    async with bot:
        yield bot


def builder(server: PlaygroundServer, token: str) -> ApplicationBuilder[Any, Any, Any, Any, Any, Any]:
    """An application builder whose bot talks to the server."""
    return ApplicationBuilder().token(token).base_url(server.base_url).base_file_url(server.base_file_url)


@asynccontextmanager
async def polling(application: AnyApplication, **options: Any) -> AsyncIterator[AnyApplication]:
    """The application, polling; `options` are those of start_polling."""
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(timeout=10, **options)
        try:
            yield application
        finally:
            await application.updater.stop()
            await application.stop()
