"""The table of what a call's sentences mean, as vectors of a model."""

from sqlalchemy import ForeignKeyConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from store.db.columns import Table


class SentenceVectorsTable(Table):
    """The vectors of a call's sentences, one after the other; `digest` is that of the sentences they are of."""

    __tablename__ = "sentence_vectors"
    __table_args__ = (ForeignKeyConstraint(["company_key", "call_id"], ["calls.company_key", "calls.id"]),)

    company_key: Mapped[str] = mapped_column(String(120), primary_key=True)
    call_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    model: Mapped[str] = mapped_column(String(120))
    digest: Mapped[str] = mapped_column(String(64))
    vectors: Mapped[bytes] = mapped_column(LargeBinary)
