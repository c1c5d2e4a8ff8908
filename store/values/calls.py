"""What a transcript holds: the call, its people, turns, exchanges and facts.

Line numbers are 1-based and count the lines of the text as read; a `Lines` pair includes both ends.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Lines = tuple[int, int]
Side = Literal["company", "analyst", "operator"]
FactSide = Literal["company", "analyst", "news"]
FactKind = Literal["reported", "guidance", "claim"]


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody on the call, with every spelling that the evidence joins to the name."""

    name: str
    also_written: tuple[str, ...] = ()
    role: str | None = None
    firm: str | None = None
    side: Side


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the text: `news`, `header`, `remarks`, `qa`, or another name at will."""

    name: str
    lines: Lines


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One person's uninterrupted speech; `speaker` is a `Person.name`, or the label where nobody fits.

    `chars` is None for whole lines; turns that share a line have from where in its first line to where in its last.
    """

    lines: Lines
    speaker: str
    speaker_as_written: str
    section: str
    chars: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One turn of the company's answer."""

    speaker: str
    lines: Lines


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A question with every answer until the next hand-over."""

    analyst: str | None
    firm: str | None
    question: Lines
    follow_ups: tuple[Lines, ...] = ()
    sub_questions: tuple[str, ...] = ()
    answers: tuple[Reply, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A figure or a growth as the record gives it.

    `value` in whole units (280200000000.0 for 2802亿), a loss negative; `yoy` and `qoq` in percent, a fall
    negative; `yoy_words` where the growth is said in words (三位数, mid-teens); `prior` the prior-year figure
    as written; `as_written` the amount with its qualifier (超过, 约) as it stands in `quote`; `quote` a
    verbatim span of the line.
    """

    line: int
    subject: str | None
    metric: str | None
    value: float | None = None
    range: tuple[float, float] | None = None
    unit: str | None = None
    as_written: str | None = None
    yoy: float | None = None
    yoy_words: str | None = None
    qoq: float | None = None
    prior: str | None = None
    period_as_written: str | None = None
    basis: str | None = None
    speaker: str | None = None
    side: FactSide
    kind: FactKind
    quote: str


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """Two or more places that give different values for the same thing."""

    what: str
    lines: tuple[Lines, ...]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What did not parse, by a key of the catalogue and its data; `line` is None for the whole file."""

    key: str
    line: int | None = None
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Call:
    """One earnings call as its transcript gives it: what the text does not say stays None or empty."""

    company: str
    tickers: tuple[str, ...] = ()
    period_as_written: str | None = None
    period_end: date | None = None
    fiscal_year: int | None = None
    fiscal_quarter: int | None = None
    held_at: datetime | None = None
    language: str = "zh"
    lines: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    sections: tuple[Section, ...] = ()
    turns: tuple[Turn, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def key(self) -> str:
        """The call's short name in commands, `BABA-FY2025Q3`: ticker or company, then period or date."""
        name = self.tickers[0].split(":")[-1].split(".")[0] if self.tickers else self.company
        if self.fiscal_year and self.fiscal_quarter:
            return f"{name}-FY{self.fiscal_year}Q{self.fiscal_quarter}"
        when = self.period_end or (self.held_at.date() if self.held_at else None)
        return f"{name}-{when.isoformat()}" if when else name

    @property
    def shared_lines(self) -> frozenset[int]:
        """The lines in which several turns stand: who says what in them cannot be told by the line."""
        seen: set[int] = set()
        shared: set[int] = set()
        for turn in self.turns:
            lines = set(range(turn.lines[0], turn.lines[1] + 1))
            shared |= seen & lines
            seen |= lines
        return frozenset(shared)

    def text(self, lines: Lines) -> str:
        """The lines' text, joined by newlines."""
        return "\n".join(self.lines[lines[0] - 1 : lines[1]])


@dataclass(frozen=True, kw_only=True)
class StoredCall:
    """A call in the store: the value with its key, revision (from 1), source file and time of ingest (UTC)."""

    key: str
    revision: int
    source: str
    ingested_at: datetime
    call: Call


@dataclass(frozen=True, kw_only=True)
class CallRow:
    """A line of the list of calls, newest first; `company_key` is what subscriptions and questions name."""

    key: str
    company: str
    company_key: str
    period_as_written: str | None
    period_end: date | None
    fiscal_year: int | None
    fiscal_quarter: int | None
    held_at: datetime | None
    revision: int
    source: str


@dataclass(frozen=True, kw_only=True)
class Ingested:
    """The outcome of one file: `pushed` is the number of deliveries queued, `push_reason` a catalogue key
    that says why none was, `edited` the number of sent digests that will be corrected."""

    file: str
    status: Literal["new", "unchanged", "revised", "rejected"]
    call: str | None = None
    problems: tuple[Problem, ...] = ()
    pushed: int = 0
    push_reason: str | None = None
    edited: int = 0


@dataclass(frozen=True, kw_only=True)
class Supplied:
    """What the one who feeds a file in says of it: company, period as people write it, day of the call.

    `held_at` is aware; `exact` is False where it is a day without a time.
    """

    company: str | None = None
    period: str | None = None
    held_at: datetime | None = None
    exact: bool = False


@dataclass(frozen=True, kw_only=True)
class Reparsed:
    """The outcome of reading a stored call again: its key now, whether anything changed, what did not parse."""

    call: str
    changed: bool
    problems: tuple[Problem, ...] = ()
