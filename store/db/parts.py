"""The parts of a call: values to rows and back, in the order of the call."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Select, bindparam, delete, insert, select
from sqlalchemy.orm import Session

from store.db.columns import Answers, Pairs
from store.db.schema import (
    ConflictTable,
    ExchangeTable,
    FactTable,
    Part,
    PersonTable,
    SectionTable,
    SentenceVectorsTable,
    TurnTable,
)
from store.values import Call, Conflict, Exchange, Fact, Lines, Person, Reply, Section, Side, Turn

Row = tuple[Any, ...]
Rows = Mapping[str, tuple[Row, ...]]
_SPAN = ("first_line", "last_line")
_FACT_FIELDS = (
    "line", "subject", "metric", "value", "unit", "as_written", "yoy", "yoy_words", "qoq", "prior",
    "period_as_written", "basis", "speaker", "side", "kind", "quote",
)  # fmt: skip


def write(session: Session, company_key: str, call_id: int, call: Call) -> None:
    """Keep the call's parts; there must be none of it yet."""
    connection = session.connection()  # a session would make a plan for every row
    for table, rows in rows_of(company_key, call_id, call):
        connection.execute(insert(table), rows)


def rows_of(company_key: str, call_id: int, call: Call) -> Iterator[tuple[type[Part], list[dict[str, Any]]]]:
    """The rows of the call's parts by table; a table without any is left out."""
    for kind in _KINDS:
        rows = [
            {"company_key": company_key, "call_id": call_id, "position": position, **kind.to_row(value)}
            for position, value in enumerate(getattr(call, kind.field))
        ]
        if rows:
            yield kind.table, rows


def erase(session: Session, company_key: str, call_id: int) -> None:
    """Drop the call's parts, and the vectors of its sentences."""
    for kind in _KINDS:
        table = kind.table
        session.execute(delete(table).where(table.company_key == company_key, table.call_id == call_id))
    erase_vectors(session, company_key, call_id)


def erase_vectors(session: Session, company_key: str, call_id: int) -> None:
    """Drop the vectors of the call's sentences."""
    table = SentenceVectorsTable
    session.execute(delete(table).where(table.company_key == company_key, table.call_id == call_id))


def read(session: Session, company_key: str, call_ids: Sequence[int]) -> Mapping[int, Rows]:
    """By call: the rows of all these tables by the field of `Call`, whatever the number of calls in six queries."""
    found = {call_id: dict[str, tuple[Row, ...]]() for call_id in call_ids}
    connection = session.connection()  # rows that nobody changes: a session would take twice the time
    for kind in _KINDS:
        rows = connection.execute(kind.query, {"company_key": company_key, "call_ids": call_ids})
        for call_id, of_call in groupby(rows, itemgetter(0)):
            found[call_id][kind.field] = tuple(tuple(row)[1:] for row in of_call)
    return found


def values(field: str, rows: Rows) -> tuple[Any, ...]:
    """The values of a field of `Call` from its rows."""
    to_value = _BY_FIELD[field].to_value
    return tuple(to_value(*row) for row in rows.get(field, ()))


def subjects(rows: Rows) -> frozenset[str]:
    """What the figures in the rows are of."""
    at = _BY_FIELD["facts"].columns.index("subject")
    return frozenset(row[at] for row in rows.get("facts", ()) if row[at])


def _person_row(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "also_written": list(person.also_written),
        "role": person.role,
        "firm": person.firm,
        "side": person.side,
    }


def _person(name: str, also_written: list[str], role: str | None, firm: str | None, side: Side) -> Person:
    return Person(name=name, also_written=tuple(also_written), role=role, firm=firm, side=side)


def _section_row(section: Section) -> dict[str, Any]:
    return {"name": section.name, **_span_row(section.lines)}


def _section(name: str, first: int, last: int) -> Section:
    return Section(name=name, lines=(first, last))


def _turn_row(turn: Turn) -> dict[str, Any]:
    start, end = turn.chars or (None, None)
    return {
        "start_char": start,
        "end_char": end,
        "speaker": turn.speaker,
        "speaker_as_written": turn.speaker_as_written,
        "section": turn.section,
        **_span_row(turn.lines),
    }


def _turn(
    first: int, last: int, start: int | None, end: int | None, speaker: str, as_written: str, section: str
) -> Turn:
    chars = None if start is None or end is None else (start, end)
    lines = (first, last)
    return Turn(lines=lines, chars=chars, speaker=speaker, speaker_as_written=as_written, section=section)


def _exchange_row(exchange: Exchange) -> dict[str, Any]:
    return {
        "analyst": exchange.analyst,
        "firm": exchange.firm,
        "follow_ups": [list(lines) for lines in exchange.follow_ups],
        "sub_questions": list(exchange.sub_questions),
        "answers": [{"speaker": reply.speaker, "lines": list(reply.lines)} for reply in exchange.answers],
        **_span_row(exchange.question),
    }


def _exchange(
    analyst: str | None,
    firm: str | None,
    first: int,
    last: int,
    follow_ups: Pairs,
    sub_questions: list[str],
    answers: Answers,
) -> Exchange:
    return Exchange(
        analyst=analyst,
        firm=firm,
        question=(first, last),
        follow_ups=_spans(follow_ups),
        sub_questions=tuple(sub_questions),
        answers=tuple(Reply(speaker=answer["speaker"], lines=_span(answer["lines"])) for answer in answers),
    )


def _fact_row(fact: Fact) -> dict[str, Any]:
    low, high = fact.range or (None, None)
    return {name: getattr(fact, name) for name in _FACT_FIELDS} | {"range_low": low, "range_high": high}


def _fact(low: float | None, high: float | None, *given: Any) -> Fact:
    both = None if low is None or high is None else (low, high)
    return Fact(range=both, **dict(zip(_FACT_FIELDS, given, strict=True)))


def _conflict_row(conflict: Conflict) -> dict[str, Any]:
    return {"what": conflict.what, "lines": [list(lines) for lines in conflict.lines]}


def _conflict(what: str, lines: Pairs) -> Conflict:
    return Conflict(what=what, lines=_spans(lines))


def _span_row(lines: Lines) -> dict[str, Any]:
    return {"first_line": lines[0], "last_line": lines[1]}


def _span(pair: Sequence[int]) -> Lines:
    first, last = pair
    return first, last


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Lines, ...]:
    return tuple(_span(pair) for pair in pairs)


@dataclass(frozen=True)
class _Kind:
    """A field of `Call`, its table, and the way there and back: `to_value` takes the columns in their order."""

    field: str
    table: type[Part]
    columns: tuple[str, ...]
    to_row: Callable[[Any], dict[str, Any]]
    to_value: Callable[..., Any]

    @cached_property
    def query(self) -> Select[Any]:
        """The columns of all rows of some calls of a company, behind the call's number, by call and in order."""
        column = self.table.__table__.columns  # not those of the mapped class: they cost time at every query
        mine = column.company_key == bindparam("company_key")
        wanted = column.call_id.in_(bindparam("call_ids", expanding=True))
        query = select(column.call_id, *(column[name] for name in self.columns)).where(mine, wanted)
        return query.order_by(column.call_id, column.position)


_KINDS = (
    _Kind("people", PersonTable, ("name", "also_written", "role", "firm", "side"), _person_row, _person),
    _Kind("sections", SectionTable, ("name", *_SPAN), _section_row, _section),
    _Kind(
        "turns",
        TurnTable,
        (*_SPAN, "start_char", "end_char", "speaker", "speaker_as_written", "section"),
        _turn_row,
        _turn,
    ),
    _Kind(
        "exchanges",
        ExchangeTable,
        ("analyst", "firm", *_SPAN, "follow_ups", "sub_questions", "answers"),
        _exchange_row,
        _exchange,
    ),
    _Kind("facts", FactTable, ("range_low", "range_high", *_FACT_FIELDS), _fact_row, _fact),
    _Kind("conflicts", ConflictTable, ("what", "lines"), _conflict_row, _conflict),
)
_BY_FIELD = {kind.field: kind for kind in _KINDS}
FIELDS = tuple(_BY_FIELD)
