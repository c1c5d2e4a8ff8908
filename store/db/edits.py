"""Digests that were sent and are to be edited: corrected with a new revision, or marked as withdrawn."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.orm import Session, aliased

from store.db.corpus import folded
from store.db.outbox import WAITING, queue_rows
from store.db.schema import CallTable, ChatTable, DeliveryTable
from store.values import Delivery

Place = tuple[int, int | None]


def reached(session: Session, call_key: str) -> frozenset[Place]:
    """The (chat, topic) that a digest of the call came to, or may have come to."""
    query = select(DeliveryTable.chat_id, DeliveryTable.thread_id).where(
        _of_call(call_key), DeliveryTable.purpose == "digest", DeliveryTable.state.in_(("sent", "unknown"))
    )
    return frozenset((chat_id, thread_id or None) for chat_id, thread_id in session.execute(query))


def queue(session: Session, call_key: str, now: datetime) -> int:
    """Queue an edit of every message that brought a digest which the call as it is now contradicts.

    A live call corrects the digests of its earlier revisions, a withdrawn one marks all. Returns how many are new.
    """
    call = session.scalars(select(CallTable).where(CallTable.folded_key == folded(call_key))).one()
    withdrawn = call.status != "live"
    sent = select(DeliveryTable).where(
        DeliveryTable.call_id == call.id,
        DeliveryTable.purpose == "digest",
        DeliveryTable.state == "sent",
        DeliveryTable.message_id.is_not(None),
        DeliveryTable.chat_id.in_(select(ChatTable.chat_id).where(ChatTable.active.is_(True))),
    )
    if not withdrawn:
        sent = sent.where(DeliveryTable.revision < call.revision)
    return queue_rows(
        session,
        now,
        (
            {
                "call_id": call.id,
                "revision": call.revision,
                "chat_id": digest.chat_id,
                "thread_id": digest.thread_id,
                "form": digest.form,
                "purpose": "withdrawal" if withdrawn else "correction",
                "edits": digest.message_id,
            }
            for digest in session.scalars(sent.order_by(DeliveryTable.id)).all()
        ),
    )


def supersede(session: Session, call_key: str, revision: int) -> None:
    """Let what waits of earlier revisions go out as this one; twice it goes to nobody.

    Edits that wait are dropped: `queue` makes those that the new revision wants.
    """
    waiting = and_(_of_call(call_key), DeliveryTable.state.in_(WAITING), DeliveryTable.revision < revision)
    session.execute(delete(DeliveryTable).where(waiting, DeliveryTable.purpose != "digest"))
    newer = aliased(DeliveryTable)
    twin = select(newer.id).where(
        newer.call_id == DeliveryTable.call_id,
        newer.chat_id == DeliveryTable.chat_id,
        newer.thread_id == DeliveryTable.thread_id,
        newer.purpose == "digest",
        newer.revision == revision,
    )
    session.execute(update(DeliveryTable).where(waiting, twin.exists()).values(state="cancelled"))
    session.execute(update(DeliveryTable).where(waiting).values(revision=revision))


def outdated(session: Session, delivery: Delivery) -> bool:
    """Whether the call went on while its digest was being sent."""
    revision, status = session.execute(
        select(CallTable.revision, CallTable.status).where(CallTable.folded_key == folded(delivery.call_key))
    ).one()
    return bool(revision > delivery.revision or status != "live")


def _of_call(call_key: str) -> ColumnElement[bool]:
    calls = select(CallTable.id).where(CallTable.folded_key == folded(call_key))
    return DeliveryTable.call_id.in_(calls)
