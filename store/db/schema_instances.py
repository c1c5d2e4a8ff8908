"""The tables by which several instances keep out of each other's way."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from store.db.columns import Table, Times


class SeenUpdateTable(Table):
    """An update that an instance took; it is handled by that one alone."""

    __tablename__ = "seen_updates"
    __table_args__ = (Index(None, "seen_at"),)

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    seen_at: Mapped[datetime]


class LeaseTable(Table):
    """Who may do what only one may do, and until when; on PostgreSQL an advisory lock takes its place."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    holder: Mapped[str] = mapped_column(String(120))
    until: Mapped[datetime]


class PaceTable(Table):
    """When messages of a bot went into a chat or may go, in seconds of the database's clock; chat 0 is all chats.

    `free_at` is the next slot of the overall rate, and of a chat the end of a refusal.
    """

    __tablename__ = "paces"

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    free_at: Mapped[float]
    times: Mapped[Times]
