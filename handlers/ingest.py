"""An operator's file: from his private chat into the store, and its digest on the way."""

import asyncio

from telegram import Document, Update

from handlers.context import Context
from handlers.reading import chat_of, message_of
from handlers.render.chat import error_message, said
from handlers.render.problems import ingested_message
from handlers.sending import reply
from store import FileTooLarge, Ingested


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
    outcome = await _ingested(document, context)
    await reply(message, ingested_message(outcome, chat.language))
    if outcome.pushed:
        context.services.wake()


async def _ingested(document: Document, context: Context) -> Ingested:
    services = context.services
    file = await document.get_file()
    data = bytes(await file.download_as_bytearray())
    return await asyncio.to_thread(
        services.store.ingest,
        document.file_name or document.file_unique_id,
        data,
        now=services.now(),
        window_days=services.push_window_days,
    )
