"""The assembly: settings and a store in, a running bot out."""

import asyncio
import ipaddress
import logging
import signal
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, Defaults
from telegram.request import HTTPXRequest

from bot.config import Settings, SettingUnusable
from bot.inbox import inbox_of
from bot.polling import ChatByChat, GuardedPolling
from bot.schedule import schedule, wake
from handlers.about import GROUP, GROUP_ADMINS, OPERATOR, PRIVATE
from handlers.admins import Admins
from handlers.context import App, Context, Services, utc_now
from handlers.errors import failed
from handlers.render.words import word
from handlers.routes import ALLOWED_UPDATES, routes
from store import Store

_MENU_LANGUAGES = ("zh", "en")
_log = logging.getLogger(__name__)


def build(
    settings: Settings, store: Store, end: asyncio.Future[int], *, now: Callable[[], datetime] = utc_now
) -> App:
    """The application with all that it reacts to; `end` gets the exit code if it must stop by itself.

    `now` is the clock by which digests are due.
    """
    application: App = (
        _connected(ApplicationBuilder(), settings)
        .context_types(ContextTypes(context=Context))
        .concurrent_updates(ChatByChat())
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                allow_sending_without_reply=True,
            )
        )
        .build()
    )
    application.bot_data[Services] = Services(
        store=store,
        admins=Admins(),
        wake=lambda: wake(application),
        stop=lambda: _finish(end, 1),
        operators=settings.operators,
        language=settings.language,
        push_window_days=settings.push_window_days,
        file_limit_bytes=settings.file_limit_bytes,
        now=now,
    )
    application.add_handlers(routes())
    application.add_error_handler(failed)
    return application


@asynccontextmanager
async def polling(application: App, settings: Settings) -> AsyncIterator[App]:
    """The application as it polls and ticks, from the first getMe to the last answer."""
    inbox = inbox_of(settings)
    try:
        await _initialized(application)
        await announce(application, settings.language, settings.operators)
        schedule(application, settings.tick_seconds, inbox)
        await application.start()
        await _polls(application)
        yield application
    finally:
        if application.updater is not None and application.updater.running:
            await application.updater.stop()
        if application.running:
            await application.stop()
        await application.shutdown()
        await application.bot.request.shutdown()  # still open where getMe was refused


async def run(settings: Settings, store: Store) -> int:
    """Run until a signal or an invalid token ends it; the exit code."""
    loop = asyncio.get_running_loop()
    end: asyncio.Future[int] = loop.create_future()
    stop_on_signals(loop, end)
    try:
        async with polling(build(settings, store, end), settings):
            return await end
    except InvalidToken:
        raise SettingUnusable("cli.setting.token_refused", {"name": "ONRECORD_TELEGRAM_TOKEN"}) from None


def stop_on_signals(loop: asyncio.AbstractEventLoop, end: asyncio.Future[int]) -> None:
    """Let SIGINT and SIGTERM end the run with exit code 0."""
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, _finish, end, 0)
        except NotImplementedError:  # Windows: Ctrl-C raises KeyboardInterrupt instead
            return


async def announce(application: App, language: str, operators: Iterable[int] = ()) -> None:
    """Set the command menus per scope and language, and log who the bot is and what it sees in groups."""
    me = application.bot.bot
    _log.info("@%s is up; can_read_all_group_messages=%s", me.username, me.can_read_all_group_messages)
    scopes: tuple[tuple[BotCommandScope, tuple[str, ...]], ...] = (
        (BotCommandScopeAllPrivateChats(), PRIVATE),
        (BotCommandScopeAllGroupChats(), GROUP),
        (BotCommandScopeAllChatAdministrators(), GROUP_ADMINS),
    )
    try:
        for scope, names in scopes:
            await application.bot.set_my_commands(_menu(names, language), scope=scope)
            for code in _MENU_LANGUAGES:
                await application.bot.set_my_commands(_menu(names, code), scope=scope, language_code=code)
    except TelegramError as error:
        _log.warning("the command menus could not be set: %s", error)
    for operator in operators:
        try:
            menu = _menu((*PRIVATE, *OPERATOR), language)
            await application.bot.set_my_commands(menu, scope=BotCommandScopeChat(operator))
        except TelegramError as error:  # he has not opened the chat yet
            _log.info("no menu for operator %s: %s", operator, error)


def _menu(names: tuple[str, ...], language: str) -> list[BotCommand]:
    return [BotCommand(name, word(language, f"chat.command.{name}")) for name in names]


def _connected(builder: Any, settings: Settings) -> Any:
    options = _http_options(settings)
    builder = builder.token(settings.token).request(HTTPXRequest(connection_pool_size=64, **options))
    builder = builder.get_updates_request(
        GuardedPolling(heartbeat=settings.heartbeat_file, connection_pool_size=2, **options)
    )
    if settings.telegram_base_url:
        address = settings.telegram_base_url.rstrip("/")
        builder = builder.base_url(f"{address}/bot").base_file_url(f"{address}/file/bot")
    return builder


def _http_options(settings: Settings) -> dict[str, Any]:
    options: dict[str, Any] = {
        "read_timeout": settings.read_timeout_seconds,
        "write_timeout": settings.read_timeout_seconds,
        "connect_timeout": 10.0,
        "pool_timeout": 10.0,
    }
    if settings.telegram_base_url and _is_loopback(settings.telegram_base_url):
        options["httpx_kwargs"] = {"trust_env": False}  # a proxy of the environment does not know this host
    return options


def _is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


async def _initialized(application: App) -> None:
    pause = 1.0
    while True:
        try:
            await application.initialize()
            return
        except NetworkError as error:
            _log.warning("Telegram cannot be reached (%s); trying again in %.0f s", error, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 60.0)


async def _polls(application: App) -> None:
    updater = application.updater
    if updater is None:
        raise RuntimeError("the application was built without an updater")

    def report(error: TelegramError) -> None:
        application.create_task(application.process_error(None, error))

    await updater.start_polling(
        allowed_updates=list(ALLOWED_UPDATES), bootstrap_retries=-1, error_callback=report
    )


def _finish(end: asyncio.Future[int], code: int) -> None:
    if not end.done():
        end.set_result(code)
