"""`/quiet`: an operator begins a company's quiet period, or ends it."""

import re

from telegram import Update

from handlers.context import Context
from handlers.operators import for_operators
from handlers.render.message import Message
from handlers.render.quiet import last_day, quiet_message

_SWITCH = re.compile(
    r"(?P<company>.+?)\s+(?P<state>on|off|开|开始|关|结束)(?:\s+(?P<end>.+))?", re.IGNORECASE
)
_OFF = ("off", "关", "结束")


async def quiet(update: Update, context: Context) -> None:
    """The companies in their quiet period; `NAME on [until DAY]` and `NAME off` change it."""
    desk, now = context.services.store.desk, context.services.now()

    def work(words: str, actor: str, language: str) -> Message:
        switch = _SWITCH.fullmatch(words)
        if switch is not None:
            until = None if switch["state"].lower() in _OFF else last_day(switch["end"] or "")
            desk.set_quiet(switch["company"], until, actor, now=now)
        return quiet_message(desk.quiet(now), language)

    await for_operators(work, update, context)
