"""The calls: every revision's text, and the structure of the newest one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import insert, select, tuple_, update
from sqlalchemy.orm import Session

from store.db import parts
from store.db.kept import kept_call
from store.db.schema import CallTable, RevisionTable
from store.values import Call, CallRow, StoredCall

_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
NEWEST_FIRST = (CallTable.ordered_at.desc(), CallTable.ingested_at.desc(), CallTable.id.desc())
_HEADER = (
    "company", "period_as_written", "period_end", "fiscal_year", "fiscal_quarter", "language",
)  # fmt: skip

_Made = Callable[[Mapping[str, Any], parts.Rows], Call]


@dataclass(frozen=True, kw_only=True)
class Text:
    """Where a call's text came from (file name), when, the hash of its lines, and what was said beside it."""

    source: str
    content_hash: str
    ingested_at: datetime
    supplied: dict[str, str] | None = None


def add(session: Session, company_key: str, key: str, call: Call, text: Text) -> CallRow:
    """Keep a call that is not there yet, as its first revision; `key` must be free."""
    columns = first_columns(company_key, key, call, text)
    call_id = session.scalar(insert(CallTable).returning(CallTable.id), columns)
    assert call_id is not None
    return _write(session, call_id, call, text)


def revise(session: Session, key: str, new_key: str, call: Call, text: Text) -> CallRow:
    """Put a call in place of the one that is kept under `key`, as its next revision, and live."""
    old = session.scalars(select(CallTable).where(CallTable.folded_key == folded(key))).one()
    columns = {"status": "live", "revision": old.revision + 1, **_columns(new_key, call, text)}
    session.execute(update(CallTable).where(CallTable.id == old.id).values(**columns))
    parts.erase(session, old.company_key, old.id)
    return _write(session, old.id, call, text)


def rewrite(session: Session, key: str, new_key: str, call: Call) -> CallRow:
    """Put another reading of its text in place of a call's structure, under the same revision."""
    old = session.scalars(select(CallTable).where(CallTable.folded_key == folded(key))).one()
    session.execute(update(CallTable).where(CallTable.id == old.id).values(**_read_from_text(new_key, call)))
    parts.erase(session, old.company_key, old.id)
    parts.write(session, old.company_key, old.id, call)
    return _row(session.get_one(CallTable, old.id, populate_existing=True))


def withdraw(session: Session, key: str) -> None:
    """Take a call out of every list and answer; its text stays."""
    call = session.scalars(select(CallTable).where(CallTable.folded_key == folded(key))).one()
    session.execute(update(CallTable).where(CallTable.id == call.id).values(status="withdrawn"))
    parts.erase_vectors(session, call.company_key, call.id)


def rows(
    session: Session, company_key: str | None = None, *, withdrawn: bool = False, limit: int | None = None
) -> tuple[CallRow, ...]:
    """The calls, newest first; of one company, or of all; `withdrawn`: with those that were taken out."""
    query = select(CallTable).order_by(*NEWEST_FIRST).limit(limit)
    if company_key is not None:
        query = query.where(CallTable.company_key == company_key)
    if not withdrawn:
        query = query.where(CallTable.status == "live")
    return tuple(_row(call) for call in session.scalars(query))


def row(session: Session, key: str) -> CallRow | None:
    """The row of exactly that key, in any case, withdrawn or not; None if there is none."""
    found = session.scalar(select(CallTable).where(CallTable.folded_key == folded(key)))
    return None if found is None else _row(found)


def named(session: Session, name: str) -> tuple[CallRow, ...]:
    """The live call of that key in any case, else those with a key that begins so, newest first."""
    live = select(CallTable).where(CallTable.status == "live").order_by(*NEWEST_FIRST)
    exact = session.scalars(live.where(CallTable.folded_key == folded(name))).all()
    begun = exact or session.scalars(
        live.where(CallTable.folded_key.startswith(folded(name), autoescape=True))
    )
    return tuple(_row(call) for call in begun)


def newest(session: Session) -> CallRow | None:
    """The newest live call of all companies."""
    found = session.scalar(
        select(CallTable).where(CallTable.status == "live").order_by(*NEWEST_FIRST).limit(1)
    )
    return None if found is None else _row(found)


def of_text(session: Session, content_hash: str) -> tuple[CallRow, bool] | None:
    """The call whose newest revision has that text, and whether it is live; a live one first."""
    query = select(CallTable).where(CallTable.content_hash == content_hash).order_by(CallTable.status)
    found = session.scalar(query.limit(1))
    return None if found is None else (_row(found), found.status == "live")


def load(session: Session, key: str) -> StoredCall:
    """The whole call of exactly that key, in any case; it must be there."""
    query = select(CallTable).where(CallTable.folded_key == folded(key))
    return _load(session, [session.scalars(query).one()], _whole)[0]


def of_company(session: Session, company_key: str) -> tuple[StoredCall, ...]:
    """The company's live calls, newest first."""
    query = select(CallTable).where(CallTable.company_key == company_key, CallTable.status == "live")
    return _load(session, session.scalars(query.order_by(*NEWEST_FIRST)).all(), kept_call)


def free_key(session: Session, wanted: str, own: str | None = None) -> str:
    """`wanted`, with a number after it if another call than `own` has it; never empty, nor like an option."""
    wanted = wanted.strip(" -") or "call"
    key, number = wanted, 1
    while (own is None or folded(key) != folded(own)) and _taken(session, key):
        number += 1
        key = f"{wanted}-{number}"
    return key


def folded(key: str) -> str:
    """A key as it is compared."""
    return key.strip().casefold()[:300]


def _taken(session: Session, key: str) -> bool:
    return session.scalar(select(CallTable.id).where(CallTable.folded_key == folded(key))) is not None


def first_columns(company_key: str, key: str, call: Call, text: Text) -> dict[str, Any]:
    """The row of a call that is not there yet."""
    return {"company_key": company_key, "status": "live", "revision": 1, **_columns(key, call, text)}


def text_columns(company_key: str, call_id: int, revision: int, call: Call, text: Text) -> dict[str, Any]:
    """The row of the text of a call's revision."""
    return {
        "company_key": company_key,
        "call_id": call_id,
        "revision": revision,
        "source": text.source,
        "content_hash": text.content_hash,
        "ingested_at": text.ingested_at,
        "text": "\n".join(call.lines) if call.lines else None,
        "supplied": text.supplied,
    }


def _columns(key: str, call: Call, text: Text) -> dict[str, Any]:
    return {
        "source": text.source,
        "content_hash": text.content_hash,
        "ingested_at": text.ingested_at,
        **_read_from_text(key, call),
    }


def _read_from_text(key: str, call: Call) -> dict[str, Any]:
    return {
        "key": key,
        "folded_key": folded(key),
        "ordered_at": _ordered_at(call),
        "tickers": list(call.tickers),
        "held_at": None if call.held_at is None else moment(call.held_at),
        "held_at_written": None if call.held_at is None else call.held_at.isoformat(),
        **{name: getattr(call, name) for name in _HEADER},
    }


def _write(session: Session, call_id: int, call: Call, text: Text) -> CallRow:
    kept = session.get_one(CallTable, call_id, populate_existing=True)
    columns = text_columns(kept.company_key, call_id, kept.revision, call, text)
    session.execute(insert(RevisionTable), columns)
    parts.write(session, kept.company_key, call_id, call)
    return _row(kept)


def _whole(header: Mapping[str, Any], rows: parts.Rows) -> Call:
    structure: dict[str, Any] = {field: parts.values(field, rows) for field in parts.FIELDS}
    return Call(**header, **structure)


def _load(session: Session, calls: Sequence[CallTable], made: _Made) -> tuple[StoredCall, ...]:
    if not calls:
        return ()
    ids = [call.id for call in calls]
    structure = parts.read(session, calls[0].company_key, ids)
    newest = [(call.id, call.revision) for call in calls]
    texts = select(RevisionTable.call_id, RevisionTable.text).where(
        RevisionTable.company_key == calls[0].company_key,
        tuple_(RevisionTable.call_id, RevisionTable.revision).in_(newest),
    )
    lines = dict(session.execute(texts).tuples().all())
    return tuple(_stored(call, made(_header(call, lines[call.id]), structure[call.id])) for call in calls)


def _stored(row: CallTable, call: Call) -> StoredCall:
    return StoredCall(
        key=row.key, revision=row.revision, source=row.source, ingested_at=row.ingested_at, call=call
    )


def _header(row: CallTable, text: str | None) -> dict[str, Any]:
    return {
        "tickers": tuple(row.tickers),
        "held_at": _written(row),
        "lines": () if text is None else tuple(text.split("\n")),
        **{name: getattr(row, name) for name in _HEADER},
    }


def _row(call: CallTable) -> CallRow:
    return CallRow(
        key=call.key,
        company=call.company,
        company_key=call.company_key,
        period_as_written=call.period_as_written,
        period_end=call.period_end,
        fiscal_year=call.fiscal_year,
        fiscal_quarter=call.fiscal_quarter,
        held_at=_written(call),
        revision=call.revision,
        source=call.source,
    )


def _written(call: CallTable) -> datetime | None:
    return None if call.held_at_written is None else datetime.fromisoformat(call.held_at_written)


def moment(held_at: datetime) -> datetime:
    """A time of a call, in UTC where it was written without a zone."""
    return held_at.replace(tzinfo=UTC) if held_at.tzinfo is None else held_at


def _ordered_at(call: Call) -> datetime:
    """A call is held between the end of its period and that of the next: either date sorts a company's."""
    if call.held_at is not None:
        return moment(call.held_at)
    return _UNDATED if call.period_end is None else _midnight(call.period_end)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
