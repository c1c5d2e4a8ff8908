"""What a call's sentences mean, as vectors of a model."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sentence_vectors",
        sa.Column("company_key", sa.String(length=120), nullable=False),
        sa.Column("call_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("model", sa.String(length=120), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_key", "call_id"],
            ["calls.company_key", "calls.id"],
            name="fk_sentence_vectors_company_key_call_id",
        ),
        sa.PrimaryKeyConstraint("company_key", "call_id", name="pk_sentence_vectors"),
    )
