"""Citations: passages, facts and lines of a call as verbatim quotes with their place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from store.answers.index import CallIndex, Passage
from store.text.paragraphs import Paragraph
from store.text.sentences import sentences
from store.text.spans import touch
from store.values import Call, Citation, Fact, Lines, StoredCall

MOST_CITATIONS = 8
MOST_LINES = 8
_MOST_TEXT, _SOURCE = 1_250, 50  # of all quotes; of each the line that says whose it is
_LONG, _LONGEST = 400, 600
_LONG_AROUND = 160  # where one name or phrase of a line is meant


def cite_passages(index: CallIndex, passages: Sequence[Passage], told: int | None = None) -> Citation:
    """Neighbouring sentences of one paragraph as one verbatim quote; `told` is a line that belongs in it."""
    first, last = passages[0], passages[-1]
    paragraph = index.paragraphs[first.paragraph]
    start, end, lines = _unbroken(paragraph, first.span[0], last.span[1], index, told)
    quote = paragraph.text[start:end].strip()
    return Citation(
        call=index.stored.key,
        lines=lines,
        speaker=first.speaker,
        section=first.section,
        quote=quote,
        asked=first.role == "question",
    )


def _unbroken(
    paragraph: Paragraph, start: int, end: int, index: CallIndex, told: int | None
) -> tuple[int, int, Lines]:
    """The longest stretch without a page's header or footer in it, of at most as many lines as a citation has.

    Of several that with the line `told`.
    """
    pieces: list[tuple[int, int, Lines]] = []
    at, end = start, min(end, len(paragraph.text))
    while at < end:
        line, _, line_end = paragraph.line_at(at)
        stop = min(end, line_end)
        before = pieces[-1] if pieces else None
        if before and _follows(before[2], line, index) and line - before[2][0] < MOST_LINES:
            pieces[-1] = (before[0], stop, (before[2][0], line))
        else:
            pieces.append((at, stop, (line, line)))
        at = line_end + 1
    holding = [piece for piece in pieces if told is not None and piece[2][0] <= told <= piece[2][1]]
    return max(holding or pieces, key=lambda piece: piece[1] - piece[0])


def _follows(before: Lines, line: int, index: CallIndex) -> bool:
    """Whether only blank lines lie between."""
    return not any(text.strip() for text in index.call.lines[before[1] : line - 1])


def cite_fact(index: CallIndex, fact: Fact, more: Passage | None = None) -> Citation:
    """The whole sentences around a fact, so that its subject and period are seen, and the one behind if it is given."""
    beside = index.beside(fact)
    inside = [p for p in beside if _touches(p, fact, index)]
    if inside:
        around = [p for p in inside if p.paragraph == inside[0].paragraph]
        return cite_passages(index, [*around, *([more] if more else [])], fact.line)
    return Citation(
        call=index.stored.key,
        lines=(fact.line, fact.line),
        speaker=fact.speaker,
        section=next((p.section for p in beside), ""),
        quote=fact.quote,
        asked=fact.side == "analyst",
    )


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A line, or as much of it as one person says or stands between two of them; `turn` None is nobody's."""

    line: int
    text: str
    turn: int | None
    section: str | None


def spots(call: Call) -> Iterator[Spot]:
    """The whole text in order, line by line; blank lines are left out."""
    for stretch in call.stretches:
        for line, text in stretch.words:
            yield Spot(line=line, text=text, turn=stretch.turn, section=stretch.section)


def cite_spot(stored: StoredCall, spot: Spot, about: Sequence[str] = ()) -> Citation:
    """A line of the header or of somebody's words, whole; of a long one what is said from the first of `about` on."""
    turn = None if spot.turn is None else stored.call.turns[spot.turn]
    at = min((spot.text.find(word) for word in about if word in spot.text), default=0)
    return Citation(
        call=stored.key,
        lines=(spot.line, spot.line),
        speaker=turn.speaker if turn else None,
        section=spot.section or "header",
        quote=_shortened(spot.text, at, _LONG_AROUND if about else _LONG).strip(),
    )


def distinct(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations without repetitions, cut to what one message holds."""
    kept: list[Citation] = []
    length = 0
    for citation in citations:
        if any(_place(citation) == _place(other) and citation.quote in other.quote for other in kept):
            continue
        longer = length + len(citation.quote) + _SOURCE
        if kept and longer > _MOST_TEXT:
            continue
        kept.append(citation)
        length = longer
    return tuple(kept[:MOST_CITATIONS])


def _place(citation: Citation) -> tuple[Lines, str | None]:
    return citation.lines, citation.speaker


def _touches(passage: Passage, fact: Fact, index: CallIndex) -> bool:
    """Whether a sentence shares words with a fact's quote, which may begin or end inside a sentence."""
    at = index.paragraphs[passage.paragraph].text.find(fact.quote)
    if at < 0:
        return passage.tells(fact)
    return touch(passage.span, (at, at + len(fact.quote)))


def _shortened(text: str, at: int, long: int) -> str:
    """The sentences of a long line from the one that holds a character on; verbatim, as a quote must be."""
    if len(text) <= long:
        return text
    spans = [span for span in sentences(text) if span[1] > at]
    start = end = spans[0][0]
    for span in spans:
        if end > start and span[1] - start > long:
            break
        end = span[1]
    return text[start : min(end, start + _LONGEST)]
