"""The web page's addresses: its files, the live events, and what people do in it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError, StaticFileHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from bot.playground.page_view import event_view, snapshot
from bot.playground.people import NotPossible
from bot.playground.records import Json
from bot.playground.requests import LocalHandler
from bot.playground.world import TelegramWorld

PAGE = Path(__file__).parent / "page"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
Act = Callable[[TelegramWorld, Json], Any]

_ACTS: Mapping[str, Act] = {
    "post": lambda world, sent: world.post_message(
        sent["chat"], sent["person"], sent["text"], reply_to=sent.get("reply_to"), thread=sent.get("thread")
    ),
    "edit": lambda world, sent: world.edit_message(
        sent["chat"], sent["message"], sent["person"], sent["text"]
    ),
    "press": lambda world, sent: world.press_button(
        sent["chat"], sent["message"], sent["person"], sent["data"]
    ),
    "ask_inline": lambda world, sent: world.ask_inline(sent["person"], sent["query"]),
    "choose_inline": lambda world, sent: world.choose_inline(
        sent["chat"], world.asks[sent["ask"]], sent["index"]
    ),
    "add_bot": lambda world, sent: world.add_bot(sent["chat"]),
    "remove_bot": lambda world, sent: world.remove_bot(sent["chat"]),
    "promote_bot": lambda world, sent: world.promote(sent["chat"], world.bot),
    "demote_bot": lambda world, sent: world.demote(sent["chat"], world.bot),
    "block_bot": lambda world, sent: world.block(sent["chat"]),
    "unblock_bot": lambda world, sent: world.unblock(sent["chat"]),
    "move_clock": lambda world, sent: world.move_clock(float(sent["seconds"])),
}


def page_routes(world: TelegramWorld, offered: Mapping[str, bytes]) -> list[tuple[Any, ...]]:
    """The page's routes; `offered` are the files by name that the page has at hand."""
    shared = {"world": world}
    with_files = shared | {"offered": offered}
    return [
        (r"/()", PageHandler, {"path": str(PAGE), "default_filename": "index.html"}),
        (r"/page/(.+)", PageHandler, {"path": str(PAGE)}),
        (r"/playground/live", LiveHandler, with_files),
        (r"/playground/act", ActHandler, shared),
        (r"/playground/documents", DocumentHandler, shared),
        (r"/playground/offered", OfferHandler, with_files),
        (r"/playground/files/(\w+)", SentFileHandler, shared),
    ]


class PageHandler(LocalHandler, StaticFileHandler):
    """The page's own files."""

    def set_extra_headers(self, path: str) -> None:
        """Only the page's own files may run, and none is kept by the browser."""
        self.set_header("Content-Security-Policy", _POLICY)
        self.set_header("Cache-Control", "no-store")


class LiveHandler(LocalHandler, WebSocketHandler):
    """A WebSocket: the whole scene, then each change."""

    def initialize(self, world: TelegramWorld, offered: Mapping[str, bytes]) -> None:
        """Take the world and the files at hand."""
        self.world = world
        self.offered = offered
        self.language = self.get_query_argument("lang", "zh")

    def open(self, *args: str, **kwargs: str) -> None:
        """Tell the scene and listen to the world."""
        self.world.tell("visited", language=self.language)
        self.world.listeners.append(self._on_change)
        self._tell(snapshot(self.world, self.language) | {"offered": list(self.offered)})

    def on_message(self, message: str | bytes) -> None:
        """The page only listens here; it acts by posts."""

    def on_close(self) -> None:
        """Stop listening."""
        if self._on_change in self.world.listeners:
            self.world.listeners.remove(self._on_change)

    def _on_change(self, event: str, payload: Json) -> None:
        if event == "stopped":
            self.close(1001)
            return
        view = event_view(self.world, event, payload, self.language)
        if view is not None:
            self._tell(view)

    def _tell(self, view: Json) -> None:
        try:
            self.write_message(json.dumps(view, ensure_ascii=False))
        except WebSocketClosedError:
            self.on_close()


class PageActor(LocalHandler):
    """An address where the page acts for a person."""

    def initialize(self, world: TelegramWorld) -> None:
        """Take the world."""
        self.world = world

    def act(self, action: Callable[[], Any]) -> None:
        """Do it and answer with the ids of what came of it; 400 where the app would not offer it."""
        try:
            done = action()
        except NotPossible as impossible:
            raise HTTPError(400, reason="Not possible") from impossible
        except (KeyError, TypeError, ValueError, StopIteration) as malformed:
            raise HTTPError(400, reason="Malformed") from malformed
        names = ("id", "message_id")
        self.finish({name: getattr(done, name) for name in names if hasattr(done, name)})


class ActHandler(PageActor):
    """Somebody writes, edits, presses, or changes the bot's membership."""

    def post(self) -> None:
        """A JSON object with `act` and its fields."""
        if not _is_json(self.request):
            raise HTTPError(415, reason="JSON only")
        self.act(self._act)

    def _act(self) -> Any:
        sent = json.loads(self.request.body)
        return _ACTS[sent["act"]](self.world, sent)


class DocumentHandler(PageActor):
    """Somebody sends a file."""

    def post(self) -> None:
        """A form with `chat`, `person` and the file as `document`."""
        self.act(self._send)

    def _send(self) -> Any:
        file = self.request.files["document"][0]
        chat, person = int(self.get_body_argument("chat")), int(self.get_body_argument("person"))
        return self.world.send_document(chat, person, file.filename, file.body, mime=file.content_type)


class OfferHandler(PageActor):
    """Somebody sends a file that the page has at hand."""

    def initialize(self, world: TelegramWorld, offered: Mapping[str, bytes] | None = None) -> None:
        """Take the world and the files at hand."""
        super().initialize(world)
        self.offered = offered or {}

    def post(self) -> None:
        """A JSON object with `chat`, `person` and the file's `name`."""
        if not _is_json(self.request):
            raise HTTPError(415, reason="JSON only")
        self.act(self._send)

    def _send(self) -> Any:
        sent = json.loads(self.request.body)
        name = sent["name"]
        return self.world.send_document(
            sent["chat"], sent["person"], name, self.offered[name], mime="text/plain"
        )


class SentFileHandler(LocalHandler):
    """A file of a message: pictures to look at, anything else to download."""

    def initialize(self, world: TelegramWorld) -> None:
        """Take the world."""
        self.world = world

    def get(self, file_id: str) -> None:
        """The file."""
        stored = self.world.files.get(file_id)
        if stored is None:
            raise HTTPError(404)
        picture = stored.mime in ("image/png", "image/jpeg")
        self.set_header("Content-Type", stored.mime if picture else "application/octet-stream")
        self.set_header("Content-Disposition", "inline" if picture else "attachment")
        self.set_header("Content-Security-Policy", "default-src 'none'; sandbox")
        self.finish(stored.data)


def _is_json(request: HTTPServerRequest) -> bool:
    return str(request.headers.get("Content-Type", "")).startswith("application/json")
