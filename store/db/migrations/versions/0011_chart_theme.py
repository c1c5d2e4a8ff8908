"""On which paper a chat gets its charts."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the column."""
    op.add_column("chats", sa.Column("theme", sa.String(length=16), nullable=False, server_default="light"))
