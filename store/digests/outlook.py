"""Forward-looking quotes and capital measures: the company's own sentences, the weightiest first."""

import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from store.digests.cues import (
    AMOUNT,
    CAPITAL,
    DIGIT,
    FORWARD,
    HARBOUR,
    NO_OUTLOOK,
    PERIOD,
    RISK,
    TOPICS,
    WEIGHTS,
    YOY_DEFAULT,
)
from store.digests.speech import Said, company_lines, place_of, quotable, spoken_sentences, where
from store.lexicon import matcher
from store.text.folding import fold, has_han
from store.text.sentences import clauses
from store.values import Call, DigestItem

MOST_OUTLOOK, MOST_CAPITAL, A_TOPIC = 6, 6, 2
_ENOUGH = 6.0
_ALIKE = 0.5


def outlook_items(call: Call) -> tuple[DigestItem, ...]:
    """At most six quotes about what is to come, none said twice, at most two of a topic; `data["topic"]` names it."""
    found: list[tuple[float, Said, str]] = []
    names = {fact.subject for fact in call.facts if fact.subject}
    guiding = (fact for fact in call.facts if fact.side == "company" and fact.kind == "guidance")
    guided = {place_of(fact, call) for fact in guiding}
    for said in company_lines(call):
        for sentence in spoken_sentences(said.text):
            if FORWARD.search(sentence) and not NO_OUTLOOK.search(sentence):
                quote = quotable(sentence, _weight)
                worth = _weight(quote) + (2.0 if _specific(quote, names) else 0.0)
                worth += (1.0 if said.section == "remarks" else 0.0) + (2.0 if said.place in guided else 0.0)
                if worth >= _ENOUGH and FORWARD.search(quote):
                    found.append((worth, said, quote))
    found.sort(key=lambda row: (-row[0], row[1].line))
    return tuple(_quote("outlook", said, quote) for said, quote in _varied(found))


def _weight(piece: str) -> float:
    score = sum(points for cue, points in WEIGHTS if cue.search(piece))
    score += (3.0 if PERIOD.search(piece) else 0.0) + (2.0 if DIGIT.search(piece) else 0.0)
    score -= (0.03 if has_han(piece) else 0.01) * len(piece)
    return score + (2.0 if FORWARD.search(piece) else -2.0)


def _specific(quote: str, names: AbstractSet[str]) -> bool:
    """Whether the quote says which business it is about."""
    return any(name in quote for name in names) or bool(
        matcher("lines").find(fold(quote)) or matcher("brands").find(fold(quote))
    )


def _varied(found: Iterable[tuple[float, Said, str]]) -> list[tuple[Said, str]]:
    kept: list[tuple[Said, str]] = []
    counts: dict[str, int] = {}
    for _, said, quote in found:
        topic = topic_of(quote)
        if counts.get(topic, 0) >= A_TOPIC or any(_alike(quote, other) for _, other in kept):
            continue
        counts[topic] = counts.get(topic, 0) + 1
        kept.append((said, quote))
    return kept[:MOST_OUTLOOK]


def topic_of(quote: str) -> str:
    """What a quote is about, by the first cue that fits; empty if none does."""
    return next((topic for topic, cue in TOPICS if cue.search(quote)), "")


def _alike(one: str, other: str) -> bool:
    first, second = _grams(one), _grams(other)
    return len(first & second) >= _ALIKE * min(len(first), len(second))


def _grams(text: str) -> frozenset[str]:
    plain = re.sub(r"\W", "", fold(text))
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def _quote(section: str, said: Said, quote: str, topic: str | None = None) -> DigestItem:
    return DigestItem(
        section=section,
        key="quote",
        lines=(said.line, said.line),
        quote=quote,
        speaker=said.speaker,
        data={"topic": topic if topic is not None else topic_of(quote), **where(said)},
    )


def capital_items(call: Call) -> tuple[DigestItem, ...]:
    """At most six quotes with a figure on buybacks, dividends, bonds and divestitures; the remarks before the answers.

    A quote of which half the figures were quoted before is left out.
    """
    items: list[DigestItem] = []
    figures: set[str] = set()
    lines = sorted(company_lines(call), key=lambda said: (said.section != "remarks", said.line))
    for said in lines:
        for sentence in spoken_sentences(said.text):
            topic = next((topic for topic, cue in CAPITAL if cue.search(sentence)), None)
            if topic is None or not AMOUNT.search(sentence):
                continue
            quote = quotable(sentence, _capital_weight)
            amounts = set(AMOUNT.findall(quote))
            if 2 * len(amounts - figures) > len(amounts) and any(cue.search(quote) for _, cue in CAPITAL):
                figures |= amounts
                items.append(_quote("capital", said, quote, _capital_topic(quote)))
    return tuple(sorted(items, key=_capital_order))[:MOST_CAPITAL]


def _capital_weight(piece: str) -> float:
    told = 2.0 * len(AMOUNT.findall(piece)) + (1.0 if PERIOD.search(piece) else 0.0)
    return told + (3.0 if any(cue.search(piece) for _, cue in CAPITAL) else 0.0)


def _capital_topic(quote: str) -> str:
    return next(topic for topic, cue in CAPITAL if cue.search(quote))


def _capital_order(item: DigestItem) -> int:
    return [topic for topic, _ in CAPITAL].index(item.data["topic"])


def growth_default(call: Call) -> DigestItem | None:
    """The sentence by which the call makes every growth year over year, if it has one."""
    return _first(call, "head", "growth_default", lambda text: bool(YOY_DEFAULT.search(text)))


def legend(call: Call) -> DigestItem | None:
    """The call's own safe-harbour sentence, as far as it can be quoted whole."""
    return _first(
        call, "legend", "legend", lambda text: bool(HARBOUR.search(text) and RISK.search(text)), 150
    ) or _first(call, "legend", "legend", lambda text: bool(HARBOUR.search(text)), 150)


def _first(
    call: Call, section: str, key: str, fits: Callable[[str], bool], limit: int = 200
) -> DigestItem | None:
    for said in company_lines(call):
        for sentence in spoken_sentences(said.text):
            if fits(sentence):
                begin = _clause_with(sentence, HARBOUR) if section == "legend" else 0
                quote = quotable(
                    sentence[begin:],
                    lambda piece: 0.1 * len(piece) + (5.0 if RISK.search(piece) else 0.0),
                    limit,
                )
                return DigestItem(
                    section=section,
                    key=key,
                    lines=(said.line, said.line),
                    quote=quote,
                    speaker=said.speaker,
                    data=where(said),
                )
    return None


def _clause_with(sentence: str, cue: re.Pattern[str]) -> int:
    """Where the clause begins that the cue stands in."""
    return next((start for start, end in clauses(sentence) if cue.search(sentence[start:end])), 0)
