"""The tables of a closed deployment: which chats are served, with which companies, and who was told that he is not."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from store.db.columns import Table


class PermitTable(Table):
    """What a chat may use; without `company_keys` every company. Chat 0, which Telegram never uses: all others."""

    __tablename__ = "permits"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    allowed: Mapped[bool]
    company_keys: Mapped[list[str]]


class RefusedChatTable(Table):
    """A chat that was told that it is not served: it is told once."""

    __tablename__ = "refused_chats"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    refused_at: Mapped[datetime]
