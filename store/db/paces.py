"""When the messages of a bot may go, written down for all its instances by the one clock that they share."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Double, literal_column, select, text, update
from sqlalchemy.orm import Session

from store.db.columns import Times
from store.db.schema import PaceTable
from store.db.session import insert_new

ALL_CHATS = 0
_CLOCKS = {
    "postgresql": "CAST(extract(epoch FROM clock_timestamp()) AS double precision)",
    "sqlite": "(julianday('now') - 2440587.5) * 86400.0",
}


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A row as it is found `at` that time of the database; nobody else changes it before the transaction ends."""

    at: float
    free_at: float
    times: Times


def hasten(session: Session) -> None:
    """Do not wait for the disk: what a crash forgets here is a second old."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL synchronous_commit = off"))


def take(session: Session, bot_id: int, chat_id: int) -> Sent:
    """What went into a chat, or into all; nothing where there was no message."""
    clock: ColumnElement[float] = literal_column(_CLOCKS[session.get_bind().dialect.name], Double())
    mine = (PaceTable.bot_id == bot_id, PaceTable.chat_id == chat_id)
    query = select(clock, PaceTable.free_at, PaceTable.times).where(*mine).with_for_update()
    found = session.execute(query).first()
    if found is None:
        session.execute(
            insert_new(session, PaceTable).values(bot_id=bot_id, chat_id=chat_id, free_at=0.0, times=[])
        )
        found = session.execute(query).one()
    at, free_at, times = found
    return Sent(at=at, free_at=free_at, times=times)


def put(session: Session, bot_id: int, chat_id: int, free_at: float, times: Times) -> None:
    """Write down what went into a chat, or into all."""
    session.execute(
        update(PaceTable)
        .where(PaceTable.bot_id == bot_id, PaceTable.chat_id == chat_id)
        .values(free_at=free_at, times=times)
    )
