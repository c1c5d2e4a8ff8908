"""What changed from one revision of a call to another."""

from dataclasses import dataclass
from datetime import datetime

from store.values.calls import Fact, Lines

Spellings = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RevisionRow:
    """One revision of a call: its number (from 1), its file, and when it was stored (UTC)."""

    revision: int
    source: str
    ingested_at: datetime


@dataclass(frozen=True, kw_only=True)
class ChangedLines:
    """Lines that were replaced; `old` and `new` say where they stand, None where nothing stands there."""

    old: Lines | None
    new: Lines | None
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangedFigure:
    """A figure before and after; `old` is None for one that is new, `new` for one that is gone."""

    old: Fact | None
    new: Fact | None


@dataclass(frozen=True, kw_only=True)
class ChangedField:
    """A field of the header (company, tickers, period, day) before and after, None where it was not given."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, kw_only=True)
class JoinedPeople:
    """People whose spellings are grouped otherwise: each tuple holds the spellings of one person.

    `old` is empty for somebody who is new, `new` for somebody who is gone.
    """

    old: tuple[Spellings, ...]
    new: tuple[Spellings, ...]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Two revisions of a call compared, both as today's program reads them; empty tuples: nothing changed."""

    call: str
    old: RevisionRow
    new: RevisionRow
    header: tuple[ChangedField, ...] = ()
    lines: tuple[ChangedLines, ...] = ()
    figures: tuple[ChangedFigure, ...] = ()
    people: tuple[JoinedPeople, ...] = ()
