"""Paragraphs of speech out of the lines of a page: wrapped lines joined, page furniture left out."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_FURNITURE = re.compile(r"\s*(?:#+\s.*|[-_.=*\s]{3,}|(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d+)?)\s*$", re.I)
_FINISHED = tuple('.。!！?？;；:："”)）]…')


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph's text, each wrapped line joined to the next by a space, and which line starts where."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def line_at(self, offset: int) -> tuple[int, int, int]:
        """The line that a character stands in, and where that line starts and ends in the text."""
        at = bisect_right(self.starts, offset) - 1
        end = self.starts[at + 1] - 1 if at + 1 < len(self.starts) else len(self.text)
        return self.lines[at], self.starts[at], end


def paragraphs(words: Iterable[tuple[int, str]]) -> Iterator[Paragraph]:
    """The paragraphs that lines make which follow each other, each with its number, or as much of them as is read."""
    gathered: list[tuple[int, str]] = []
    for number, text in words:
        if not text.strip() or _FURNITURE.match(text):
            continue
        if gathered and not _continues(gathered[-1][1], text):
            yield _joined(gathered)
            gathered = []
        gathered.append((number, text))
    if gathered:
        yield _joined(gathered)


def _continues(before: str, text: str) -> bool:
    """Whether a line was broken off in mid-sentence: Chinese pages are not wrapped so, Latin ones are."""
    end = before.rstrip()
    return end[-1:].isascii() and not end.endswith(_FINISHED) and text.lstrip()[:1].isascii()


def _joined(gathered: Sequence[tuple[int, str]]) -> Paragraph:
    starts, at = [], 0
    for _, text in gathered:
        starts.append(at)
        at += len(text) + 1
    return Paragraph(
        text=" ".join(text for _, text in gathered),
        starts=tuple(starts),
        lines=tuple(number for number, _ in gathered),
    )
