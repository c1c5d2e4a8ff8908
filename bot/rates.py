"""Telegram's rates as arithmetic: who may send now, and when to look again; time is passed in, in seconds.

25 messages a second over all, evenly: each takes a slot of 40 ms. Digests await theirs, answers go ahead of it; a
sliding window keeps both below Telegram's 30. What Telegram has not answered yet may still be on its way, so its second
has not begun: after a halt on the way no more arrives at once than the window holds. 1 a second in one chat, 20 a
minute in one group. A chat that Telegram refused waits for itself alone.
"""

import math
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

OVERALL, OVERALL_AT_ONCE, GROUP = 25, 27, 20
SLOT = 1 / OVERALL
# So far may answers be ahead of the slots, and slots that were missed be made up for; in seconds.
AHEAD, BEHIND = 1.0, 0.4
# What was not answered for so long has arrived, or never will.
LONGEST_S = 3.0
_ANSWERS_KEPT = 20
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


@dataclass(eq=False)
class _Sent:
    """A message that went: when, and when it is taken to have arrived."""

    at: float
    arrived: float


@dataclass
class _Chat:
    sent: deque[_Sent] = field(default_factory=lambda: deque(maxlen=GROUP))
    refused_until: float = -math.inf

    def idle(self, now: float) -> bool:
        return self.refused_until <= now and (not self.sent or self.sent[-1].arrived + A_MINUTE <= now)


class Slots(Protocol):
    """The overall rate: when a message may go by it, and that one went."""

    def earliest(self, *, later: bool) -> float:
        """From when on one may go."""

    def spend(self, now: float, *, later: bool) -> None:
        """One went."""

    def forget(self, now: float) -> None:
        """Slots that passed unused are no more."""


class OwnSlots:
    """The whole rate, for who sends alone."""

    def __init__(self) -> None:
        self._next = -math.inf

    def earliest(self, *, later: bool) -> float:
        """The next slot, for an answer a second sooner."""
        return self._next if later else self._next - AHEAD

    def spend(self, now: float, *, later: bool) -> None:
        """The next slot is taken, whoever went: what an answer was ahead, digests wait."""
        self._next = max(self._next, now - BEHIND) + SLOT

    def forget(self, now: float) -> None:
        """Nothing: a slot is counted only once it is taken."""


class GrantedSlots:
    """The part of the rate that this instance was given for digests; for answers it asks each time."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()

    def __len__(self) -> int:
        return len(self._times)

    def grant(self, times: Iterable[float]) -> None:
        """More slots, none before those that were given earlier."""
        self._times.extend(times)

    def forget(self, now: float) -> None:
        """Drop what was not used in its time."""
        while self._times and self._times[0] < now - BEHIND:
            self._times.popleft()

    def earliest(self, *, later: bool) -> float:
        """The next slot; infinite where none is left."""
        if not later:
            return -math.inf
        return self._times[0] if self._times else math.inf

    def spend(self, now: float, *, later: bool) -> None:
        """A digest takes the next slot."""
        if later:
            self._times.popleft()


class Rates:
    """What was sent lately and what waits; what a minute has passed over is forgotten."""

    def __init__(self, slots: Slots | None = None) -> None:
        self._slots = OwnSlots() if slots is None else slots
        self._overall: deque[_Sent] = deque(maxlen=2 * OVERALL_AT_ONCE)
        self._under_way: dict[int, _Sent] = {}
        self._ways: deque[float] = deque(maxlen=_ANSWERS_KEPT)
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
        self._slots.forget(now)
        going, later = [], math.inf
        for number, send in self._in_order():
            at = self.earliest(send)
            if at > now:
                later = min(later, at)
                continue
            del self._waiting[number]
            sent = self._under_way[number] = _Sent(now, now + LONGEST_S)
            self._overall.append(sent)
            self._slots.spend(now, later=send.later)
            self._chats.setdefault(send.chat, _Chat()).sent.append(sent)
            going.append(number)
        return going, None if later == math.inf else later

    def answered(self, number: int, now: float) -> None:
        """Telegram answered a message that went: so it arrived, at the latest a shortest way before that."""
        sent = self._under_way.pop(number, None)
        if sent is not None:
            self._ways.append(now - sent.at)
            # The first ways are long, as connections are made: until enough are known, none is taken off.
            shortest = min(self._ways) if len(self._ways) == _ANSWERS_KEPT else 0.0
            sent.arrived = max(sent.at, min(now - shortest, sent.arrived))

    def refuse(self, chat: ChatId, until: float) -> None:
        """Telegram wants nothing more for that chat before then."""
        known = self._chats.setdefault(chat, _Chat())
        known.refused_until = max(known.refused_until, until)

    def earliest(self, send: Send) -> float:
        """When the message may go at the earliest, those before it in the queue left aside."""
        at = self._slots.earliest(later=send.later)
        arrived = sorted(sent.arrived for sent in self._overall)
        if len(arrived) >= OVERALL_AT_ONCE:
            at = max(at, arrived[-OVERALL_AT_ONCE] + 1)
        chat = self._chats.get(send.chat)
        if chat is None:
            return at
        if chat.sent:
            at = max(at, chat.sent[-1].arrived + A_SECOND)
        if send.to_group and len(chat.sent) == GROUP:
            at = max(at, chat.sent[0].arrived + A_MINUTE)
        return max(at, chat.refused_until)

    @property
    def digests(self) -> int:
        """How many digests wait."""
        return sum(send.later for send in self._waiting.values())

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
        self._under_way = {n: sent for n, sent in self._under_way.items() if sent.arrived > now}
