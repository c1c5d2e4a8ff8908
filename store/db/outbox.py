"""What is on its way to the chats; a row's state changes only from the states that its UPDATE names.

pending -> claimed -> sent | unknown | dead | retry
retry   -> claimed          when its time has come
claimed -> pending          the lease ran out and the send had not started, or is an edit, which may be done twice
claimed -> unknown          it had: whether it arrived, nobody knows, and it is not sent again by itself
pending, retry, claimed but not started -> cancelled
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import get_args

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from store.db.corpus import folded
from store.db.preferences import read
from store.db.schema import CallTable, ChatTable, DeliveryTable
from store.db.session import insert_new
from store.text.hours import quiet_until
from store.values import CallRow, Delivery, DeliveryState, DigestForm, Subscription

STATES: tuple[DeliveryState, ...] = get_args(DeliveryState)
WAITING = ("pending", "retry")


def queue(session: Session, call: CallRow, subscribers: Iterable[Subscription], now: datetime) -> int:
    """Queue the call's digest for them, once for each revision, chat and topic; returns how many are new."""
    call_id = session.scalar(select(CallTable.id).where(CallTable.folded_key == folded(call.key)))
    return queue_rows(
        session,
        now,
        (
            {
                "call_id": call_id,
                "revision": call.revision,
                "chat_id": subscriber.chat_id,
                "thread_id": subscriber.thread_id or 0,
                "form": subscriber.form,
            }
            for subscriber in subscribers
        ),
    )


def queue_rows(session: Session, now: datetime, rows: Iterable[Mapping[str, object]]) -> int:
    """Put deliveries in the queue as pending, none that is there already; returns how many are new."""
    queued = 0
    for row in rows:
        fresh = insert_new(session, DeliveryTable).values(
            **row, state="pending", attempts=0, moved=False, queued_at=now
        )
        queued += len(session.execute(fresh.returning(DeliveryTable.id)).all())
    return queued


def get(session: Session, delivery_id: int) -> Delivery | None:
    """The delivery; None if there is none of that id."""
    return next(iter(find(session, DeliveryTable.id == delivery_id)), None)


def was_moved(session: Session, delivery_id: int) -> bool:
    """Whether the delivery already followed its chat to a new id."""
    return bool(session.scalar(select(DeliveryTable.moved).where(DeliveryTable.id == delivery_id)))


def finish(
    session: Session,
    delivery_id: int,
    state: DeliveryState,
    now: datetime,
    *,
    attempts: int,
    message_id: int | None = None,
    error: str | None = None,
) -> None:
    """Write down the end of a delivery."""
    _set(
        session, delivery_id, state=state, attempts=attempts, message_id=message_id, error=error, ended_at=now
    )


def wait(
    session: Session, delivery_id: int, not_before: datetime, *, attempts: int, error: str | None = None
) -> None:
    """Let a delivery be tried again, not before that time."""
    _set(session, delivery_id, state="retry", attempts=attempts, error=error, not_before=not_before, **_FREE)


def reopen(session: Session, delivery_id: int, *, attempts: int, moved: bool) -> None:
    """Put a delivery back among those that wait, due at once."""
    _set(session, delivery_id, state="pending", attempts=attempts, moved=moved, not_before=None, **_FREE)


def waiting(session: Session, chat_id: int) -> tuple[tuple[Delivery, str], ...]:
    """The digests that wait for the chat, each with the key of its company."""
    which = (DeliveryTable.chat_id == chat_id, DeliveryTable.state.in_(WAITING))
    query = select(DeliveryTable.id, CallTable.company_key).join(
        CallTable, CallTable.id == DeliveryTable.call_id
    )
    companies = dict(session.execute(query.where(*which, DeliveryTable.purpose == "digest")).tuples().all())
    return tuple((each, companies[each.id]) for each in find(session, DeliveryTable.id.in_(companies)))


def waiting_digests(session: Session) -> tuple[tuple[int, int, str], ...]:
    """Every digest that waits: its number, its chat, and the key of its company."""
    query = select(DeliveryTable.id, DeliveryTable.chat_id, CallTable.company_key).join(
        CallTable, CallTable.id == DeliveryTable.call_id
    )
    which = (DeliveryTable.state.in_(WAITING), DeliveryTable.purpose == "digest")
    return tuple(session.execute(query.where(*which)).tuples())


def reform(session: Session, delivery_id: int, form: DigestForm) -> None:
    """Give a digest that waits another form."""
    _set(session, delivery_id, form=form)


def cancel(session: Session, delivery_id: int) -> None:
    """Cancel a delivery that waits."""
    _cancel(session, DeliveryTable.id == delivery_id)


def brought(session: Session, chat_id: int, message_id: int) -> tuple[Delivery, ...]:
    """The digests that came in a message of the chat, in the order in which they were queued."""
    return find(
        session,
        DeliveryTable.chat_id == chat_id,
        DeliveryTable.message_id == message_id,
        DeliveryTable.purpose == "digest",
    )


def hold_chat(session: Session, chat_id: int, not_before: datetime) -> None:
    """Let nothing go to the chat before that time."""
    sooner = or_(DeliveryTable.not_before.is_(None), DeliveryTable.not_before < not_before)
    session.execute(
        update(DeliveryTable)
        .where(DeliveryTable.chat_id == chat_id, DeliveryTable.state.in_(WAITING), sooner)
        .values(not_before=not_before)
    )


def cancel_chat(session: Session, chat_id: int, company_key: str | None = None) -> None:
    """Cancel what the chat waits for, of one company or all."""
    which = [DeliveryTable.chat_id == chat_id]
    if company_key is not None:
        calls = select(CallTable.id).where(CallTable.company_key == company_key)
        which.append(DeliveryTable.call_id.in_(calls))
    _cancel(session, *which)


def cancel_call(session: Session, call_key: str) -> None:
    """Cancel what waits of a call."""
    calls = select(CallTable.id).where(CallTable.folded_key == folded(call_key))
    _cancel(session, DeliveryTable.call_id.in_(calls))


def rekey(session: Session, old_id: int, new_id: int) -> None:
    """Move a chat's digests to its new id, which must be a chat; message ids do not hold there.

    Where both ids have the same digest, the one that may have arrived is kept; edits are dropped.
    """
    edits = and_(DeliveryTable.chat_id == old_id, DeliveryTable.purpose != "digest")
    session.execute(delete(DeliveryTable).where(edits))
    for row in session.scalars(select(DeliveryTable).where(DeliveryTable.chat_id == old_id)).all():
        twin = session.scalar(
            select(DeliveryTable).where(
                DeliveryTable.call_id == row.call_id,
                DeliveryTable.revision == row.revision,
                DeliveryTable.chat_id == new_id,
                DeliveryTable.thread_id == row.thread_id,
                DeliveryTable.purpose == "digest",
            )
        )
        loser = row if twin is not None and row.state not in {"sent", "unknown"} else twin
        if loser is not None:
            session.delete(loser)
            session.flush()
        if loser is not row:
            row.chat_id, row.message_id = new_id, None
            session.flush()


def counts(session: Session) -> dict[DeliveryState, int]:
    """How many deliveries are in each state; every state is named."""
    query = select(DeliveryTable.state, func.count()).group_by(DeliveryTable.state)
    found = dict(session.execute(query).tuples().all())
    return {state: found.get(state, 0) for state in STATES}


def deliveries(
    session: Session, chat_id: int | None = None, state: DeliveryState | None = None
) -> tuple[Delivery, ...]:
    """The deliveries of a chat or all, in a state or any, the oldest first."""
    which = [] if chat_id is None else [DeliveryTable.chat_id == chat_id]
    if state is not None:
        which.append(DeliveryTable.state == state)
    return find(session, *which)


def find(session: Session, *which: ColumnElement[bool]) -> tuple[Delivery, ...]:
    """The deliveries for which these hold, the oldest first."""
    query: Select[tuple[DeliveryTable, str, ChatTable]] = (
        select(DeliveryTable, CallTable.key, ChatTable)
        .join(CallTable, CallTable.id == DeliveryTable.call_id)
        .join(ChatTable, ChatTable.chat_id == DeliveryTable.chat_id)
        .where(*which)
        .order_by(DeliveryTable.id)
        .execution_options(populate_existing=True)
    )
    return tuple(
        Delivery(
            id=row.id,
            call_key=call_key,
            revision=row.revision,
            chat_id=row.chat_id,
            thread_id=row.thread_id or None,
            form=row.form,
            language=chat.language,
            state=row.state,
            attempts=row.attempts,
            purpose=row.purpose,
            edits=row.edits or None,
            held=row.purpose == "digest"
            and quiet_until(read(chat).quiet, chat.zone, row.queued_at) is not None,
            error=row.error,
        )
        for row, call_key, chat in session.execute(query).tuples()
    )


_FREE = {"lease_until": None, "send_started_at": None, "ended_at": None}


def _set(session: Session, delivery_id: int, **values: object) -> None:
    session.execute(update(DeliveryTable).where(DeliveryTable.id == delivery_id).values(**values))


def _cancel(session: Session, *which: ColumnElement[bool]) -> None:
    not_started = and_(DeliveryTable.state == "claimed", DeliveryTable.send_started_at.is_(None))
    waiting = or_(DeliveryTable.state.in_(WAITING), not_started)
    session.execute(update(DeliveryTable).where(*which, waiting).values(state="cancelled"))
