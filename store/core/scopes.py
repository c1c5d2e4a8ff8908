"""What answers draw on, kept ready in memory: each company's scope, until its calls change."""

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock

from sqlalchemy.orm import Session

from store.answers.known import Known
from store.answers.scope import CompanyNames, Scope
from store.core import profiles
from store.db import companies, corpus
from store.db.session import Database
from store.text.folding import fold
from store.values import LikenessOf

_MANY = 500  # changed companies from which on it is quicker to read all


class Scopes:
    """The companies of a database as `store.answers` wants them; the `most` last used scopes are kept."""

    def __init__(self, db: Database, likeness_of: LikenessOf | None = None, *, most: int = 64) -> None:
        self._db = db
        self._likeness_of = likeness_of
        self._most = most
        self._last = _Read()
        self._checked: tuple[int | None, _Read] = (None, self._last)
        self._reading = Lock()
        self._scopes: OrderedDict[str, tuple[int, Scope]] = OrderedDict()
        self._lock = Lock()
        self._building: defaultdict[str, Lock] = defaultdict(Lock)

    def seen(self) -> "Seen":
        """The companies as they stand: what one question draws on, with a single look at the database."""
        version = self._db.version()  # first: what changes after it is seen by the next question
        checked, read = self._checked
        if version is None or version != checked:
            read = self._current()
            self._checked = version, read
        return Seen(self, read)

    def _current(self) -> "_Read":
        with self._db.glance() as connection:
            state = companies.state(connection)
        if self._last.state != state:
            with self._reading:  # one reads what changed, who asks meanwhile waits for it
                self._catch_up()
        return self._last

    def names(self) -> Known:
        """Every company with a live call."""
        return self.seen().names()

    def scope(self, company_key: str) -> Scope:
        """That company's scope; KeyError if it has no live call."""
        return self.seen().scope(company_key)

    def at(self, company: CompanyNames, revision: int) -> Scope:
        """The scope of a company at that revision or a later one; KeyError if it has no live call any more."""
        kept = self._kept(company.key, revision)
        if kept is not None:
            return kept
        with self._lock:
            turn = self._building[company.key]
        with turn:  # one builds a scope, who asks for the same meanwhile waits for it
            return self._kept(company.key, revision) or self._build(company, revision)

    def _build(self, company: CompanyNames, revision: int) -> Scope:
        with self._db.read() as session:
            calls = corpus.of_company(session, company.key)
            profile = profiles.of_company(session, company.key)
        if not calls:
            raise KeyError(company.key)
        scope = Scope.build(company, calls, profile, self._likeness_of)
        with self._lock:
            self._scopes[company.key] = revision, scope
            self._scopes.move_to_end(company.key)
            while len(self._scopes) > self._most:
                self._scopes.popitem(last=False)
        return scope

    def _kept(self, company_key: str, revision: int) -> Scope | None:
        with self._lock:
            kept = self._scopes.get(company_key)
            if kept is None or kept[0] < revision:
                return None
            self._scopes.move_to_end(company_key)
            return kept[1]

    def _catch_up(self) -> None:
        """Read anew the names of the companies that changed, and of no others."""
        before = self._last
        with self._db.read() as session:
            state = companies.state(session.connection())
            if state == before.state:
                return
            rows = companies.standing(session)
            changed = {key: name for key, name, revision, *_ in rows if before.revisions.get(key) != revision}
            read = {each.key: each for each in _named(session, changed)}
        names = {key: read.get(key) or before.names[key] for key, *_ in rows}
        self._last = _Read(
            state=state,
            revisions={key: revision for key, _, revision, *_ in rows},
            names=names,
            known=Known((names[key] for key, _, _, live, _ in rows if live), before.known),
            withdrawn=Known(names[key] for key, _, _, live, _ in rows if not live),
            quiet={key: (name, until) for key, name, _, _, until in rows if until},
        )


class Within:
    """The scopes as one sees them who may use only some companies."""

    def __init__(self, scopes: "Scopes | Within", company_keys: Collection[str]) -> None:
        self._scopes = scopes
        self._keys = company_keys

    def seen(self) -> "Seen":
        """Those of the companies that there are, as they stand."""
        return self._scopes.seen().within(self._keys)

    def names(self) -> Known:
        """Those of the companies with a live call."""
        return self.seen().names()

    def scope(self, company_key: str) -> Scope:
        """That company's scope; KeyError if it has no live call, or is none of these."""
        return self.seen().scope(company_key)


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What was last read of the companies: how often each changed, what they are called, until when each is quiet.

    Of the `withdrawn` no call answers any more; whoever names one is not told of another company.
    """

    state: tuple[int, int, int] = (-1, -1, 0)
    revisions: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, CompanyNames] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    withdrawn: Known = field(default_factory=Known)
    quiet: Mapping[str, tuple[str, date]] = field(default_factory=dict)


class Seen:
    """The companies as they stood at one moment; who answers one question sees no other."""

    def __init__(self, scopes: Scopes, read: _Read, whole: Known | None = None) -> None:
        self._scopes = scopes
        self._read = read
        self._whole = whole

    def names(self) -> Known:
        """Every company with a live call."""
        return self._read.known

    def scope(self, company_key: str) -> Scope:
        """That company's scope; KeyError if it has no live call."""
        company = self._read.known.get(company_key)
        return self._scopes.at(company, self._read.revisions[company_key])

    @property
    def has_standard(self) -> bool:
        """Whether any standard answer is approved, of whatever company and day."""
        return self._read.state[2] > 0

    def quiet(self, day: date) -> Mapping[str, tuple[str, date]]:
        """The companies in their quiet period on a day, by key: name, and the last day of it."""
        quiet = self._read.quiet
        return {c.key: quiet[c.key] for c in self._read.known.among(quiet) if quiet[c.key][1] >= day}

    def within(self, company_keys: Collection[str]) -> "Seen":
        """The same without any other company than these."""
        known = self._read.known
        return Seen(self._scopes, replace(self._read, known=Known(known.among(company_keys))), known)

    def hidden_in(self, text: str) -> str | None:
        """The company that a text names and that may not be seen, or whose calls are all withdrawn.

        None where the text names one that may be seen, or no company at all.
        """
        kept_back = (self._whole or (), self._read.withdrawn)
        if not any(kept_back) or self._read.known.named(fold(text)):
            return None
        named = (company.name for known in kept_back if known for company in known.named(fold(text)))
        return next(named, None)


def _named(session: Session, changed: Mapping[str, str]) -> Iterator[CompanyNames]:
    """What the companies of these keys and names are called."""
    also = companies.written_names(session, changed if len(changed) < _MANY else None)
    for key, name in changed.items():
        yield CompanyNames(key=key, name=name, also=tuple(each for each in also.get(key, ()) if each != name))
