"""Claims on what is on its way to the chats: who may send a delivery, and until when."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update
from sqlalchemy.orm import Session

from store.db.outbox import WAITING, find
from store.db.preferences import Habit, with_habits
from store.db.schema import ChatTable, DeliveryTable
from store.values import Delivery


def release_expired(session: Session, now: datetime) -> None:
    """Take back claims whose lease ran out: started digests are unknown, all else waits again."""
    expired = and_(DeliveryTable.state == "claimed", DeliveryTable.lease_until <= now)
    started = and_(DeliveryTable.send_started_at.is_not(None), DeliveryTable.purpose == "digest")
    session.execute(update(DeliveryTable).where(expired, started).values(state="unknown", ended_at=now))
    session.execute(update(DeliveryTable).where(expired, ~started).values(state="pending", lease_until=None))


def claim(
    session: Session, now: datetime, until: datetime, limit: int, quiet: Collection[Habit] = ()
) -> tuple[Delivery, ...]:
    """Bind at most `limit` deliveries that are due until then, the oldest first; no two claims get one.

    A chat whose quiet hours are among `quiet` gets edits only. Of one that has some, all that is due comes along.
    """
    due = _due(now, quiet)
    # Two statements: PostgreSQL may run a locking subquery of an UPDATE more than once, past its limit.
    oldest = select(DeliveryTable.id).where(due).order_by(DeliveryTable.id).limit(limit)
    ids = [*session.scalars(oldest.with_for_update(skip_locked=True))]
    if ids:
        ids += session.scalars(_companions(ids, due).with_for_update(skip_locked=True))
    claimed = session.scalars(
        update(DeliveryTable)
        .where(DeliveryTable.id.in_(ids), due)
        .values(state="claimed", lease_until=until, send_started_at=None)
        .returning(DeliveryTable.id)
    ).all()
    return find(session, DeliveryTable.id.in_(claimed))


def give_back(session: Session, delivery_id: int) -> None:
    """Let a claimed delivery wait again, if its send has not begun."""
    session.execute(
        update(DeliveryTable)
        .where(
            DeliveryTable.id == delivery_id,
            DeliveryTable.state == "claimed",
            DeliveryTable.send_started_at.is_(None),
        )
        .values(state="pending", lease_until=None)
    )


def expire(session: Session, now: datetime) -> None:
    """Let all leases end now."""
    session.execute(update(DeliveryTable).where(DeliveryTable.state == "claimed").values(lease_until=now))


def due_since(session: Session, now: datetime, quiet: Collection[Habit] = ()) -> datetime | None:
    """Since when the oldest of those that `claim` would find has been due; None if it would find none."""
    since = func.coalesce(DeliveryTable.not_before, DeliveryTable.queued_at)
    return session.scalar(select(since).where(_due(now, quiet), since <= now).order_by(since).limit(1))


def start(session: Session, delivery_id: int, now: datetime, until: datetime) -> bool:
    """Say that the send begins; False if the claim was lost or another has begun it."""
    started = session.scalar(
        update(DeliveryTable)
        .where(
            DeliveryTable.id == delivery_id,
            DeliveryTable.state == "claimed",
            DeliveryTable.send_started_at.is_(None),
            DeliveryTable.lease_until > now,
        )
        .values(send_started_at=now, lease_until=until)
        .returning(DeliveryTable.id)
    )
    return started is not None


def _due(now: datetime, quiet: Collection[Habit]) -> ColumnElement[bool]:
    resting = select(ChatTable.chat_id).where(with_habits(quiet))
    return and_(
        DeliveryTable.state.in_(WAITING),
        or_(DeliveryTable.not_before.is_(None), DeliveryTable.not_before <= now),
        or_(DeliveryTable.purpose != "digest", DeliveryTable.chat_id.not_in(resting)),
    )


def _companions(ids: Sequence[int], due: ColumnElement[bool]) -> Select[tuple[int]]:
    """What else is due for those of their chats that have quiet hours."""
    resters = select(ChatTable.chat_id).where(ChatTable.quiet.is_not(None))
    chats = select(DeliveryTable.chat_id).where(DeliveryTable.id.in_(ids), DeliveryTable.chat_id.in_(resters))
    return select(DeliveryTable.id).where(due, DeliveryTable.chat_id.in_(chats))
