"""The vectors of calls' sentences: kept for a call at its newest revision, of one model."""

from sqlalchemy import and_, func, insert, select
from sqlalchemy.orm import Session

from store.db import parts
from store.db.corpus import NEWEST_FIRST, folded
from store.db.schema import CallTable, SentenceVectorsTable

_OF_CALL = and_(
    SentenceVectorsTable.company_key == CallTable.company_key, SentenceVectorsTable.call_id == CallTable.id
)
_LIVE = CallTable.status == "live"


def missing(session: Session, model: str) -> str | None:
    """The key of the newest live call that has no vectors of that model; None if all have."""
    of_model = and_(_OF_CALL, SentenceVectorsTable.model == model)
    query = select(CallTable.key).outerjoin(SentenceVectorsTable, of_model)
    lacking = query.where(_LIVE, SentenceVectorsTable.call_id.is_(None))
    return session.scalar(lacking.order_by(*NEWEST_FIRST).limit(1))


def load(session: Session, key: str, model: str) -> tuple[str, bytes] | None:
    """The digest of a call's sentences and their vectors; None where it has none of that model."""
    query = select(SentenceVectorsTable.digest, SentenceVectorsTable.vectors).join(CallTable, _OF_CALL)
    found = session.execute(
        query.where(CallTable.folded_key == folded(key), SentenceVectorsTable.model == model)
    ).one_or_none()
    return None if found is None else (found.digest, found.vectors)


def put(session: Session, key: str, revision: int, model: str, digest: str, vectors: bytes) -> bool:
    """Keep a call's vectors in place of those that are there; False if it is withdrawn or revised meanwhile."""
    query = select(CallTable.company_key, CallTable.id)
    call = session.execute(
        query.where(CallTable.folded_key == folded(key), CallTable.revision == revision, _LIVE)
    ).one_or_none()
    if call is None:
        return False
    parts.erase_vectors(session, call.company_key, call.id)
    values = {"company_key": call.company_key, "call_id": call.id, "model": model, "digest": digest}
    session.execute(insert(SentenceVectorsTable).values(**values, vectors=vectors))
    return True


def counts(session: Session, model: str | None) -> tuple[int, int]:
    """The number of live calls, and of those with vectors of that model, or of any."""
    calls = session.scalar(select(func.count()).select_from(CallTable).where(_LIVE)) or 0
    query = select(func.count()).select_from(CallTable).join(SentenceVectorsTable, _OF_CALL).where(_LIVE)
    if model is not None:
        query = query.where(SentenceVectorsTable.model == model)
    return calls, session.scalar(query) or 0
