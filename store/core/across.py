"""What several calls say: a metric over a company's calls, two side by side, expectations, and what changed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from store.answers.following import understand
from store.answers.scope import CompanyNames, Scope, row_of
from store.answers.subjects import GROUP
from store.core import naming
from store.core.scopes import Scopes, Within
from store.db import corpus
from store.db.session import Database
from store.errors import OneCall, UnknownCall, UnknownCompany
from store.lexicon import metrics
from store.series import Told, available, changes, ledger, nearest_profit, readings
from store.text.aliases import stands_alone
from store.text.folding import fold, has_han
from store.values import Call, CallRow, Changes, DigestItem, Ledger, Question, Series

_UNMEASURED = ("modifier", "text", "mixed")
_MOST_SIDES, _MOST_OFFERED = 2, 8
_SHORTEST_HAN, _SHORTEST_LATIN = 3, 4  # a word shorter than that begins too much


@dataclass(frozen=True)
class _Asked:
    """What of a company's record is meant: metrics and subjects, `GROUP` for the whole company."""

    scope: Scope
    metrics: tuple[str, ...]
    subjects: tuple[str, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """The company's calls, newest first."""
        return tuple((row_of(stored, self.scope.company.key), stored.call) for stored in self.scope.calls)


class Across:
    """Questions to more than one call; words in, values out, and nothing is computed."""

    def __init__(self, db: Database, scopes: Scopes | Within) -> None:
        self._db = db
        self._scopes = scopes

    def trend(self, words: str, company_keys: Sequence[str] = ()) -> Series:
        """The metric and subject that the words name, over the calls of the company that they name or that fits.

        `company_keys` are the chat's companies. UnknownCompany if there is no call at all.
        """
        asked = [
            _read(words, self._scopes.scope(company.key)) for company in self._meant(words, company_keys)
        ]
        if not asked:
            raise UnknownCompany(words, ())
        every = [_series(each, each.subjects[0] if each.subjects else None) for each in asked]
        return max(every, key=lambda series: len(series.told))

    def compare(self, words: str, company_keys: Sequence[str] = ()) -> tuple[Series, ...]:
        """The metric that the words name for the two companies or the two subjects that they name, in their order.

        Fewer than two where they name no two. UnknownCompany if there is no call at all.
        """
        named = self._named(words)
        if len(named) >= _MOST_SIDES:
            sides = [_read(words, self._scopes.scope(company.key)) for company in named[:_MOST_SIDES]]
            return tuple(_series(side, side.subjects[0] if side.subjects else None) for side in sides)
        found = [_sides(_read(words, self._scopes.scope(c.key))) for c in self._meant(words, company_keys)]
        if not found:
            raise UnknownCompany(words, ())
        return max(found, key=lambda sides: (len(sides), sum(len(series.told) for series in sides)))

    def guidance(self, name: str | None = None) -> Ledger:
        """What a call voiced as expected, and what later calls say of it. UnknownCall, UnknownCompany.

        `name` is a call or a company; of a company, or None, the call before the newest, so that there is a later one.
        """
        told, at = self._place(name, default=1)
        row, call = told[at]
        since = tuple(reversed(told[:at]))
        return ledger((row, call), _items(row, call, ("outlook",)), since)

    def changes(self, name: str | None = None) -> Changes:
        """A call against the one before it, by default the newest. UnknownCall, UnknownCompany, OneCall."""
        told, at = self._place(name, default=0)
        if at + 1 >= len(told):
            raise OneCall(told[at][0].key)
        kinds = ("exchange", "unanswered")
        now, before = told[at], told[at + 1]
        return changes(now, before, _items(*now, kinds), _items(*before, kinds))

    def _place(self, name: str | None, *, default: int) -> tuple[tuple[Told, ...], int]:
        """The calls of the company that is meant, newest first, and which of them is."""
        with self._db.read() as session:
            row = _row(session, name)
            company = row.company_key if row else naming.find(session, name or "")[0]
        told = _Asked(self._scopes.scope(company), (), ()).told
        keys = [each.key for each, _ in told]
        named = row is not None and name is not None
        return told, keys.index(row.key) if named and row else min(default, len(told) - 1)

    def _meant(self, words: str, company_keys: Sequence[str]) -> list[CompanyNames]:
        known = self._scopes.names()
        return self._named(words) or known.among(company_keys) or list(known)

    def _named(self, words: str) -> list[CompanyNames]:
        """The companies that the words name, in the order of the words; UnknownCompany if they may not be seen."""
        if hidden := self._scopes.seen().hidden_in(words):
            raise UnknownCompany(hidden, ())
        folded = fold(words)
        known = self._scopes.names()
        places = {company.key: _place_of(folded, company) for company in known.named(folded)}
        places.update(self._begun(words, folded))
        named = [company for company in known.among(places) if places[company.key] >= 0]
        return sorted(named, key=lambda company: places[company.key])

    def _begun(self, words: str, folded: str) -> dict[str, int]:
        """The companies of which a word is the beginning, if of one only (Tarnwick for its whole name)."""
        found: dict[str, int] = {}
        with self._db.read() as session:
            for word in words.split():
                if len(word) >= (_SHORTEST_HAN if has_han(word) else _SHORTEST_LATIN):
                    with suppress(UnknownCompany):
                        found[naming.find(session, word)[0]] = max(folded.find(fold(word)), 0)
        return found


def _row(session: Session, name: str | None) -> CallRow | None:
    """The call that is meant by its name, the newest of all for None; None where the words name no call."""
    if name is None:
        newest = corpus.newest(session)
        if newest is None:
            raise UnknownCall(None, ())
        return newest
    found = corpus.named(session, name)
    exact = [row for row in found if corpus.folded(row.key) == corpus.folded(name)]
    return exact[0] if exact else found[0] if len(found) == 1 else None


def _read(words: str, scope: Scope) -> _Asked:
    asked = understand(Question(text=words), scope)
    named = tuple(m for m in asked.metrics if metrics()[m].value_type not in _UNMEASURED)
    if not named and any({"#profit", "#loss"} & set(unit.terms) for unit in asked.units):
        named = ("net_profit",)
    return _Asked(scope, named, tuple(dict.fromkeys((*asked.subjects, *_abbreviated(words, scope)))))


def _abbreviated(words: str, scope: Scope) -> Iterator[str]:
    """The subjects that a word alone stands for, if it is part of only one subject's name (物流 for 青汐物流)."""
    names = {subject for stored in scope.calls for subject in stored.call.subjects}
    own = set(scope.company.aliases())
    for word in map(fold, words.split()):
        fits = [name for name in names if word in fold(name) and word not in own and len(word) > 1]
        if len(fits) == 1:
            yield fits[0]


def _series(asked: _Asked, subject: str | None) -> Series:
    """The series of that subject; of none, the whole company's, or that of the only subject the metric is given for."""
    told = asked.told
    also = available(told)
    company = told[0][0].company
    empty = Series(company=company, metric=None, subject=None, readings=(), also=also[:_MOST_OFFERED])
    if not asked.metrics:
        return replace(empty, subject=None if subject in (None, GROUP) else subject)
    subject = GROUP if subject is None else subject
    metric = nearest_profit(told, asked.metrics[0], _whose(subject, asked.scope))
    found = readings(told, metric, _whose(subject, asked.scope))
    if subject == GROUP and not any(reading.facts for reading in found):
        subject = next((s for s, m in also if m == metric and s is not None), GROUP)
        found = readings(told, metric, _whose(subject, asked.scope))
    shown = None if subject == GROUP else subject
    return replace(empty, metric=metric, subject=shown, readings=found)


def _sides(asked: _Asked) -> tuple[Series, ...]:
    return tuple(_series(asked, subject) for subject in asked.subjects[:_MOST_SIDES])


def _whose(subject: str, scope: Scope) -> Callable[[str | None], bool]:
    """Whether a fact's subject is the one that is meant, by its spelling or by what the lexicon knows it as."""
    subjects = scope.subjects
    if subject == GROUP:
        return subjects.is_group
    return lambda have: have == subject or bool(subjects.idents(have) & subjects.idents(subject))


def _place_of(folded: str, company: CompanyNames) -> int:
    """Where a company's longest name in the words begins; -1 where none stands there by itself."""
    places = [
        at
        for alias in company.aliases()
        if (at := folded.find(alias)) >= 0 and stands_alone(folded, at, alias)
    ]
    return min(places, default=-1)


def _items(row: CallRow, call: Call, kinds: Sequence[str]) -> list[DigestItem]:
    """The items of a call's digest in those sections, or with those keys."""
    from store.digests import digest  # loaded here: who asks for no digest never loads its cues

    return [item for item in digest(row, call).items if item.section in kinds or item.key in kinds]
