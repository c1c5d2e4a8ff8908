"""What the bot says about itself: start, help, privacy, and a command that it does not know."""

from telegram import Update
from telegram.constants import ChatType

from handlers.ask import answer_to
from handlers.calls import show_call
from handlers.context import Context
from handlers.links import read_payload
from handlers.reading import chat_of, message_of, words_after_command
from handlers.render.chat import help_message, said
from handlers.sending import reply

_RECORD = ("ask", "digest", "metrics", "qa", "trend", "compare", "guidance", "changes", "calls")
_OWN = ("sources", "help", "privacy", "forget")
PRIVATE = (*_RECORD, "subscribe", "unsubscribe", "settings", *_OWN)
GROUP = (*_RECORD, *_OWN)
GROUP_ADMINS = (*_RECORD, "subscribe", "unsubscribe", "settings", *_OWN)
OPERATOR = ("unanswered", "faq", "status", "outbox", "retry", "access", "quiet", "audit")


async def start(update: Update, context: Context) -> None:
    """What the bot is for, in a few lines; behind a link the answer to its question, or the call's digest."""
    message, chat = message_of(update), await chat_of(update, context)
    linked = read_payload(words_after_command(message))
    if linked is None:
        await reply(message, said(chat.language, "chat.start", name=context.bot.username))
    elif linked[0] == "q":
        await answer_to(linked[1], message, chat, context)
    else:
        await show_call(linked[1], message, chat, context)


async def usage(update: Update, context: Context) -> None:
    """The commands, and for an operator in private how to feed the bot."""
    message, chat = message_of(update), await chat_of(update, context)
    private = message.chat.type == ChatType.PRIVATE
    user = update.effective_user
    operator = private and user is not None and user.id in context.services.operators
    commands = PRIVATE if private else GROUP_ADMINS
    names = (*commands, *OPERATOR) if operator else commands
    await reply(message, help_message(names, chat.language, operator=operator))


async def privacy(update: Update, context: Context) -> None:
    """What the bot stores and what it does not."""
    message, chat = message_of(update), await chat_of(update, context)
    await reply(message, said(chat.language, "chat.privacy"))


async def unknown(update: Update, context: Context) -> None:
    """Point to the help; only in private, where the command can be meant for nobody else."""
    message, chat = message_of(update), await chat_of(update, context)
    await reply(message, said(chat.language, "chat.unknown_command"))
