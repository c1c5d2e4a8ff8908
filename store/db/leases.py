"""What only one process may do at a time: a row with a deadline, or on PostgreSQL an advisory lock.

A lock goes with its connection: the server lets go of it when the process dies, and after 20 seconds without a
sign of life when its machine does.
"""

from datetime import datetime

from sqlalchemy import Connection, delete, or_, text, update
from sqlalchemy.orm import Session

from store.db.schema import LeaseTable
from store.db.session import insert_new

# Any number, if it is always the same and none that the migrations lock.
_LOCK = 7_226_002
_SIGNS_OF_LIFE = {"tcp_keepalives_idle": 5, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 3}


def take(session: Session, name: str, holder: str, now: datetime, until: datetime) -> bool:
    """Take the lease, or keep it, until then; False if another has it."""
    session.execute(insert_new(session, LeaseTable).values(name=name, holder=holder, until=until))
    free = or_(LeaseTable.holder == holder, LeaseTable.until <= now)
    taken = session.scalar(
        update(LeaseTable)
        .where(LeaseTable.name == name, free)
        .values(holder=holder, until=until)
        .returning(LeaseTable.name)
    )
    return taken is not None


def let_go(session: Session, name: str, holder: str) -> None:
    """Give the lease up, if it is held."""
    session.execute(delete(LeaseTable).where(LeaseTable.name == name, LeaseTable.holder == holder))


def lock(connection: Connection) -> bool:
    """Lock for as long as the connection lives; False if another has it. PostgreSQL only."""
    for name, seconds in _SIGNS_OF_LIFE.items():
        connection.execute(text(f"SET {name} = {seconds}"))
    return bool(connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _LOCK}))


def unlock(connection: Connection) -> None:
    """Let the lock go at once: a server takes its time to notice that a connection was closed. PostgreSQL only."""
    connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _LOCK})


def alive(connection: Connection) -> bool:
    """Whether the connection that locked is still there."""
    return bool(connection.scalar(text("SELECT 1")))
