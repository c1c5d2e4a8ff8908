"""What operators work on: questions that went unanswered, standard answers, and the log of what they did."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Missed = Literal["nothing", "wrong"]
CuratedState = Literal["draft", "reviewed", "approved", "expired"]


@dataclass(frozen=True, kw_only=True)
class Unanswered:
    """A question that the record did not answer (`nothing`), or whose answer somebody called wrong; no user's name."""

    id: int
    chat_id: int
    chat: str
    text: str
    reason: Missed
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class UnansweredGroup:
    """Questions that are alike, the newest first; the first speaks for all."""

    questions: tuple[Unanswered, ...]

    @property
    def chats(self) -> int:
        """In how many chats it was asked."""
        return len({each.chat_id for each in self.questions})


@dataclass(frozen=True, kw_only=True)
class Curated:
    """A standard answer: drafted, reviewed, approved on a day, and expired from `expires_on` on.

    `company_key` None: whatever company is asked about. `also` are other wordings of the question; `id` is 0 for one
    that is not kept yet. `source` is where the answer stands (an announcement, a filing).
    """

    id: int = 0
    company_key: str | None = None
    question: str
    also: tuple[str, ...] = ()
    answer: str
    owner: str
    source: str
    state: CuratedState = "draft"
    approved_on: date | None = None
    expires_on: date

    def state_on(self, day: date) -> CuratedState:
        """Its state on a day: what is approved expires by itself."""
        return "expired" if self.state == "approved" and self.expires_on <= day else self.state


@dataclass(frozen=True, kw_only=True)
class Audited:
    """Something that an operator did: who (an id, or an account of the machine), what, to what, and when."""

    at: datetime
    actor: str
    action: str
    target: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Forgotten:
    """What was deleted of somebody's: questions with their answers' places, log entries, verdicts."""

    questions: int
    unanswered: int
    verdicts: int
