"""Questions that a number alone begins in a record with labels: `问题2：海外订单怎么看？` among `Q1：` and `A1：`.

Without labels they are a survey's. Among labels such a line would fall to whoever spoke before, who did not ask it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from store.text.names import fold_name
from store.transcripts.headings import Heading
from store.transcripts.labels import Label
from store.transcripts.pieces import Piece
from store.transcripts.roster_rows import Entry
from store.transcripts.survey import ASKER, COMPANY, answer_after, asks_alone

_NUMBER = re.compile(
    r"[\s\u3000*]*(?P<label>(?:问题|問題)\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[:：、.．])\s*(?P<text>\S.*)"
)
_SIGN = 8  # characters, in which it stands
_ENOUGH = 2  # questions by number or by letter; one alone may be somebody's own words


def numbered_cuts(pieces: Sequence[Piece]) -> list[list[int]]:
    """For each piece the offset at which the answer begins that stands in one line with its numbered question."""
    return [_cut(piece.text) if _may_begin(piece.text) else [] for piece in pieces]


def with_numbered(
    words: Sequence[str], heads: Sequence[Heading], labels: Sequence[Label], people: Sequence[Entry]
) -> tuple[Label, ...]:
    """The labels, with one for each numbered question in the turn of somebody who does not ask.

    What is no question any more, up to the next label, is a company's that nobody names.
    """
    found = {
        n: match for n, line in enumerate(words, 1) if _may_begin(line) and (match := _NUMBER.fullmatch(line))
    }
    asked = sum(label.nameless and label.side == "analyst" for label in labels)
    if not labels or not found or len(found) + asked < _ENOUGH:
        return tuple(labels)
    stops = {
        *(label.first for label in labels),
        *(h.line for h in heads if h.kind in ("qa", "remarks", "end")),
    }
    asking = {fold_name(s) for entry in people if entry.side == "analyst" for s in entry.spellings}
    begun = max((h.line for h in heads if h.kind == "qa" and h.line < labels[0].first), default=len(words))
    first = [n for n in found if begun < n < labels[0].first]  # nobody has spoken yet
    more = list(_in_turn(words, first, found, {*stops, labels[0].first}))
    for one, following in pairwise((*labels, None)):
        if one and not _asks(one, asking):
            last = following.first - 1 if following else len(words)
            more += _in_turn(words, [n for n in found if one.last < n <= last], found, {*stops, last + 1})
    return tuple(sorted((*labels, *more), key=lambda label: label.line))


def _may_begin(line: str) -> bool:
    return "题" in line[:_SIGN] or "題" in line[:_SIGN]


def _cut(line: str) -> list[int]:
    match = _NUMBER.fullmatch(line)
    at = answer_after(line, match.start("text"), len(line)) if match else None
    return [at] if at and not asks_alone(line) else []


def _asks(label: Label, asking: set[str]) -> bool:
    """Whether a turn is of one who asks: the numbers in it are his own."""
    side = label.side or label.anonymous_side
    return side == "analyst" or label.flag == "Q" or not asking.isdisjoint(map(fold_name, label.spellings))


def _in_turn(
    words: Sequence[str], numbers: Sequence[int], found: dict[int, re.Match[str]], stops: set[int]
) -> Iterator[Label]:
    for number in numbers:
        if not asks_alone(found[number]["text"]):
            continue
        stop = min(line for line in {*stops, *numbers} if line > number)
        yield _label(number, found[number]["label"])
        rest = (n for n in range(number + 1, stop) if words[n - 1].strip())
        answer = next((n for n in rest if not asks_alone(words[n - 1])), None)
        if answer:
            yield _label(answer, None)


def _label(line: int, sign: str | None) -> Label:
    return Label(
        line=line,
        written=sign.rstrip(":：、.． ") if sign else "",
        name=ASKER if sign else COMPANY,
        inline=True,
        prefix=sign or "",
        side="analyst" if sign else "company",
        nameless=True,
    )
