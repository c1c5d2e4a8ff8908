"""An approved standard answer to a question near enough to its own: the same matter in almost the same words."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from store.answers.known import Companies
from store.answers.scope import CompanyNames
from store.answers.terms import units
from store.lexicon import learn_lexicon, matcher
from store.text.folding import fold, script_of
from store.text.periods import find_periods
from store.values import Answer, Curated, Note, Question

NEAR = 0.8
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NO_WORD = re.compile(r"[\W_]+")
# What makes two questions different however alike their words are.
_MARKS = "=~@&"
_KEPT = 4096  # the standard questions are read once, not with every question
_POLITE = frozenset({"chat", "thanks", "list", "yes_no"})


def standard(
    question: Question, entries: Sequence[Curated], companies: Companies, quiet: Collection[str] = ()
) -> Answer | None:
    """The approved answer whose question, or another wording of it, is near enough; None if there is none.

    None too where all companies that are meant are `quiet` (keys): in its quiet period only the record speaks.
    """
    learn_lexicon()
    known = companies.names()
    folded = fold(question.text)
    named = known.written_in(folded)
    keys = {c.key for c in named} or set(question.company_keys) or {c.key for c in known}
    if keys and keys <= set(quiet):
        return None
    asked = _without(folded, named)
    best: tuple[float, Curated] | None = None
    for entry in entries:
        if entry.company_key is None or keys == {entry.company_key}:
            subjects = _subjects(entry, companies)
            near = max(
                _near(asked, _without(own, known.written_in(own)), subjects)
                for own in map(fold, (entry.question, *entry.also))
            )
            if near >= NEAR and (best is None or near > best[0]):
                best = near, entry
    return None if best is None else _answer(question, best[1], best[0])


def _answer(question: Question, entry: Curated, near: float) -> Answer:
    data = {
        "owner": entry.owner,
        "date": entry.approved_on.isoformat() if entry.approved_on else "",
        "source": entry.source,
        "expires": entry.expires_on.isoformat(),
    }
    return Answer(
        kind="curated",
        language=question.language or script_of(question.text),
        reason="approved",
        data={"answer": entry.answer},
        notes=(Note(key="curated", data=data),),
        confidence=round(near, 3),
    )


def _near(asked: str, own: str, subjects: frozenset[str]) -> float:
    """How near two questions are, 0 to 1; 0 where they differ in what they are about."""
    if _plain(asked) == _plain(own):
        return 1.0
    if _about(asked, subjects) != _about(own, subjects):
        return 0.0
    mine, other = _terms(asked), _terms(own)
    shared = 2 * len(mine & other) / max(1, len(mine) + len(other))
    alike = max(fuzz.ratio(_plain(asked), _plain(own)), fuzz.token_sort_ratio(asked, own)) / 100
    return (shared + alike) / 2


@lru_cache(maxsize=_KEPT)
def _about(folded: str, subjects: frozenset[str]) -> frozenset[str]:
    """What must be the same: metrics, lines of business, names, periods, numbers, the kind of question."""
    found = {term for unit in units(folded, chat=True) for term in unit.terms if term[0] in _MARKS}
    found |= {str(period) for _, period in find_periods(folded)} | set(_NUMBER.findall(folded))
    found |= {name for name in subjects if name in folded}
    found |= {name for hit in matcher("cues").find(folded) for name in hit.names} - _POLITE
    return frozenset(found)


@lru_cache(maxsize=_KEPT)
def _terms(folded: str) -> frozenset[str]:
    return frozenset(unit.terms[0] for unit in units(folded, chat=True))


def _subjects(entry: Curated, companies: Companies) -> frozenset[str]:
    """The names of the company's segments and products, folded."""
    if entry.company_key is None:
        return frozenset()
    try:
        return frozenset(companies.scope(entry.company_key).subjects.names())
    except KeyError:  # its calls were withdrawn; the answer stands all the same
        return frozenset()


def _without(folded: str, named: Sequence[CompanyNames]) -> str:
    """The words without the whole names of the companies: whose record is meant is decided apart."""
    for company in named:
        folded = folded.replace(fold(company.name), "")
    return folded


def _plain(folded: str) -> str:
    return _NO_WORD.sub("", folded)
