"""A digest's place behind the answers: whoever limits the rate of sending reads it here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass
class Turn:
    """That what is sent may wait for answers; `granted` is its number once its time has come, for one message."""

    granted: int | None = None

    def spend(self) -> int | None:
        """The number of the turn that was waited for already: the message may go at once."""
        granted, self.granted = self.granted, None
        return granted


_CURRENT: ContextVar[Turn | None] = ContextVar("turn", default=None)


@contextmanager
def behind_answers() -> Iterator[Turn]:
    """What is sent in the block lets answers go first."""
    turn = Turn()
    token = _CURRENT.set(turn)
    try:
        yield turn
    finally:
        _CURRENT.reset(token)


def current_turn() -> Turn | None:
    """The turn of what is being sent; None for an answer."""
    return _CURRENT.get()
