"""Which chats are served, and with which companies."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.orm import Session

from store.db.schema import ChatTable, PermitTable, RefusedChatTable
from store.db.session import insert_new
from store.values import Permit

EVERYBODY = 0
_PERMITS = select(PermitTable.chat_id, PermitTable.allowed, PermitTable.company_keys)


def of(connection: Connection, chat_id: int) -> Permit:
    """What the chat may use: by its own permit, else by everybody's, else everything."""
    found = connection.execute(_PERMITS.where(PermitTable.chat_id.in_((EVERYBODY, chat_id)))).all()
    own = max(found, key=lambda row: row.chat_id == chat_id, default=None)
    return Permit(chat_id=chat_id) if own is None else _permit(chat_id, own.allowed, own.company_keys)


def judge(session: Session) -> Callable[[int, str], bool]:
    """Whether a chat may use a company, for many chats at once."""
    every = {row.chat_id: _permit(*row) for row in session.execute(_PERMITS)}
    everybody = every.get(EVERYBODY, Permit(chat_id=EVERYBODY))
    return lambda chat_id, company_key: every.get(chat_id, everybody).covers(company_key)


def closed(session: Session) -> bool:
    """Whether chats without a permit of their own are turned away."""
    row = session.get(PermitTable, EVERYBODY)
    return row is not None and not row.allowed


def own(session: Session) -> tuple[Permit, ...]:
    """The permits of single chats, with their titles, by chat."""
    query = select(PermitTable, ChatTable.title).join(
        ChatTable, ChatTable.chat_id == PermitTable.chat_id, isouter=True
    )
    query = query.where(PermitTable.chat_id != EVERYBODY).order_by(PermitTable.chat_id)
    return tuple(
        replace(_permit(row.chat_id, row.allowed, row.company_keys), title=title or "")
        for row, title in session.execute(query)
    )


def put(session: Session, permit: Permit) -> None:
    """Keep what a chat may use, in place of what it might before; it is told anew if it is turned away."""
    values = {"allowed": permit.allowed, "company_keys": list(permit.company_keys)}
    session.execute(insert_new(session, PermitTable).values(chat_id=permit.chat_id, **values))
    session.execute(update(PermitTable).where(PermitTable.chat_id == permit.chat_id).values(**values))
    session.execute(delete(RefusedChatTable).where(RefusedChatTable.chat_id == permit.chat_id))


def refuse(session: Session, chat_id: int, now: datetime) -> bool:
    """Write down that a chat was turned away; False if it was before."""
    fresh = insert_new(session, RefusedChatTable).values(chat_id=chat_id, refused_at=now)
    return bool(session.execute(fresh.returning(RefusedChatTable.chat_id)).all())


def refused(session: Session) -> tuple[Permit, ...]:
    """The chats that were turned away, the latest first."""
    query = select(RefusedChatTable.chat_id, ChatTable.title).join(
        ChatTable, ChatTable.chat_id == RefusedChatTable.chat_id, isouter=True
    )
    rows = session.execute(query.order_by(RefusedChatTable.refused_at.desc(), RefusedChatTable.chat_id))
    return tuple(Permit(chat_id=chat_id, allowed=False, title=title or "") for chat_id, title in rows)


def rekey(session: Session, old_id: int, new_id: int) -> None:
    """Give a chat's permit the chat's new id."""
    row = session.get(PermitTable, old_id)
    if row is not None:
        put(session, _permit(new_id, row.allowed, row.company_keys))
        session.delete(row)
    session.execute(delete(RefusedChatTable).where(RefusedChatTable.chat_id == old_id))


def _permit(chat_id: int, allowed: bool, company_keys: list[str]) -> Permit:
    return Permit(chat_id=chat_id, allowed=allowed, company_keys=tuple(company_keys))
