"""A whole database: counted, looked over, and copied row by row into another, whatever the engines."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Column, Connection, LargeBinary, and_, func, insert, inspect, select, text
from sqlalchemy import Table as SQLTable
from sqlalchemy.orm import Session

from store.db.schema import CallTable, LeaseTable, PaceTable, RevisionTable, Table
from store.values import Problem

_AT_ONCE = 500
_LARGE_AT_ONCE = 20  # a call's vectors are hundreds of kilobytes
_PASSING = {LeaseTable.__tablename__, PaceTable.__tablename__}


def counts(session: Session) -> dict[str, int]:
    """The number of rows by table."""
    return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in _tables()}


def copy(source: Session, target: Session) -> None:
    """Put every row of the source into the target, which must be empty and have the same schema."""
    for table in _tables():
        large = any(isinstance(column.type, LargeBinary) for column in table.columns)
        query = select(table).execution_options(yield_per=_LARGE_AT_ONCE if large else _AT_ONCE)
        for rows in source.execute(query).partitions():
            target.execute(insert(table), [dict(row._mapping) for row in rows])
    if target.get_bind().dialect.name == "postgresql":
        _count_on(target)


def save(connection: Connection, path: Path) -> None:
    """Write a SQLite database into a file as it is now, while others go on writing."""
    import sqlite3

    source = connection.connection.driver_connection
    copied = sqlite3.connect(path)
    try:
        source.backup(copied)  # type: ignore[union-attr]
    finally:
        copied.close()


def problems(session: Session) -> Iterator[Problem]:
    """What is wrong with the database: damage, missing columns, rows that refer to nothing, calls without text."""
    missing = list(_missing(session))
    yield from missing
    if session.get_bind().dialect.name == "sqlite":
        yield from _damage(session)
    if not missing:
        yield from _textless(session)


def _tables() -> Iterator[SQLTable]:
    return (table for table in Table.metadata.sorted_tables if table.name not in _PASSING)


def _count_on(target: Session) -> None:
    """PostgreSQL counts up apart from the rows: let it begin behind those that came with a number."""
    for table in _tables():
        for column in _counted(table):
            highest = select(func.max(column)).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            target.execute(select(func.setval(sequence, func.coalesce(highest, 0) + 1, False)))


def _counted(table: SQLTable) -> tuple[Column[int], ...]:
    column = table.autoincrement_column
    return () if column is None else (column,)


def _missing(session: Session) -> Iterator[Problem]:
    looked = inspect(session.connection())
    there = {
        table: {column["name"] for column in columns}
        for (_, table), columns in looked.get_multi_columns().items()
    }
    for table in Table.metadata.sorted_tables:
        for column in table.columns:
            if column.name not in there.get(table.name, ()):
                yield Problem(key="db.problem.missing", data={"column": f"{table.name}.{column.name}"})


def _damage(session: Session) -> Iterator[Problem]:
    for (words,) in session.execute(text("PRAGMA integrity_check(5)")):
        if words != "ok":
            yield Problem(key="db.problem.damaged", data={"words": str(words)})
    orphans: dict[tuple[str, str], int] = {}
    for table, _, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        orphans[table, parent] = orphans.get((table, parent), 0) + 1
    for (table, parent), count in orphans.items():
        data = {"table": table, "parent": parent, "count": str(count)}
        yield Problem(key="db.problem.orphans", data=data)


def _textless(session: Session) -> Iterator[Problem]:
    same = and_(
        RevisionTable.company_key == CallTable.company_key,
        RevisionTable.call_id == CallTable.id,
        RevisionTable.revision == CallTable.revision,
    )
    query = select(CallTable.key).outerjoin(RevisionTable, same).where(RevisionTable.call_id.is_(None))
    for key in session.scalars(query.order_by(CallTable.key)):
        yield Problem(key="db.problem.textless", data={"call": key})
