"""Who is served: in a closed deployment only chats that an operator allowed, each with its own companies."""

import asyncio
from functools import wraps

from telegram import InlineQueryResultsButton, Update
from telegram.constants import ChatType

from handlers.context import Callback, Context
from handlers.guests import answer_guest
from handlers.reading import chat_of, language_of, message_of
from handlers.render.chat import said
from handlers.render.message import Message
from handlers.render.words import word
from handlers.sending import acknowledge, reply
from store import Chat, Permit, Store


def admitted(callback: Callback) -> Callback:
    """The handler for chats that are served, with their companies alone on record; others are told so once."""

    @wraps(callback)
    async def gated(update: Update, context: Context) -> None:
        permit = await permit_of(update, context)
        if permit.allowed:
            context.see(context.services.store.within(permit))
            await callback(update, context)
        else:
            await _turned_away(update, context, permit.chat_id)

    return gated


async def permit_of(update: Update, context: Context) -> Permit:
    """What the update's chat may use, of an inline query the private chat of who types; an operator's is allowed."""
    chat, user = update.effective_chat, update.effective_user
    place = chat.id if chat else user.id if user else 0
    permits = context.services.store.permits
    permit = await asyncio.to_thread(permits.of, place)
    if permit.allowed or user is None or user.id not in context.services.operators or place != user.id:
        return permit
    now = context.services.now()
    return await asyncio.to_thread(lambda: permits.allow(place, (), str(place), now=now))


async def store_of(chat_id: int, context: Context) -> Store | None:
    """The store as another chat than the update's sees it; None where that chat is not served."""
    store = context.services.store
    permit = await asyncio.to_thread(store.permits.of, chat_id)
    return store.within(permit) if permit.allowed else None


async def refusal(chat: Chat, context: Context) -> Message | None:
    """The sentence that the chat is not served, with the number by which an operator allows it; None the next time."""
    permits, now = context.services.store.permits, context.services.now()
    first = await asyncio.to_thread(lambda: permits.refuse(chat.chat_id, now=now))
    return said(chat.language, "chat.not_served", id=chat.chat_id) if first else None


async def _turned_away(update: Update, context: Context, place: int) -> None:
    """Tell a group once, and a person in private whenever he asks; of what is asked elsewhere no trace is left."""
    user, query = update.effective_user, update.callback_query
    language = language_of(user.language_code if user else None, context.services.language)
    if update.inline_query is not None:
        button = InlineQueryResultsButton(word(language, "chat.not_served_here"), start_parameter="access")
        await update.inline_query.answer([], cache_time=0, is_personal=True, button=button)
    elif query is not None:
        await acknowledge(query, word(language, "chat.not_served", id=place))
    elif update.guest_message is not None:
        if context.services.allowance.first_turned_away(place):
            await answer_guest(update.guest_message, said(language, "chat.not_served", id=place), context)
    elif update.edited_message is None:
        chat = await chat_of(update, context)
        told = await refusal(chat, context)
        if told is None and chat.kind == ChatType.PRIVATE:
            told = said(chat.language, "chat.not_served", id=chat.chat_id)
        if told is not None:
            await reply(message_of(update), told)
