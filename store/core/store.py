"""The store: what handlers and the command line work with."""

from datetime import datetime

from sqlalchemy.orm import Session

from store.core import companies as naming
from store.core import ingest
from store.core.chats import Chats
from store.core.outbox import Outbox
from store.core.scopes import Scopes
from store.db import companies, corpus, outbox
from store.db.session import Database
from store.errors import UnknownCall, UnreadableFile
from store.values import Answer, Call, CallRow, Digest, Ingested, Problem, Question, StoredCall

_KNOWN_SHOWN = 12


class Store:
    """The record and the chats that follow it; thread-safe, each public method one short transaction.

    Times are passed in, aware; the store has no clock.
    """

    def __init__(self, db: Database, *, limit_bytes: int = 20_000_000) -> None:
        self._db = db
        self._limit_bytes = limit_bytes
        self._scopes = Scopes(db)
        self.chats = Chats(db)
        self.outbox = Outbox(db)

    @classmethod
    def open(cls, url: str, *, limit_bytes: int = 20_000_000) -> "Store":
        """The store at an SQLAlchemy URL, its schema brought up to date; larger files are refused.

        DatabaseUnusable if it cannot be opened, or is newer than this program.
        """
        return cls(Database(url), limit_bytes=limit_bytes)

    def close(self) -> None:
        """Let go of all connections."""
        self._db.close()

    def ingest(
        self,
        name: str,
        data: bytes,
        *,
        now: datetime,
        push: bool | None = None,
        window_days: int | None = 14,
    ) -> Ingested:
        """Take in the transcript in the file `name`; one that is none is `rejected` and changes nothing.

        `push` None queues the digest if it is the company's newest call and was held in the last
        `window_days` (None: whenever); True and False decide it.
        """
        try:
            call, problems = ingest.understand(name, data, self._limit_bytes)
        except UnreadableFile as error:
            return Ingested(file=name, status="rejected", problems=(Problem(key=error.key, data=error.data),))
        return self.save(name, call, problems, now=now, push=push, window_days=window_days)

    def save(
        self,
        file: str,
        call: Call,
        problems: tuple[Problem, ...] = (),
        *,
        now: datetime,
        push: bool | None = None,
        window_days: int | None = 14,
    ) -> Ingested:
        """Take in a call that is parsed and extracted already, as `ingest` does."""
        rule = ingest.PushRule(push=push, window_days=window_days)
        with self._db.write() as session:
            return ingest.save(session, file, call, problems, now=now, rule=rule)

    def calls(self, company_key: str | None = None) -> tuple[CallRow, ...]:
        """The calls of a company or all, newest first, without those withdrawn."""
        with self._db.read() as session:
            return corpus.rows(session, company_key)

    def call(self, name: str | None = None) -> StoredCall:
        """The call of that key, or of a beginning that fits only one; None: the latest. UnknownCall."""
        return self._row_and_call(name)[1]

    def withdraw(self, name: str) -> CallRow:
        """Take a call (named as in `call`) out of every list and answer; digests that wait are cancelled."""
        with self._db.write() as session:
            row = _named(session, name)
            corpus.withdraw(session, row.key)
            outbox.cancel_call(session, row.key)
            companies.touch(session, row.company_key)
            return row

    def companies(self) -> tuple[tuple[str, str], ...]:
        """(key, name) of every company with a call, by name."""
        with self._db.read() as session:
            return companies.live(session)

    def find_company(self, words: str) -> tuple[str, str]:
        """(key, name) by key, name, ticker or alias, or a beginning that fits only one. UnknownCompany."""
        with self._db.read() as session:
            return naming.find(session, words)

    def answer(self, question: Question) -> Answer:
        """The answer from the record: always the same to the same question, as long as the record is."""
        from store.answers import answer  # loaded here: who never asks never loads the languages

        return answer(question, self._scopes)

    def digest(self, name: str | None = None) -> Digest:
        """The digest of a call, named as in `call`. UnknownCall."""
        from store.digests import digest

        row, stored = self._row_and_call(name)
        return digest(row, stored.call)

    def _row_and_call(self, name: str | None) -> tuple[CallRow, StoredCall]:
        with self._db.read() as session:
            row = _named(session, name)
            return row, corpus.load(session, row.key)


def _named(session: Session, name: str | None) -> CallRow:
    if name is None:
        newest = corpus.newest(session)
        if newest is None:
            raise UnknownCall(None, ())
        return newest
    found = corpus.named(session, name) if name.strip() else ()
    if len(found) == 1:
        return found[0]
    known = found or corpus.rows(session)
    raise UnknownCall(name, tuple(row.key for row in known[:_KNOWN_SHOWN]))
