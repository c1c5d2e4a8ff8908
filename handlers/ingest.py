"""An operator's file: from his private chat into the store, and its digest on the way."""

import asyncio
import logging

from telegram import Document, Update
from telegram.error import TelegramError

from handlers.context import Context
from handlers.reading import chat_of, message_of
from handlers.render.chat import error_message, said
from handlers.render.problems import ingested_message
from handlers.sending import reply
from store import FileTooLarge, Ingested

_log = logging.getLogger(__name__)


async def received(update: Update, context: Context) -> None:
    """Store an operator's file and say what became of it; anybody else is told who may do that."""
    message, chat = message_of(update), await chat_of(update, context)
    document, user = message.document, update.effective_user
    if document is None:
        return
    if user is None or user.id not in context.services.operators:
        await reply(message, said(chat.language, "ingest.operators_only"))
        return
    size, limit = document.file_size or 0, context.services.file_limit_bytes
    if size > limit:
        await reply(message, error_message(FileTooLarge(size, limit), chat.language))
        return
    try:
        data = await _fetched(document)
    except TelegramError as error:  # also "invalid token", which is how a file that is gone looks
        _log.warning("an operator's file could not be fetched: %s: %s", type(error).__name__, error)
        await reply(message, said(chat.language, "ingest.not_fetched"))
        return
    outcome = await _ingested(document, data, str(user.id), context)
    if outcome.pushed or outcome.edited:
        context.services.wake()
    await reply(message, ingested_message(outcome, chat.language))


async def _fetched(document: Document) -> bytes:
    file = await document.get_file()
    return bytes(await file.download_as_bytearray())


async def _ingested(document: Document, data: bytes, actor: str, context: Context) -> Ingested:
    services, now = context.services, context.services.now()

    def work() -> Ingested:
        name = document.file_name or document.file_unique_id
        window = services.push_window_days
        outcome = services.store.ingest(name, data, now=now, window_days=window, actor=actor)
        if outcome.status in ("unchanged", "rejected"):  # of what somebody sent by hand that is told too
            target = outcome.call or name
            services.store.desk.note(actor, f"ingest.{outcome.status}", target, now=now, detail=name)
        return outcome

    return await asyncio.to_thread(work)
