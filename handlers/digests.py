"""The way of a digest to one chat: render, send, and what each failure means for it."""

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime

import httpx
import telegram
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from handlers import corrections
from handlers.context import Services
from handlers.pictures import with_chart
from handlers.render import digest_card, digest_full
from handlers.render.buttons import digest_rows
from handlers.render.message import Message
from handlers.sending import keyboard, pause_of, with_picture_or_without
from handlers.turns import behind_answers
from store import Delivery, Outcome, Store

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the table of failures: which error, by class, cause and words, and what it means.

    `alert` marks what an operator should look at.
    """

    error: type[Exception]
    causes: tuple[type[Exception], ...] = ()
    words: tuple[str, ...] = ()
    outcome: Outcome
    alert: bool = False

    def fits(self, error: Exception) -> bool:
        """Whether that error belongs to this row."""
        said = str(error).lower()
        return (
            isinstance(error, self.error)
            and (not self.causes or isinstance(error.__cause__, self.causes))
            and (not self.words or any(part in said for part in self.words))
        )


_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_UNSENDABLE = ("not enough rights", "have no rights", "chat not found", "chat_write_forbidden", "kicked")
_UNEDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")

# The order counts: BadRequest and TimedOut are kinds of NetworkError.
TABLE = (
    Row(error=RetryAfter, outcome=Outcome(state="retry", attempt=False)),
    Row(error=ChatMigrated, outcome=Outcome(state="retry", attempt=False)),
    Row(error=Forbidden, outcome=Outcome(state="dead", chat_gone=True)),
    Row(error=InvalidToken, outcome=Outcome(state="retry", attempt=False), alert=True),
    Row(error=BadRequest, words=_UNSENDABLE, outcome=Outcome(state="dead", chat_gone=True), alert=True),
    Row(error=BadRequest, words=_UNEDITABLE, outcome=Outcome(state="dead")),
    Row(error=BadRequest, outcome=Outcome(state="dead"), alert=True),
    Row(error=TimedOut, causes=_NOT_SENT, outcome=Outcome(state="retry")),
    Row(error=TimedOut, outcome=Outcome(state="unknown"), alert=True),
    Row(error=NetworkError, causes=_NOT_SENT, outcome=Outcome(state="retry")),
    Row(error=NetworkError, outcome=Outcome(state="unknown"), alert=True),
    Row(error=TelegramError, words=("invalid server response",), outcome=Outcome(state="sent")),
    Row(error=TelegramError, outcome=Outcome(state="dead"), alert=True),
    # The request went through and its answer did not decode.
    Row(error=Exception, outcome=Outcome(state="sent"), alert=True),
)


class Drawings:
    """What was drawn for a delivery serves all others of the same call, form and language in one tick."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._drawn: dict[tuple[object, ...], asyncio.Future[Message]] = {}

    async def of(self, delivery: Delivery) -> Message:
        """The message of a delivery, drawn in a thread; raises what drawing it did."""
        key = (delivery.call_key, delivery.revision, delivery.purpose, delivery.form, delivery.language)
        if key not in self._drawn:
            self._drawn[key] = asyncio.ensure_future(asyncio.to_thread(drawn, self._store, delivery))
        return await asyncio.shield(self._drawn[key])  # who stops waiting must not stop the others


async def deliver(delivery: Delivery, services: Services, bot: telegram.Bot, drawings: Drawings) -> None:
    """Send one claimed digest and record what became of it; nothing is sent if the claim was lost."""
    store, now = services.store, services.now
    try:
        message = await drawings.of(delivery)
    except Exception as error:  # a digest that cannot be drawn would be claimed again for ever
        _log.exception("the digest of %s cannot be drawn", delivery.call_key)
        lost = Outcome(state="dead", error=type(error).__name__)
        await asyncio.to_thread(store.outbox.record, delivery.id, lost, now())
        return
    with behind_answers():
        try:
            await services.turn(delivery.chat_id)  # before the send is begun: who is ended here was not sent
        except RetryAfter as error:
            await asyncio.to_thread(store.outbox.record, delivery.id, outcome_of(error, now()), now())
            return
        if not await asyncio.to_thread(store.outbox.start, delivery.id, now()):
            return
        outcome = await _sent(delivery, message, services, bot)
    await asyncio.to_thread(store.outbox.record, delivery.id, outcome, now())


def drawn(store: Store, delivery: Delivery) -> Message:
    """The digest in the delivery's form and language, with its buttons, or what takes its place; blocks."""
    if delivery.purpose == "withdrawal":
        return corrections.withdrawal(store, delivery)
    digest = store.digest(delivery.call_key)
    full = delivery.form == "full"
    message = (digest_full if full else digest_card)(digest, delivery.language)
    rows = digest_rows(delivery.call_key, "full" if full else "card", delivery.language)
    message = replace(message, buttons=rows)
    if not full:
        message = with_chart(message, store, delivery.call_key, delivery.language)
    return corrections.marked(message, store, delivery) if delivery.purpose == "correction" else message


def outcome_of(error: Exception, now: datetime) -> Outcome:
    """What the table says about that failure; when to retry, the outbox knows, unless Telegram says it."""
    row = next(row for row in TABLE if row.fits(error))
    outcome = replace(row.outcome, error=f"{type(error).__name__}: {error}")
    if row.alert:
        _log.error("a digest met %s: %s", type(error).__name__, outcome.state)
    if isinstance(error, RetryAfter):
        return replace(outcome, not_before=now + pause_of(error))
    if isinstance(error, ChatMigrated):
        return replace(outcome, moved_to=error.new_chat_id)
    return outcome


async def _sent(delivery: Delivery, message: Message, services: Services, bot: telegram.Bot) -> Outcome:
    thread = delivery.thread_id
    try:
        if delivery.edits is not None:
            return await corrections.rewrite(delivery, message, bot)
        try:
            sent = await _send(delivery, message, bot, thread)
        except BadRequest as error:
            if thread is None or not _topic_is_closed(error):
                raise
            _log.warning("topic %s of chat %s is gone; General gets its digest", thread, delivery.chat_id)
            sent = await _send(delivery, message, bot, None)
    except Exception as error:  # the table has a row for every failure
        if isinstance(error, InvalidToken):
            services.stop()
        return outcome_of(error, services.now())
    return Outcome(state="sent", message_id=sent.message_id)


def _topic_is_closed(error: BadRequest) -> bool:
    said = error.message.lower()
    return "thread not found" in said or "topic_closed" in said or "topic_deleted" in said


async def _send(
    delivery: Delivery, message: Message, bot: telegram.Bot, thread: int | None
) -> telegram.Message:
    async def send(text: str, mode: str | None) -> telegram.Message:
        return await bot.send_message(
            delivery.chat_id,
            text,
            parse_mode=mode,
            message_thread_id=thread,
            disable_notification=delivery.form == "silent",
            reply_markup=keyboard(message),
        )

    async def send_picture(picture: bytes, text: str, mode: str | None) -> telegram.Message:
        return await bot.send_photo(
            delivery.chat_id,
            picture,
            caption=text,
            parse_mode=mode,
            message_thread_id=thread,
            disable_notification=delivery.form == "silent",
            reply_markup=keyboard(message),
        )

    return await with_picture_or_without(message, send_picture, send)
