"""How a message of the bot's goes out: as a reply or an edit, in HTML, and once more where that is safe."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import telegram
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, RetryAfter

from handlers.render.message import Button, Message

# python-telegram-bot 22 warns at every 429 unless it is told to give pauses as timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "true")

PATIENCE = timedelta(seconds=30)
_log = logging.getLogger(__name__)
T = TypeVar("T")


async def reply(to: telegram.Message, message: Message) -> telegram.Message:
    """Send the message as an answer to another one, quoting it in a group."""
    buttons, quoting = keyboard(message), to.chat.type != ChatType.PRIVATE

    async def send(text: str, mode: str | None) -> telegram.Message:
        return await to.reply_text(text, parse_mode=mode, reply_markup=buttons, do_quote=quoting)

    return await patiently(lambda: in_either_form(message, send))


async def edit(bot: telegram.Bot, chat_id: int, message_id: int, message: Message) -> None:
    """Replace a message of the bot's; that it says so already is success."""
    buttons = keyboard(message)

    async def change(text: str, mode: str | None) -> object:
        return await bot.edit_message_text(
            text, chat_id=chat_id, message_id=message_id, parse_mode=mode, reply_markup=buttons
        )

    try:
        await patiently(lambda: in_either_form(message, change))
    except BadRequest as error:
        if "not modified" not in error.message.lower():
            raise


async def in_either_form(message: Message, send: Callable[[str, str | None], Awaitable[T]]) -> T:
    """What `send` gives for the HTML form, or for the plain one where Telegram cannot parse the first."""
    try:
        return await send(message.html, ParseMode.HTML)
    except BadRequest as error:
        if "can't parse entities" not in error.message.lower():
            raise
        _log.exception("a message was refused for its markup and goes out as plain text")
    return await send(message.plain, None)


async def patiently(send: Callable[[], Awaitable[T]]) -> T:
    """What `send` gives, tried once more after the pause that Telegram asks for, if that is bearable."""
    try:
        return await send()
    except RetryAfter as error:
        pause = pause_of(error)
        if pause > PATIENCE:
            raise
    await asyncio.sleep(pause.total_seconds())
    return await send()


def pause_of(error: RetryAfter) -> timedelta:
    """How long Telegram asks to wait; python-telegram-bot gives seconds or a timedelta."""
    pause = error.retry_after
    return pause if isinstance(pause, timedelta) else timedelta(seconds=pause)


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """The message's buttons as Telegram's, None where it has none."""
    rows = [[_button(button) for button in row] for row in message.buttons if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    copy = CopyTextButton(button.copy) if button.copy else None
    return InlineKeyboardButton(button.label, callback_data=button.data, url=button.url, copy_text=copy)
