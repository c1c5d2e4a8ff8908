"""Standard answers."""

from datetime import date

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from store.db.schema_desk import CuratedTable
from store.values import Curated, CuratedState

_FIELDS = ("company_key", "question", "answer", "owner", "source", "state", "approved_on", "expires_on")


def add(session: Session, entry: Curated) -> int:
    """Keep a new one; its id."""
    values = {name: getattr(entry, name) for name in _FIELDS} | {"also": list(entry.also)}
    found = session.scalar(insert(CuratedTable).returning(CuratedTable.id), values)
    assert found is not None
    return int(found)


def change(session: Session, entry: Curated) -> None:
    """Keep the entry in place of the one with its id."""
    values = {name: getattr(entry, name) for name in _FIELDS} | {"also": list(entry.also)}
    session.execute(update(CuratedTable).where(CuratedTable.id == entry.id).values(**values))


def get(session: Session, ident: int) -> Curated | None:
    """The entry of that id; None if there is none."""
    row = session.get(CuratedTable, ident, populate_existing=True)
    return None if row is None else _entry(row)


def entries(session: Session, state: CuratedState | None = None) -> tuple[Curated, ...]:
    """All entries, or those in a state as kept (an approved one may be past its day), by id."""
    query = select(CuratedTable).order_by(CuratedTable.id)
    if state is not None:
        query = query.where(CuratedTable.state == state)
    return tuple(_entry(row) for row in session.scalars(query))


def approved(session: Session, day: date) -> tuple[Curated, ...]:
    """The entries that may be given as answers on that day."""
    query = select(CuratedTable).where(CuratedTable.state == "approved", CuratedTable.expires_on > day)
    return tuple(_entry(row) for row in session.scalars(query.order_by(CuratedTable.id)))


def _entry(row: CuratedTable) -> Curated:
    return Curated(id=row.id, also=tuple(row.also), **{name: getattr(row, name) for name in _FIELDS})
