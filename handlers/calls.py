"""What is stored: the list of calls, and of one call its digest, its figures and its questions."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import telegram
from telegram import Update

from handlers.context import Context
from handlers.drawing import latest
from handlers.pictures import with_chart
from handlers.reading import chat_of, message_of, words_after_command
from handlers.render import digest_card, digest_full, metrics_message, qa_message
from handlers.render.buttons import Action, call_named, digest_rows
from handlers.render.chat import calls_message, error_message
from handlers.render.message import Message
from handlers.sending import reply
from store import Call, CallRow, Chat, OnRecordError, Store, UnknownCall

LISTED = 15
_FULL = ("full", "完整", "全文")


async def listed(update: Update, context: Context) -> None:
    """The stored calls, newest first."""
    message, chat = message_of(update), await chat_of(update, context)
    rows = await asyncio.to_thread(context.store.calls)
    await reply(message, calls_message(rows[:LISTED], chat.language))


async def digest(update: Update, context: Context) -> None:
    """The digest card of the named, the followed or the latest call; `full` behind the command asks for all of it."""
    message, chat = message_of(update), await chat_of(update, context)
    words = words_after_command(message)
    name, _, last = words.rpartition(" ")
    if last.lower() in _FULL:
        await _tell("full", name.strip(), message, chat, context)
    else:
        await _tell("card", words, message, chat, context)


async def metrics(update: Update, context: Context) -> None:
    """The figures of the named, the followed or the latest call."""
    await _show("figures", update, context)


async def questions(update: Update, context: Context) -> None:
    """The questions and answers of the named, the followed or the latest call."""
    await _show("qa", update, context)


def view(store: Store, action: Action, name: str, page: int, language: str) -> Message:
    """One view of a call with the buttons to the others; blocks, UnknownCall where there is no such call."""
    row = store.row(store.call(call_named(name, (row.key for row in store.calls()))).key)
    if action in ("card", "full"):
        drawn = digest_card if action == "card" else digest_full
        message = drawn(store.digest(row.key), language)
        return replace(message, buttons=digest_rows(row.key, action, language))
    table: Callable[[CallRow, Call, str, int], Message] = qa_message if action == "qa" else metrics_message
    return table(row, store.call(row.key).call, language, page)


async def show_call(name: str, message: telegram.Message, chat: Chat, context: Context) -> None:
    """The digest card of the call that is named so."""
    await _tell("card", name, message, chat, context)


async def _show(action: Action, update: Update, context: Context) -> None:
    message, chat = message_of(update), await chat_of(update, context)
    await _tell(action, words_after_command(message), message, chat, context)


async def _tell(action: Action, words: str, message: telegram.Message, chat: Chat, context: Context) -> None:
    def shown() -> Message:
        if action == "card" and not words and (several := latest(context.store, chat)):
            return several
        key = key_of(context.store, words, chat.chat_id)
        message = view(context.store, action, key, 0, chat.language)
        if action != "card":
            return message
        return with_chart(message, context.store, key, chat.language, chat.preferences.theme)

    try:
        await reply(message, await asyncio.to_thread(shown))
    except OnRecordError as error:
        await reply(message, error_message(error, chat.language))


def key_of(store: Store, words: str, chat_id: int) -> str:
    """The call that is meant: by its name, else a company's newest, else the newest that the chat follows."""
    if not words:
        followed = {entry.company_key for entry in store.chats.subscriptions(chat_id)}
        rows = store.calls()
        return next((row.key for row in rows if row.company_key in followed), None) or store.call().key
    try:
        return store.call(words).key
    except UnknownCall:
        company, _ = store.find_company(words)
        return next(row.key for row in store.calls(company))
