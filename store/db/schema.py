"""The tables; all that belongs to a call is keyed by its company first.

A call's text is kept for every revision; its structure (people to conflicts) for the newest one only.
Lines are 1-based pairs, both ends included.
"""

from datetime import date, datetime

from sqlalchemy import (
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.schema import SchemaItem

from store.db.columns import Answers, Pairs
from store.db.columns import Table as Table
from store.db.schema_chats import AnsweredTable as AnsweredTable
from store.db.schema_chats import ChatAdminTable as ChatAdminTable
from store.db.schema_chats import ChatTable as ChatTable
from store.db.schema_chats import DeliveryTable as DeliveryTable
from store.db.schema_chats import SubscriptionTable as SubscriptionTable
from store.db.schema_desk import AuditTable as AuditTable
from store.db.schema_desk import CuratedTable as CuratedTable
from store.db.schema_desk import UnansweredTable as UnansweredTable
from store.db.schema_desk import VerdictTable as VerdictTable
from store.db.schema_instances import LeaseTable as LeaseTable
from store.db.schema_instances import PaceTable as PaceTable
from store.db.schema_instances import SeenUpdateTable as SeenUpdateTable
from store.db.schema_meanings import SentenceVectorsTable as SentenceVectorsTable
from store.db.schema_permits import PermitTable as PermitTable
from store.db.schema_permits import RefusedChatTable as RefusedChatTable
from store.values import FactKind, FactSide, Side


class CompanyTable(Table):
    """A company; `revision` rises with every change of its calls or profile: a cache knows by it when it is old.

    `profile` is the operators' text as they wrote it; NULL until a call or an operator brings one. `quiet_until` is
    the last day of its quiet period, NULL outside of one.
    """

    __tablename__ = "companies"
    __table_args__ = (Index(None, "revision"),)  # every question asks for the sum

    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    name: Mapped[str]
    revision: Mapped[int] = mapped_column(default=0)
    profile: Mapped[str | None]
    profile_changed_at: Mapped[datetime | None]
    quiet_until: Mapped[date | None]


class CompanyNameTable(Table):
    """One way to call a company: `kind` is name, short, ticker, symbol or alias; `folded` is compared."""

    __tablename__ = "company_names"
    __table_args__ = (Index(None, "folded", "kind"),)

    company_key: Mapped[str] = mapped_column(ForeignKey("companies.key"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    folded: Mapped[str] = mapped_column(String(300), primary_key=True)
    written: Mapped[str]


class CallTable(Table):
    """A call at its newest revision; `held_at` is the moment, `held_at_written` keeps its zone."""

    __tablename__ = "calls"
    __table_args__ = (
        UniqueConstraint("company_key", "id"),
        UniqueConstraint("folded_key"),
        Index(None, "company_key", "status", "ordered_at"),
        Index(None, "content_hash"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    company_key: Mapped[str] = mapped_column(ForeignKey("companies.key"))
    key: Mapped[str]
    folded_key: Mapped[str] = mapped_column(String(300))
    status: Mapped[str] = mapped_column(String(16), default="live")
    revision: Mapped[int]
    source: Mapped[str]
    content_hash: Mapped[str] = mapped_column(String(64))
    ingested_at: Mapped[datetime]
    ordered_at: Mapped[datetime]
    company: Mapped[str]
    tickers: Mapped[list[str]]
    period_as_written: Mapped[str | None]
    period_end: Mapped[date | None]
    fiscal_year: Mapped[int | None]
    fiscal_quarter: Mapped[int | None]
    held_at: Mapped[datetime | None]
    held_at_written: Mapped[str | None]
    language: Mapped[str] = mapped_column(String(16))


class RevisionTable(Table):
    """The text of one revision of a call, its lines joined by newlines; NULL where there is none.

    `supplied` is what was said of the file beside it, as text by field; NULL where nothing was.
    """

    __tablename__ = "call_revisions"
    __table_args__ = (ForeignKeyConstraint(["company_key", "call_id"], ["calls.company_key", "calls.id"]),)

    company_key: Mapped[str] = mapped_column(String(120), primary_key=True)
    call_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str]
    content_hash: Mapped[str] = mapped_column(String(64))
    ingested_at: Mapped[datetime]
    text: Mapped[str | None]
    supplied: Mapped[dict[str, str] | None]


class Part(Table):
    """What all parts of a call share: whose they are, and their place in the call's order (from 0)."""

    __abstract__ = True

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[SchemaItem, ...]:
        return (ForeignKeyConstraint(["company_key", "call_id"], ["calls.company_key", "calls.id"]),)

    company_key: Mapped[str] = mapped_column(String(120), primary_key=True, sort_order=-3)
    call_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, sort_order=-2)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, sort_order=-1)


class PersonTable(Part):
    """Somebody on the call."""

    __tablename__ = "people"

    name: Mapped[str]
    also_written: Mapped[list[str]]
    role: Mapped[str | None]
    firm: Mapped[str | None]
    side: Mapped[Side] = mapped_column(String(16))


class SectionTable(Part):
    """A part of the text."""

    __tablename__ = "sections"

    name: Mapped[str]
    first_line: Mapped[int]
    last_line: Mapped[int]


class TurnTable(Part):
    """One person's uninterrupted speech; `start_char` and `end_char` are NULL where its lines are whole."""

    __tablename__ = "turns"

    first_line: Mapped[int]
    last_line: Mapped[int]
    start_char: Mapped[int | None]
    end_char: Mapped[int | None]
    speaker: Mapped[str]
    speaker_as_written: Mapped[str]
    section: Mapped[str]


class ExchangeTable(Part):
    """A question and its answers; `answers` are objects with `speaker` and `lines`."""

    __tablename__ = "exchanges"

    analyst: Mapped[str | None]
    firm: Mapped[str | None]
    first_line: Mapped[int]
    last_line: Mapped[int]
    follow_ups: Mapped[Pairs]
    sub_questions: Mapped[list[str]]
    answers: Mapped[Answers]


class FactTable(Part):
    """A figure or a growth."""

    __tablename__ = "facts"

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[SchemaItem, ...]:
        return (*super().__table_args__, Index(None, "company_key", "metric", "subject"))

    line: Mapped[int]
    subject: Mapped[str | None]
    metric: Mapped[str | None] = mapped_column(String(120))
    value: Mapped[float | None]
    range_low: Mapped[float | None]
    range_high: Mapped[float | None]
    unit: Mapped[str | None]
    as_written: Mapped[str | None]
    yoy: Mapped[float | None]
    yoy_words: Mapped[str | None]
    qoq: Mapped[float | None]
    prior: Mapped[str | None]
    period_as_written: Mapped[str | None]
    basis: Mapped[str | None]
    speaker: Mapped[str | None]
    side: Mapped[FactSide] = mapped_column(String(16))
    kind: Mapped[FactKind] = mapped_column(String(16))
    quote: Mapped[str]


class ConflictTable(Part):
    """Places that give different values for the same thing."""

    __tablename__ = "conflicts"

    what: Mapped[str]
    lines: Mapped[Pairs]
