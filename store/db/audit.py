"""The log of what operators did: written and read, never changed; older than three years it goes."""

from datetime import datetime, timedelta

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


def note(
    session: Session, actor: str | None, action: str, target: str, now: datetime, detail: str = ""
) -> None:
    """Write down what somebody does in this transaction; what nobody is named for is not written down."""
    if actor is not None:
        put(session, Audited(at=now, actor=actor, action=action, target=target, detail=detail))


def newest(session: Session, limit: int | None) -> tuple[Audited, ...]:
    """The newest entries, newest first; None: all that are kept."""
    query = select(AuditTable).order_by(AuditTable.at.desc(), AuditTable.id.desc()).limit(limit)
    return tuple(
        Audited(at=row.at, actor=row.actor, action=row.action, target=row.target, detail=row.detail)
        for row in session.scalars(query)
    )
