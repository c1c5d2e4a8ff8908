"""Which updates were taken, so that none is handled twice."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from store.db.schema import SeenUpdateTable
from store.db.session import insert_new

KEPT = timedelta(days=2)  # Telegram keeps an update that nobody fetched for one
_SWEEP_EVERY = 256


def take(session: Session, bot_id: int, update_id: int, now: datetime) -> bool:
    """Write down that the update is being handled; False if it was before. What is old is forgotten."""
    if update_id % _SWEEP_EVERY == 0:
        session.execute(delete(SeenUpdateTable).where(SeenUpdateTable.seen_at < now - KEPT))
    fresh = insert_new(session, SeenUpdateTable).values(bot_id=bot_id, update_id=update_id, seen_at=now)
    return session.scalar(fresh.returning(SeenUpdateTable.update_id)) is not None
