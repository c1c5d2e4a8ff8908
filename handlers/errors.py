"""What goes wrong in a handler: logged with its cause, and the asker gets one sentence."""

import logging

from telegram import Update
from telegram.constants import ChatType
from telegram.error import Conflict, Forbidden, InvalidToken, NetworkError, TelegramError

from handlers.context import Context
from handlers.render.chat import said
from handlers.sending import reply
from store import OnRecordError

_log = logging.getLogger(__name__)


async def failed(update: object, context: Context) -> None:
    """Log the failure; tell the asker where it is the bot's own and a word can still be sent."""
    error = context.error
    if error is None:
        return
    if isinstance(error, InvalidToken):
        _log.critical("Telegram refuses the token; the bot stops")
        context.services.stop()
        return
    if isinstance(error, TelegramError):
        _of_telegram(error)
        return
    _log.error("a handler failed", exc_info=error)
    await _apologise(update, context)


def _of_telegram(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        _log.error("another process polls with the same token; only one may run")
    elif isinstance(error, (Forbidden, NetworkError)):
        _log.warning("Telegram: %s: %s", type(error).__name__, error)
    else:
        _log.error("Telegram: %s: %s", type(error).__name__, error)


async def _apologise(update: object, context: Context) -> None:
    message = update.effective_message if isinstance(update, Update) else None
    if message is None or message.chat.type == ChatType.CHANNEL:
        return
    key = "chat.failed_record" if isinstance(context.error, OnRecordError) else "chat.failed"
    try:
        await reply(message, said(context.services.language, key))
    except TelegramError as error:
        _of_telegram(error)
