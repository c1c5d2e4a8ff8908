"""A call's revisions: compared with each other, and read again by today's program."""

from sqlalchemy.orm import Session

from store.core import naming
from store.core.reading import ProfileOf, as_given, understand
from store.db import companies, corpus, revisions
from store.db.revisions import Kept
from store.db.session import Database
from store.differences import difference
from store.errors import NotACall, UnknownRevision
from store.values import Call, CallRow, Difference, Problem, Reparsed


def compare(old: Kept, new: Kept, key: str, profile_of: ProfileOf) -> Difference:
    """What changed between two revisions, both read as they would be read now."""
    return difference(key, (old.row, _call(old, profile_of)), (new.row, _call(new, profile_of)))


def pair(session: Session, key: str, old: int | None, new: int | None) -> tuple[Kept, Kept]:
    """Two revisions of a call, by default the newest and the one before it. UnknownRevision."""
    known = revisions.numbers(session, key)
    new = known[-1] if new is None else new
    if old is None:
        earlier = [number for number in known if number < new]
        old = earlier[-1] if earlier else None
    for number in (new, old):
        if number not in known:
            raise UnknownRevision(key, number, known)
    assert old is not None
    return revisions.load(session, key, old), revisions.load(session, key, new)


def reparse(db: Database, row: CallRow, profile_of: ProfileOf) -> Reparsed:
    """Read a call's text again and keep what today's program makes of it, under the same revision."""
    with db.read() as session:
        kept, stored = revisions.load(session, row.key, row.revision), corpus.load(session, row.key).call
    try:
        call, problems = understand(kept.lines, as_given(kept.supplied), profile_of)
    except NotACall as error:
        return Reparsed(call=row.key, changed=False, problems=(Problem(key=error.key, data=error.data),))
    if call == stored:
        return Reparsed(call=row.key, changed=False, problems=problems)
    with db.write() as session:
        return Reparsed(call=_rewrite(session, row, call), changed=True, problems=problems)


def _rewrite(session: Session, row: CallRow, call: Call) -> str:
    """The call's key now; a revision that came meanwhile is left as it is."""
    companies.lock(session, row.company_key)
    current = corpus.row(session, row.key)
    if current is None or current.revision != row.revision:
        return row.key
    key = corpus.free_key(session, call.key, own=row.key)
    corpus.rewrite(session, row.key, key, call)
    companies.add_aliases(session, row.company_key, naming.aliases(call))
    companies.touch(session, row.company_key)
    return key


def _call(kept: Kept, profile_of: ProfileOf) -> Call:
    """The call of a revision; one whose text is none to today's program has its lines alone."""
    try:
        return understand(kept.lines, as_given(kept.supplied), profile_of)[0]
    except NotACall:
        return Call(company="", lines=kept.lines)
