"""The call as paragraphs of somebody's speech, each knowing which line every character stands in."""

from collections.abc import Iterator
from dataclasses import dataclass

from store.text.paragraphs import Paragraph, paragraphs
from store.values import Call, FactSide, Stretch


@dataclass(frozen=True, kw_only=True)
class Passage(Paragraph):
    """A paragraph of somebody's speech; `turn` numbers whose it is, `section` is that of the call."""

    speaker: str | None
    section: str | None
    side: FactSide
    turn: int


def passages(call: Call) -> Iterator[Passage]:
    """The speech of the company and the analysts, in order, and the press copy before the call as news."""
    for number, stretch in enumerate(call.stretches):
        side = _side(call, stretch)
        if side is None:
            continue
        for paragraph in paragraphs(words for words in stretch.words if words[0] not in call.running):
            yield Passage(
                text=paragraph.text,
                starts=paragraph.starts,
                lines=paragraph.lines,
                speaker=None if stretch.turn is None else call.turns[stretch.turn].speaker,
                section=stretch.section,
                side=side,
                turn=number,
            )


def _side(call: Call, stretch: Stretch) -> FactSide | None:
    """Whose word it is: an unknown voice is the company's, unless it asks; the operator's counts for nothing."""
    if stretch.turn is None:
        return "news" if stretch.section == "news" else None
    part = call.parts[stretch.turn]
    if part and part.role == "question":
        return "analyst"
    for person in call.people:
        if person.name == call.turns[stretch.turn].speaker:
            return None if person.side == "operator" else person.side
    return "company"
