"""`/subscribe` and `/unsubscribe`: whose digests a chat gets, and in which form."""

import asyncio
from collections.abc import Callable
from typing import cast, get_args

import telegram
from telegram import Update

from handlers.admins import why_not
from handlers.context import Context
from handlers.reading import chat_of, message_of, sender_name, topic_of, words_after_command
from handlers.render.chat import error_message, said
from handlers.render.message import Message
from handlers.sending import reply
from store import Chat, DigestForm, OnRecordError

Change = Callable[[telegram.Message, Chat], Message]


async def subscribe(update: Update, context: Context) -> None:
    """Send the company's coming digests to this chat, or to this topic of it."""
    now = context.services.now()

    def change(message: telegram.Message, chat: Chat) -> Message:
        name, form = named_form(words_after_command(message))
        known = context.store.companies()
        if not name and len(known) > 1:
            names = ", ".join(company for _, company in known)
            return said(chat.language, "chat.subscription.which", companies=names)
        key = context.store.find_company(name)[0] if name or not known else known[0][0]
        entry = context.store.chats.subscribe(
            chat.chat_id, key, thread_id=topic_of(message), form=form, by=sender_name(message), now=now
        )
        return said(chat.language, f"chat.subscription.begun_{entry.form}", company=entry.company)

    await _changed(update, context, change)


async def unsubscribe(update: Update, context: Context) -> None:
    """End the chat's subscription to the company, or all of them where none is named."""

    def change(message: telegram.Message, chat: Chat) -> Message:
        name = words_after_command(message)
        key = context.store.find_company(name)[0] if name else None
        ended = context.store.chats.unsubscribe(chat.chat_id, key)
        if not ended:
            return said(chat.language, "chat.subscription.nothing_to_end")
        companies = dict.fromkeys(entry.company for entry in ended)
        return said(chat.language, "chat.subscription.ended", companies=", ".join(companies))

    await _changed(update, context, change)


def named_form(words: str) -> tuple[str, DigestForm | None]:
    """The company and the form of `阿里巴巴 full`; None without a form at the end: the chat's own."""
    name, _, last = words.rpartition(" ")
    if last.lower() in get_args(DigestForm):
        return name.strip(), cast(DigestForm, last.lower())
    return words, None


async def _changed(update: Update, context: Context, change: Change) -> None:
    message, chat = message_of(update), await chat_of(update, context)
    refusal = await why_not(update, context.services.admins)
    if refusal:
        await reply(message, said(chat.language, refusal))
        return
    try:
        told = await asyncio.to_thread(change, message, chat)
    except OnRecordError as error:
        told = error_message(error, chat.language)
    await reply(message, told)
