"""Tables of turns (tsv, csv) to rows: `speaker TAB title TAB text`, whatever the columns' order and signs.

A table is known by the names in its first row. One that breaks the rules of quoting is parted at its signs alone.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from store.transcripts.files.plain import read_plain
from store.transcripts.files.rows import HEADING, field_of, rows

_DELIMITERS = ("\t", ",", ";", "|")
_LONGEST_HEADING = 1000


def is_table(opening: str) -> bool:
    """Whether a text opens with a row that names a column of speakers and one of what they say."""
    return _delimiter(opening) is not None


def read_table(data: bytes) -> str:
    """The turns of a table, with the row of names above; cells of other columns are left out."""
    text = read_plain(data).lstrip()
    delimiter = _delimiter(text) or "\t"
    try:
        # newline="": a line end inside of quotes belongs to the cell
        turns = "\n".join(_turns(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)))
    except csv.Error:
        turns = "\n".join(_turns(_parted(text, delimiter)))
    return f"{HEADING}\n{turns}"


def _delimiter(text: str) -> str | None:
    heading = text.lstrip()[:_LONGEST_HEADING].splitlines()[:1]
    for delimiter in _DELIMITERS:
        fields = [field_of(cell.strip().strip('"')) for line in heading for cell in line.split(delimiter)]
        if "speaker" in fields and "text" in fields:
            return delimiter
    return None


def _parted(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows by lines and signs alone; what is too much for the columns belongs to the last one."""
    lines = iter(text.splitlines())
    names = next(lines).split(delimiter)
    yield names
    yield from (line.split(delimiter, len(names) - 1) for line in lines)


def _turns(records: Iterator[list[str]]) -> Iterator[str]:
    fields = [field_of(cell.strip().strip('"')) for cell in next(records)]
    for record in records:
        cells = list(zip(fields, record, strict=False))
        speaker = next((cell for field, cell in cells if field == "speaker"), "")
        title = next((cell for field, cell in cells if field == "title"), "")
        for field, cell in cells:
            if field == "text":
                yield from rows(speaker, title, cell)
