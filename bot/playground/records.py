"""What the playground's Telegram is made of: accounts, chats, messages and files.

Plain records that `TelegramWorld` changes; `wire()` gives the form in which the Bot API shows them.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.playground.updates import UpdateQueue

Json = dict[str, Any]
RoomKind = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]

PRESENT: frozenset[Status] = frozenset({"creator", "administrator", "member"})
ADMINS: frozenset[Status] = frozenset({"creator", "administrator"})


@dataclass(kw_only=True)
class Person:
    """A user who is no bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "zh-hans"

    @property
    def name(self) -> str:
        """The name as chats show it."""
        return f"{self.first_name} {self.last_name}".strip()

    def wire(self) -> Json:
        """The Bot API's User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        user["language_code"] = self.language_code
        return user


@dataclass(kw_only=True)
class Webhook:
    """Where a bot's updates are posted to."""

    url: str
    secret: str = ""
    errors: int = 0
    last_error: str = ""


@dataclass(kw_only=True)
class BotAccount:
    """A bot: its token, its switches at BotFather, and the updates that wait for it."""

    id: int
    token: str
    first_name: str
    username: str
    privacy: bool = True
    inline: bool = True
    guest: bool = True
    commands: dict[str, list[Json]] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    webhook: Webhook | None = None

    @property
    def name(self) -> str:
        """The name as chats show it."""
        return self.first_name

    def wire(self) -> Json:
        """The Bot API's User, as others see the bot."""
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}

    def me(self) -> Json:
        """The Bot API's User, as `getMe` answers."""
        return self.wire() | {
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy,
            "supports_inline_queries": self.inline,
            "supports_guest_queries": self.guest,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }


@dataclass(kw_only=True)
class Member:
    """What a user is in a chat, and whether an administrator hides behind the chat's name."""

    status: Status = "member"
    anonymous: bool = False


@dataclass(kw_only=True)
class Topic:
    """A forum's topic; `General` has the thread id None and no record."""

    id: int
    name: str
    closed: bool = False


@dataclass(kw_only=True)
class Post:
    """A message: who sent it, and its content in the Bot API's fields (text, entities, photo, ...)."""

    chat_id: int
    message_id: int
    date: datetime
    content: Json
    sender_id: int | None = None
    sender_chat: Json | None = None
    reply_to: int | None = None
    thread_id: int | None = None
    markup: Json | None = None
    edited: datetime | None = None
    via_bot: int | None = None
    inline_id: str | None = None
    seen_by: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The text or the caption, without markup."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """The entities of the text or the caption; offsets and lengths count UTF-16 units."""
        found: list[Json] = self.content.get("entities") or self.content.get("caption_entities", [])
        return found

    @property
    def buttons(self) -> list[list[Json]]:
        """The rows of the inline keyboard, empty where there is none."""
        rows: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons, row by row."""
        return [button["text"] for row in self.buttons for button in row]

    @property
    def is_service(self) -> bool:
        """Whether it tells of an event (somebody joined) instead of carrying somebody's words."""
        return not self.content.keys() & {"text", "photo", "document"}


@dataclass(kw_only=True)
class Room:
    """A chat. A private one carries its person's id and belongs to one bot."""

    id: int
    kind: RoomKind
    title: str
    username: str = ""
    forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    posts: dict[int, Post] = field(default_factory=dict)
    last_message_id: int = 0
    last_bot: int | None = None
    bots_may_write: bool = True
    started: bool = True
    migrated_to: int | None = None

    @property
    def is_group(self) -> bool:
        """Whether several people talk in it."""
        return self.kind in ("group", "supergroup")

    def status(self, user_id: int) -> Status | None:
        """What the user is here; None if never seen."""
        member = self.members.get(user_id)
        return member.status if member else None

    def has(self, user_id: int) -> bool:
        """Whether the user is in the chat now."""
        return self.status(user_id) in PRESENT

    def is_admin(self, user_id: int) -> bool:
        """Whether the user administers the chat."""
        return self.status(user_id) in ADMINS

    def wire(self) -> Json:
        """The Bot API's Chat."""
        chat: Json = {"id": self.id, "type": self.kind}
        if self.kind == "private":
            chat["first_name"] = self.title
        else:
            chat["title"] = self.title
        if self.username:
            chat["username"] = self.username
        if self.forum:
            chat["is_forum"] = True
        return chat


@dataclass(kw_only=True)
class StoredFile:
    """A file somebody sent: `path` is what `getFile` names."""

    id: str
    name: str
    mime: str
    path: str
    data: bytes

    @property
    def unique_id(self) -> str:
        """The id that stays the same for every bot."""
        return f"u{self.id}"


@dataclass(kw_only=True)
class Press:
    """A press of a button, and what the bot answered to it (None while it has not)."""

    id: str
    bot_id: int
    person_id: int
    data: str
    at: datetime
    chat_id: int | None = None
    message_id: int | None = None
    answer: Json | None = None


@dataclass(kw_only=True)
class InlineAsk:
    """An inline query or a guest mention, and the results that the bot gave (None while it has not).

    `button` stands above the results and leads into the private chat.
    """

    id: str
    bot_id: int
    person_id: int
    query: str
    chat_id: int | None = None
    message_id: int | None = None
    results: list[Json] | None = None
    button: Json | None = None


@dataclass(frozen=True, kw_only=True)
class ApiCall:
    """One call that a bot made: its arguments as sent, the HTTP code and the body of the answer."""

    method: str
    bot: str
    arguments: Json
    at: datetime
    code: int
    answer: Json
