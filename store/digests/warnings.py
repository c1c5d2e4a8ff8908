"""What a reader should know before quoting: places that differ, and figures that only an analyst named."""

from collections.abc import Iterable, Iterator

from store.digests.cues import COURTESY, DIGIT, FORWARD
from store.digests.speech import (
    Said,
    company_lines,
    place_of,
    quotable,
    quote_of,
    said_at,
    spoken_sentences,
    where,
)
from store.digests.timing import timing_conflicts
from store.lexicon import metrics
from store.values import Call, Conflict, DigestItem, Fact

_SEVERAL = 3
MOST_PLACES, MOST_ANALYST_ONLY = 4, 5


def conflict_items(call: Call) -> tuple[DigestItem, ...]:
    """For each conflict one item a place: `conflict`, then `conflict_other`; `data` has its metric and subject."""
    items: list[DigestItem] = []
    for conflict in call.conflicts:
        quotes = [
            (said, _place_quote(call, conflict, said)) for said in said_at(call, conflict)[:MOST_PLACES]
        ]
        items.extend(_places(conflict, quotes))
    for conflict, told in timing_conflicts(call):
        items.extend(_places(conflict, [(timing.said, timing.quote) for timing in told[:MOST_PLACES]]))
    return tuple(items)


def _places(conflict: Conflict, quotes: Iterable[tuple[Said, str]]) -> Iterator[DigestItem]:
    for at, (said, quote) in enumerate(quotes):
        yield DigestItem(
            section="warnings",
            key="conflict_other" if at else "conflict",
            lines=(said.line, said.line),
            quote=quote,
            speaker=said.speaker,
            data={**_what(conflict), **where(said)},
        )


def _what(conflict: Conflict) -> dict[str, str]:
    """What differs: a metric's id with its subject behind a colon, or words of its own."""
    metric, _, subject = conflict.what.partition(":")
    if metric.strip() in metrics():
        return {"metric": metric.strip(), "subject": subject.strip()}
    return {"metric": "", "subject": conflict.what}


def _place_quote(call: Call, conflict: Conflict, said: Said) -> str:
    """The clause of that line which the conflict is about: that of its fact, or the nearest in words."""
    told = [quote_of(f) for f in call.facts if place_of(f, call) == said.place and _shares(f, call, conflict)]
    if told:
        return told[0]
    others = _others(call, conflict, said.line)
    sentence = max(spoken_sentences(said.text), key=lambda text: _likeness(text, others), default=said.text)
    return quotable(sentence, lambda piece: _likeness(piece, others))


def _shares(fact: Fact, call: Call, conflict: Conflict) -> bool:
    return any(
        other is not fact
        and other.metric == fact.metric
        and place_of(other, call) != place_of(fact, call)
        and any(first <= other.line <= last for first, last in conflict.lines)
        for other in call.facts
    )


def _others(call: Call, conflict: Conflict, line: int) -> frozenset[str]:
    text = conflict.what + "".join(
        call.text(lines) for lines in conflict.lines if not lines[0] <= line <= lines[1]
    )
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def _likeness(text: str, others: frozenset[str]) -> float:
    grams = {text[at : at + 2] for at in range(len(text) - 1)}
    told = 2.0 * len(DIGIT.findall(text)) + (3.0 if FORWARD.search(text) else 0.0)
    return 0.3 * len(grams & others) + told - (3.0 if COURTESY.search(text) else 0.0)


def analyst_only_items(call: Call) -> tuple[DigestItem, ...]:
    """At most five figures that an analyst named and nobody of the company did, each with his clause."""
    company = {number for said in company_lines(call) for number in DIGIT.findall(said.text)}
    items: list[DigestItem] = []
    seen: set[str] = set()
    for fact in call.facts:
        if fact.side != "analyst" or fact.value is None or not fact.as_written or fact.as_written in seen:
            continue
        if company.issuperset(DIGIT.findall(fact.as_written)):
            continue
        seen.add(fact.as_written)
        items.append(_analyst_only(call, fact))
    return tuple(items)[:MOST_ANALYST_ONLY]


def ebitda_item(call: Call) -> DigestItem | None:
    """A caution where segments are told with an EBITDA: issuers report EBITA there, and interpreters mishear it."""
    told = [f for f in call.facts if f.metric == "adj_ebitda" and f.side == "company" and "EBITDA" in f.quote]
    if len({fact.subject for fact in told}) < _SEVERAL:
        return None
    first = told[0]
    return DigestItem(
        section="warnings",
        key="ebitda",
        lines=(first.line, first.line),
        quote=first.quote,
        speaker=first.speaker,
    )


def _analyst_only(call: Call, fact: Fact) -> DigestItem:
    turn, _ = call.said_in(fact)
    part = None if turn is None else call.parts[turn]
    return DigestItem(
        section="warnings",
        key="analyst_only",
        lines=(fact.line, fact.line),
        quote=quote_of(fact),
        speaker=fact.speaker,
        facts=(fact,),
        data={"asker_firm": (call.exchanges[part.exchange].firm or "") if part else ""},
    )
