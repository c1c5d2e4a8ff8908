"""The period that a sentence is said under where it names none: that of the last heading in its turn."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from store.text.periods import Period, find_periods
from store.text.periods import Span as Length
from store.text.spans import Span, touch
from store.values import Call

if TYPE_CHECKING:
    from store.answers.index import Passage

_SO_FAR: dict[int, Length] = {1: "quarter", 2: "half", 3: "nine_months", 4: "year"}
_TO_DATE = re.compile(r"\byear[- ]to[- ]date\b|\bytd\b|年初至今")
_WHOLE_YEAR = re.compile(
    r"(?<!early )(?<!earlier )(?<!late )(?<!later )"
    r"\b(?:for|in|during|over) the (?:whole |entire )?(?:fiscal )?year\b(?!-|,? (?:ago|before|end|over|on)\b)"
    r"|\b(?:whole|entire) (?:fiscal )?year\b|\byear in (?P<year>20\d\d)\b"
)
_QUARTER = re.compile(r"\b(?:for|in|during) the quarter\b(?! of)")
_OPENING = re.compile(
    r"(?:so|and|now|then|but|next|first|also|finally|lastly|overall|turning|moving|shifting|looking|switching"
    r"|to|at|for|in|during|over|on|of|as|an?|the|our|my|results?|highlights|performance|basis|back|[ ,.:])*"
)
_TITLE = 120


def frames(passages: Iterable["Passage"], call: Call) -> Iterator[Period | None]:
    """For each sentence the period that the last heading of its turn names; None where there was none.

    A title holds for the rest of the turn, the opening words of a sentence with figures for its paragraph.
    """
    turn, paragraph = None, -1
    titled: Period | None = None
    opened: Period | None = None
    for passage in passages:
        if passage.turn != turn or passage.turn is None:
            turn, titled = passage.turn, None
        if passage.paragraph != paragraph:
            paragraph, opened = passage.paragraph, None
        period, is_title = _heading(passage, call)
        if period and is_title:
            titled, opened = period, None
        opened = opened if is_title else period or opened
        yield opened or titled


def periods_said(folded: str, call: Call | None = None) -> list[tuple[Span, Period]]:
    """The periods that a text names, in order: also a year or quarter that is only that of the call."""
    found = find_periods(folded)
    so_far = Period(span=_SO_FAR.get((call and call.fiscal_quarter) or 0, "nine_months"))
    for words, period in (
        (_TO_DATE, so_far),
        (_WHOLE_YEAR, Period(span="year")),
        (_QUARTER, Period(span="quarter")),
    ):
        for hit in words.finditer(folded):
            if not any(touch(hit.span(), span) for span, _ in found):
                year = hit.groupdict().get("year")
                found.append((hit.span(), replace(period, year=int(year) if year else None)))
    return sorted(found, key=lambda each: each[0])


def _heading(passage: "Passage", call: Call) -> tuple[Period | None, bool]:
    """The period that a short sentence without a figure names, or that any opens with; whether it is a title."""
    said = [each for each in periods_said(passage.folded, call) if each[1].relative in (None, "this")]
    title = len(passage.folded) <= _TITLE and "!figure" not in passage.counts
    if said and (title or _OPENING.fullmatch(passage.folded[: said[0][0][0]])):
        return said[0][1], title
    return None, False
