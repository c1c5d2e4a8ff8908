"""When and in which topic a question was asked: one right behind it may follow it up."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("answered_messages", sa.Column("thread_id", sa.BigInteger(), nullable=True))
    op.add_column("answered_messages", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
