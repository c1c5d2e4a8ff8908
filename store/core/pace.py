"""One budget of Telegram's rates for all instances of a bot; times are seconds of the database's clock.

What counts is the same as where one instance sends alone: a slot of the overall rate for every message, a window
over all of them, one a second in a chat, and so many a minute in a group. Digests take slots in blocks. An answer
goes at once as long as the window has room, and the slots of later digests move back by one.
"""

from bisect import insort
from collections.abc import Sequence

from sqlalchemy.orm import Session

from store.db import paces
from store.db.session import Database
from store.values import Pace

# A clock that was set back must not stop everything: nothing is kept free further ahead than that.
FURTHEST_S = 120.0


class SharedPace:
    """When the next messages of a bot may go, whichever instance sends them; each method is one transaction."""

    def __init__(self, db: Database, bot_id: int, pace: Pace) -> None:
        self._db = db
        self._bot = bot_id
        self._pace = pace

    def digests(self, count: int) -> tuple[float, ...]:
        """Take slots for so many digests: the seconds until each; none where all that are near are taken."""
        with self._db.write() as session:
            paces.hasten(session)
            row = paces.take(session, self._bot, paces.ALL_CHATS)
            slots, free_at, times = digest_slots(row, count, self._pace)
            if slots:
                paces.put(session, self._bot, paces.ALL_CHATS, free_at, times)
        return tuple(max(slot - row.at, 0.0) for slot in slots)

    def answer(self, chat_id: int, patience: float) -> float:
        """Take a turn for an answer: the seconds until it; over `patience`, none was taken."""
        with self._db.write() as session:
            paces.hasten(session)
            row = paces.take(session, self._bot, paces.ALL_CHATS)
            at, free_at, times = answer_slot(row, self._pace)
            wait = self._chat(session, chat_id, at - row.at, patience)
            if wait <= patience:
                paces.put(session, self._bot, paces.ALL_CHATS, free_at, times)
        return wait

    def digest(self, chat_id: int, patience: float) -> float:
        """Take the chat's turn for a digest with a slot: the seconds until it; over `patience`, none was taken."""
        with self._db.write() as session:
            paces.hasten(session)
            return self._chat(session, chat_id, 0.0, patience)

    def refused(self, chat_id: int, seconds: float) -> None:
        """Telegram wants nothing for that chat for so long."""
        with self._db.write() as session:
            row = paces.take(session, self._bot, chat_id)
            paces.put(session, self._bot, chat_id, max(row.free_at, row.at + seconds), row.times)

    def _chat(self, session: Session, chat_id: int, wait: float, patience: float) -> float:
        row = paces.take(session, self._bot, chat_id)
        at, times = chat_turn(row, row.at + wait, self._pace, group=chat_id < 0)
        if at - row.at <= patience:
            paces.put(session, self._bot, chat_id, row.free_at, times)
        return max(at - row.at, 0.0)


def digest_slots(row: paces.Sent, count: int, pace: Pace) -> tuple[tuple[float, ...], float, list[float]]:
    """The next slots, what is free after them, and all times that count; no slots where they are too far off."""
    free_at, times = _now(row, pace)
    if free_at > row.at + pace.horizon:
        return (), free_at, times
    slots = []
    free_at = max(free_at, row.at - pace.behind)
    for _ in range(count):
        slots.append(_room(times, max(free_at, row.at), pace))
        insort(times, slots[-1])
        free_at += 1 / pace.overall
    return tuple(slots), free_at, times


def answer_slot(row: paces.Sent, pace: Pace) -> tuple[float, float, list[float]]:
    """When an answer may go, what is free for digests after it, and all times that count."""
    free_at, times = _now(row, pace)
    at = _room(times, max(row.at, free_at - pace.ahead), pace)
    insort(times, at)
    return at, max(free_at, row.at - pace.behind) + 1 / pace.overall, times


def chat_turn(row: paces.Sent, at: float, pace: Pace, *, group: bool) -> tuple[float, list[float]]:
    """When a message may go into a chat, not before `at`, and the times that count then."""
    times = [each for each in row.times if row.at - pace.minute < each < row.at + FURTHEST_S]
    if times:
        at = max(at, times[-1] + pace.second)
    if group and len(times) >= pace.group:
        at = max(at, times[-pace.group] + pace.minute)
    return max(at, row.free_at), [*times, max(at, row.free_at)][-pace.group :]


def _now(row: paces.Sent, pace: Pace) -> tuple[float, list[float]]:
    """The next free slot, and the times that still count."""
    times = [each for each in row.times if row.at - 1 < each < row.at + FURTHEST_S]
    return (row.free_at if row.free_at < row.at + FURTHEST_S else row.at), times


def _room(times: Sequence[float], at: float, pace: Pace) -> float:
    """The first moment from `at` on at which one more breaks no window, by steps of a slot."""
    while not _fits(times, at, pace.at_once):
        at += 1 / pace.overall
    return at


def _fits(times: Sequence[float], at: float, most: int) -> bool:
    near = sorted([*(each for each in times if at - 1 < each < at + 1), at])
    return all(last - first >= 1 for first, last in zip(near, near[most:], strict=False))
