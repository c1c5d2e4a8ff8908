"""Who is an operator, and what he does by a command in his private chat; nobody else learns that there is one."""

import asyncio
from collections.abc import Callable

from telegram import Update
from telegram.constants import ChatType

from handlers.about import unknown
from handlers.context import Context
from handlers.reading import chat_of, message_of, words_after_command
from handlers.render.chat import error_message
from handlers.render.message import Message
from handlers.sending import reply
from store import OnRecordError

Work = Callable[[str, str, str], Message]


def by_operator(update: Update, context: Context) -> bool:
    """Whether the update comes from an operator in his private chat."""
    user, chat = update.effective_user, update.effective_chat
    operators = context.services.operators
    return user is not None and user.id in operators and chat is not None and chat.type == ChatType.PRIVATE


async def for_operators(work: Work, update: Update, context: Context) -> None:
    """Do it (words, actor, language; in a thread) for an operator in his private chat, and say what came of it.

    To anybody else it is a command that there is not, and in a group nothing.
    """
    message, user = message_of(update), update.effective_user
    if user is None or not by_operator(update, context):
        if message.chat.type == ChatType.PRIVATE:
            await unknown(update, context)
        return
    chat = await chat_of(update, context)
    try:
        told = await asyncio.to_thread(work, words_after_command(message), str(user.id), chat.language)
    except OnRecordError as error:
        told = error_message(error, chat.language)
    await reply(message, told)
