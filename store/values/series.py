"""What several calls of a company say of one thing, side by side: as each of them says it, nothing computed."""

from dataclasses import dataclass
from typing import Literal

from store.values.answers import Citation
from store.values.calls import CallRow, Fact


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What one call gives for a metric: the fullest fact first, then the amount in another unit and what differs.

    No fact: the call gives none. `differs` says that the call itself gives different values for its own quarter.
    """

    call: CallRow
    facts: tuple[Fact, ...] = ()
    differs: bool = False


@dataclass(frozen=True, kw_only=True)
class Series:
    """A metric of one subject over a company's calls, newest first; every stored call has a reading.

    `metric` is an id of the lexicon, None where none was named; `subject` as the record writes it, None for the
    whole company; `also` are the subject and metric pairs with figures in most calls, to ask for instead.
    """

    company: str
    metric: str | None
    subject: str | None
    readings: tuple[Reading, ...]
    also: tuple[tuple[str | None, str], ...] = ()

    @property
    def told(self) -> tuple[Reading, ...]:
        """The readings that hold a figure."""
        return tuple(reading for reading in self.readings if reading.facts)


@dataclass(frozen=True, kw_only=True)
class Later:
    """What a later call says of the same subject and metric: again as an expectation, or as something reported."""

    call: CallRow
    kind: Literal["restated", "reported"]
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """A forward-looking statement of the company and what later calls say of it, in their order.

    `subject` as the record writes it, None for the whole company; `metric` an id of the lexicon.
    """

    subject: str | None
    metric: str
    citation: Citation
    later: tuple[Later, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """The expectations that one call voiced, against the calls held since, oldest first."""

    call: CallRow
    since: tuple[CallRow, ...]
    expectations: tuple[Expectation, ...]


@dataclass(frozen=True, kw_only=True)
class AskedTopic:
    """A topic of analysts' questions as a question writes it: who asked, in the newer or the older of two calls."""

    words: str
    kind: Literal["new", "again", "dropped"]
    askers: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Mentioned:
    """In how many of the company's sentences a metric or a subject stands, in the older and the newer call."""

    words: str
    before: int
    now: int


@dataclass(frozen=True, kw_only=True)
class Silent:
    """A figure that the older call gave for its own quarter and the newer one does not give."""

    fact: Fact
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What is new in a call against the one before it: questions, what is spoken of more or less, silent metrics."""

    call: CallRow
    before: CallRow
    asked: tuple[AskedTopic, ...] = ()
    rising: tuple[Mentioned, ...] = ()
    falling: tuple[Mentioned, ...] = ()
    silent: tuple[Silent, ...] = ()
