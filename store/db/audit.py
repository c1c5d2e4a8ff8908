"""The log of what operators did: written and read, never changed; older than three years it goes."""

from datetime import timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from store.db.schema_desk import AuditTable
from store.values import Audited

KEPT = timedelta(days=3 * 366)


def put(session: Session, entry: Audited) -> None:
    """Write an entry, and drop those that are older than three years by then."""
    session.execute(delete(AuditTable).where(AuditTable.at < entry.at - KEPT))
    session.execute(
        insert(AuditTable).values(
            at=entry.at, actor=entry.actor, action=entry.action, target=entry.target, detail=entry.detail
        )
    )


def newest(session: Session, limit: int | None) -> tuple[Audited, ...]:
    """The newest entries, newest first; None: all that are kept."""
    query = select(AuditTable).order_by(AuditTable.at.desc(), AuditTable.id.desc()).limit(limit)
    return tuple(
        Audited(at=row.at, actor=row.actor, action=row.action, target=row.target, detail=row.detail)
        for row in session.scalars(query)
    )
