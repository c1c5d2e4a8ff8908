"""A transcript's way once it is understood: save, queue its digest and the edits of older ones, in one go."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy.orm import Session

from store.core import naming, profiles
from store.core.due import recipients
from store.db import audit, chats, companies, corpus, edits, outbox, permits, revisions
from store.values import Call, CallRow, Ingested, Problem

_OWN = "onrecord"  # what the program does by its rule, in the audit log


@dataclass(frozen=True, kw_only=True)
class PushRule:
    """`push` None: the company's newest call, if held in the last `window_days` (None: whenever)."""

    push: bool | None = None
    window_days: int | None = 14


def save(
    session: Session,
    file: str,
    call: Call,
    problems: tuple[Problem, ...],
    *,
    now: datetime,
    rule: PushRule,
    supplied: dict[str, str] | None = None,
    actor: str | None = None,
) -> Ingested:
    """Keep the call and queue its digest where the rule says so; the same text again writes nothing."""
    text = corpus.Text(source=file, content_hash=_hash(call), ingested_at=now, supplied=supplied)
    company_key = naming.company_of(session, call)
    if company_key is not None:
        companies.lock(session, company_key)
    known = corpus.of_text(session, text.content_hash)
    if known is not None and known[1] and not _says_more(session, known[0], supplied):
        return _unchanged(file, known[0], problems)
    company_key = company_key or naming.add(session, call)
    old = _earlier(session, company_key, call, known, now)
    before = None if old is None else corpus.load(session, old.key).call
    row = _write(session, company_key, old, call, text)
    companies.add_aliases(session, company_key, naming.aliases(call))
    profiles.begin(session, company_key, call, now)
    companies.touch(session, company_key)
    status: Literal["new", "revised"] = "new" if old is None else "revised"
    audit.note(session, actor, f"ingest.{status}", row.key, now, file)
    pushed, reason = _push(session, row, call, None if before is None else (before, call), now, rule)
    return Ingested(
        file=file,
        status=status,
        call=row.key,
        problems=problems,
        pushed=pushed,
        held=_held(session, row) if pushed else 0,
        push_reason=reason,
        edited=0 if old is None else _correct(session, row, now),
    )


def _unchanged(file: str, row: CallRow, problems: tuple[Problem, ...]) -> Ingested:
    return Ingested(
        file=file, status="unchanged", call=row.key, problems=problems, push_reason="ingest.push.unchanged"
    )


def _earlier(
    session: Session, company_key: str, call: Call, known: tuple[CallRow, bool] | None, now: datetime
) -> CallRow | None:
    """The stored call that this one revises; the same text under another company leaves that one."""
    if known is not None and known[0].company_key == company_key:
        return known[0]
    if known is not None and known[1]:
        withdraw(session, known[0], now)
    return same_call(corpus.rows(session, company_key, withdrawn=True), call)


def withdraw(session: Session, row: CallRow, now: datetime) -> None:
    """Take a call out of every list and answer, drop what waits of it and have what was sent say so."""
    corpus.withdraw(session, row.key)
    outbox.cancel_call(session, row.key)
    edits.queue(session, row.key, now)
    companies.touch(session, row.company_key)


def same_call(rows: Iterable[CallRow], call: Call) -> CallRow | None:
    """The row of a company's call that is this one: of the same period, else held on the same day."""
    rows = tuple(rows)
    by_period = (row for row in rows if _same_period(row, call))
    by_day = (row for row in rows if _same_day(row.held_at, call.held_at))
    return next(by_period, None) or next(by_day, None)


def no_push_reason(
    row: CallRow, newest: CallRow | None, revised: bool, now: datetime, rule: PushRule
) -> str | None:
    """Why the call's digest is not pushed, as a key of the catalogue; None if it is."""
    if rule.push is not None:
        return None if rule.push else "ingest.push.forbidden"
    if revised:
        return "ingest.push.revised"
    if newest is None or newest.key != row.key:
        return "ingest.push.not_newest"
    if rule.window_days is None:
        return None
    if row.held_at is None:
        return "ingest.push.undated"
    return (
        None
        if now - corpus.moment(row.held_at) <= timedelta(days=rule.window_days)
        else "ingest.push.too_old"
    )


def _write(session: Session, company_key: str, old: CallRow | None, call: Call, text: corpus.Text) -> CallRow:
    if old is None:
        return corpus.add(session, company_key, corpus.free_key(session, call.key), call, text)
    key = corpus.free_key(session, call.key, own=old.key)
    return corpus.revise(session, old.key, key, call, text)


def _push(
    session: Session,
    row: CallRow,
    call: Call,
    revision: tuple[Call, Call] | None,
    now: datetime,
    rule: PushRule,
) -> tuple[int, str | None]:
    """How many deliveries were queued, and why none was; `revision` is the call before and after."""
    newest = next(iter(corpus.rows(session, row.company_key)), None)
    same = revision is not None and not _card_changed(row, *revision)
    reason = no_push_reason(row, newest, same, now, rule)
    if reason is not None:
        return 0, reason
    may = permits.judge(session)
    followers = chats.subscribers(session, row.company_key, now)
    followers = tuple(each for each in followers if may(each[0].chat_id, row.company_key))
    subscribers = recipients(row.key, call, followers)
    if revision is not None and rule.push is None:  # what never went out is no news by being corrected
        places = edits.reached(session, row.key)
        subscribers = tuple(each for each in subscribers if (each.chat_id, each.thread_id) in places)
        if not subscribers:
            return 0, "ingest.push.revised"
    pushed = outbox.queue(session, row, subscribers, now)
    if pushed:
        audit.note(session, _OWN, "digest.push", row.key, now, str(pushed))
    return pushed, None if pushed else "ingest.push.no_subscribers"


def _held(session: Session, row: CallRow) -> int:
    """How many digests of that revision wait for the end of a chat's quiet hours."""
    waiting = outbox.deliveries(session, state="pending")
    return sum(each.held and (each.call_key, each.revision) == (row.key, row.revision) for each in waiting)


def _card_changed(row: CallRow, before: Call, after: Call) -> bool:
    """Whether a figure of the card is another than the one that went out."""
    from store.digests import card_figures, digest

    return card_figures(digest(row, before)) != card_figures(digest(row, after))


def _correct(session: Session, row: CallRow, now: datetime) -> int:
    """Let what waits go out as the new revision, and what was sent be edited; returns how many edits."""
    edits.supersede(session, row.key, row.revision)
    return edits.queue(session, row.key, now)


def _says_more(session: Session, row: CallRow, supplied: dict[str, str] | None) -> bool:
    """Whether something else is said beside the same text than when it was stored."""
    return supplied is not None and supplied != revisions.load(session, row.key, row.revision).supplied


def _same_period(row: CallRow, call: Call) -> bool:
    if call.fiscal_year and call.fiscal_quarter and row.fiscal_year and row.fiscal_quarter:
        return (row.fiscal_year, row.fiscal_quarter) == (call.fiscal_year, call.fiscal_quarter)
    return call.period_end is not None and row.period_end == call.period_end


def _same_day(one: datetime | None, other: datetime | None) -> bool:
    """A day as written, or in UTC: the same call is dated by the clock of New York and of Beijing."""
    if one is None or other is None:
        return False
    in_utc = corpus.moment(one).astimezone(UTC).date() == corpus.moment(other).astimezone(UTC).date()
    return in_utc or one.date() == other.date()


def _hash(call: Call) -> str:
    return hashlib.sha256("\n".join(call.lines).encode()).hexdigest()
