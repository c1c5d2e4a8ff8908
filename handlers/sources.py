"""The files behind a company's answers, and what somebody may have deleted of his own."""

import asyncio

from telegram import Update
from telegram.constants import ChatType

from handlers.context import Context
from handlers.reading import chat_of, message_of, words_after_command
from handlers.render.chat import error_message, said
from handlers.render.message import Message
from handlers.render.sources import sources_message
from handlers.sending import reply
from store import OnRecordError

LISTED = 12


async def sources(update: Update, context: Context) -> None:
    """The calls of the named, the followed or every company, with their files and revisions."""
    message, chat = message_of(update), await chat_of(update, context)
    words, store = words_after_command(message), context.store

    def shown() -> Message:
        followed = {entry.company_key for entry in store.chats.subscriptions(chat.chat_id)}
        keys = {store.find_company(words)[0]} if words else followed
        rows = [row for row in store.calls() if not keys or row.company_key in keys]
        listed = [(row, store.revisions(row.key)) for row in rows[:LISTED]]
        return sources_message(listed, len(rows) - len(listed), chat.language)

    try:
        told = await asyncio.to_thread(shown)
    except OnRecordError as error:
        told = error_message(error, chat.language)
    await reply(message, told)


async def forget(update: Update, context: Context) -> None:
    """Delete what the sender asked and judged: in a group there, in private everywhere."""
    message, chat, user = message_of(update), await chat_of(update, context), update.effective_user
    if user is None:
        return
    private = message.chat.type == ChatType.PRIVATE
    place = None if private else chat.chat_id
    gone = await asyncio.to_thread(context.store.desk.forget, user.id, place)
    key = "chat.forgotten_everywhere" if private else "chat.forgotten_here"
    counts = {"questions": gone.questions, "unanswered": gone.unanswered, "verdicts": gone.verdicts}
    await reply(message, said(chat.language, key, **counts))
