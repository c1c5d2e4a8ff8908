"""One pace for all instances: what the database says about whose turn it is, and what counts where it is away."""

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from bot.rates import A_MINUTE, AHEAD, BEHIND, GROUP, OVERALL, OVERALL_AT_ONCE, SLOT, ChatId
from store import Pace, SharedPace

# Between two messages in a chat by whichever instance: their ways differ more than those of one.
A_SECOND_APART = 1.25
# Digests take so many slots in one look at the database, so early.
BLOCK, HORIZON_S = 5, 0.12
PACE = Pace(
    overall=OVERALL,
    at_once=OVERALL_AT_ONCE,
    group=GROUP,
    second=A_SECOND_APART,
    minute=A_MINUTE,
    ahead=AHEAD,
    behind=BEHIND,
    horizon=HORIZON_S,
)
_log = logging.getLogger(__name__)
T = TypeVar("T")


class Sharing:
    """The shared pace for the event loop; without the database each instance keeps the rates for itself."""

    def __init__(self, pace: SharedPace) -> None:
        self._pace = pace

    async def slots(self) -> tuple[float, ...]:
        """Slots for digests, as seconds from now; none where all that are near are taken."""
        return await _asked(lambda: self._pace.digests(BLOCK), tuple(SLOT * (n + 1) for n in range(BLOCK)))

    async def wait(self, chat: ChatId, patience: float, *, later: bool) -> float:
        """The seconds until the turn of a message, which is taken; over `patience`, it is not."""
        if not isinstance(chat, int):  # a channel's name: the bot writes to none by itself
            return 0.0
        ask = self._pace.digest if later else self._pace.answer
        return await _asked(lambda: ask(chat, patience), 0.0)

    async def refused(self, chat: ChatId, seconds: float) -> None:
        """Telegram wants nothing for that chat for so long."""
        if isinstance(chat, int):
            await _asked(lambda: self._pace.refused(chat, seconds), None)


async def _asked(ask: Callable[[], T], otherwise: T) -> T:
    try:
        return await asyncio.to_thread(ask)
    except Exception as error:  # whatever the driver raises: to send is worth more than to keep a rate
        _log.warning("the shared pace could not be asked for: %s", type(error).__name__)
        return otherwise
