"""What a chat decides about its digests, who began a subscription, and who looks after which group."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns and the table."""
    _chats()
    with op.batch_alter_table("subscriptions") as table:
        table.alter_column("form", existing_type=sa.String(length=16), nullable=True)
        table.add_column(sa.Column("begun_by", sa.Text(), nullable=True))
    op.create_table(
        "chat_admins",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name="fk_chat_admins_chat_id"),
        sa.PrimaryKeyConstraint("user_id", "chat_id", name="pk_chat_admins"),
    )


def _chats() -> None:
    def column(name: str, kind: sa.String | sa.BigInteger | sa.Text, default: str) -> None:
        op.add_column("chats", sa.Column(name, kind, nullable=False, server_default=default))

    column("form", sa.String(length=16), "card")
    column("zone", sa.String(length=64), "Asia/Shanghai")
    op.add_column("chats", sa.Column("quiet", sa.String(length=16), nullable=True))
    column("topic", sa.BigInteger(), "0")
    column("keywords", sa.Text(), "")
