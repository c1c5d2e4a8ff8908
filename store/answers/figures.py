"""Questions for a figure: metric x subject x aspect against the facts of the call."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.answers.citing import cite_fact
from store.answers.index import CallIndex
from store.answers.passages import unmet
from store.answers.periods import Chosen, names_period, own_period
from store.answers.scope import Scope
from store.answers.subjects import GROUP
from store.answers.terms import SUM
from store.answers.understanding import Understanding
from store.lexicon import metrics
from store.text.folding import fold
from store.text.periods import Period, find_periods
from store.values import Fact

_SEGMENT_PROFIT = ("adj_ebita", "adj_ebitda", "operating_profit", "segment_profit", "ebit")
_PROFIT = frozenset({"net_profit", "net_profit_attrib", "profit", "adj_net_profit", *_SEGMENT_PROFIT})
_SHARES = frozenset({"revenue_share", "inference_share"})
_EXCLUDING = frozenset({"#excluding"})
_CARVED_OUT = ("不包括", "不含", "剔除", "扣除", "排除", "excluding", "exclud", "ex-", "net of")
_ROUGHLY = re.compile(
    r"接近|将近|大约|约|近|左右|approaching|nearly|almost|about|around|roughly|approximately|close to"
)
_MOST_FACTS = 4
_UNMET = 0.3


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The facts that a question is about: `given` answer it, `only_asked` are an analyst's words alone.

    `lacks` says what of it the record does not give: "amount", "growth", "figure", or nothing.
    """

    given: tuple[Fact, ...] = ()
    only_asked: tuple[Fact, ...] = ()
    lacks: str | None = None


def figures(asked: Understanding, scope: Scope, index: CallIndex, chosen: Chosen) -> Figures | None:
    """What the call's facts say to a question, or None where it asks for no metric that facts can answer."""
    wanted = wanted_metrics(asked) or _implied(asked, index.call.facts, scope)
    if not wanted:
        return None
    pool, subjects = _pool(asked, scope, index, chosen)
    found = [
        _matching(pool, family, subject, scope, bool(asked.subjects))
        for subject in subjects
        for family in wanted
    ]
    ours = [_spoken_first([fact for fact in facts if fact.side != "analyst"], asked) for facts in found]
    best = [fact for facts in ours for fact in _best(facts, asked, index)]
    given = _serving(_spoken_first(_unlike(best), asked), asked)[:_MOST_FACTS]
    if asked.wants("share"):
        given = [fact for fact in given if fact.unit == "%" or (fact.yoy and asked.wants("growth"))]
        if not given and not asked.wants("growth"):
            return None
    if given and unmet(asked, index, [p for fact in given for p in index.beside(fact)]) > _UNMET:
        return None
    if given:
        return Figures(given=tuple(given), lacks=_lacking(given, asked))
    spoken = _unlike(fact for facts in found for fact in facts if fact.side == "analyst")
    return Figures(only_asked=tuple(spoken[:2]), lacks="figure")


def asks_guidance(asked: Understanding) -> bool:
    """Whether a question is about what the company expects."""
    words = any({"#expectation", "#guidance", "=guidance"} & set(unit.terms) for unit in asked.units)
    return words or any(period.relative == "next" for period in asked.periods)


def _pool(
    asked: Understanding, scope: Scope, index: CallIndex, chosen: Chosen
) -> tuple[list[Fact], tuple[str, ...]]:
    """The facts of the period and kind asked about, and the subjects to look for among them."""
    pool = [fact for fact in index.call.facts if _in_period(fact, chosen.foreign)]
    if chosen.ahead or asks_guidance(asked):  # an outlook names its period once, at its head
        expected = [fact for fact in index.call.facts if fact.kind == "guidance"]
        named = [fact for fact in pool if chosen.ahead or fact.kind == "guidance"]
        if chosen.ahead or not chosen.foreign:
            named += [fact for fact in expected if fact not in named and not fact.period_as_written]
        pool = named
    if asked.subjects or not asked.names:
        return pool, asked.subjects or (GROUP,)
    pool = _around(pool, asked, index)
    if len(asked.names) == 1:  # a segment's figure is not that of one product in it
        pool = [fact for fact in pool if scope.subjects.is_group(fact.subject)]
    return pool, tuple(dict.fromkeys(fact.subject or GROUP for fact in pool))


def _spoken_first(facts: list[Fact], asked: Understanding) -> list[Fact]:
    """What management reported; the press copy, or what is only expected, where it reported nothing."""
    spoken = [fact for fact in facts if fact.side == "company"] or facts
    if asks_guidance(asked):
        return spoken
    return [fact for fact in spoken if fact.kind == "reported"] or spoken


def _serving(facts: list[Fact], asked: Understanding) -> list[Fact]:
    """Where some facts tell the change that is asked for and others do not, those that do."""
    growing = [fact for fact in facts if _grows(fact)]
    return (
        growing if asked.wants("growth") and not asked.wants("amount", "money", "list") and growing else facts
    )


def wanted_metrics(asked: Understanding) -> list[frozenset[str]]:
    """For each metric asked about, the ids of the facts that may answer: it, its cuts, its near relations."""
    named = [m for m in asked.metrics if metrics()[m].has_values]
    if not named and asked.subjects and any({"#loss", "#profit"} & set(unit.terms) for unit in asked.units):
        named = ["net_profit"]
    if not named and asked.subjects and (asked.wants("growth", "amount", "prior", "reason") or asked.numbers):
        named = ["revenue"]
    if asked.wants("margin"):
        named = [m for m in named if metrics()[m].value_type == "pct"] or ["operating_margin"]
    families = [_family(ident, asked) for ident in named]
    if asked.wants("share") and "revenue" in named:
        families = [_SHARES, *(families if asked.wants("growth") else [])]
    return list(dict.fromkeys(families))


def _implied(asked: Understanding, facts: Iterable[Fact], scope: Scope) -> list[frozenset[str]]:
    """The one metric that a subject has figures for: asked how many, the answer can be no other."""
    if not asked.wants("many", "growth") or not asked.subjects:
        return []
    ours = [f for f in facts if f.metric and any(_same_subject(f.subject, s, scope) for s in asked.subjects)]
    kinds = {fact.metric for fact in ours if fact.metric}
    return [frozenset(kinds)] if len(kinds) == 1 else []


def _family(ident: str, asked: Understanding) -> frozenset[str]:
    bases = {term for unit in asked.units for term in unit.terms}
    if ident == "net_profit" and "#non_gaap" in bases:
        return frozenset({"adj_net_profit"})
    family = {ident, *(other.id for other in metrics().values() if other.parent == ident)}
    if ident == "revenue" and not asked.names and set(asked.subjects) <= {GROUP}:
        family = {ident}  # the revenue of one product is not the company's
    parent = metrics()[ident].parent
    if parent == "revenue" and ident != "cmr":
        family.add("revenue")
    if ident in _PROFIT:
        segment = any(subject != GROUP for subject in asked.subjects)
        family |= (
            set(_SEGMENT_PROFIT) if segment or ident in _SEGMENT_PROFIT else {"net_profit", "adj_net_profit"}
        )
    if "#gaap" in bases or ident == "adj_net_profit":
        family.discard("net_profit" if ident == "adj_net_profit" else "adj_net_profit")
    return frozenset(family)


def _matching(
    pool: Iterable[Fact], family: frozenset[str], subject: str, scope: Scope, named: bool
) -> list[Fact]:
    found = [fact for fact in pool if fact.metric in family]
    if subject != GROUP:
        own = [fact for fact in found if _same_subject(fact.subject, subject, scope)]
        return own or [fact for fact in found if fact.subject is None and _mentions(fact, subject, scope)]
    group = [fact for fact in found if scope.subjects.is_group(fact.subject)]
    if group or named:
        return group
    subjects = {fact.subject for fact in found}
    return found if len(subjects) == 1 else []


def _around(pool: Iterable[Fact], asked: Understanding, index: CallIndex) -> list[Fact]:
    """The facts whose sentence names all the products asked about, which have no figure of their own."""
    wanted = [set(names) for names in asked.names]
    kept = []
    for fact in pool:
        held = index.terms_of(cite_fact(index, fact).quote)
        if all(held & names for names in wanted):
            kept.append(fact)
    return kept


def _same_subject(have: str | None, want: str, scope: Scope) -> bool:
    if have == want:
        return True
    return bool(scope.subjects.idents(have) & scope.subjects.idents(want))


def _mentions(fact: Fact, subject: str, scope: Scope) -> bool:
    """Whether a fact without a subject of its own stands in words about that subject."""
    return any(
        scope.subjects.idents(subject) & scope.subjects.idents(name)
        for _, name in scope.subjects.meant(fold(fact.quote))
    )


def _in_period(fact: Fact, foreign: Sequence[Period]) -> bool:
    """A fact about another period than the call's is let through only if its sentence names that period."""
    metric = metrics().get(fact.metric or "")
    stock = metric is not None and metric.period_type == "stock"
    wanted = [period for period in foreign if not (stock and period.span == "year")]
    return not wanted or names_period(fold(f"{fact.period_as_written or ''} {fact.quote}"), wanted)


def _best(facts: Sequence[Fact], asked: Understanding, index: CallIndex) -> list[Fact]:
    """The facts that fit the question's words best; all of them where it asks for several."""
    if not facts:
        return []
    fit = {id(fact): _fit(fact, asked, index) for fact in facts}
    ranked = _unlike(sorted(facts, key=lambda fact: -fit[id(fact)]))
    top = fit[id(ranked[0])]
    several = asked.wants("list", "compare")
    kept = [fact for fact in ranked if fit[id(fact)] >= top - (1.5 if several else 0.05)]
    kept = kept if several else kept[:1]
    return kept + [fact for fact in _other_basis(kept[0], ranked, asked) if fact not in kept]


def _other_basis(fact: Fact, ranked: Iterable[Fact], asked: Understanding) -> list[Fact]:
    """GAAP and non-GAAP net profit are named together unless the question names its basis: one alone would mislead."""
    if any({"#gaap", "#non_gaap"} & set(unit.terms) for unit in asked.units) or fact.metric not in (
        "net_profit",
        "adj_net_profit",
    ):
        return []
    return [
        other
        for other in ranked
        if other.metric in ("net_profit", "adj_net_profit") and other.metric != fact.metric
    ][:1]


def _fit(fact: Fact, asked: Understanding, index: CallIndex) -> float:
    """How well a fact serves: the aspect asked for, then the question's other words in its sentence."""
    grows = _grows(fact)
    valued = fact.value is not None or fact.range is not None
    score = 1.0 * (grows and asked.wants("growth", "compare")) + 1.0 * (
        valued and asked.wants("amount", "many")
    )
    score += 0.4 * (grows + valued) + 0.8 * (fact.prior is not None and asked.wants("prior"))
    score += {"company": 1.0, "news": 0.2, "analyst": 0.0}[fact.side] + 0.3 * (fact.yoy is not None)
    excluding = any(_EXCLUDING & set(unit.terms) for unit in asked.units)
    carved = any(word in fact.quote.lower() for word in _CARVED_OUT) or fact.metric == "external_revenue"
    if not asked.wants("list"):
        score += 1.5 if excluding and carved else -1.5 if excluding or carved else 0.0
    score -= 0.3 * bool(_ROUGHLY.match(fold(fact.as_written or "")))
    others, named = _other_spans(fact, index), {period.span for period in asked.periods}
    score += 0.7 * (len(others & named) - len(others - named))
    return score + _shared(asked, fact.quote, index) + _shared(asked, cite_fact(index, fact).quote, index) / 2


def _other_spans(fact: Fact, index: CallIndex) -> set[str]:
    """The lengths of period that a fact's words name, other than that of the period that the call is about."""
    said = fold(f"{fact.period_as_written or ''} {fact.quote}")
    return {period.span for _, period in find_periods(said) if period.span != own_period(index.call).span}


def _shared(asked: Understanding, text: str, index: CallIndex) -> float:
    """The question's words that stand in a text, weighed by rarity."""
    held = index.terms_of(text)
    return sum(0.12 * index.idf(unit.terms[0]) for unit in asked.units if not held.isdisjoint(unit.terms))


def _lacking(given: Sequence[Fact], asked: Understanding) -> str | None:
    if asked.wants("growth") and not any(map(_grows, given)):
        return "growth"
    wants_level = asked.wants("amount", "many") and not asked.wants("growth", "compare")
    level = asked.wants("money") or (wants_level and not asks_guidance(asked))
    told = (fact.value is not None or fact.range or SUM.search(fold(fact.as_written or "")) for fact in given)
    if level and not any(told):
        return "amount"
    return None


def _grows(fact: Fact) -> bool:
    """Whether a fact tells a change: a rate, or a figure that is one (股本净减少5%)."""
    rate = fact.unit in ("%", "pp", "bps") and (fact.value is not None or fact.range is not None)
    return rate or fact.yoy is not None or fact.yoy_words is not None or fact.qoq is not None


def _unlike(facts: Iterable[Fact]) -> list[Fact]:
    kept: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        kept.setdefault(
            (fact.subject, fact.metric, fact.value, fact.yoy, fact.yoy_words, fact.basis, fact.unit), fact
        )
    return list(kept.values())
