"""The call as paragraphs of somebody's speech, each knowing which line every character stands in."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from store.values.calls import Call, FactSide, Lines

_FURNITURE = re.compile(r"\s*(?:#+\s.*|[-_.=*\s]{3,}|(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d+)?)\s*$", re.I)
_UNFINISHED = re.compile(r"[^\s.。!！?？;；:：\"”)）\]…]\s*$")


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A paragraph: `turn` numbers whose speech it belongs to; wrapped lines are joined by a space."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    speaker: str | None
    side: FactSide
    turn: int

    def line_at(self, offset: int) -> tuple[int, int, int]:
        """The line that a character stands in, and where that line starts and ends in the text."""
        at = bisect_right(self.starts, offset) - 1
        end = self.starts[at + 1] - 1 if at + 1 < len(self.starts) else len(self.text)
        return self.lines[at], self.starts[at], end


def passages(call: Call) -> Iterator[Passage]:
    """The speech of the company and the analysts, in order, and the press copy before the call as news."""
    speech = [
        (turn.lines, turn.speaker, side)
        for turn in call.turns
        if (side := _side(call, turn.speaker, turn.lines))
    ]
    news = [(section.lines, None, "news") for section in call.sections if section.name == "news"]
    spans: list[tuple[Lines, str | None, FactSide]] = sorted([*speech, *news], key=lambda row: row[0])  # type: ignore[list-item]
    for number, (lines, speaker, side) in enumerate(spans):
        for paragraph in _paragraphs(call, lines):
            yield _passage(paragraph, speaker, side, number)


def _side(call: Call, speaker: str, lines: Lines) -> FactSide | None:
    """Whose word it is: an unknown voice is the company's, unless it asks; the operator's counts for nothing."""
    for exchange in call.exchanges:
        if lines in (exchange.question, *exchange.follow_ups):
            return "analyst"
    for person in call.people:
        if speaker == person.name:
            return None if person.side == "operator" else person.side
    return "company"


def _paragraphs(call: Call, lines: Lines) -> Iterator[list[tuple[int, str]]]:
    paragraph: list[tuple[int, str]] = []
    for number in range(lines[0], lines[1] + 1):
        text = call.lines[number - 1]
        if not text.strip() or _FURNITURE.match(text):
            continue
        if paragraph and not _continues(paragraph[-1][1], text):
            yield paragraph
            paragraph = []
        paragraph.append((number, text))
    if paragraph:
        yield paragraph


def _continues(before: str, text: str) -> bool:
    """Whether a line was broken off in mid-sentence: Chinese pages are not wrapped so, Latin ones are."""
    end = before.rstrip()
    return bool(_UNFINISHED.search(end)) and end[-1].isascii() and text.lstrip()[:1].isascii()


def _passage(paragraph: list[tuple[int, str]], speaker: str | None, side: FactSide, turn: int) -> Passage:
    starts, at = [], 0
    for _, text in paragraph:
        starts.append(at)
        at += len(text) + 1
    return Passage(
        text=" ".join(text for _, text in paragraph),
        starts=tuple(starts),
        lines=tuple(number for number, _ in paragraph),
        speaker=speaker,
        side=side,
        turn=turn,
    )
