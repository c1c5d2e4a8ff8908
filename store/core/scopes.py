"""What answers draw on, kept ready in memory: each company's scope, until its calls change."""

from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from threading import Lock

from store.answers.scope import CompanyNames, Scope
from store.core import profiles
from store.db import companies, corpus
from store.db.session import Database
from store.values import Profile, StoredCall


class Scopes:
    """The companies of a database as `store.answers` wants them; the `most` last used scopes are kept."""

    def __init__(self, db: Database, *, most: int = 64) -> None:
        self._db = db
        self._most = most
        self._names: tuple[tuple[int, int], tuple[CompanyNames, ...]] | None = None
        self._scopes: OrderedDict[str, tuple[int, Scope]] = OrderedDict()
        self._lock = Lock()
        self._building: defaultdict[str, Lock] = defaultdict(Lock)

    def names(self) -> Sequence[CompanyNames]:
        """Every company with a live call."""
        with self._db.read() as session:
            state = companies.revisions(session)
            kept = self._names
            if kept is not None and kept[0] == state:
                return kept[1]
            also = companies.written_names(session)
            live = companies.live(session)
            stated = profiles.of_all(session)
        names = tuple(_named(key, name, also.get(key, ()), stated.get(key)) for key, name in live)
        self._names = state, names
        return names

    def scope(self, company_key: str) -> Scope:
        """That company's scope; KeyError if it has no live call."""
        with self._lock:
            turn = self._building[company_key]
        with turn:  # one builds a scope, who asks for the same meanwhile waits for it
            with self._db.read() as session:
                revision = companies.revision(session, company_key)
                kept = self._kept(company_key)
                if kept is not None and kept[0] == revision:
                    return kept[1]
                calls = corpus.of_company(session, company_key)
            return self._build(company_key, revision or 0, calls)

    def _build(self, company_key: str, revision: int, calls: Sequence[StoredCall]) -> Scope:
        company = next((each for each in self.names() if each.key == company_key), None)
        if company is None or not calls:
            raise KeyError(company_key)
        scope = Scope.build(company, calls)
        with self._lock:
            self._scopes[company_key] = revision, scope
            while len(self._scopes) > self._most:
                self._scopes.popitem(last=False)
        return scope

    def _kept(self, company_key: str) -> tuple[int, Scope] | None:
        with self._lock:
            if company_key in self._scopes:
                self._scopes.move_to_end(company_key)
            return self._scopes.get(company_key)


def _named(key: str, name: str, also: tuple[str, ...], profile: Profile | None) -> CompanyNames:
    others = tuple(other for other in also if other != name)
    if profile is None:
        return CompanyNames(key=key, name=name, also=others)
    return CompanyNames(
        key=key,
        name=name,
        also=others,
        segments=tuple((each.name, each.aliases) for each in profile.segments),
        products=tuple((each.name, each.aliases) for each in profile.products),
        reports_ebita=profile.reports_ebita,
        ir_contact=profile.ir_contact,
    )
