"""What stands in the margins of a text and is none of its words, taken out line by line: numbers, the rules of a table.

No line goes and none comes: the lines keep their numbers.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from store.transcripts.files.rows import HEADING, Field, field_of, rows

_NUMBERED = re.compile(r"\s{0,8}(?P<number>\d{1,5})(?:(?:\t|[ \u00a0]{1,6})(?P<text>.*))?")
_ROW = re.compile(r"\s*\|(?P<cells>.*)\|\s*")
_RULE = re.compile(r"[\s|:\-]+")
_PLACED = re.compile(r"(?P<who>[^()（）]{2,40}?)\s*[(（](?P<title>[^()（）]{2,60})[)）]")
_EMPHASIS = "*_ "
_FEWEST = 10
_NEARLY = 0.97


def without_margins(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines without the numbers before each of them, and with the rows of a Markdown table of turns as rows."""
    return tuple(_tabled(_unnumbered(lines)))


def _unnumbered(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The words behind the numbers, where nearly every line has one and they count up, from 1 on each page or not."""
    filled = [line for line in lines if line.strip()]
    if len(filled) < _FEWEST or not filled[0].lstrip()[:1].isdigit():
        return lines
    found = [_NUMBERED.fullmatch(line) for line in filled]
    numbers = [int(match["number"]) for match in found if match]
    counted = sum(after in (before + 1, 1) for before, after in pairwise(numbers))
    if len(numbers) < _NEARLY * len(filled) or counted < _NEARLY * (len(numbers) - 1):
        return lines
    matches = (_NUMBERED.fullmatch(line) for line in lines)
    return tuple((m["text"] or "") if m else line for m, line in zip(matches, lines, strict=True))


def _tabled(lines: Sequence[str]) -> Iterator[str]:
    fields: list[Field | None] = []
    for line in lines:
        row = _ROW.fullmatch(line) if "|" in line else None
        cells = [cell.strip(_EMPHASIS) for cell in row["cells"].split("|")] if row else []
        named = [field_of(cell) for cell in cells]
        if "speaker" in named and "text" in named:
            fields = named
            yield HEADING
        elif fields and row:
            yield "" if _RULE.fullmatch(line) else _turn(dict(zip(fields, cells, strict=False)), line)
        else:
            fields = fields if not line.strip() else []
            yield line


def _turn(cells: dict[Field | None, str], line: str) -> str:
    """The row of a turn; its title may stand in brackets behind the name."""
    who, title = cells.get("speaker", ""), cells.get("title", "")
    placed = _PLACED.fullmatch(who) if not title else None
    if placed:
        who, title = placed["who"], placed["title"]
    return next(rows(who, title, cells.get("text", "")), "") or line
