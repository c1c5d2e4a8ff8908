"""Why an answer was given: what the question was read as, from which words, and what stood to be chosen."""

from collections.abc import Iterator

from store.answers.following import understand
from store.answers.passages import rank
from store.answers.periods import choose
from store.answers.scope import Scope
from store.answers.together import decide_all
from store.answers.understanding import Understanding
from store.values import Question, Step

_MOST_PASSAGES = 5


def explain(question: Question, scope: Scope) -> tuple[Step, ...]:
    """The steps from a question to its answer within one company's record, in their order."""
    asked = understand(question, scope)
    return (*_read(asked), *_chosen(asked, scope), *_decided(question, asked, scope))


def _read(asked: Understanding) -> Iterator[Step]:
    yield Step(key="mended", words=asked.folded)
    for key in ("metrics", "subjects", "people", "firms", "roles", "absent", "numbers", "assumed"):
        names = getattr(asked, key)
        if names:
            yield Step(key=key, words=", ".join(name.strip("\0") for name in names))
    yield Step(key="cues", words=", ".join(sorted(asked.cues)))
    for unit in asked.units:
        yield Step(key="unit", words=f"{unit.text} → {' '.join(unit.terms)}")


def _chosen(asked: Understanding, scope: Scope) -> Iterator[Step]:
    chosen = choose(asked.folded, scope.calls)
    for stored in chosen.calls[:1]:
        yield Step(key="call", words=stored.key)
        for found in rank(asked, scope.index(stored), limit=_MOST_PASSAGES):
            place = f"{found.best.line} {found.best.role} {found.score:.1f} {found.coverage:.2f}"
            place += "" if found.likeness is None else f" {found.likeness:.3f}"
            yield Step(key="passage", words=f"{place} {found.passages[0].text}")
    if chosen.foreign:
        yield Step(key="foreign", words=", ".join(map(str, chosen.foreign)))


def _decided(question: Question, asked: Understanding, scope: Scope) -> Iterator[Step]:
    answer = decide_all(question, asked, scope)
    yield Step(key="decision", words=f"{answer.kind} {answer.reason} {answer.confidence}")
    for fact in answer.facts:
        yield Step(
            key="fact", words=f"{fact.line} {fact.subject} {fact.metric} {fact.as_written} {fact.quote}"
        )
