"""The tables of the operators' desk: unanswered questions, verdicts on answers, standard answers, the audit log."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.db.columns import BigId, Table
from store.values.desk import CuratedState, Missed


class UnansweredTable(Table):
    """A question that needs an operator; `asker` marks who asked without naming him, `closed_at` NULL while open."""

    __tablename__ = "unanswered_questions"
    __table_args__ = (UniqueConstraint("chat_id", "reply_id", "reason"), Index(None, "closed_at", "asked_at"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    reply_id: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str]
    reason: Mapped[Missed] = mapped_column(String(16))
    asker: Mapped[str | None] = mapped_column(String(32))
    asked_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class VerdictTable(Table):
    """Whether somebody (`voter`, a mark as `asker`) called an answer of the bot's right; one verdict each."""

    __tablename__ = "verdicts"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reply_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    voter: Mapped[str] = mapped_column(String(32), primary_key=True)
    right: Mapped[bool]
    voted_at: Mapped[datetime]


class CuratedTable(Table):
    """A standard answer; `company_key` NULL where it is no one company's."""

    __tablename__ = "curated_answers"
    __table_args__ = (Index(None, "state"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    company_key: Mapped[str | None] = mapped_column(ForeignKey("companies.key"))
    question: Mapped[str]
    also: Mapped[list[str]]
    answer: Mapped[str]
    owner: Mapped[str]
    source: Mapped[str]
    state: Mapped[CuratedState] = mapped_column(String(16))
    approved_on: Mapped[date | None]
    expires_on: Mapped[date]


class AuditTable(Table):
    """What operators did, the oldest first; kept for three years."""

    __tablename__ = "audit_log"
    __table_args__ = (Index(None, "at"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str] = mapped_column(String(32))
    target: Mapped[str]
    detail: Mapped[str]
