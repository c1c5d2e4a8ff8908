"""Paragraphs of speech out of the lines of a page: wrapped lines joined, page furniture left out."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from store.text.folding import has_han

_FURNITURE = re.compile(r"\s*(?:#+\s.*|[-_.=*\s]{3,}|(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d+)?)\s*$", re.I)
_FINISHED = tuple('.。!！?？;；:："”)）]…')
# A page of Chinese is set in full lines: so many of them, and so many of those broken off, are no chance.
_LEAST_LINES, _LEAST_FULL, _LEAST_BROKEN, _MOST_OVER = 20, 0.25, 0.5, 0.05
_NARROWEST, _WIDEST, _RAGGED = 40, 130, 4
_INDENT = 4  # of a paragraph's first line: two characters
_LATIN_HEAD = re.compile(r"[!-~]*")
# What a machine hears is put down in short lines without a stop; a breath is taken where a word goes on to the next.
_LEAST_HEARD, _MOST_STOPPED, _SHORT = 60, 0.35, 48
_BREATH, _MOST_SAID, _MOST_PIECES = 28, 100, 7
_GOES_ON_TO = re.compile(
    r"那|所以|但|而|另外|此外|接下[来來]|接[着著]|再[来來]|然[后後]|首先|其次|最[后後]|第[一二三四五六]|因此|同[时時]"
    r"|至[于於]|[关關][于於]|以上|[好嗯对對]"
)


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph's text, each wrapped line joined to the next, and which line starts where."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def line_at(self, offset: int) -> tuple[int, int, int]:
        """The line that a character stands in, and where that line starts and ends in the text."""
        at = bisect_right(self.starts, offset) - 1
        after = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text) + 1
        return self.lines[at], self.starts[at], after - (self.text[after - 1 : after] in ("", " "))


@dataclass(frozen=True, kw_only=True)
class Cut:
    """How the lines of a Chinese record were cut: to the `width` of a page, where two others are as wide as one
    character of Chinese, or, with None, into the pieces in which a machine heard a speech.

    `lines` are those of the record, whole: a label in front of what is said takes room too.
    """

    width: int | None
    lines: Sequence[str] = ()

    def room(self, number: int, text: str, *, opens: bool) -> int:
        """How much of a line's width is taken by what is none of its text: a label, a paragraph's indent."""
        whole = self.lines[number - 1] if 0 < number <= len(self.lines) else text
        return max(_width(whole.strip()) - _width(text.strip()), 0) + (_INDENT if opens else 0)


def cut_of(lines: Sequence[str]) -> Cut | None:
    """How a text in Chinese was cut into lines; None if each line is a paragraph of its own."""
    said = [text.strip() for text in lines if has_han(text)]
    if len(said) < _LEAST_LINES:
        return None
    widths = sorted(map(_width, said))
    stopped = sum(text.endswith(_FINISHED) for text in said)
    if len(said) >= _LEAST_HEARD and stopped < _MOST_STOPPED * len(said) and widths[len(said) // 2] <= _SHORT:
        return Cut(width=None)
    widest = widths[int((1 - _MOST_OVER) * (len(widths) - 1))]
    full = [text for text in said if widest - _RAGGED <= _width(text) <= widest]
    broken = sum(not text.endswith(_FINISHED) for text in full)
    if len(full) < _LEAST_FULL * len(said) or broken < _LEAST_BROKEN * len(full):
        return None
    return Cut(width=widest, lines=lines) if _NARROWEST <= widest <= _WIDEST else None


def paragraphs(words: Iterable[tuple[int, str]], cut: Cut | None = None) -> Iterator[Paragraph]:
    """The paragraphs that lines make which follow each other, each with its number, or as much of them as is read.

    `cut` says how the record's lines were cut, as `cut_of` tells.
    """
    gathered: list[tuple[int, str]] = []
    for number, text in words:
        if not text.strip() or _FURNITURE.match(text):
            continue
        if gathered and not _continues(gathered, text, cut):
            yield _joined(gathered, cut)
            gathered = []
        gathered.append((number, text))
    if gathered:
        yield _joined(gathered, cut)


def _continues(before: Sequence[tuple[int, str]], text: str, cut: Cut | None) -> bool:
    """Whether a line was broken off in mid-sentence: a Latin one by its end, a Chinese one as the record is cut."""
    (number, last), begin = before[-1], text.lstrip()
    end = last.rstrip()
    if end.endswith(_FINISHED):
        return False
    if cut is not None and (has_han(end) or has_han(begin)):
        if cut.width is None:
            return _is_one_breath([said for _, said in before], begin)
        return _is_full(end, begin, cut.width - cut.room(number, end, opens=len(before) == 1))
    return end[-1:].isascii() and begin[:1].isascii()


def _is_full(end: str, begin: str, width: int) -> bool:
    """Whether nothing more had room in a line of the page: a word or number goes over whole."""
    word = _LATIN_HEAD.match(begin)
    return _width(end) + len(word.group() if word else "") > width - _RAGGED


def _is_one_breath(before: Sequence[str], begin: str) -> bool:
    """Whether a piece that was heard goes on with what was said, which is neither long yet nor taken up anew."""
    length = sum(map(len, before))
    if len(before) >= _MOST_PIECES or length + len(begin) > _MOST_SAID:
        return False
    return length < _BREATH or _GOES_ON_TO.match(begin) is None


def _width(text: str) -> int:
    return (len(text) + len(text.encode())) // 2  # three bytes a Chinese character, one a Latin letter


def _joined(gathered: Sequence[tuple[int, str]], cut: Cut | None) -> Paragraph:
    """The lines as one text: a space where Latin words or pieces that were heard meet, else nothing in Chinese."""
    paged = cut is None or cut.width is not None
    text, starts = "", []
    for _, line in gathered:
        if text:
            text = text.rstrip() if paged and has_han(text[-1:] + line[:1]) else text + " "
        starts.append(len(text))
        text += line
    return Paragraph(text=text, starts=tuple(starts), lines=tuple(number for number, _ in gathered))
