"""An index over how often companies changed: every question asks for the sum."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_companies_revision", "companies", ["revision"])
