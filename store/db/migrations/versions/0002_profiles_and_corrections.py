"""Company profiles, what was supplied with a file, and deliveries that edit what was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("companies", sa.Column("profile", sa.Text(), nullable=True))
    op.add_column("companies", sa.Column("profile_changed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("call_revisions", sa.Column("supplied", sa.JSON(), nullable=True))
    with op.batch_alter_table("deliveries") as table:
        table.add_column(
            sa.Column("purpose", sa.String(length=16), nullable=False, server_default="digest")
        )
        table.add_column(sa.Column("edits", sa.BigInteger(), nullable=False, server_default="0"))
        table.drop_constraint("uq_deliveries_call_id_revision_chat_id_thread_id", type_="unique")
        table.create_unique_constraint(
            "uq_deliveries_call_id_revision_chat_id_thread_id_purpose_edits",
            ["call_id", "revision", "chat_id", "thread_id", "purpose", "edits"],
        )
