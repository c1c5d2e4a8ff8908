"""Telegram's rates: sliding windows per chat, per group and over all, off unless a `Limits` is given."""

import math
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

_Window = deque[datetime]


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How many messages (sends and edits) may go out in a second or a minute."""

    chat_per_second: int = 1
    group_per_minute: int = 20
    overall_per_second: int = 30


class RateWindows:
    """The messages that went out, by bot and chat."""

    def __init__(self, limits: Limits, clock: Callable[[], datetime]) -> None:
        self.limits = limits
        self._clock = clock
        self._sent: dict[tuple[int, int | None], _Window] = defaultdict(deque)

    def admit(self, bot_id: int, chat_id: int, *, group: bool) -> int | None:
        """None and the message is counted; or the whole seconds to wait, and it is not."""
        now = self._clock()
        waits = [
            math.ceil(wait)
            for window, size, seconds in self._windows(bot_id, chat_id, group=group)
            if (wait := _wait(window, size, seconds, now)) > 0
        ]
        if waits:
            return max(waits)
        self._sent[bot_id, chat_id].append(now)
        self._sent[bot_id, None].append(now)
        return None

    def _windows(self, bot_id: int, chat_id: int, *, group: bool) -> Iterator[tuple[_Window, int, int]]:
        yield self._sent[bot_id, None], self.limits.overall_per_second, 1
        yield self._sent[bot_id, chat_id], self.limits.chat_per_second, 1
        if group:
            yield self._sent[bot_id, chat_id], self.limits.group_per_minute, 60


def _wait(window: _Window, size: int, seconds: int, now: datetime) -> float:
    """Seconds until there is room for one more."""
    if len(window) < size:
        return 0
    return seconds - (now - window[-size]).total_seconds()
