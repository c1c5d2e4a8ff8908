"""Which chats are served and with which companies, who was told that they are not; a company's quiet period."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables and add the column."""
    op.create_table(
        "permits",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("company_keys", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_permits"),
    )
    op.create_table(
        "refused_chats",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_refused_chats"),
    )
    op.add_column("companies", sa.Column("quiet_until", sa.Date(), nullable=True))
