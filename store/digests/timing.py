"""Two speakers who give different times for the same business to turn a profit: told side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from store.digests.cues import FORWARD, TOPICS, WHEN
from store.digests.speech import Said, company_lines, quotable, said_at, spoken_sentences
from store.lexicon import matcher
from store.text.folding import fold
from store.values import Call, Conflict

METRIC = "breakeven"
_PROFIT = dict(TOPICS)[METRIC]


@dataclass(frozen=True, kw_only=True)
class Timing:
    """When a business is to turn a profit, as one speaker said it."""

    subject: str
    name: str
    times: frozenset[str]
    said: Said
    quote: str


def timings(call: Call) -> Iterator[Timing]:
    """Every time that the company's side named for a business to turn a profit."""
    names = sorted({fact.subject for fact in call.facts if fact.subject}, key=len, reverse=True)
    for said in company_lines(call):
        for sentence in spoken_sentences(said.text):
            if not (FORWARD.search(sentence) and _PROFIT.search(sentence)):
                continue
            quote = quotable(sentence, _worth)
            subject = _subject(quote, names)
            if subject and (times := frozenset(WHEN.findall(quote))) and _PROFIT.search(quote):
                yield Timing(subject=subject[0], name=subject[1], times=times, said=said, quote=quote)


def timing_conflicts(call: Call) -> tuple[tuple[Conflict, tuple[Timing, ...]], ...]:
    """For each business that two speakers time differently the conflict and what each said first.

    A place that a conflict of the call shows already is left out.
    """
    known = {said.place for conflict in call.conflicts for said in said_at(call, conflict)}
    by_subject: dict[str, dict[str, Timing]] = {}
    for timing in timings(call):
        if timing.said.place not in known:
            by_subject.setdefault(timing.subject, {}).setdefault(timing.said.speaker, timing)
    found = []
    for told in by_subject.values():
        first, *others = told.values()
        apart = [other for other in others if not other.times & first.times]
        if apart:
            places = (first, *apart)
            lines = tuple((place.said.line, place.said.line) for place in places)
            found.append((Conflict(what=f"{METRIC}: {first.name}", lines=lines), places))
    return tuple(found)


def _worth(piece: str) -> float:
    told = (
        3.0 * bool(_PROFIT.search(piece)) + 2.0 * bool(WHEN.search(piece)) + 1.0 * bool(FORWARD.search(piece))
    )
    return told + 2.0 * bool(matcher("lines").find(fold(piece)))


def _subject(quote: str, names: list[str]) -> tuple[str, str] | None:
    """The business a quote is about: what joins two names of it, and the name as it stands there."""
    for mention in matcher("lines").find(fold(quote)):
        if mention.names[0] != "group":
            return mention.names[0], quote[slice(*mention.span)]
    return next(((name, name) for name in names if name in quote), None)
