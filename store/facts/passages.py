"""The call as paragraphs of somebody's speech, each knowing which line every character stands in."""

from collections.abc import Iterator
from dataclasses import dataclass

from store.text.paragraphs import Paragraph, paragraphs
from store.values.calls import Call, FactSide, Lines


@dataclass(frozen=True, kw_only=True)
class Passage(Paragraph):
    """A paragraph of somebody's speech; `turn` numbers whose it is."""

    speaker: str | None
    side: FactSide
    turn: int


def passages(call: Call) -> Iterator[Passage]:
    """The speech of the company and the analysts, in order, and the press copy before the call as news."""
    shared = call.shared_lines  # whose words they are cannot be told: no figure of theirs is anybody's
    speech = [
        (turn.lines, turn.speaker, side)
        for turn in call.turns
        if turn.lines[0] not in shared
        if (side := _side(call, turn.speaker, turn.lines))
    ]
    news = [(section.lines, None, "news") for section in call.sections if section.name == "news"]
    spans: list[tuple[Lines, str | None, FactSide]] = sorted([*speech, *news], key=lambda row: row[0])  # type: ignore[list-item]
    for number, (lines, speaker, side) in enumerate(spans):
        for paragraph in paragraphs(call.lines, *lines):
            yield Passage(
                text=paragraph.text,
                starts=paragraph.starts,
                lines=paragraph.lines,
                speaker=speaker,
                side=side,
                turn=number,
            )


def _side(call: Call, speaker: str, lines: Lines) -> FactSide | None:
    """Whose word it is: an unknown voice is the company's, unless it asks; the operator's counts for nothing."""
    for exchange in call.exchanges:
        if lines in (exchange.question, *exchange.follow_ups):
            return "analyst"
    for person in call.people:
        if speaker == person.name:
            return None if person.side == "operator" else person.side
    return "company"
