"""Answers into chats that the bot is not in: articles, of which a mention as a guest takes one."""

import hashlib

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions, Message
from telegram.constants import ParseMode

from handlers.context import Context
from handlers.render.inline import summary
from handlers.render.message import Message as Built
from handlers.sending import keyboard


def article(message: Built) -> InlineQueryResultArticle:
    """The message as a result that somebody may choose, with its buttons."""
    title, description = summary(message)
    return InlineQueryResultArticle(
        id=hashlib.sha256(message.html.encode()).hexdigest()[:32],
        title=title,
        description=description,
        input_message_content=InputTextMessageContent(
            message.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=keyboard(message),
    )


async def answer_guest(asked: Message, told: Built, context: Context) -> None:
    """Answer who mentioned the bot as a guest, once: a mention takes one answer."""
    if asked.guest_query_id is not None:
        await context.bot.answer_guest_query(asked.guest_query_id, article(told))
