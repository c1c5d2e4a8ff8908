"""Chats, their subscriptions, and what is on its way to them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from store.values.preferences import DigestForm, Preferences

DeliveryPurpose = Literal["digest", "correction", "withdrawal"]
DeliveryState = Literal["pending", "claimed", "sent", "unknown", "retry", "dead", "cancelled"]


@dataclass(frozen=True, kw_only=True)
class Chat:
    """A chat that the bot knows: `active` is False once it was removed or blocked; settings are kept."""

    chat_id: int
    kind: str
    title: str
    language: str = "zh"
    active: bool = True
    preferences: Preferences = field(default_factory=Preferences)


@dataclass(frozen=True, kw_only=True)
class Subscription:
    """A chat (or one topic of it) that gets a company's digests from `since` (UTC) on.

    `form` is what holds: `own_form`, or the chat's default where that is None. `by` is the name of who
    subscribed, empty for an anonymous admin, None where nobody wrote it down.
    """

    chat_id: int
    thread_id: int | None = None
    company_key: str
    company: str
    form: DigestForm = "card"
    own_form: DigestForm | None = None
    since: datetime
    by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One digest on its way to one chat; unique per (call, revision, chat, topic).

    A `correction` or a `withdrawal` edits the message `edits`, which brought an earlier digest of the call.
    Of the form `off` nothing goes out but the sentences with the chat's keywords. `held` says that it was
    queued in the chat's quiet hours; `error` is the word of the last failure.
    """

    id: int
    call_key: str
    revision: int
    chat_id: int
    thread_id: int | None
    form: DigestForm
    language: str
    state: DeliveryState
    attempts: int
    purpose: DeliveryPurpose = "digest"
    edits: int | None = None
    held: bool = False
    error: str | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a send: `sent` with the message id if known, `retry` not before a time, or an end.

    `attempt` is False for what does not count as a try (a 429, Telegram out of reach); `chat` says what it means
    for the chat: gone (kicked, blocked), or moved to `moved_to`.
    """

    state: Literal["sent", "unknown", "retry", "dead"]
    message_id: int | None = None
    not_before: datetime | None = None
    error: str | None = None
    attempt: bool = True
    chat_gone: bool = False
    moved_to: int | None = None


@dataclass(frozen=True, kw_only=True)
class AnsweredMessage:
    """Which message of the bot's answers which message of a chat: an edited question edits its answer.

    `asker` is a mark of who asked (see `asker_mark`), by which his questions are found when he wants them forgotten,
    and with `topic` and `asked_at` the one that he asked before.
    """

    chat_id: int
    message_id: int
    reply_id: int
    asker: str | None = None
    topic: int | None = None
    asked_at: datetime | None = None
