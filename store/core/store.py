"""The store: what handlers and the command line work with."""

from collections.abc import Sequence
from datetime import date, datetime

from store.core import answering, ingest, naming, profiles, reading, revisions
from store.core.across import Across
from store.core.chats import Chats
from store.core.desk import Desk
from store.core.ingest import PushRule
from store.core.lease import Lease
from store.core.meaning import Meaning
from store.core.outbox import Outbox
from store.core.pace import SharedPace
from store.core.permits import Permits
from store.core.scopes import Scopes, Within
from store.db import audit, companies, corpus, curated, updates
from store.db import revisions as stored_revisions
from store.db.session import Database
from store.errors import UnknownCall, UnreadableFile
from store.values import (
    Answer,
    Call,
    CallRow,
    Citation,
    Curated,
    Difference,
    Digest,
    Ingested,
    Keywords,
    Meanings,
    Pace,
    Permit,
    Problem,
    Profile,
    Question,
    Reparsed,
    RevisionRow,
    Step,
    StoredCall,
    Supplied,
)


class Store:
    """The record and the chats that follow it; thread-safe, each public method one short transaction.

    Times are passed in, aware; the store has no clock.
    """

    def __init__(
        self,
        db: Database,
        *,
        limit_bytes: int = 20_000_000,
        meanings: Meanings | None = None,
        scopes: Scopes | Within | None = None,
    ) -> None:
        self._db = db
        self._limit_bytes = limit_bytes
        self.meaning = Meaning(db, meanings)
        self._scopes = scopes or Scopes(db, self.meaning.likeness_of if meanings else None)
        self.across = Across(db, self._scopes)
        self.chats = Chats(db)
        self.desk = Desk(db)
        self.outbox = Outbox(db)
        self.permits = Permits(db)

    @classmethod
    def open(cls, url: str, *, limit_bytes: int = 20_000_000, meanings: Meanings | None = None) -> "Store":
        """The store at an SQLAlchemy URL, its schema brought up to date; larger files are refused.

        With `meanings` passages are put in order by what they mean as well, once `meaning` has read them.
        DatabaseUnusable if it cannot be opened, or is newer than this program.
        """
        return cls(Database(url), limit_bytes=limit_bytes, meanings=meanings)

    def close(self) -> None:
        """Let go of all connections."""
        self._db.close()

    def within(self, permit: Permit) -> "Store":
        """The store as a chat with that permit sees it: other companies are not on record. It is not closed apart."""
        if not permit.company_keys:
            return self
        keys = permit.company_keys
        scopes = Within(self._scopes, keys)
        return Store(self._db.within(keys), limit_bytes=self._limit_bytes, scopes=scopes)

    def lease(self, holder: str, seconds: float) -> Lease:
        """The right to poll and send, for a process of that name; nothing is taken yet."""
        return Lease(self._db, holder, seconds)

    def pace(self, bot_id: int, pace: Pace) -> SharedPace:
        """When the messages of a bot may go, for all instances that send them."""
        return SharedPace(self._db, bot_id, pace)

    def first_seen(self, bot_id: int, update_id: int, now: datetime) -> bool:
        """Write down that an update of a bot is being handled; False if it was before, by whatever process."""
        with self._db.write() as session:
            return updates.take(session, bot_id, update_id, now)

    def ingest(
        self,
        name: str,
        data: bytes,
        *,
        now: datetime,
        push: bool | None = None,
        window_days: int | None = 14,
        supplied: Supplied | None = None,
        actor: str | None = None,
    ) -> Ingested:
        """Take in the transcript in the file `name`; one that is none is `rejected` and changes nothing.

        `push` None queues the digest if it is the company's newest call and was held in the last
        `window_days` (None: whenever). `supplied` fills what the text leaves open, `actor` is for the audit log.
        """
        given = supplied or Supplied()
        try:
            lines = reading.read(name, data, self._limit_bytes)
            call, problems = reading.understand(lines, given, self._profile_of)
        except UnreadableFile as error:
            return Ingested(file=name, status="rejected", problems=(Problem(key=error.key, data=error.data),))
        rule = PushRule(push=push, window_days=window_days)
        return self._kept(name, call, problems, now, rule, supplied, actor)

    def save(
        self,
        file: str,
        call: Call,
        problems: tuple[Problem, ...] = (),
        *,
        now: datetime,
        push: bool | None = None,
        window_days: int | None = 14,
        supplied: Supplied | None = None,
    ) -> Ingested:
        """Take in a call that is parsed, completed and extracted already, as `ingest` does."""
        rule = PushRule(push=push, window_days=window_days)
        return self._kept(file, call, problems, now, rule, supplied)

    def calls(self, company_key: str | None = None) -> tuple[CallRow, ...]:
        """The calls of a company or all, newest first, without those withdrawn."""
        with self._db.read() as session:
            return corpus.rows(session, company_key)

    def call(self, name: str | None = None) -> StoredCall:
        """The call of that key, or of a beginning that fits only one; None: the latest. UnknownCall."""
        return self._row_and_call(name)[1]

    def revisions(self, name: str | None = None) -> tuple[RevisionRow, ...]:
        """The revisions of a call (named as in `call`) with the files that they came from, in order. UnknownCall."""
        with self._db.read() as session:
            return stored_revisions.rows(session, naming.call(session, name).key)

    def last_stored(self) -> tuple[str, RevisionRow] | None:
        """The key of the call that was stored or revised last, with that revision; None if nothing is stored."""
        with self._db.read() as session:
            return stored_revisions.newest(session)

    def row(self, key: str) -> CallRow:
        """The line of the call of exactly that key, withdrawn or not. UnknownCall."""
        with self._db.read() as session:
            row = corpus.row(session, key)
        if row is None:
            raise UnknownCall(key, ())
        return row

    def withdraw(self, name: str, *, now: datetime, actor: str | None = None) -> CallRow:
        """Take a call (named as in `call`) out of every list and answer.

        Digests that wait are cancelled, those that were sent will be edited to say so.
        """
        with self._db.write() as session:
            row = naming.call(session, name)
            ingest.withdraw(session, row, now)
            audit.note(session, actor, "withdraw", row.key, now)
            return row

    def difference(
        self, name: str | None = None, old: int | None = None, new: int | None = None
    ) -> Difference:
        """What changed between two revisions of a call, by default its newest two. UnknownCall, UnknownRevision."""
        with self._db.read() as session:
            row = naming.call(session, name)
            pair = revisions.pair(session, row.key, old, new)
        return revisions.compare(*pair, row.key, self._profile_of)

    def reparse(self, name: str | None = None) -> Reparsed:
        """Read a call's text again as today's program does, and keep that under the same revision. UnknownCall."""
        with self._db.read() as session:
            row = naming.call(session, name)
        return revisions.reparse(self._db, row, self._profile_of)

    def profile(self, company: str) -> str:
        """The profile (TOML) of the company that is called so, as its operator wrote it. UnknownCompany."""
        with self._db.read() as session:
            return profiles.text_of(session, naming.find(session, company)[0])

    def check_profile(self, company: str, text: str) -> Profile:
        """What `set_profile` would keep. UnknownCompany, ProfileUnusable."""
        with self._db.read() as session:
            return profiles.checked(session, naming.find(session, company)[0], text)

    def set_profile(self, company: str, text: str, *, now: datetime, actor: str | None = None) -> Profile:
        """Keep another profile of a company; names count at once, all else when its calls are read again.

        UnknownCompany; ProfileUnusable, and then the old one stays.
        """
        with self._db.write() as session:
            key, _ = naming.find(session, company)
            audit.note(session, actor, "company.edit", key, now)
            return profiles.put(session, key, text, now)

    def companies(self) -> tuple[tuple[str, str], ...]:
        """(key, name) of every company with a call, by name."""
        with self._db.read() as session:
            return companies.live(session)

    def tickers(self, company_key: str) -> tuple[str, ...]:
        """The tickers of a company, from its calls and its profile."""
        with self._db.read() as session:
            return companies.tickers(session, company_key)

    def find_company(self, words: str) -> tuple[str, str]:
        """(key, name) by key, name, ticker or alias, or a beginning that fits only one. UnknownCompany."""
        with self._db.read() as session:
            return naming.find(session, words)

    def answer(self, question: Question, *, now: datetime | None = None) -> Answer:
        """The answer from the record: always the same to the same question, as long as the record is.

        A standard answer that is approved and has not expired by `now` goes first, but in a company's quiet period;
        without `now` none counts.
        """
        seen = self._scopes.seen()
        return answering.answered(question, seen, self._approved, now.date() if now else None)

    def leans(self, question: Question) -> bool:
        """Whether a message follows up the one before it: it says so, or would ask for nothing by itself."""
        from store.answers import leans

        return leans(question, self._scopes.seen())

    def evidence(self, question: Question, answer: Answer) -> tuple[Citation, ...]:
        """What else the call that an answer came from holds on the question, the nearest first."""
        from store.answers.evidence import evidence

        return evidence(question, answer, self._scopes.seen())

    def explain(self, question: Question) -> tuple[Step, ...]:
        """What a question was read as and what stood to be chosen, step by step to its answer."""
        from store.answers import explained

        return explained(question, self._scopes.seen())

    def digest(self, name: str | None = None) -> Digest:
        """The digest of a call, named as in `call`. UnknownCall."""
        from store.digests import digest

        row, stored = self._row_and_call(name)
        return digest(row, stored.call)

    def alerts(self, name: str, keywords: Keywords) -> tuple[Citation, ...]:
        """The sentences of a call (named as in `call`) that hold the keywords, in its order. UnknownCall."""
        from store.digests import alerts

        row, stored = self._row_and_call(name)
        return alerts(row.key, stored.call, keywords)

    def _kept(
        self,
        file: str,
        call: Call,
        problems: tuple[Problem, ...],
        now: datetime,
        rule: PushRule,
        supplied: Supplied | None,
        actor: str | None = None,
    ) -> Ingested:
        kept = reading.as_kept(supplied) if supplied else None
        with self._db.write() as session:
            return ingest.save(session, file, call, problems, now=now, rule=rule, supplied=kept, actor=actor)

    def _approved(self, day: date) -> Sequence[Curated]:
        with self._db.read() as session:
            return curated.approved(session, day)

    def _profile_of(self, call: Call) -> Profile | None:
        with self._db.read() as session:
            return profiles.of_call(session, call)

    def _row_and_call(self, name: str | None) -> tuple[CallRow, StoredCall]:
        with self._db.read() as session:
            row = naming.call(session, name)
            return row, corpus.load(session, row.key)
