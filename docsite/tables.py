"""The data model, listed and drawn from the tables that the program makes."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Table as SqlTable

from docsite.drawing import ACCENT, INK, PALE, box, line, picture, text
from docsite.markdown import table as markdown_table
from store.db.schema import Table

# What stands under one another; a table that is named nowhere goes to the last column.
_COLUMNS = (
    ("companies", "company_names", "curated_answers"),
    ("calls", "call_revisions", "people", "sections", "sentence_vectors"),
    ("turns", "exchanges", "facts", "conflicts"),
    ("deliveries", "subscriptions", "chats", "chat_admins"),
    ("answered_messages", "unanswered_questions", "verdicts", "audit_log", "leases", "seen_updates"),
)
_WIDTH, _GAP, _ROW, _HEAD, _MARGIN = 212, 44, 17, 26, 20
_BLANK, _TOP = 24, 40  # above all boxes is room for the lines that pass a column


def listed() -> str:
    """A row for each table: what it holds, and what it points at."""
    rows = []
    for name, about in sorted(_abouts().items()):
        targets = ", ".join(f"`{target}`" for target in _targets(Table.metadata.tables[name]))
        rows.append((f"`{name}`", about, targets))
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


def _abouts() -> dict[str, str]:
    """The first sentences of each table's docstring, by its name."""
    models = (mapper.class_ for mapper in Table.registry.mappers)
    return {each.__tablename__: " ".join((each.__doc__ or "").split("\n\n")[0].split()) for each in models}


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
        x, y = _MARGIN + number * (_WIDTH + _GAP), float(_TOP)
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
    for number, target in enumerate(_targets(Table.metadata.tables[name])):
        (x, y), (to_x, to_y) = places[name], places[target]
        yield line(_bend(x, y + 13 + 5 * number, to_x, to_y + 13, number), arrow=True)


def _bend(x: float, start: float, to_x: float, end: float, number: int) -> Sequence[tuple[float, float]]:
    """Down or up beside the boxes; a column in between is passed above them."""
    lane = 12 + 9 * number
    if to_x == x:
        return [(x, start), (x - lane, start), (x - lane, end), (x, end)]
    if to_x > x:
        return [(x + _WIDTH, start), (to_x - lane, start), (to_x - lane, end), (to_x, end)]
    edge = to_x + _WIDTH
    if x - edge <= _GAP:
        return [(x, start), (x - lane, start), (x - lane, end), (edge, end)]
    above = _TOP - 14 - 9 * number
    down = edge + 20 + 9 * number
    return [(x, start), (x - lane, start), (x - lane, above), (down, above), (down, end), (edge, end)]
