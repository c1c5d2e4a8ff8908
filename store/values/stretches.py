"""Who speaks where: the text of a call in stretches of one mouth, and which part of an exchange each turn is.

A line can hold several turns: whose words they are cannot be told by the line alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from store.values.calls import Call, Exchange, Lines, Turn

_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[.!?。！？…,，;；:：]$")
_REPEATED, _SHORTEST, _LONGEST = 3, 12, 120
PartRole = Literal["question", "answer"]
_Place = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a turn is in an exchange: the question (`place` 0) or a follow-up, or one of the replies (from 0)."""

    exchange: int
    role: PartRole
    place: int


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Words that follow each other: one turn's, or nobody's (`turn` None) within one section.

    `words` are the lines with as much of each as belongs here, without blank ones; `turn` numbers `Call.turns`;
    `section` is None outside all sections.
    """

    turn: int | None
    section: str | None
    words: tuple[tuple[int, str], ...]


@dataclass(kw_only=True)
class _Open:
    """An exchange whose question is found, and how much else of it."""

    number: int
    exchange: "Exchange"
    speaker: str
    asked: int = 0
    answered: int = 0

    def part(self, turn: "Turn") -> Part | None:
        """The turn as the next follow-up or reply."""
        further, replies = self.exchange.follow_ups, self.exchange.answers
        said = turn.lines, turn.speaker
        if self.asked < len(further) and (further[self.asked], self.speaker) == said:
            self.asked += 1
            return Part(exchange=self.number, role="question", place=self.asked)
        reply = replies[self.answered] if self.answered < len(replies) else None
        if reply and (reply.lines, reply.speaker) == said:
            self.answered += 1
            return Part(exchange=self.number, role="answer", place=self.answered - 1)
        return None


def parts_of(call: "Call") -> tuple[Part | None, ...]:
    """For each turn its part, None for one that is in no exchange; turns and exchanges go in the text's order."""
    askers = _askers(call)
    waiting = [number for number, names in enumerate(askers) if names]
    found: list[Part | None] = []
    current: _Open | None = None
    for turn in call.turns:
        part = current.part(turn) if current else None
        if part is None and waiting and _asks(turn, call.exchanges[waiting[0]], askers[waiting[0]]):
            number = waiting.pop(0)
            current = _Open(number=number, exchange=call.exchanges[number], speaker=turn.speaker)
            part = Part(exchange=number, role="question", place=0)
        found.append(part)
    return tuple(found)


def _asks(turn: "Turn", exchange: "Exchange", names: Set[str]) -> bool:
    return turn.lines == exchange.question and turn.speaker in names


def _askers(call: "Call") -> list[Set[str]]:
    """For each exchange who can be its asker: whoever has the lines for himself, else whom the names fit."""
    turns = Counter(turn.lines for turn in call.turns)
    there: dict[Lines, set[str]] = {}
    for turn in call.turns:
        there.setdefault(turn.lines, set()).add(turn.speaker)
    insiders = {person.name for person in call.people if person.side != "analyst"}
    found: list[Set[str]] = []
    for exchange in call.exchanges:
        names = there.get(exchange.question, set())
        if turns[exchange.question] > 1:
            replying = {reply.speaker for reply in exchange.answers}
            names = names & {exchange.analyst} if exchange.analyst else names - insiders - replying
        found.append(names)
    return found


def stretches_of(call: "Call") -> tuple[Stretch, ...]:
    """The whole text in order. Turns that lie over one another cannot be told apart: their words are nobody's."""
    found: list[Stretch] = []
    sections = _sections(call)
    at = (1, 0)
    for number in _told_apart(call):
        begin, end = _span(call, number)
        found.extend(_unspoken(call, sections, at, begin))
        words = tuple(_words(call, begin, end))
        found.append(Stretch(turn=number, section=call.turns[number].section, words=words))
        at = end
    found.extend(_unspoken(call, sections, at, (len(call.lines) + 1, 0)))
    return tuple(found)


def running_of(call: "Call") -> frozenset[int]:
    """The lines that pages repeat, numbers aside: a page's head or foot in the middle of a speech is nobody's word."""
    shapes = {n: _DIGITS.sub("0", text.strip()) for n, text in enumerate(call.lines, 1)}
    counted = Counter(shapes.values())
    return frozenset(
        n
        for n, shape in shapes.items()
        if counted[shape] >= _REPEATED and _SHORTEST <= len(shape) <= _LONGEST and not _ENDED.search(shape)
    )


def _span(call: "Call", number: int) -> tuple[_Place, _Place]:
    """The line and the character that a turn begins at, and those that it ends before."""
    first, last = call.turns[number].lines
    start, end = call.turns[number].chars or (0, len(call.lines[last - 1]))
    return (first, start), (last, end)


def _told_apart(call: "Call") -> list[int]:
    """The turns in the order of the text, without those that lie over another."""
    order = sorted(range(len(call.turns)), key=lambda number: _span(call, number))
    mixed: set[int] = set()
    widest = -1
    for number in order:
        if widest >= 0 and _span(call, number)[0] < _span(call, widest)[1]:
            mixed |= {number, widest}
        if widest < 0 or _span(call, number)[1] > _span(call, widest)[1]:
            widest = number
    return [number for number in order if number not in mixed]


def _sections(call: "Call") -> dict[int, list[str]]:
    """The sections of each line, in their order."""
    names: dict[int, list[str]] = {}
    for section in call.sections:
        for line in range(section.lines[0], section.lines[1] + 1):
            names.setdefault(line, []).append(section.name)
    return names


def _unspoken(
    call: "Call", sections: Mapping[int, list[str]], begin: _Place, end: _Place
) -> Iterator[Stretch]:
    """The words between two turns by section: before the first turn of a line in two of them is the first one's."""

    def section_of(words: tuple[int, str]) -> str | None:
        names = sections.get(words[0])
        before = words[0] == end[0] and begin <= (words[0], 0)
        return names[0 if before else -1] if names else None

    for name, words in groupby(_words(call, begin, end), key=section_of):
        yield Stretch(turn=None, section=name, words=tuple(words))


def _words(call: "Call", begin: _Place, end: _Place) -> Iterator[tuple[int, str]]:
    """What stands between two places in the text, line by line."""
    for line in range(begin[0], min(end[0], len(call.lines)) + 1):
        text = call.lines[line - 1]
        start, stop = (begin[1] if line == begin[0] else 0), (end[1] if line == end[0] else len(text))
        if text[start:stop].strip():
            yield line, text[start:stop]
