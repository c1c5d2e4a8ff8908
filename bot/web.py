"""The bot's own small web server: health, readiness, metrics, and Telegram's webhook where it is used."""

import asyncio
import hashlib
import hmac
import json
import logging
import socket
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from handlers.render.words import word

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LARGEST_BODY = 2_000_000
Problems = Callable[[], Awaitable[list[str]]]
Take = Callable[[dict[str, Any]], Awaitable[bool]]
_log = logging.getLogger(__name__)


def secret_of(token: str, stated: str | None) -> str:
    """The webhook's secret: the stated one, else one made from the token, the same in every instance."""
    return stated or hmac.new(token.encode(), b"onrecord webhook", hashlib.sha256).hexdigest()


class WebServer:
    """`/healthz`, `/readyz`, `/metrics`, and at the webhook's own path the updates."""

    def __init__(self, *, problems: Problems, metrics: Callable[[], bytes]) -> None:
        self._routes: list[Any] = [
            ("/healthz", _Health),
            ("/readyz", _Ready, {"problems": problems}),
            ("/metrics", _Metrics, {"metrics": metrics}),
        ]
        self._server: HTTPServer | None = None
        self.port = 0

    def receive(self, url: str, secret: str, take: Take) -> None:
        """Take updates at the path of that address from whoever knows the secret; before `start`."""
        path = urlsplit(url).path or "/"
        self._routes.append((path, _Webhook, {"secret": secret, "take": take}))

    def start(self, host: str, port: int) -> None:
        """Listen there, at a free port if it is 0; OSError if it is taken."""
        application = Application(self._routes, log_function=lambda handler: None)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        bound = socket.create_server((host, port), family=family)
        bound.setblocking(False)
        self.port = bound.getsockname()[1]
        self._server = HTTPServer(application, max_body_size=LARGEST_BODY, max_buffer_size=LARGEST_BODY)
        self._server.add_socket(bound)
        _log.info("health, readiness and metrics at http://%s:%s", host, self.port)

    async def stop(self) -> None:
        """Stop listening; answers under way are finished before."""
        server, self._server = self._server, None
        if server is not None:
            server.stop()
            await server.close_all_connections()


class _Plain(RequestHandler):
    def set_default_headers(self) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.clear_header("Server")

    def write_error(self, status_code: int, **_: Any) -> None:
        self.finish(f"{status_code}\n")


class _Health(_Plain):
    def get(self) -> None:
        """That the event loop turns."""
        self.finish("ok\n")


class _Ready(_Plain):
    def initialize(self, problems: Problems) -> None:
        self._problems = problems

    async def get(self) -> None:
        """200, or 503 and what is missing, a line each."""
        found = await self._problems()
        self.set_status(503 if found else 200)
        self.finish("\n".join([word("en", f"operators.unready.{key}") for key in found] or ["ready"]) + "\n")


class _Metrics(_Plain):
    def initialize(self, metrics: Callable[[], bytes]) -> None:
        self._metrics = metrics

    async def get(self) -> None:
        """The numbers as text."""
        self.set_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.finish(await asyncio.to_thread(self._metrics))


class _Webhook(_Plain):
    def initialize(self, secret: str, take: Take) -> None:
        self._secret, self._take = secret, take

    async def post(self) -> None:
        """Take an update; 503 lets Telegram send it again, to another instance if there is one."""
        given = self.request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            self.send_error(403)
            return
        try:
            update = json.loads(self.request.body)
        except ValueError:
            self.send_error(400)
            return
        taken = not isinstance(update, dict) or await self._take(update)
        self.set_status(200 if taken else 503)
        self.finish()


def into(queue: "asyncio.Queue[object]", bot: Any, opened: Callable[[], None] = lambda: None) -> Take:
    """Puts each update that decodes into the queue, and logs the number of each that does not; takes all.

    `opened` is told of each that is in the queue.
    """

    async def take(update: dict[str, Any]) -> bool:
        try:
            decoded = Update.de_json(update, bot)
        except Exception as error:  # whatever the library raises, the next update must get its turn
            _log.error("update %s does not decode (%s)", update.get("update_id"), type(error).__name__)
            return True
        await queue.put(decoded)
        opened()
        return True

    return take
