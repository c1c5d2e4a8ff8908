"""The passages that answer a question: which sentences, how surely, and the group of them to quote."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from store.answers.citing import MOST_LINES
from store.answers.context import in_context
from store.answers.covering import LIGHT, MARK_WEIGHT, Cover
from store.answers.index import CallIndex, Passage
from store.answers.measures import (
    PERCENT,
    counts_no_thing,
    is_counted,
    is_of_kind,
    is_only_a_rate,
    is_other_than,
    is_told_in,
    only_repeats,
)
from store.answers.nearness import nearest
from store.answers.ordering import Held, Tried, likely
from store.answers.periods import names_period
from store.answers.renderings import is_in_other
from store.answers.terms import OF_WHOLE, PART, SUM, bigrams, weak_terms
from store.answers.understanding import Understanding
from store.text.folding import has_han

_ROLE_WEIGHT: Mapping[str, float] = {
    "remark": 1.0,
    "answer": 1.0,
    "question": 0.72,
    "handover": 0.6,
    "news": 0.5,
    "header": 0.35,
}
_QUOTE_LENGTH = 280
_CONTEXT_LENGTH = 210
_LATIN_WIDTH = 1.5
_TELLING, _ASKED = 0.2, 0.2
_SHORT_PARAGRAPH = 700
_BIGRAM_WEIGHT = 0.35
_NO_FIGURE = 0.6
_UNCOUNTED = 0.7
_CANDIDATES = 12
_RATES = re.compile(r"率|息|票面|coupon|rate")
_SIGN_WEIGHT, _KIND_WEIGHT = 0.8, 2.0
_SIGNS: Mapping[tuple[str, ...], str] = {
    ("many", "amount", "growth", "prior"): "!figure",
    ("reason",): "!reason",
    ("when",): "!when",
    ("list",): "!list",
}


@dataclass(frozen=True, kw_only=True)
class Found:
    """A group of neighbouring sentences of one line, its score and how much of the question it covers (0 to 1).

    `weight` is how much the covered part says: the rarity of its words, added up. `likeness` is how near in meaning
    its nearest sentence is, 1 at most; None where that is not known. `likely` compares it with others of a question.
    """

    passages: tuple[Passage, ...]
    score: float
    coverage: float
    weight: float = 0.0
    likeness: float | None = None
    likely: float = 0.0

    @property
    def best(self) -> Passage:
        """The first sentence of the group; its role and speaker are those of all."""
        return self.passages[0]


def rank(
    asked: Understanding,
    index: CallIndex,
    *,
    roles: Iterable[str] = (),
    speakers: Iterable[str] = (),
    exchanges: Iterable[int] = (),
    limit: int = 6,
) -> list[Found]:
    """The best groups of sentences, best first, none over another and of a short paragraph one only.

    Filters left empty let everything through.
    """
    scored = index.once(asked, lambda: _score(asked, index))
    allowed = _Filter(frozenset(roles), frozenset(speakers), frozenset(exchanges))
    heard = (p for p in scored.ranked if allowed.lets(p) and not is_in_other(p, asked.folded, index))
    looked_at = dict.fromkeys(islice(heard, max(2 * limit, _CANDIDATES)))
    if scored.held.near:
        looked_at |= dict.fromkeys(nearest(scored.held.near, index.passages, allowed.lets))
    groups = [scored.groups.get(p.number) or _group(p, scored, asked, index) for p in looked_at]
    chosen: list[Found] = []
    for group in sorted(groups, key=lambda each: -each.likely):
        if not _taken(group, chosen, index):
            chosen.append(group)
    return _placed(chosen, limit)


def _placed(found: Sequence[Found], limit: int) -> list[Found]:
    """The groups with the score of the place that each comes to: trust and nearness are measured in scores of words."""
    places = sorted((each.score for each in found), reverse=True)
    return [replace(each, score=score) for each, score in zip(found[:limit], places, strict=False)]


@dataclass(frozen=True)
class _Scored:
    """A question held against all sentences of a call, whoever says them: what it names, scores, the best first.

    `groups` are those that were made around a sentence, by its number: it is ranked for several readers.
    """

    held: Held
    ranked: list[Passage]
    groups: dict[int, Found] = field(default_factory=dict)


def _score(asked: Understanding, index: CallIndex) -> _Scored:
    weights = query_weights(asked, index)
    pairs = index.scores({pair: _BIGRAM_WEIGHT for pair in bigrams(asked.folded) if pair not in weights})
    raw = index.scores(weights)
    for number, score in pairs.items():
        raw[number] = raw.get(number, 0.0) + score
    around = in_context(raw, index, named=is_named(asked))
    scores = {number: score * _ROLE_WEIGHT[index.passages[number].role] for number, score in around.items()}
    order = sorted(scores, key=scores.__getitem__, reverse=True)
    ranked = [index.passages[number] for number in order if scores[number] > 0]
    lifted = {number: score - raw.get(number, 0.0) for number, score in around.items()}
    strongest = max(scores.values(), default=0.0) or 1.0
    of = (*asked.metrics, *asked.subjects)
    facts = [fact for fact in index.call.facts if fact.metric in of or fact.subject in of]
    near = index.likeness(asked.text)
    return _Scored(Held(Cover(asked.units, index), scores, pairs, lifted, strongest, facts, near), ranked)


def _taken(group: Found, chosen: Iterable[Found], index: CallIndex) -> bool:
    """Whether a better group already holds a sentence of it, or speaks for the whole of its short paragraph."""
    beside = [each for each in chosen if each.best.paragraph == group.best.paragraph]
    short = beside and len(index.paragraphs[group.best.paragraph].text) <= _SHORT_PARAGRAPH
    return bool(short) or any(passage in each.passages for each in beside for passage in group.passages)


def query_weights(asked: Understanding, index: CallIndex) -> dict[str, float]:
    """The weight of every term of a question: names weigh more than concepts, and a shared term only once."""
    weights: dict[str, float] = {}
    for unit in asked.units:
        for term in unit.terms:
            if index.holds(term):
                weight = LIGHT if term in weak_terms() else MARK_WEIGHT.get(term[0], 1.0)
                weights[term] = max(weights.get(term, 0.0), weight)
    if asked.wants("yes_no") and any("#quantify" in unit.terms for unit in asked.units):
        weights["!refusal"] = _SIGN_WEIGHT  # whether it was quantified is also answered by that it was not
    weights |= dict.fromkeys(asked.kinds, _KIND_WEIGHT)
    if asked.wants("compare") and asked.periods:
        weights["!figure"] = _SIGN_WEIGHT  # a period is compared with another by its figures
    for cues, sign in _SIGNS.items():
        if asked.wants(*cues):
            weights[sign] = _SIGN_WEIGHT
    return weights


@dataclass(frozen=True)
class _Filter:
    roles: frozenset[str]
    speakers: frozenset[str]
    exchanges: frozenset[int]

    def lets(self, passage: Passage) -> bool:
        return (
            passage.section != "footer"  # what a site puts under a call is not said on it
            and (not self.roles or passage.role in self.roles)
            and (not self.speakers or passage.speaker in self.speakers)
            and (not self.exchanges or passage.exchange in self.exchanges)
        )


def lines_over(first: Passage, last: Passage) -> int:
    """How many lines the sentences from one to another run over."""
    return last.lines[1] - first.lines[0] + 1


def _room(beside: Passage, scores: Mapping[int, float], best: Passage) -> float:
    """How long a quote may grow for a neighbour: far for one that speaks of the question, a little for context."""
    width = 1 if has_han(beside.text) else _LATIN_WIDTH
    telling = scores.get(beside.number, 0.0) >= _TELLING * scores.get(best.number, 0.0)
    return width * (_QUOTE_LENGTH if telling else _CONTEXT_LENGTH)


def tells_time(passages: Iterable[Passage]) -> bool:
    """Whether a time stands in any of the sentences."""
    return any("!when" in passage.counts or "!soon" in passage.counts for passage in passages)


def gives_figure(passage: Passage, asked: Understanding) -> bool:
    """Whether a figure stands in the sentence: in the measure that is asked for, a sum or a part where one is."""
    if asked.measure == PERCENT and has_han(passage.folded):
        rates = (unit.terms for unit in asked.units if _RATES.search(unit.text))
        return PART.search(passage.folded) is not None and any(
            not passage.counts.keys().isdisjoint(t) for t in rates
        )
    if asked.measure is not None:
        if is_told_in(asked.measure, passage.folded):
            return True
        if is_only_a_rate(asked.measure, passage.folded) or is_other_than(asked.measure, passage.folded):
            return False
    if "!figure" not in passage.counts or not is_of_kind(asked.metrics, asked.cues, passage.folded):
        return False
    if only_repeats(passage.folded, asked.folded) or counts_no_thing(asked.folded, passage.folded):
        return False
    shared = asked.wants("share")
    changed = asked.wants("growth")  # by how many tenths something changed: (快了几成)
    if shared and not changed and has_han(passage.folded) and not OF_WHOLE.search(passage.folded):
        return False  # a growth is no share
    shape = SUM if asked.wants("money") else PART if shared else None
    return shape is None or shape.search(passage.folded) is not None


def _group(best: Passage, scored: _Scored, asked: Understanding, index: CallIndex) -> Found:
    """The best sentence with the neighbours in its line that fit into a quote, the better side first."""
    line, scores = index.by_paragraph[best.paragraph], scored.held.scores
    first = last = line.index(best)
    length = len(best.text)
    while True:
        sides = [
            i
            for i in (first - 1, last + 1)
            if 0 <= i < len(line)
            and not is_in_other(line[i], asked.folded, index)
            and length + len(line[i].text) <= _room(line[i], scores, best)
            and lines_over(line[min(first, i)], line[max(last, i)]) <= MOST_LINES
        ]
        if not sides:
            break
        take = max(sides, key=lambda i: scores.get(line[i].number, 0.0))
        first, last = min(first, take), max(last, take)
        length += len(line[take].text)
    group = tuple(line[first : last + 1])
    covered, weight = scored.held.cover.of(group)
    led = covered if is_named(asked) else _led(covered, best, scored, index)
    fit = _NO_FIGURE if asked.wants_figure and not any(gives_figure(p, asked) for p in group) else 1.0
    fit *= _NO_FIGURE if _is_of_other_quarter(group, asked, index) else 1.0
    fit *= (
        1.0
        if asked.counted is None or any(is_counted(asked.counted, p.folded) for p in group)
        else _UNCOUNTED
    )
    fit *= 1.0 if all(any(sign in p.counts for p in group) for sign in asked.kinds) else _NO_FIGURE
    score = scores.get(best.number, 0.0) * (0.5 + led) * fit
    tried = Tried(best, group, covered, score, gives_figure(best, asked))
    chance = likely(tried, scored.held, asked, index)
    near = scored.held.near
    likeness = max(near[passage.number] for passage in group) if near else None
    found = Found(
        passages=group, score=score, coverage=covered, weight=weight, likely=chance, likeness=likeness
    )
    scored.groups[best.number] = found
    return found


def _is_of_other_quarter(group: Sequence[Passage], asked: Understanding, index: CallIndex) -> bool:
    """Whether a quarter that something is compared with, by its number, is not named beside a figure."""
    own = index.call.fiscal_quarter
    with_ = [period for period in asked.periods if period.quarter and period.quarter != own]
    if not with_ or not asked.wants("compare"):
        return False
    told = (passage for passage in group if "!figure" in passage.counts)
    return not any(names_period(passage.folded, with_, index.call) for passage in told)


def is_named(asked: Understanding) -> bool:
    """Whether a figure, a metric or a time is asked for: such an answer stands with the name of what it is of."""
    return asked.wants_figure or bool(asked.metrics) or asked.wants("when")


def _led(covered: float, best: Passage, scored: _Scored, index: CallIndex) -> float:
    """How much is covered where the question that is answered counts a little: its words need not be said again."""
    if best.role != "answer" or best.exchange is None:
        return covered
    asked = scored.held.cover.of_terms(index.asked_in(best.exchange))
    return covered + _ASKED * max(0.0, asked - covered)
