"""Telegram's rates as arithmetic: who may send now, and when to look again; time is passed in, in seconds.

Sliding windows: 25 messages a second over all, 1 a second in one chat, 20 a minute in one group. Answers go before
digests, which leave a fifth of the overall rate to them. A chat that Telegram refused waits for itself alone.
"""

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

OVERALL, OVERALL_LATER, GROUP = 25, 20, 20
# A little over the rule: two messages are not the same time on their way.
A_SECOND, A_MINUTE = 1.05, 60.5

ChatId = int | str


@dataclass(frozen=True, kw_only=True)
class Send:
    """A message that wants out; `later` for one that lets answers go first."""

    chat: ChatId
    later: bool = False

    @property
    def to_group(self) -> bool:
        """Whether the chat is a group or a channel; a private chat has a positive number."""
        return not isinstance(self.chat, int) or self.chat < 0


@dataclass
class _Chat:
    sent: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP))
    refused_until: float = -math.inf

    def idle(self, now: float) -> bool:
        return self.refused_until <= now and (not self.sent or self.sent[-1] + A_MINUTE <= now)


class Rates:
    """What was sent lately and what waits; what a minute has passed over is forgotten."""

    def __init__(self) -> None:
        self._overall: deque[float] = deque(maxlen=OVERALL)
        self._chats: dict[ChatId, _Chat] = {}
        self._waiting: dict[int, Send] = {}
        self._numbers = 0
        self._swept = -math.inf

    def ask(self, send: Send) -> int:
        """Put a message in the queue; the number that it is called by."""
        self._numbers += 1
        self._waiting[self._numbers] = send
        return self._numbers

    def withdraw(self, number: int) -> None:
        """Take a message out of the queue, if it is still in it."""
        self._waiting.pop(number, None)

    def due(self, now: float) -> tuple[list[int], float | None]:
        """The numbers that go now, which counts as sent, and when the next may; None if none waits."""
        self._sweep(now)
        going, later = [], math.inf
        for number, send in self._in_order():
            at = self.earliest(send)
            if at > now:
                later = min(later, at)
                continue
            del self._waiting[number]
            self._overall.append(now)
            self._chats.setdefault(send.chat, _Chat()).sent.append(now)
            going.append(number)
        return going, None if later == math.inf else later

    def refuse(self, chat: ChatId, until: float) -> None:
        """Telegram wants nothing more for that chat before then."""
        known = self._chats.setdefault(chat, _Chat())
        known.refused_until = max(known.refused_until, until)

    def earliest(self, send: Send) -> float:
        """When the message may go at the earliest, those before it in the queue left aside."""
        most = OVERALL_LATER if send.later else OVERALL
        at = self._overall[-most] + A_SECOND if len(self._overall) >= most else -math.inf
        chat = self._chats.get(send.chat)
        if chat is None:
            return at
        if chat.sent:
            at = max(at, chat.sent[-1] + A_SECOND)
        if send.to_group and len(chat.sent) == GROUP:
            at = max(at, chat.sent[0] + A_MINUTE)
        return max(at, chat.refused_until)

    @property
    def chats(self) -> int:
        """How many chats are remembered."""
        return len(self._chats)

    def _in_order(self) -> Iterator[tuple[int, Send]]:
        """Answers first, each kind in the order of its coming."""
        waiting = list(self._waiting.items())
        yield from (entry for entry in waiting if not entry[1].later)
        yield from (entry for entry in waiting if entry[1].later)

    def _sweep(self, now: float) -> None:
        if now < self._swept + A_MINUTE:
            return
        self._swept = now
        self._chats = {chat: known for chat, known in self._chats.items() if not known.idle(now)}
