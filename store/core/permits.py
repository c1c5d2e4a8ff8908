"""Who may use the bot: a deployment that is closed or open, chats that are allowed, and with which companies."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from store.core import naming
from store.db import audit, outbox, permits
from store.db.session import Database
from store.values import Access, Audited, Permit


class Permits:
    """What chats may use; each method is one transaction, each change is in the audit log with its `actor`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, chat_id: int) -> Permit:
        """What the chat may use."""
        with self._db.glance() as connection:
            return permits.of(connection, chat_id)

    def access(self) -> Access:
        """Whether the deployment is closed, the permits of single chats, and the chats that were turned away."""
        with self._db.read() as session:
            return Access(
                closed=permits.closed(session), permits=permits.own(session), refused=permits.refused(session)
            )

    def close(self, actor: str, *, now: datetime) -> None:
        """Turn away every chat without a permit of its own; what waits for it is cancelled."""
        self._put(Permit(chat_id=permits.EVERYBODY, allowed=False), "access.close", actor, now)

    def open(self, actor: str, *, now: datetime) -> None:
        """Serve every chat that is not forbidden."""
        self._put(Permit(chat_id=permits.EVERYBODY), "access.open", actor, now)

    def allow(self, chat_id: int, companies: Iterable[str], actor: str, *, now: datetime) -> Permit:
        """Serve the chat, with the companies that are called so, or all; what waits of others is cancelled.

        UnknownCompany.
        """
        with self._db.write() as session:
            found = [naming.find(session, words) for words in companies]
            permit = Permit(chat_id=chat_id, company_keys=tuple(dict.fromkeys(key for key, _ in found)))
            names = ", ".join(name for _, name in found)
            _keep(
                session,
                permit,
                Audited(at=now, actor=actor, action="access.allow", target=str(chat_id), detail=names),
            )
        return permit

    def forbid(self, chat_id: int, actor: str, *, now: datetime) -> None:
        """Turn the chat away; what waits for it is cancelled."""
        self._put(Permit(chat_id=chat_id, allowed=False), "access.forbid", actor, now)

    def refuse(self, chat_id: int, *, now: datetime) -> bool:
        """Write down that a chat was told that it is not served; False if it was told before."""
        with self._db.write() as session:
            return permits.refuse(session, chat_id, now)

    def _put(self, permit: Permit, action: str, actor: str, now: datetime) -> None:
        target = "" if permit.chat_id == permits.EVERYBODY else str(permit.chat_id)
        with self._db.write() as session:
            _keep(session, permit, Audited(at=now, actor=actor, action=action, target=target))


def _keep(session: Session, permit: Permit, entry: Audited) -> None:
    permits.put(session, permit)
    audit.put(session, entry)
    may = permits.judge(session)
    for delivery_id, chat_id, company_key in outbox.waiting_digests(session):
        if not may(chat_id, company_key):
            outbox.cancel(session, delivery_id)
