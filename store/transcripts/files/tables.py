"""Tables of turns (tsv, csv) to rows: `speaker TAB title TAB text`, whatever the columns' order and signs.

A table is known by the names in its first row. One that breaks the rules of quoting is parted at its signs alone.
"""

import csv
from collections.abc import Iterator, Sequence
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
    return "\n".join((HEADING, *_turns(_records(text, delimiter))))


def _delimiter(text: str) -> str | None:
    heading = text.lstrip()[:_LONGEST_HEADING].splitlines()[:1]
    for delimiter in _DELIMITERS:
        fields = [field_of(cell.strip().strip('"')) for line in heading for cell in line.split(delimiter)]
        if "speaker" in fields and "text" in fields:
            return delimiter
    return None


def _records(text: str, delimiter: str) -> list[list[str]]:
    try:
        # newline="": a line end inside of quotes belongs to the cell
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        width = text[:_LONGEST_HEADING].splitlines()[0].count(delimiter)
        return [line.split(delimiter, width) for line in text.splitlines()]


def _turns(records: Sequence[Sequence[str]]) -> Iterator[str]:
    fields = [field_of(cell.strip().strip('"')) for cell in records[0]]
    for record in records[1:]:
        cells = list(zip(fields, record, strict=False))
        speaker = next((cell for field, cell in cells if field == "speaker"), "")
        title = next((cell for field, cell in cells if field == "title"), "")
        for field, cell in cells:
            if field == "text":
                yield from rows(speaker, title, cell)
