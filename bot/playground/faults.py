"""Faults on order: what goes wrong with which call, and how often."""

from dataclasses import dataclass
from typing import Literal

from bot.playground.refusals import Refusal, too_many_requests

FaultKind = Literal["refused", "late", "lost", "unanswered", "garbled"]

_NAMED_ONLY = frozenset({"getupdates", "webhook"})


@dataclass(kw_only=True)
class Fault:
    """One thing that goes wrong with the next `times` calls of `method` (`*`: any but getUpdates) in a chat.

    refused: nothing is done, the answer is `code` with `words` (and `retry_after` seconds);
    late: done, answered after `seconds`;
    lost: the connection closes before anything is done;
    unanswered: done, then the connection closes before the answer;
    garbled: done, answered with 200 and a body that is no JSON.
    The method `webhook` stands for the delivery of an update: `refused` and `lost` do not post it at all,
    `unanswered` posts it and forgets the answer.
    """

    kind: FaultKind
    method: str = "*"
    chat_id: int | None = None
    times: int = 1
    seconds: float = 0.0
    code: int = 502
    words: str = "Bad Gateway"
    retry_after: int | None = None

    def refusal(self) -> Refusal:
        """The answer of a refused call."""
        if self.retry_after is None:
            return Refusal(self.code, self.words)
        return too_many_requests(self.retry_after)

    def fits(self, method: str, chat_id: int | None) -> bool:
        """Whether a call is one that this fault waits for."""
        called, wanted = method.lower(), self.method.lower()
        named = called == wanted or (wanted == "*" and called not in _NAMED_ONLY)
        return self.times > 0 and named and self.chat_id in (None, chat_id)


class FaultScript:
    """The faults to come, in the order in which they were ordered."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The first fault that fits the call, with one of its times used up."""
        for fault in self.faults:
            if fault.fits(method, chat_id):
                fault.times -= 1
                return fault
        return None
