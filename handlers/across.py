"""Questions to several calls: a trend with its chart, a comparison, expectations, and what changed."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from telegram import Update

from handlers.context import Context
from handlers.reading import chat_of, message_of, words_after_command
from handlers.render.across import compare_message, trend_message, trend_points
from handlers.render.chart_drawing import png
from handlers.render.chart_trend import trend_chart
from handlers.render.chat import error_message
from handlers.render.ledgers import changes_message, ledger_message
from handlers.render.message import Message
from handlers.sending import reply
from store import Chat, OnRecordError, Series, Store

_log = logging.getLogger(__name__)
Draw = Callable[[Store, str, tuple[str, ...], Chat], Message]


async def trend(update: Update, context: Context) -> None:
    """A metric over the company's calls, under its chart."""
    await _show(drawn_trend, update, context)


async def compare(update: Update, context: Context) -> None:
    """Two businesses or companies side by side."""
    await _show(
        lambda s, words, keys, chat: compare_message(s.across.compare(words, keys), chat.language),
        update,
        context,
    )


async def guidance(update: Update, context: Context) -> None:
    """What a call expected, and what later calls said of it."""
    await _show(
        lambda s, words, keys, chat: ledger_message(s.across.guidance(_named(s, words, keys)), chat.language),
        update,
        context,
    )


async def changes(update: Update, context: Context) -> None:
    """What changed between a call and the one before it."""
    await _show(
        lambda s, words, keys, chat: changes_message(s.across.changes(_named(s, words, keys)), chat.language),
        update,
        context,
    )


def drawn_trend(store: Store, words: str, company_keys: tuple[str, ...], chat: Chat) -> Message:
    """The trend as a message, under a chart where there is something to draw; blocks."""
    series = store.across.trend(words, company_keys)
    message = trend_message(series, chat.language)
    return replace(message, picture=_picture(series, chat)) if series.told else message


def _picture(series: Series, chat: Chat) -> bytes | None:
    try:
        chart = trend_chart(trend_points(series), chat.language)
        return None if chart is None else png(chart, chat.preferences.theme)
    except Exception:  # the figures count, and whoever waits for them
        _log.exception("no chart for %s %s", series.company, series.metric)
        return None


def _named(store: Store, words: str, company_keys: tuple[str, ...]) -> str | None:
    """What the words name; without words the company of the chat with the newest call, if the chat follows any."""
    if words:
        return words
    return next((row.company_key for row in store.calls() if row.company_key in company_keys), None)


async def _show(draw: Draw, update: Update, context: Context) -> None:
    message, chat = message_of(update), await chat_of(update, context)
    words, store = words_after_command(message), context.store

    def shown() -> Message:
        followed = tuple(entry.company_key for entry in store.chats.subscriptions(chat.chat_id))
        return draw(store, words, followed, chat)

    try:
        told = await asyncio.to_thread(shown)
    except OnRecordError as error:
        told = error_message(error, chat.language)
    await reply(message, told)
