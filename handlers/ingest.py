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
    outcome = await _ingested(document, data, context)
    await asyncio.to_thread(_audit, outcome, user.id, context)
    if outcome.pushed or outcome.edited:
        context.services.wake()
    await reply(message, ingested_message(outcome, chat.language))


async def _fetched(document: Document) -> bytes:
    file = await document.get_file()
    return bytes(await file.download_as_bytearray())


def _audit(outcome: Ingested, operator: int, context: Context) -> None:
    target = outcome.call or outcome.file
    context.store.desk.note(
        str(operator), f"ingest.{outcome.status}", target, now=context.services.now(), detail=outcome.file
    )


async def _ingested(document: Document, data: bytes, context: Context) -> Ingested:
    services = context.services
    return await asyncio.to_thread(
        services.store.ingest,
        document.file_name or document.file_unique_id,
        data,
        now=services.now(),
        window_days=services.push_window_days,
    )
