"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make all tables."""
    _companies()
    _calls()
    _call_revisions()
    _people()
    _sections()
    _turns()
    _exchanges()
    _facts()
    _conflicts()
    _chats()
    _subscriptions()
    _answered_messages()
    _deliveries()


def _companies() -> None:
    op.create_table(
        "companies",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_companies"),
    )
    op.create_table(
        "company_names",
        sa.Column("company_key", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("folded", sa.String(length=300), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["company_key"], ["companies.key"], name="fk_company_names_company_key"),
        sa.PrimaryKeyConstraint("company_key", "kind", "folded", name="pk_company_names"),
    )
    op.create_index("ix_company_names_folded_kind", "company_names", ["folded", "kind"])


def _calls() -> None:
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("company_key", sa.String(length=120), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("folded_key", sa.String(length=300), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("tickers", sa.JSON(), nullable=False),
        sa.Column("period_as_written", sa.Text(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("fiscal_year", sa.Integer(), nullable=True),
        sa.Column("fiscal_quarter", sa.Integer(), nullable=True),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_at_written", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["company_key"], ["companies.key"], name="fk_calls_company_key"),
        sa.PrimaryKeyConstraint("id", name="pk_calls"),
        sa.UniqueConstraint("company_key", "id", name="uq_calls_company_key_id"),
        sa.UniqueConstraint("folded_key", name="uq_calls_folded_key"),
    )
    op.create_index(
        "ix_calls_company_key_status_ordered_at", "calls", ["company_key", "status", "ordered_at"]
    )
    op.create_index("ix_calls_content_hash", "calls", ["content_hash"])


def _call_revisions() -> None:
    op.create_table(
        "call_revisions",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_call_revisions_call_id"),
        sa.PrimaryKeyConstraint("call_id", "revision", name="pk_call_revisions"),
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("company_key", sa.String(length=120), nullable=False),
        sa.Column("call_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("also_written", sa.JSON(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("firm", sa.Text(), nullable=True),
        sa.Column("side", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key", "call_id"],
            ["calls.company_key", "calls.id"],
            name="fk_people_company_key_call_id",
        ),
        sa.PrimaryKeyConstraint("company_key", "call_id", "position", name="pk_people"),
    )


def _sections() -> None:
    op.create_table(
        "sections",
        sa.Column("company_key", sa.String(length=120), nullable=False),
        sa.Column("call_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_line", sa.Integer(), nullable=False),
        sa.Column("last_line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key", "call_id"],
            ["calls.company_key", "calls.id"],
            name="fk_sections_company_key_call_id",
        ),
        sa.PrimaryKeyConstraint("company_key", "call_id", "position", name="pk_sections"),
    )


def _turns() -> None:
    op.create_table(
        "turns",
        sa.Column("company_key", sa.String(length=120), nullable=False),
        sa.Column("call_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first_line", sa.Integer(), nullable=False),
        sa.Column("last_line", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("speaker_as_written", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key", "call_id"], ["calls.company_key", "calls.id"], name="fk_turns_company_key_call_id"
        ),
        sa.PrimaryKeyConstraint("company_key", "call_id", "position", name="pk_turns"),
    )


def _exchanges() -> None:
    op.create_table(
        "exchanges",
        sa.Column("company_key", sa.String(length=120), nullable=False),
        sa.Column("call_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("analyst", sa.Text(), nullable=True),
        sa.Column("firm", sa.Text(), nullable=True),
        sa.Column("first_line", sa.Integer(), nullable=False),
        sa.Column("last_line", sa.Integer(), nullable=False),
        sa.Column("follow_ups", sa.JSON(), nullable=False),
        sa.Column("sub_questions", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key", "call_id"],
            ["calls.company_key", "calls.id"],
            name="fk_exchanges_company_key_call_id",
        ),
        sa.PrimaryKeyConstraint("company_key", "call_id", "position", name="pk_exchanges"),
    )


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("company_key", sa.String(length=120), nullable=False),
        sa.Column("call_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("metric", sa.String(length=120), nullable=True),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("range_low", sa.Double(), nullable=True),
        sa.Column("range_high", sa.Double(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("as_written", sa.Text(), nullable=True),
        sa.Column("yoy", sa.Double(), nullable=True),
        sa.Column("yoy_words", sa.Text(), nullable=True),
        sa.Column("qoq", sa.Double(), nullable=True),
        sa.Column("prior", sa.Text(), nullable=True),
        sa.Column("period_as_written", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("side", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key", "call_id"], ["calls.company_key", "calls.id"], name="fk_facts_company_key_call_id"
        ),
        sa.PrimaryKeyConstraint("company_key", "call_id", "position", name="pk_facts"),
    )
    op.create_index("ix_facts_company_key_metric_subject", "facts", ["company_key", "metric", "subject"])


def _conflicts() -> None:
    op.create_table(
        "conflicts",
        sa.Column("company_key", sa.String(length=120), nullable=False),
        sa.Column("call_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key", "call_id"],
            ["calls.company_key", "calls.id"],
            name="fk_conflicts_company_key_call_id",
        ),
        sa.PrimaryKeyConstraint("company_key", "call_id", "position", name="pk_conflicts"),
    )


def _chats() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_chats"),
    )


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("company_key", sa.String(length=120), nullable=False),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name="fk_subscriptions_chat_id"),
        sa.ForeignKeyConstraint(["company_key"], ["companies.key"], name="fk_subscriptions_company_key"),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", "company_key", name="pk_subscriptions"),
    )
    op.create_index("ix_subscriptions_company_key", "subscriptions", ["company_key"])


def _answered_messages() -> None:
    op.create_table(
        "answered_messages",
        sa.Column("id", _ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("reply_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("company_keys", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answered_messages"),
        sa.UniqueConstraint("chat_id", "message_id", name="uq_answered_messages_chat_id_message_id"),
    )
    op.create_index("ix_answered_messages_chat_id_id", "answered_messages", ["chat_id", "id"])
    op.create_index("ix_answered_messages_chat_id_reply_id", "answered_messages", ["chat_id", "reply_id"])


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", _ID, nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("send_started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_deliveries_call_id"),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name="fk_deliveries_chat_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint(
            "call_id",
            "revision",
            "chat_id",
            "thread_id",
            name="uq_deliveries_call_id_revision_chat_id_thread_id",
        ),
    )
    op.create_index("ix_deliveries_chat_id_state", "deliveries", ["chat_id", "state"])
    op.create_index("ix_deliveries_state_not_before", "deliveries", ["state", "not_before"])
