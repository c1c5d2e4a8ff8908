"""Which of the facts on one metric and subject serve a question best."""

import re
from collections.abc import Iterable, Sequence

from store.answers.citing import cite_fact
from store.answers.frames import periods_said
from store.answers.index import CallIndex
from store.answers.periods import names_period, own_period
from store.answers.sequences import SEQUENTIAL, YEARLY
from store.answers.understanding import Understanding
from store.lexicon import find_metrics, metrics
from store.text.folding import fold, has_han
from store.text.numbers import find_figures
from store.text.periods import Period
from store.values import Fact

_EXCLUDING = frozenset({"#excluding"})
_CARVED_OUT = ("不包括", "不含", "剔除", "扣除", "排除", "excluding", "exclud", "ex-", "net of")
_RECURRING = re.compile(
    r"扣除非经常|excluding non-?recurring"
)  # names a metric, carves nothing out of another
_BOUND = re.compile(r"不低于|不少于|不高于|不超过|at (?:least|most)|no (?:less|more) than", re.IGNORECASE)
_STEP_BEHIND = re.compile(
    r" (?:year[- ]over[- ]year |sequential |or [\d.]+% )?(?:increase|decrease|improvement|decline|reduction|benefit)\b"
    r"| (?:less|more|higher|lower|better|worse|additional|incremental|further|fewer)\b"
)
_STEP_BEFORE = re.compile(
    r"\b(?:(?:increase|improvement|decline|decrease|reduction|growth)\b[^.,;]{0,45}\bof"
    r"|(?:increased|decreased|improved|declined|rose|fell|grew|up|down) by)(?: (?:about|approximately|over|nearly))? $"
)
_CUT = re.compile(
    r"\bsame[- ](?:facility|store|property|center|centre|clinic|restaurant|club|unit|branch|site)s?\b|\borganic"
    r"|\bbase business\b|\bfrom (?:\w+ )?acquisitions?\b|\blike[- ]for[- ]like\b|\bpro forma\b"
    r"|\bper (?!share|common|ordinary|basic|diluted|cent|ads\b|annum)\w+"
)
_AGAINST = re.compile(r"比|较|\b(?:than|versus|vs|from|against|compared)\b")
_DIGIT = re.compile(r"\d")
_EACH = re.compile(r"\bper (?:\w+ )?(?:share|unit|ads)\b|每(?:10|十)?股")  # what a holder asks a dividend for
_NEAR = 0.02  # of a sum: what it is rounded by where it is told roughly
_ROUGHLY = re.compile(
    r"接近|将近|大约|约|近|左右|approaching|nearly|almost|about|around|roughly|approximately|close to"
)


def best_facts(facts: Sequence[Fact], asked: Understanding, index: CallIndex) -> list[Fact]:
    """The facts that fit the question's words best; all of them where it asks for several."""
    if not facts:
        return []
    fit = {id(fact): _fit(fact, asked, index) for fact in facts}
    ranked = unlike(sorted(facts, key=lambda fact: -fit[id(fact)]))
    top = fit[id(ranked[0])]
    several = asked.wants("list", "compare")
    kept = [fact for fact in ranked if fit[id(fact)] >= top - (1.5 if several else 0.05)]
    kept = kept if several else kept[:1]
    if asked.wants("growth"):
        kept[0] = next((fact for fact in ranked if _tells_rate_of(fact, kept[0])), kept[0])
        if has_amount(kept[0]) and asked.wants("amount", "many") and not grows(kept[0]):
            kept += [fact for fact in ranked if _only_grows(fact, kept[0])][:1]
    kept[0] = _exact(kept[0], ranked)
    beside = [*_other_basis(kept[0], ranked, asked), *_other_growth(kept[0], ranked, asked)]
    return kept + [fact for fact in beside if fact not in kept]


def _exact(fact: Fact, ranked: Iterable[Fact]) -> Fact:
    """The fact, or where it only says roughly how much, that which says the same exactly."""
    if fact.value is None or not _ROUGHLY.match(fold(fact.as_written or "")):
        return fact
    same = (
        other
        for other in ranked
        if (other.what, other.unit, other.kind) == (fact.what, fact.unit, fact.kind)
        and other.value is not None
        and abs(other.value - fact.value) <= _NEAR * abs(fact.value)
        and not _ROUGHLY.match(fold(other.as_written or ""))
    )
    return next(same, fact)


def _other_growth(fact: Fact, ranked: Iterable[Fact], asked: Understanding) -> list[Fact]:
    """Where both changes are asked for and a fact tells one of them, that which tells the other."""
    both = SEQUENTIAL.search(asked.folded) and YEARLY.search(asked.folded)
    if not both or (fact.yoy is None) == (fact.qoq is None):
        return []
    lacking = "yoy" if fact.yoy is None else "qoq"
    return [other for other in ranked if other.what == fact.what and getattr(other, lacking) is not None][:1]


def _tells_rate_of(fact: Fact, other: Fact) -> bool:
    """Whether a fact gives the growth as a rate where another says the same value without one (more than doubling)."""
    same = (fact.what, fact.value, fact.unit) == (other.what, other.value, other.unit)
    return same and fact.value is not None and fact.yoy is not None and other.yoy is None


def _only_grows(fact: Fact, other: Fact) -> bool:
    """Whether a fact gives the growth alone of what another gives the amount of, in words that follow on it."""
    same = (fact.what, fact.kind, fact.line) == (other.what, other.kind, other.line)
    return same and not has_amount(fact) and grows(fact)


def _other_basis(fact: Fact, ranked: Iterable[Fact], asked: Understanding) -> list[Fact]:
    """GAAP and non-GAAP net profit are named together unless the question names its basis: one alone would mislead."""
    bases = {"#gaap", "#non_gaap"} & {term for unit in asked.units for term in unit.terms}
    if len(bases) == 1 or fact.metric not in ("net_profit", "adj_net_profit"):
        return []
    return [
        other
        for other in ranked
        if other.metric in ("net_profit", "adj_net_profit") and other.metric != fact.metric
    ][:1]


def _fit(fact: Fact, asked: Understanding, index: CallIndex) -> float:
    """How well a fact serves: the aspect asked for, then the question's other words in its sentence."""
    growing = grows(fact)
    valued = has_amount(fact)
    score = 1.0 * (growing and asked.wants("growth", "compare")) + 1.0 * (
        valued and asked.wants("amount", "many")
    )
    bare = not asked.wants("growth", "compare", "prior", "reason", "list")
    score += 0.5 * (fact.value is not None and fact.unit not in ("%", "pp", "bps") and bare)
    score += 0.4 * (growing + valued) + 0.8 * (fact.prior is not None and asked.wants("prior", "compare"))
    score += {"company": 1.0, "unknown": 1.0, "news": 0.2, "analyst": 0.0}[fact.side] + 0.3 * (
        fact.yoy is not None
    )
    only_moves = (
        not valued and asked.wants("amount", "many", "prior") and not asked.wants("growth", "compare")
    )
    score -= 0.8 * only_moves
    excluding = any(_EXCLUDING & set(unit.terms) for unit in asked.units)
    carved = _is_carved(fact) or fact.metric == "external_revenue"
    if not asked.wants("list"):
        score += 1.5 if excluding and carved else -1.5 if excluding or carved else 0.0
    score -= 1.0 * bool(_BOUND.match(fact.as_written or "") and fact.kind == "reported")
    score -= 0.4 * (fact.as_written or "").endswith("以上")
    score -= 0.3 * bool(_ROUGHLY.match(fold(fact.as_written or "")))
    score += 0.9 * (fact.metric == "dividend" and _EACH.search(fold(fact.quote)) is not None)
    score -= 1.0 * is_step(fact) + 0.8 * (is_cut(fact) and not _CUT.search(asked.folded))
    score += 1.5 * ("constant_currency" in asked.metrics and fact.basis == "constant currency")
    score += 0.6 * _called_so(fact, asked) + 2.0 * _bar(fact, asked)
    others, named = other_spans(fact, index), {period.span for period in asked.periods}
    score += 0.7 * (len(others & named) - len(others - named)) + 0.4 * _dated(fact, asked, index)
    return score + _shared(asked, fact.quote, index) + _shared(asked, cite_fact(index, fact).quote, index) / 2


def _dated(fact: Fact, asked: Understanding, index: CallIndex) -> bool:
    """Whether a figure's own sentence names the quarter or year that the question names."""
    named = [period for period in asked.periods if period.quarter or period.year]
    return bool(named) and names_period(fold(fact.quote), named, index.call)


def _is_carved(fact: Fact) -> bool:
    """Whether something is left out of a figure: said before it, or behind it and not of another figure there."""
    told = _RECURRING.sub("", fact.quote.lower())
    written = (fact.as_written or "").lower()
    before, found, behind = told.partition(written) if written else (told, "", "")
    if not found or not has_han(told):
        return any(word in told for word in _CARVED_OUT)
    places = [behind.find(word) for word in _CARVED_OUT if word in behind]
    of_next = bool(places) and _DIGIT.search(behind, min(places)) is not None
    return any(word in before for word in _CARVED_OUT) or (bool(places) and not of_next)


def _bar(fact: Fact, asked: Understanding) -> int:
    """Whether a count is told behind the sum that the question sets for it (customers above $10,000), or another."""
    wanted = {figure.value for figure in asked.sums}
    if (
        not wanted
        or fact.unit in ("%", "pp", "bps")
        or metrics()[fact.metric or "revenue"].value_type != "count"
    ):
        return 0
    _, _, behind = fact.quote.partition(fact.as_written or fact.quote)
    bar = next((figure.value for figure in find_figures(behind, fold(behind)) if figure.is_money), None)
    return 0 if bar is None else 1 if bar in wanted else -1


def _called_so(fact: Fact, asked: Understanding) -> bool:
    """Whether a Chinese sentence has the figure behind the metric's name as it is asked, and no other in between."""
    said = fold(fact.quote)
    if not has_han(said):
        return False
    at = said.find(fold(fact.as_written)) if fact.as_written else -1
    places = [(said.rfind(m.alias, 0, max(at, 0)), m.alias) for m in find_metrics(asked.folded, chat=True)]
    return any(start >= 0 and not _DIGIT.search(said, start + len(alias), at) for start, alias in places)


def other_spans(fact: Fact, index: CallIndex) -> set[str]:
    """The lengths of period that a fact is said to be of, other than that of the period that the call is about."""
    return _spans(fact, index) - {own_period(index.call).span}


def _spans(fact: Fact, index: CallIndex) -> set[str]:
    """The lengths of period that a fact is said to be of: by its own words, else by its sentence or the heading."""
    words = fold(f"for {fact.period_as_written}") if fact.period_as_written else ""
    own = [period for _, period in periods_said(words, index.call)]
    frame = index.frame_of(fact)
    said = [
        p for _, p in periods_said(fold(fact.quote), index.call) if not (fact.prior and p.relative == "last")
    ]
    return {period.span for period in own or said or ([frame] if frame else [])}


def of_length(facts: list[Fact], asked: Understanding, index: CallIndex) -> list[Fact]:
    """The figures of as long a period as the question names, where there are any: a year's, not a quarter's."""
    named = _lengths(asked)
    if len(named) != 1:
        return facts
    own = own_period(index.call).span
    fitting = [f for f in facts if is_stock(f) or named <= (_spans(f, index) or {own})]
    return fitting or [f for f in facts if not (named == {"quarter"} and _of_longer(f, index))]


def _of_longer(fact: Fact, index: CallIndex) -> bool:
    """Whether a figure that was reported is said to be of a year, or of it so far, and so of no quarter."""
    words = fold(f"for {fact.period_as_written}") if fact.period_as_written else ""
    spans = {period.span for _, period in periods_said(words, index.call)}
    longer = bool(spans) and "quarter" not in spans
    return fact.kind == "reported" and longer and own_period(index.call).span == "quarter"


def _lengths(asked: Understanding) -> set[str]:
    """The lengths of period that a question names; of a year and a part of it said in one, the part (今年|前九个月)."""
    said = [(span, p) for span, p in periods_said(asked.folded) if p.relative != "year_ago"]
    ends = {span[0] for span, p in said if p.span != "year"}
    return {p.span for (_, end), p in said if not (p.span == "year" and ends & {end, end + 1})}


def is_stock(fact: Fact) -> bool:
    """Whether a figure is of a day, not of a period."""
    metric = metrics().get(fact.metric or "")
    return metric is not None and metric.period_type == "stock"


def _shared(asked: Understanding, text: str, index: CallIndex) -> float:
    """The question's words that stand in a text, weighed by rarity."""
    held = index.terms_of(text)
    return sum(0.12 * index.idf(unit.terms[0]) for unit in asked.units if not held.isdisjoint(unit.terms))


def is_step(fact: Fact) -> bool:
    """Whether an amount is only by how much something changed (a $3.3 million increase in, up by $2 million)."""
    if fact.value is None or fact.unit in ("%", "pp", "bps") or not fact.as_written:
        return False
    before, _, behind = fold(fact.quote).partition(fold(fact.as_written))
    return bool(_STEP_BEHIND.match(behind) or _STEP_BEFORE.search(before))


def is_cut(fact: Fact) -> bool:
    """Whether a figure is said of a part or another base: same facility, organic, from acquisitions, per unit."""
    return _CUT.search(fold(fact.quote)) is not None


def grows(fact: Fact) -> bool:
    """Whether a fact tells a change: a rate, or a figure that is one (股本净减少5%)."""
    rate = fact.unit in ("%", "pp", "bps") and (fact.value is not None or fact.range is not None)
    return rate or fact.yoy is not None or fact.yoy_words is not None or fact.qoq is not None


def has_amount(fact: Fact) -> bool:
    """Whether a fact gives a value or a range; one that does not, and tells no change, says nothing."""
    return fact.value is not None or fact.range is not None


def in_coming(facts: list[Fact], after: Sequence[Period], index: CallIndex) -> list[Fact]:
    """Those of the quarter that comes `after`, by any name, else those that are not said to be of a year."""
    if not after:
        return facts
    said = {id(fact): fold(f"{fact.period_as_written or ''} {fact.quote}") for fact in facts}
    named = [f for f in facts if names_period(said[id(f)], after, index.call, index.frame_of(f))]
    return named or [fact for fact in facts if not other_spans(fact, index)] or facts


def unlike(facts: Iterable[Fact]) -> list[Fact]:
    """The facts without those that repeat an earlier one."""
    kept: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        kept.setdefault(
            (fact.subject, fact.metric, fact.value, fact.yoy, fact.yoy_words, fact.basis, fact.unit), fact
        )
    return list(kept.values())


def asks_prior(asked: Understanding) -> bool:
    """Whether the figure of a year before is wanted, not what has become of it since (比去年同期多多少)."""
    return asked.wants("prior") and not asked.wants("growth", "compare") and not _AGAINST.search(asked.folded)
