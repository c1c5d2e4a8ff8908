"""The data behind the buttons: versioned, under Telegram's 64 bytes, and the rows that a digest carries."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from handlers.render.message import Button
from handlers.render.words import word

Action = Literal["card", "full", "qa", "figures"]
VERSION = "1"
ASK_AGAIN = "a1:"
LIMIT = 64
_PAGE_DIGITS = 3


@dataclass(frozen=True, kw_only=True)
class Press:
    """What a button asks for: a view of a call (or its mark), and a page of it."""

    action: Action
    call: str = ""
    page: int = 0

    @property
    def data(self) -> str:
        """The callback data; a call's key that is too long is replaced by its mark."""
        head = f"{VERSION}:{self.action}:{self.page}:"
        room = LIMIT - len(head)
        return head + (self.call if len(self.call.encode()) <= room else mark(self.call))


def read(data: str) -> Press | None:
    """What the data ask for, None where they come from another version of the bot."""
    version, _, rest = data.partition(":")
    action, _, rest = rest.partition(":")
    page, _, call = rest.partition(":")
    if (
        version != VERSION
        or action not in get_args(Action)
        or not page.isdecimal()
        or len(page) > _PAGE_DIGITS
    ):
        return None
    return Press(action=action, call=call, page=int(page))  # type: ignore[arg-type]


def mark(call: str) -> str:
    """A short stand-in for a call's key."""
    return "~" + hashlib.sha256(call.encode()).hexdigest()[:16]


def call_named(name: str, known: Iterable[str]) -> str:
    """The key that the data name: itself, or the one of the known keys whose mark it is."""
    return next((key for key in known if mark(key) == name), name) if name.startswith("~") else name


def digest_rows(call: str, shown: Action, language: str) -> tuple[tuple[Button, ...], ...]:
    """The buttons under a view of a call: the other three views."""
    views: tuple[Action, ...] = ("card", "full", "qa", "figures")
    others = [
        Button(label=word(language, f"chat.button.{view}"), data=Press(action=view, call=call).data)
        for view in views
        if view != shown
    ]
    return (tuple(others),)


def page_row(action: Action, call: str, page: int, pages: int, language: str) -> tuple[Button, ...]:
    """The buttons to the page before and the page after, as far as there are any."""
    row = []
    if page > 0:
        label = word(language, "chat.button.earlier")
        row.append(Button(label=label, data=Press(action=action, call=call, page=page - 1).data))
    if page + 1 < pages:
        label = word(language, "chat.button.more", page=page + 2, pages=pages)
        row.append(Button(label=label, data=Press(action=action, call=call, page=page + 1).data))
    return tuple(row)
