"""How a message of the bot's goes out: as a reply or an edit, in HTML, and once more where that is safe."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import httpx
import telegram
from telegram import (
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
)
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter

from handlers.render.message import Button, Message, units_of

# python-telegram-bot 22 warns at every 429 unless it is told to give pauses as timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "true")

PATIENCE = timedelta(seconds=30)
# Of these it is sure that nothing was sent.
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_PAUSES_S = (0.5, 2.0, 5.0)
CAPTION_UNITS = 1024
_SAME, _NO_TEXT = "not modified", "no text in the message"
_log = logging.getLogger(__name__)
T = TypeVar("T")


async def reply(to: telegram.Message, message: Message) -> telegram.Message:
    """Send the message as an answer to another one, quoting it in a group."""
    buttons, quoting = keyboard(message), to.chat.type != ChatType.PRIVATE

    async def send(text: str, mode: str | None) -> telegram.Message:
        return await to.reply_text(text, parse_mode=mode, reply_markup=buttons, do_quote=quoting)

    async def send_picture(picture: bytes, text: str, mode: str | None) -> telegram.Message:
        return await to.reply_photo(
            picture, caption=text, parse_mode=mode, reply_markup=buttons, do_quote=quoting
        )

    return await patiently(lambda: with_picture_or_without(message, send_picture, send))


async def edit(bot: telegram.Bot, chat_id: int, message_id: int, message: Message) -> None:
    """Replace a message of the bot's as `change` does, waiting once where Telegram asks for it."""
    await patiently(lambda: change(bot, chat_id, message_id, message))


async def change(bot: telegram.Bot, chat_id: int, message_id: int, message: Message) -> None:
    """Replace a message of the bot's, a picture with its caption where it is one; that it says so already is success.

    A text stays a text. Under a picture the text must fit a caption; without a new picture the old one stays.
    """

    async def text(words: str, mode: str | None) -> object:
        return await bot.edit_message_text(
            words, chat_id=chat_id, message_id=message_id, parse_mode=mode, reply_markup=keyboard(message)
        )

    try:
        await in_either_form(message, text)
    except BadRequest as error:
        if _NO_TEXT in error.message.lower():
            await _change_picture(bot, chat_id, message_id, message)
        elif _SAME not in error.message.lower():
            raise


async def _change_picture(bot: telegram.Bot, chat_id: int, message_id: int, message: Message) -> None:
    buttons, picture = keyboard(message), message.picture

    async def both(words: str, mode: str | None) -> object:
        if picture is None:
            return await bot.edit_message_caption(
                chat_id=chat_id,
                message_id=message_id,
                caption=words,
                parse_mode=mode,
                reply_markup=buttons,
            )
        media = InputMediaPhoto(picture, caption=words, parse_mode=mode)
        return await bot.edit_message_media(
            media, chat_id=chat_id, message_id=message_id, reply_markup=buttons
        )

    try:
        await in_either_form(message, both)
    except BadRequest as error:
        if _SAME not in error.message.lower():
            raise


async def acknowledge(query: CallbackQuery, text: str | None = None, *, alert: bool = True) -> None:
    """Tell Telegram that a press arrived, with a text for who pressed: to be confirmed (`alert`), or in passing."""
    try:
        await query.answer(text, show_alert=alert and text is not None)
    except BadRequest:  # Telegram forgets a press after a while; the message is what counts
        return


async def with_picture_or_without(
    message: Message,
    with_picture: Callable[[bytes, str, str | None], Awaitable[T]],
    without: Callable[[str, str | None], Awaitable[T]],
) -> T:
    """What the first gives, for a message whose picture may be sent there, else what the second gives."""
    picture = message.picture
    if picture is not None and units_of(message.plain) <= CAPTION_UNITS:
        try:
            return await in_either_form(message, lambda text, mode: with_picture(picture, text, mode))
        except BadRequest as error:  # nothing was sent; a group may allow text and no pictures
            _log.warning("a picture was refused (%s); its words go out without it", error.message)
    return await in_either_form(message, without)


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
    """What `send` gives; again where surely nothing was sent, once more after a pause that Telegram asks for."""
    try:
        return await _connected(send)
    except RetryAfter as error:
        pause = pause_of(error)
        if pause > PATIENCE:
            raise
    await asyncio.sleep(pause.total_seconds())
    return await _connected(send)


async def _connected(send: Callable[[], Awaitable[T]]) -> T:
    for pause in _PAUSES_S:
        try:
            return await send()
        except NetworkError as error:
            if not isinstance(error.__cause__, NOT_SENT):
                raise
        await asyncio.sleep(pause)
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
