"""Texts keyed by company first, updates that were taken, and the lease of the one who polls and sends."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Key the texts anew and make the tables."""
    _call_revisions()
    op.create_table(
        "seen_updates",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name="pk_seen_updates"),
    )
    op.create_index("ix_seen_updates_seen_at", "seen_updates", ["seen_at"])
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("holder", sa.String(length=120), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )


def _call_revisions() -> None:
    op.add_column("call_revisions", sa.Column("company_key", sa.String(length=120), nullable=True))
    op.execute(
        "UPDATE call_revisions SET company_key ="
        " (SELECT company_key FROM calls WHERE calls.id = call_revisions.call_id)"
    )
    with op.batch_alter_table("call_revisions") as table:
        table.drop_constraint("fk_call_revisions_call_id", type_="foreignkey")
        table.drop_constraint("pk_call_revisions", type_="primary")
        table.alter_column("company_key", existing_type=sa.String(length=120), nullable=False)
        table.create_primary_key("pk_call_revisions", ["company_key", "call_id", "revision"])
        table.create_foreign_key(
            "fk_call_revisions_company_key_call_id",
            "calls",
            ["company_key", "call_id"],
            ["company_key", "id"],
        )
