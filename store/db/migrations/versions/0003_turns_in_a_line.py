"""Where in its lines a turn stands that shares them with others."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("turns", sa.Column("start_char", sa.Integer(), nullable=True))
    op.add_column("turns", sa.Column("end_char", sa.Integer(), nullable=True))
