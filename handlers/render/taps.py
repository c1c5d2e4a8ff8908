"""The data behind the buttons of the settings and of a pushed digest: versioned, under Telegram's 64 bytes."""

from dataclasses import dataclass
from typing import Literal, get_args

from handlers.render.buttons import LIMIT, mark

Page = Literal[
    "main", "form", "chart", "lang", "zone", "quiet", "topic", "words", "firms", "firm", "groups", "close"
]
Under = Literal["why", "words", "open", "mute"]
SETTINGS, UNDER = "s1:", "d1:"
_PAGES: tuple[Page, ...] = get_args(Page)
_CHANGING = frozenset({"form", "chart", "lang", "zone", "quiet", "topic", "words", "firm"})
_UNDER: tuple[Under, ...] = get_args(Under)
_PAGE_DIGITS, _ID_DIGITS = 3, 16


@dataclass(frozen=True, kw_only=True)
class Tap:
    """A button of the settings of a chat: the page to show, and the value to choose there first, if any.

    Of the page `firms`, the value is which part of the list to show. `company` is a company's key or its mark.
    """

    chat: int
    page: Page
    value: str = ""
    company: str = ""

    @property
    def changes(self) -> bool:
        """Whether something is chosen, and not only shown."""
        return bool(self.value) and self.page in _CHANGING

    @property
    def data(self) -> str:
        """The callback data; a company's key that is too long is replaced by its mark."""
        head = f"{SETTINGS}{self.chat}:{self.page}:{self.value}:"
        return head + _fitting(head, self.company)


@dataclass(frozen=True, kw_only=True)
class Touch:
    """A button under a pushed digest: what it opens about a call (its key or its mark).

    Page 0 opens below the digest; the pages from 1 on take the place of the message that they hang under.
    """

    action: Under
    call: str
    page: int = 0

    @property
    def data(self) -> str:
        """The callback data."""
        head = f"{UNDER}{self.action}:{self.page}:"
        return head + _fitting(head, self.call)


def is_chat_id(words: str) -> bool:
    """Whether the words are a number such as Telegram gives to chats."""
    digits = words.removeprefix("-")
    return digits.isascii() and digits.isdecimal() and len(digits) <= _ID_DIGITS


def read_tap(data: str) -> Tap | None:
    """What a button of the settings asks for, None where it comes from another version of the bot."""
    chat, page, value, company = (*data.removeprefix(SETTINGS).split(":", 3), "", "", "")[:4]
    if not data.startswith(SETTINGS) or page not in _PAGES or not is_chat_id(chat):
        return None
    return Tap(chat=int(chat), page=page, value=value, company=company)


def read_touch(data: str) -> Touch | None:
    """What a button under a pushed digest asks for, None where it comes from another version of the bot."""
    action, page, call = (*data.removeprefix(UNDER).split(":", 2), "", "")[:3]
    known = data.startswith(UNDER) and action in _UNDER
    if not known or not page.isdecimal() or len(page) > _PAGE_DIGITS:
        return None
    return Touch(action=action, call=call, page=int(page))  # type: ignore[arg-type]


def _fitting(head: str, key: str) -> str:
    return key if len((head + key).encode()) <= LIMIT else mark(key)
