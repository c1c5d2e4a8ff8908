"""A question, and the honest answer to it.

An `Answer` holds what was found and decided, never words for users: `handlers.render` puts it in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from store.values.calls import CallRow, Fact, Lines

_MOST_EARLIER = 5
Kind = Literal["metric", "passage", "meta", "curated", "clarify", "not_given", "not_in_record", "declined"]


@dataclass(frozen=True, kw_only=True)
class Question:
    """What somebody asks: `company_keys` are the companies of the chat it was asked in, if it names any.

    `language` (zh, zh-Hant, en) is that of the reply; None: that of the question. `earlier` are the questions
    that this one follows up (那国际业务呢?), the first one first: what it leaves out is taken from there, and
    said to be.
    """

    text: str
    language: str | None = None
    company_keys: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()

    @property
    def so_far(self) -> tuple[str, ...]:
        """It and those before it, as a question that follows it up needs them: the last few."""
        return (*self.earlier, self.text)[-_MOST_EARLIER:]


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A verbatim quote of at most 8 lines, and where it stands."""

    call: str
    lines: Lines
    speaker: str | None
    section: str
    quote: str
    asked: bool = False


@dataclass(frozen=True, kw_only=True)
class Note:
    """A remark around the answer, by a key of the catalogue and its data (words of the record)."""

    key: str
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of at most three ways to understand the question: `label` for the button, `text` to ask instead."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The decision: its kind, the figures or words it rests on, and the quotes that prove them.

    `reason` and `data` choose the headline's sentence in the catalogue (`answer.<kind>.<reason>`), `facts`
    are the figures that a metric's headline lists; `calls` holds the call of each where they are of several.
    """

    kind: Kind
    language: str
    reason: str
    data: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    calls: tuple[CallRow, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[Note, ...] = ()
    choices: tuple[Choice, ...] = ()
    call: CallRow | None = None
    confidence: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of the explanation of an answer: `key` names what it is about, `words` say what was found."""

    key: str
    words: str
