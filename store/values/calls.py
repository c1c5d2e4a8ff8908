"""What a transcript holds: the call, its people, turns, exchanges and facts.

Line numbers are 1-based and count the lines of the text as read; a `Lines` pair includes both ends.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from store.values.stretches import Part, PartRole, Stretch, parts_of, running_of, stretches_of

Lines = tuple[int, int]
Side = Literal["company", "analyst", "operator"]
FactSide = Literal["company", "analyst", "news", "unknown"]
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
    verbatim span of the line. `side` is unknown where the record names no speaker at all.
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

    @property
    def what(self) -> str:
        """What it is a figure of, as a conflict names it: the metric's id, with the subject behind a colon."""
        return f"{self.metric or ''}: {self.subject}" if self.subject else self.metric or ""


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

    @cached_property
    def subjects(self) -> frozenset[str]:
        """What its figures are of, the company as a whole aside."""
        return frozenset(fact.subject for fact in self.facts if fact.subject)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The text in order, cut where another begins or ends to speak."""
        return stretches_of(self)

    @cached_property
    def running(self) -> frozenset[int]:
        """The lines that pages repeat: heads and feet, which are nobody's words wherever they stand."""
        return running_of(self)

    @cached_property
    def parts(self) -> tuple[Part | None, ...]:
        """Which part of an exchange each turn is; None for those of no exchange."""
        return parts_of(self)

    @cached_property
    def _turns_by_part(self) -> dict[Part, int]:
        return {part: number for number, part in enumerate(self.parts) if part}

    @cached_property
    def _by_speaker(self) -> dict[tuple[int, str | None], list[tuple[int | None, str]]]:
        """By line and speaker the number of each turn there with its words, None for words of nobody's."""
        found: dict[tuple[int, str | None], list[tuple[int | None, str]]] = {}
        for stretch in self.stretches:
            speaker = None if stretch.turn is None else self.turns[stretch.turn].speaker
            for line, text in stretch.words:
                found.setdefault((line, speaker), []).append((stretch.turn, text))
        return found

    @cached_property
    def _sides(self) -> dict[str, Side]:
        return {person.name: person.side for person in self.people}

    def side_of(self, turn: int) -> Side:
        """Whose side says a turn: an unnamed voice answers and reports for the company, else it only leads."""
        part, said = self.parts[turn], self.turns[turn]
        if part and part.role == "question":
            return self._sides.get(said.speaker, "analyst")
        ours = part is not None or said.section == "remarks"
        return self._sides.get(said.speaker, "company" if ours else "operator")

    def part_words(self, exchange: int, role: PartRole, place: int) -> str:
        """The words of one part of an exchange; its whole lines where no turn is known to be that part."""
        number = self._turns_by_part.get(Part(exchange=exchange, role=role, place=place))
        if number is not None:
            return self.words(number)
        given = self.exchanges[exchange]
        asked = (given.question, *given.follow_ups)
        return self.text(asked[place] if role == "question" else given.answers[place].lines)

    def asked(self, exchange: int) -> str:
        """All that the analyst says in an exchange, every turn on a line of its own."""
        further = len(self.exchanges[exchange].follow_ups)
        return "\n".join(self.part_words(exchange, "question", place) for place in range(further + 1))

    def words(self, turn: int) -> str:
        """A turn's words as they stand, lines joined by newlines."""
        lines, chars = self.turns[turn].lines, self.turns[turn].chars
        text = self.text(lines)
        return text[chars[0] : len(text) - len(self.lines[lines[1] - 1]) + chars[1]] if chars else text

    def said_in(self, fact: Fact) -> tuple[int | None, str]:
        """The number of the turn in which a figure stands, None where nobody says it, and its words in that line."""
        own = self._by_speaker.get((fact.line, fact.speaker), [(None, self.lines[fact.line - 1])])
        return next((each for each in own if fact.quote in each[1]), own[0])

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
    """The outcome of one file: `pushed` is the number of deliveries queued, `held` how many of them wait for the end
    of quiet hours, `push_reason` a catalogue key that says why none was, `edited` the number of sent digests that will
    be corrected."""

    file: str
    status: Literal["new", "unchanged", "revised", "rejected"]
    call: str | None = None
    problems: tuple[Problem, ...] = ()
    pushed: int = 0
    held: int = 0
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
