"""The parts of a call: values to rows and back, in the order of the call."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

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
from store.values import Call, Conflict, Exchange, Fact, Lines, Person, Reply, Section, Turn

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


def read(session: Session, company_key: str, call_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """By call: the fields of `Call` that these tables hold, whatever the number of calls in six queries."""
    parts: dict[int, dict[str, list[Any]]] = {
        call_id: {kind.field: [] for kind in _KINDS} for call_id in call_ids
    }
    for kind in _KINDS:
        table = kind.table
        # Columns, not entities: rows that nobody changes are read in a fraction of the time.
        query = select(*table.__table__.columns).where(
            table.company_key == company_key, table.call_id.in_(call_ids)
        )
        for row in session.execute(query.order_by(table.call_id, table.position)):
            parts[row.call_id][kind.field].append(kind.to_value(row))
    return {
        call_id: {field: tuple(values) for field, values in fields.items()}
        for call_id, fields in parts.items()
    }


def _person_row(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "also_written": list(person.also_written),
        "role": person.role,
        "firm": person.firm,
        "side": person.side,
    }


def _person(row: PersonTable) -> Person:
    return Person(
        name=row.name, also_written=tuple(row.also_written), role=row.role, firm=row.firm, side=row.side
    )


def _section_row(section: Section) -> dict[str, Any]:
    return {"name": section.name, **_span_row(section.lines)}


def _section(row: SectionTable) -> Section:
    return Section(name=row.name, lines=(row.first_line, row.last_line))


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


def _turn(row: TurnTable) -> Turn:
    chars = None if row.start_char is None or row.end_char is None else (row.start_char, row.end_char)
    return Turn(
        chars=chars,
        lines=(row.first_line, row.last_line),
        speaker=row.speaker,
        speaker_as_written=row.speaker_as_written,
        section=row.section,
    )


def _exchange_row(exchange: Exchange) -> dict[str, Any]:
    return {
        "analyst": exchange.analyst,
        "firm": exchange.firm,
        "follow_ups": [list(lines) for lines in exchange.follow_ups],
        "sub_questions": list(exchange.sub_questions),
        "answers": [{"speaker": reply.speaker, "lines": list(reply.lines)} for reply in exchange.answers],
        **_span_row(exchange.question),
    }


def _exchange(row: ExchangeTable) -> Exchange:
    return Exchange(
        analyst=row.analyst,
        firm=row.firm,
        question=(row.first_line, row.last_line),
        follow_ups=_spans(row.follow_ups),
        sub_questions=tuple(row.sub_questions),
        answers=tuple(
            Reply(speaker=answer["speaker"], lines=_span(answer["lines"])) for answer in row.answers
        ),
    )


def _fact_row(fact: Fact) -> dict[str, Any]:
    low, high = fact.range or (None, None)
    return {name: getattr(fact, name) for name in _FACT_FIELDS} | {"range_low": low, "range_high": high}


def _fact(row: FactTable) -> Fact:
    both = None if row.range_low is None or row.range_high is None else (row.range_low, row.range_high)
    return Fact(range=both, **{name: getattr(row, name) for name in _FACT_FIELDS})


def _conflict_row(conflict: Conflict) -> dict[str, Any]:
    return {"what": conflict.what, "lines": [list(lines) for lines in conflict.lines]}


def _conflict(row: ConflictTable) -> Conflict:
    return Conflict(what=row.what, lines=_spans(row.lines))


def _span_row(lines: Lines) -> dict[str, Any]:
    return {"first_line": lines[0], "last_line": lines[1]}


def _span(pair: Sequence[int]) -> Lines:
    first, last = pair
    return first, last


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Lines, ...]:
    return tuple(_span(pair) for pair in pairs)


@dataclass(frozen=True)
class _Kind:
    """A field of `Call`, its table, and the way there and back."""

    field: str
    table: type[Part]
    to_row: Callable[[Any], dict[str, Any]]
    to_value: Callable[[Any], Any]


_KINDS = (
    _Kind("people", PersonTable, _person_row, _person),
    _Kind("sections", SectionTable, _section_row, _section),
    _Kind("turns", TurnTable, _turn_row, _turn),
    _Kind("exchanges", ExchangeTable, _exchange_row, _exchange),
    _Kind("facts", FactTable, _fact_row, _fact),
    _Kind("conflicts", ConflictTable, _conflict_row, _conflict),
)
