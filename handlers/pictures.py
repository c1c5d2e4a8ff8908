"""The chart above a digest's card; a card without one is still a card."""

import logging
from dataclasses import replace

from handlers.render.chart_drawing import png
from handlers.render.charts import notice_chart, segment_chart
from handlers.render.message import Message, line
from store import CallRow, ChartTheme, Preferences, Store

_log = logging.getLogger(__name__)


def theme_of(store: Store, chat_id: int) -> ChartTheme:
    """On which paper the chat gets its charts; blocks."""
    chat = store.chats.get(chat_id)
    return (Preferences() if chat is None else chat.preferences).theme


def with_chart(message: Message, store: Store, key: str, language: str, theme: ChartTheme) -> Message:
    """The card of that call under the chart of its segments, with a sentence that says what is drawn; blocks.

    The card as it is where there is nothing to draw, or no way to draw it.
    """
    try:
        chart = segment_chart(store.digest(key), store.call(key).call, language)
        if chart is None:
            return message
        return replace(message, blocks=(*message.blocks, line(chart.alt)), picture=png(chart, theme))
    except Exception:  # the card counts, and whoever waits for it
        _log.exception("no chart for %s", key)
        return message


def with_notice(message: Message, row: CallRow, reason: str, language: str, theme: ChartTheme) -> Message:
    """The message with a picture that takes back an earlier chart, unless it has one; `withdrawn` or `replaced`."""
    if message.picture is not None:
        return message
    try:
        return replace(message, picture=png(notice_chart(row, reason, language), theme))
    except Exception:
        _log.exception("no notice for %s", row.key)
        return message
