"""The texts of a call's revisions, as they came."""

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from store.db.corpus import folded
from store.db.schema import CallTable, RevisionTable
from store.values import RevisionRow

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One revision's lines, and what was said of the file beside it."""

    row: RevisionRow
    lines: tuple[str, ...]
    supplied: dict[str, str] | None


def numbers(session: Session, key: str) -> tuple[int, ...]:
    """The revisions of the call of exactly that key, in order."""
    query = _of(select(RevisionTable.revision), key).order_by(RevisionTable.revision)
    return tuple(session.scalars(query))


def rows(session: Session, key: str) -> tuple[RevisionRow, ...]:
    """Every revision of the call of exactly that key, without the texts, in order."""
    columns = (RevisionTable.revision, RevisionTable.source, RevisionTable.ingested_at)
    call = CallTable.id == RevisionTable.call_id
    query = select(*columns).join(CallTable, call).where(CallTable.folded_key == folded(key))
    found = session.execute(query.order_by(RevisionTable.revision))
    return tuple(RevisionRow(revision=number, source=file, ingested_at=at) for number, file, at in found)


def newest(session: Session) -> tuple[str, RevisionRow] | None:
    """The key of the call that was stored or revised last, with that revision; None if there is none."""
    columns = (CallTable.key, CallTable.revision, CallTable.source, CallTable.ingested_at)
    found = session.execute(select(*columns).order_by(CallTable.ingested_at.desc()).limit(1)).first()
    if found is None:
        return None
    key, revision, source, at = found
    return key, RevisionRow(revision=revision, source=source, ingested_at=at)


def load(session: Session, key: str, revision: int) -> Kept:
    """One revision of the call of exactly that key; it must be there."""
    kept = session.scalars(_of(select(RevisionTable), key).where(RevisionTable.revision == revision)).one()
    row = RevisionRow(revision=kept.revision, source=kept.source, ingested_at=kept.ingested_at)
    return Kept(
        row=row, lines=() if kept.text is None else tuple(kept.text.split("\n")), supplied=kept.supplied
    )


def _of(query: Select[tuple[T]], key: str) -> Select[tuple[T]]:
    same = (CallTable.company_key == RevisionTable.company_key) & (CallTable.id == RevisionTable.call_id)
    return query.join(CallTable, same).where(CallTable.folded_key == folded(key))
