"""The way of a digest to one chat: render, send, and what each failure means for it."""

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime

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
from handlers.drawing import Bundle, Drawings
from handlers.render.delivered import moved
from handlers.render.message import Message
from handlers.sending import NOT_SENT, keyboard, pause_of, with_picture_or_without
from handlers.turns import behind_answers
from store import Delivery, Outcome

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
    Row(error=TimedOut, causes=NOT_SENT, outcome=Outcome(state="retry", attempt=False)),
    Row(error=TimedOut, outcome=Outcome(state="unknown"), alert=True),
    Row(error=NetworkError, causes=NOT_SENT, outcome=Outcome(state="retry", attempt=False)),
    Row(error=NetworkError, outcome=Outcome(state="unknown"), alert=True),
    Row(error=TelegramError, words=("invalid server response",), outcome=Outcome(state="sent")),
    Row(error=TelegramError, outcome=Outcome(state="dead"), alert=True),
    # The request went through and its answer did not decode.
    Row(error=Exception, outcome=Outcome(state="sent"), alert=True),
)


async def deliver(bundle: Bundle, services: Services, bot: telegram.Bot, drawings: Drawings) -> None:
    """Send claimed digests as one message and record what became of it; not those whose claim was lost."""
    now = services.now
    try:
        message = await drawings.of(bundle)
    except Exception as error:  # a digest that cannot be drawn would be claimed again for ever
        _log.exception("the digest of %s cannot be drawn", bundle[0].call_key)
        lost = Outcome(state="dead", error=type(error).__name__)
        await _record(bundle, lost, services)
        return
    with behind_answers():
        try:
            await services.turn(bundle[0].chat_id)  # before the send is begun: who is ended here was not sent
        except RetryAfter as error:
            await _record(bundle, outcome_of(error, now()), services)
            return
        started = await _started(bundle, services)
        if started and started != bundle:
            message = await drawings.of(started)
        if started:
            await _record(started, await _sent(started, message, services, bot), services)


async def _started(bundle: Bundle, services: Services) -> Bundle:
    """Those of the deliveries that are still ours to send."""
    start, now = services.store.outbox.start, services.now
    return tuple([each for each in bundle if await asyncio.to_thread(start, each.id, now())])


async def _record(bundle: Bundle, outcome: Outcome, services: Services) -> None:
    for each in bundle:
        await asyncio.to_thread(services.store.outbox.record, each.id, outcome, services.now())


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


async def _sent(bundle: Bundle, message: Message, services: Services, bot: telegram.Bot) -> Outcome:
    delivery, thread = bundle[0], bundle[0].thread_id
    quietly = all(each.form == "silent" for each in bundle)
    try:
        if delivery.edits is not None:
            return await corrections.rewrite(delivery, message, bot)
        try:
            sent = await _send(delivery, message, bot, thread, quietly)
        except BadRequest as error:
            if thread is None or not _topic_is_closed(error):
                raise
            _log.warning("topic %s of chat %s is gone; General gets its digest", thread, delivery.chat_id)
            if "closed" not in error.message.lower():
                await asyncio.to_thread(services.store.chats.topic_gone, delivery.chat_id, thread)
            sent = await _send(delivery, moved(message, delivery.language), bot, None, quietly)
    except Exception as error:  # the table has a row for every failure
        if isinstance(error, InvalidToken):
            services.stop()
        if isinstance(error.__cause__, NOT_SENT):
            services.reached(False)
        return outcome_of(error, services.now())
    services.reached(True)
    return Outcome(state="sent", message_id=sent.message_id)


def _topic_is_closed(error: BadRequest) -> bool:
    said = error.message.lower()
    return "thread not found" in said or "topic_closed" in said or "topic_deleted" in said


async def _send(
    delivery: Delivery, message: Message, bot: telegram.Bot, thread: int | None, quietly: bool
) -> telegram.Message:
    async def send(text: str, mode: str | None) -> telegram.Message:
        return await bot.send_message(
            delivery.chat_id,
            text,
            parse_mode=mode,
            message_thread_id=thread,
            disable_notification=quietly,
            reply_markup=keyboard(message),
        )

    async def send_picture(picture: bytes, text: str, mode: str | None) -> telegram.Message:
        return await bot.send_photo(
            delivery.chat_id,
            picture,
            caption=text,
            parse_mode=mode,
            message_thread_id=thread,
            disable_notification=quietly,
            reply_markup=keyboard(message),
        )

    return await with_picture_or_without(message, send_picture, send)
