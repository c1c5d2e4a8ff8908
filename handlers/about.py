"""What the bot says about itself: start, help, privacy, and a command that it does not know."""

from telegram import Update
from telegram.constants import ChatType

from handlers.context import Context
from handlers.reading import chat_of, message_of
from handlers.render.chat import help_message, said
from handlers.sending import reply

_RECORD = ("ask", "digest", "metrics", "qa", "trend", "compare", "guidance", "changes", "calls")
PRIVATE = (*_RECORD, "subscribe", "unsubscribe", "help", "privacy")
GROUP = (*_RECORD, "help")
GROUP_ADMINS = (*GROUP, "subscribe", "unsubscribe", "privacy")


async def start(update: Update, context: Context) -> None:
    """What the bot is for, in a few lines."""
    message, chat = message_of(update), await chat_of(update, context)
    await reply(message, said(chat.language, "chat.start", name=context.bot.username))


async def usage(update: Update, context: Context) -> None:
    """The commands, and for an operator in private how to feed the bot."""
    message, chat = message_of(update), await chat_of(update, context)
    private = message.chat.type == ChatType.PRIVATE
    user = update.effective_user
    operator = private and user is not None and user.id in context.services.operators
    commands = PRIVATE if private else GROUP_ADMINS
    await reply(message, help_message(commands, chat.language, operator=operator))


async def privacy(update: Update, context: Context) -> None:
    """What the bot stores and what it does not."""
    message, chat = message_of(update), await chat_of(update, context)
    await reply(message, said(chat.language, "chat.privacy"))


async def unknown(update: Update, context: Context) -> None:
    """Point to the help; only in private, where the command can be meant for nobody else."""
    message, chat = message_of(update), await chat_of(update, context)
    await reply(message, said(chat.language, "chat.unknown_command"))
