"""The digest of a call, as values: sections of items, each resting on cited lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from store.values.calls import CallRow, Fact, Lines


@dataclass(frozen=True, kw_only=True)
class DigestItem:
    """One statement of a digest: facts, or a verbatim quote; `lines` is where every digit of it stands.

    `key` chooses the sentence in the catalogue (`digest.item.<key>`), `data` its words of the record.
    """

    section: str
    key: str
    lines: Lines
    quote: str
    subject: str | None = None
    speaker: str | None = None
    facts: tuple[Fact, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Digest:
    """A call's digest: `items` in the order of the full form; the card is drawn from the same items."""

    call: CallRow
    tickers: tuple[str, ...]
    language: str
    items: tuple[DigestItem, ...]
