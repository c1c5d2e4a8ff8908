"""Questions about what an analyst asked, and about what was answered to it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.answers.askers import Meta, asker, asker_named, brokers
from store.answers.citing import MOST_LINES, cite_passages
from store.answers.covering import MARK_WEIGHT
from store.answers.index import CallIndex, Passage
from store.answers.passages import rank
from store.answers.placing import asks_content, exchange_in, place_of_question
from store.answers.terms import weak_terms
from store.answers.understanding import Understanding
from store.values import Citation, StoredCall

_WHOLE = 620
_TOPICAL = 0.4
_EVERYBODY = re.compile(
    r"大家|各家|与会者|问答环节都?问|\b(?:sell[ -]side|(?:every|any)(?:one|body)|the street)\b"
)
_ONE_OF_THEM = re.compile(r"\b(?:the|that|this) analyst\b|[那这][位个]?分析师")
_REPLIED = re.compile(r"\b(?:did|does|do) [^,?]{2,40} (?:answer|reply|respond)\b")
_ASKS = (
    "?",
    "？",
    "我的问题",
    "个问题",
    "请问",
    "想了解",
    "想知道",
    "能否",
    "my question",
    "could you",
    "can you",
    "wonder",
    "curious",
    "how should we",
)


def exchanges_of(asked: Understanding, index: CallIndex) -> list[int]:
    """The exchanges of the analysts, else of the firms, that a question names, or of the place, by number."""
    exchanges = index.call.exchanges
    by_name = [n for n, e in enumerate(exchanges) if e.analyst and e.analyst in asked.people]
    by_firm = [n for n, e in enumerate(exchanges) if e.firm and e.firm in asked.firms]
    place = place_of_question(asked)
    in_place = exchange_in(place, exchanges) if place else None
    return by_name or by_firm or ([] if in_place is None else [in_place])


def who_asked(asked: Understanding, index: CallIndex) -> Meta | None:
    """The analyst who asked about a topic, the one whose question holds most of it, with the words that ask it."""
    sought = asked.wants("asker") or (asked.wants("who") and asked.wants("asked"))
    if not sought or asked.wants("answered") or asked.people or asked.firms:
        return None
    found = rank(asked, index, roles=("question",), limit=1)
    if not found or found[0].coverage < _TOPICAL or found[0].best.exchange is None:
        return None
    exchange = index.call.exchanges[found[0].best.exchange]
    if not exchange.analyst and not exchange.firm:
        return None
    told = asker("asker_on", found[0].best.exchange, index.stored)
    return replace(told, citations=(cite_passages(index, found[0].passages), *told.citations))


def all_asked(asked: Understanding, stored: StoredCall, index: CallIndex) -> Meta | None:
    """Everybody's questions, where no topic, firm or person narrows them: who asked, and the first question of each."""
    narrowed = asked.units or asked.metrics or asked.firms or asked.people or place_of_question(asked)
    if narrowed or not _of_analysts(asked):
        return None
    listed = brokers(asked, stored, listed=True)
    quoted = (what_was_asked(index, number) for number in range(len(index.call.exchanges)))
    # A greeting may be all of the first stretch: the one that ends in a question is told.
    citations = tuple(
        next((c for c in each if set("?？") & set(c.quote)), each[0]) for each in quoted if each
    )
    return replace(listed, citations=citations) if listed and citations else None


def asked_about(asked: Understanding, index: CallIndex) -> Meta | None:
    """The analysts who asked about a topic, where it is asked what they all asked: each with what he asked of it."""
    narrowed = asked.people or asked.firms or asked.wants("who", "asker")
    if narrowed or not _of_analysts(asked) or not (asked.units or asked.metrics):
        return None
    found = [each for each in rank(asked, index, roles=("question",)) if each.coverage >= _TOPICAL]
    by_exchange = {each.best.exchange: each for each in reversed(found) if each.best.exchange is not None}
    names = [asker_named(index.call.exchanges[number]) for number in sorted(by_exchange)]
    if not names or not all(names):
        return None
    quoted = (cite_passages(index, by_exchange[number].passages) for number in sorted(by_exchange))
    return Meta(
        reason="asked_about", data={"names": "、".join(dict.fromkeys(names))}, citations=tuple(quoted)
    )


def _of_analysts(asked: Understanding) -> bool:
    """Whether it is asked what the analysts asked, not what they were answered."""
    one = _ONE_OF_THEM.search(asked.folded)
    all_of_them = ("analyst" in asked.roles and not one) or _EVERYBODY.search(asked.folded)
    return bool(all_of_them) and asked.wants("asked") and not asked.wants("answered")


def question_of(asked: Understanding, index: CallIndex) -> Meta | None:
    """What the analyst, the firm or the place named asked; without citations where they asked nothing of the kind."""
    numbers = exchanges_of(asked, index)
    named = (person for person in index.call.people if person.name in asked.people)
    replied = asked.wants("answered") or _REPLIED.search(asked.folded) is not None
    replied = replied or any(person.side == "company" for person in named)
    if not numbers or replied or not (asked.wants("asked") or asks_content(asked)):
        return None
    exchange = index.call.exchanges[numbers[0]]
    data = {"name": exchange.analyst or "", "firm": exchange.firm or ""}
    held = asks_content(asked) or may_have_asked(asked, index, numbers)
    return Meta(reason="asked", data=data, citations=what_was_asked(index, numbers[0]) if held else ())


def may_have_asked(asked: Understanding, index: CallIndex, exchanges: Sequence[int]) -> bool:
    """Whether these exchanges' questions hold any of the topics that a question names; one without topic may be any."""
    named = [
        u.terms for u in asked.units if u.terms[0][0] in MARK_WEIGHT and weak_terms().isdisjoint(u.terms)
    ]
    held = frozenset[str]().union(*(index.asked_in(number) for number in exchanges))
    return not named or len(named) < len(asked.units) or any(not held.isdisjoint(terms) for terms in named)


def what_was_asked(index: CallIndex, exchange: int) -> tuple[Citation, ...]:
    """The analyst's question, whole if it is short, else its interrogative sentences."""
    found = []
    spoken = [paragraph for turn in index.spoken(exchange, "question") for paragraph in turn]
    whole = sum(len(p.text) for line in spoken for p in line) <= _WHOLE
    for line in spoken:
        for run in _runs(line, whole):
            found.append(cite_passages(index, run))
    # Without a word that asks, all of the longest stretch is the question.
    rest = max(spoken, key=len, default=[]) if not found else []
    return tuple(found or ([cite_passages(index, rest[:MOST_LINES])] if rest else ()))


def _runs(line: Sequence[Passage], whole: bool) -> list[list[Passage]]:
    """Neighbouring sentences that ask, as runs; the thanks before and after are left out."""
    runs: list[list[Passage]] = []
    for passage in line:
        asks = any(word in passage.folded for word in _ASKS) or (whole and len(passage.text) > 25)
        if not asks:
            continue
        follows = runs and runs[-1][-1].number == passage.number - 1
        if follows and passage.lines[1] - runs[-1][0].lines[0] < MOST_LINES:
            runs[-1].append(passage)
        else:
            runs.append([passage])
    return runs
