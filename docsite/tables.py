"""The data model, listed and drawn from the tables that the program makes."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Table as SqlTable

from docsite.drawing import ACCENT, INK, PALE, box, line, picture, text
from docsite.markdown import table as markdown_table
from store.db.columns import Table

# What stands under one another; a table that is named nowhere goes to the last column.
_COLUMNS = (
    ("companies", "company_names", "curated_answers"),
    ("calls", "call_revisions", "people", "sections"),
    ("turns", "exchanges", "facts", "conflicts"),
    ("deliveries", "subscriptions", "chats", "chat_admins"),
    ("answered_messages", "unanswered_questions", "verdicts", "audit_log", "leases", "seen_updates"),
)
_WIDTH, _GAP, _ROW, _HEAD, _MARGIN = 212, 44, 17, 26, 20
_BLANK = 24


def listed() -> str:
    """A row for each table: what it holds, and what it points at."""
    rows = []
    for each in _models():
        about = " ".join((each.__doc__ or "").split("\n\n")[0].split())
        rows.append((f"`{each.__tablename__}`", about, ", ".join(f"`{name}`" for name in _targets(each.__table__))))
    return markdown_table(("table", "what a row is", "belongs to"), rows)


def drawn() -> str:
    """All tables with their columns; an arrow leads from a table to the one that it belongs to."""
    places = _places()
    boxes = [part for name, at in places.items() for part in _box(Table.metadata.tables[name], *at)]
    arrows = [part for name in places for part in _arrows(name, places)]
    width = 2 * _MARGIN + len(_COLUMNS) * (_WIDTH + _GAP) - _GAP
    height = _MARGIN + max(y + _height(name) for name, (_, y) in places.items())
    title = "The tables of the database and what belongs to what"
    return picture(width, height, title, [*boxes, *arrows])


def _models() -> list[type[Table]]:
    found = [mapper.class_ for mapper in Table.registry.mappers]
    return sorted(found, key=lambda each: each.__tablename__)


def _targets(table: SqlTable) -> list[str]:
    return sorted({key.column.table.name for key in table.foreign_keys})


def _columns() -> list[list[str]]:
    named = {name for column in _COLUMNS for name in column}
    known = Table.metadata.tables
    columns = [[name for name in column if name in known] for column in _COLUMNS]
    columns[-1] += sorted(set(known) - named)
    return columns


def _places() -> dict[str, tuple[float, float]]:
    places: dict[str, tuple[float, float]] = {}
    for number, column in enumerate(_columns()):
        x, y = _MARGIN + number * (_WIDTH + _GAP), float(_MARGIN)
        for name in column:
            places[name] = (x, y)
            y += _height(name) + _BLANK
    return places


def _height(name: str) -> float:
    return _HEAD + _ROW * len(Table.metadata.tables[name].columns) + 8


def _box(table: SqlTable, x: float, y: float) -> Iterator[str]:
    yield box(x, y, _WIDTH, _height(table.name))
    yield box(x, y, _WIDTH, _HEAD, fill="#eef4f9")
    yield text(x + 10, y + 18, table.name, bold=True)
    for number, column in enumerate(table.columns):
        at = y + _HEAD + _ROW * number + 15
        colour = ACCENT if column.foreign_keys else INK
        yield text(x + 10, at, column.name, size=12, colour=colour, mono=True, bold=column.primary_key)
        if column.nullable:
            yield text(x + _WIDTH - 44, at, "NULL", size=10, colour=PALE)


def _arrows(name: str, places: dict[str, tuple[float, float]]) -> Iterator[str]:
    """To the left a line goes straight, in its own column or to the right around the box."""
    for number, target in enumerate(_targets(Table.metadata.tables[name])):
        (x, y), (to_x, to_y) = places[name], places[target]
        start, end = y + 13 + 5 * number, to_y + 13
        yield line(_bend(x, start, to_x, end, number), arrow=True)


def _bend(x: float, start: float, to_x: float, end: float, number: int) -> Sequence[tuple[float, float]]:
    lane = 10 + 8 * number
    if to_x == x:
        return [(x, start), (x - lane, start), (x - lane, end), (x, end)]
    if to_x > x:
        return [(x + _WIDTH, start), (to_x - lane, start), (to_x - lane, end), (to_x, end)]
    return [(x, start), (x - lane, start), (x - lane, end), (to_x + _WIDTH, end)]
