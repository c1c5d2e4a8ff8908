"""The playground's server: the Bot API, its files and the web page, on loopback."""

import asyncio
import json
import re
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from bot.playground.faults import Fault
from bot.playground.methods import answer, log
from bot.playground.page_api import page_routes
from bot.playground.records import BotAccount, Json
from bot.playground.refusals import Refusal, not_found, unauthorized
from bot.playground.requests import LocalHandler, read_arguments
from bot.playground.webhooks import WebhookPoster
from bot.playground.world import TelegramWorld

LOOPBACK = "127.0.0.1"
LARGEST_BODY = 60_000_000
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")


class PlaygroundServer:
    """A Bot API server over a world; `async with PlaygroundServer() as server` starts and stops it.

    `offered`: files by name that the page has at hand, for the operator to send.
    """

    def __init__(
        self, world: TelegramWorld | None = None, *, offered: Mapping[str, bytes] | None = None
    ) -> None:
        self.world = world or TelegramWorld()
        self.offered = dict(offered or {})
        self.port = 0
        self._server: HTTPServer | None = None
        self._work: set[asyncio.Task[Any]] = set()
        self._webhooks = WebhookPoster(self.world)

    @property
    def url(self) -> str:
        """The web page's address."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def base_url(self) -> str:
        """The `base_url` for python-telegram-bot."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """The `base_file_url` for python-telegram-bot."""
        return f"{self.url}/file/bot"

    async def start(self, port: int = 0) -> None:
        """Listen on 127.0.0.1 at `port`, or at a free one; OSError if it is taken."""
        shared = {"world": self.world, "work": self._work}
        application = Application(
            [
                (r"/bot([^/]*)/(\w+)", BotApiHandler, shared),
                (r"/file/bot([^/]*)/(.+)", FileHandler, {"world": self.world}),
                *page_routes(self.world, self.offered),
            ],
            log_function=lambda handler: None,
            websocket_ping_interval=20,
        )
        sockets = bind_sockets(port, LOOPBACK)
        self.port = sockets[0].getsockname()[1]
        self._server = HTTPServer(application, max_body_size=LARGEST_BODY, max_buffer_size=LARGEST_BODY)
        self._server.add_sockets(sockets)
        self._webhooks.start()

    async def stop(self) -> None:
        """End open polls, close all connections and stop listening."""
        await self._webhooks.stop()
        if self._server is None:
            return
        self._server.stop()
        for task in tuple(self._work):
            task.cancel()
        self.world.tell("stopped")
        await self._server.close_all_connections()
        self._server = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()


class BotApiHandler(LocalHandler):
    """`/bot<token>/<method>`."""

    def initialize(self, world: TelegramWorld, work: set[asyncio.Task[Any]]) -> None:
        """Take the world, and the set of calls under way."""
        self.world = world
        self.work = work
        self.task: asyncio.Task[tuple[int, Json]] | None = None

    async def get(self, token: str, method: str) -> None:
        """A call with its arguments in the query."""
        await self.post(token, method)

    async def post(self, token: str, method: str) -> None:
        """A call."""
        try:
            bot = self._bot(token)
            arguments = read_arguments(self.request)
        except Refusal as refusal:
            return self._reply(refusal.code, refusal.wire())
        except ValueError:
            return self._reply(400, Refusal(400, "Bad Request: can't parse JSON").wire())
        fault = self.world.faults.take(method, arguments.number("chat_id"))
        if fault is not None and fault.kind in ("refused", "lost"):
            code, body = fault.code, fault.refusal().wire()
            log(self.world, bot, method, arguments, code, body)
            return self._spoil(fault, code, body)
        self.task = asyncio.ensure_future(answer(self.world, bot, method, arguments))
        self.work.add(self.task)
        self.task.add_done_callback(self.work.discard)
        try:
            code, body = await self.task
            if fault is not None and fault.kind == "late":
                await asyncio.sleep(fault.seconds)
        except asyncio.CancelledError:
            return self._hang_up()
        return self._reply(code, body) if fault is None else self._spoil(fault, code, body)

    def on_connection_close(self) -> None:
        """Give up a poll whose caller has gone."""
        if self.task is not None:
            self.task.cancel()

    def _bot(self, token: str) -> BotAccount:
        if not _TOKEN.fullmatch(token):
            raise not_found()
        if token not in self.world.bots:
            raise unauthorized()
        return self.world.bots[token]

    def _reply(self, code: int, body: Json) -> None:
        self.set_status(code)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(body))

    def _spoil(self, fault: Fault, code: int, body: Json) -> None:
        if fault.kind in ("lost", "unanswered"):
            self._hang_up()
        elif fault.kind == "garbled":
            self.finish("<html>not what was expected")
        else:
            self._reply(code, body)

    def _hang_up(self) -> None:
        self.detach().close()


class FileHandler(LocalHandler):
    """`/file/bot<token>/<path>`: the bytes of a file that `getFile` named."""

    def initialize(self, world: TelegramWorld) -> None:
        """Take the world."""
        self.world = world

    def get(self, token: str, path: str) -> None:
        """The file."""
        stored = next((file for file in self.world.files.values() if file.path == path), None)
        if token not in self.world.bots or stored is None:
            self.set_status(404)
            self.finish(json.dumps(not_found().wire()))
            return
        self.set_header("Content-Type", "application/octet-stream")
        self.finish(stored.data)
