"""The tables by which several instances keep out of each other's way."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from store.db.columns import Table


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
