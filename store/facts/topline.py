"""Growth and amounts of a segment that are said without a metric's name (Optics grew 23%): those of its revenue.

That is sure only where the call itself gives the segment's revenue elsewhere, and nothing like it (orders, volume),
where the sentence goes on with its share of the revenue, or where a business is said to have grown to an amount
in a call that tells of no balances.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from store.facts.sentence import Sentence
from store.facts.shares import REVENUE_SHARE
from store.facts.subject_words import stem
from store.text.numbers import Figure

# The revenue of what is named beside it, and those that are called after what they are of (cloud revenue).
_PLAIN = frozenset({"revenue", "segment_revenue"})
_OWN = frozenset({"cloud_revenue", "ad_revenue", "subscription_revenue", "transaction_revenue", "ai_revenue"})
_RIVALS = frozenset(
    {"gmv", "tpv", "trading_volume", "circulation", "orders", "shipments", "deliveries", "arr"}
)
_REVENUE_WORD = re.compile(r"(?:的?(?:收入|营收)|\s*revenues?)$")
_ENGLISH = re.compile(
    r"\s*(?:(?:and|but|while|with|whereas|our|the|both|overall|meanwhile|then|so|also|within|in)[\s,]+)*"
    r"(?P<name>[A-Za-z][\w&'’/+-]*(?:\s[\w&'’/+-]+){0,3}?)"
    r"(?:\s(?:business|segment|division|unit|category|line))?"
    r"\s(?:(?:has|have|had|also|again|then|each|was|were|is|are|been|it|itself|continued to|continues to)\s)*"
    r"(?P<verb>up|down|grew|grow|growing|grown|increas(?:ed|ing)|rose|rising|declin(?:ed|ing)|decreas(?:ed|ing)|fell"
    r"|was|were|is|delivered|generated|totaled|reached)"
    r"(?:\s(?:by|to|a|an|of|another|again|about|roughly|approximately|up|down|strongly|only|just))*\s*",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"[\s,:]*(?:其中|而|同时|此外|另外|我们的?|本季度|本期|全年|以及|和)*(?P<name>[^,。;:的\d]{2,14}?)(?:的)?"
    r"(?:同比|环比|按年|按季|也|则|均|实现了?|保持了?|录得了?|取得了?|大幅|显著|有所|强劲|稳健|快速|高速|仍|继续)*"
    r"(?P<verb>增长|增加|上升|提升|上涨|下降|下滑|下跌|减少|增速|增幅)?(?:了|到|至|为|达|的)*\s*"
)
# A part of the company that is called one: (our wholesale |business|), (our |business| outside the U.S.).
_BUSINESS = re.compile(
    r"(?:(?:and|but|while|with|our|the|both|overall|meanwhile)[\s,]+)*(?P<name>[A-Za-z][\w&'’/+ -]{0,40}?)?\s?"
    r"(?<![a-z])(?:business(?:es)?|segment|division|channel|category|region)"
    r"(?P<place>\s(?:outside|in|across)\s[\w. &-]{2,30}?)?"
    r"(?=\s(?:has |have |also |again |then |was |were )*(?:up|grew|increas|rose|declin|decreas|fell|down))",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\soutside\s(?:of\s)?(?:the\s)?(?:U\.?S\.?|United States|domestic|home|China)", re.IGNORECASE
)
_TO = re.compile(r"(?:\s(?:year[- ]over[- ]year|over last year|yoy|sequentially))?,?\sto\s")
_BALANCES = frozenset({"loans", "deposits", "aum", "premiums", "gmv", "tpv", "backlog", "bookings", "arr"})
_RATES = frozenset({"%", "times"})
_STATES = frozenset({"was", "were", "is", "delivered", "generated", "totaled", "reached"})
_NO_NAME = frozenset(
    {"we", "it", "this", "that", "which", "they", "growth", "these", "those", "he", "she", "who"}
)


@dataclass(frozen=True)
class Toplines:
    """The names whose revenue the call gives, by stem: each with the metric and the name to be shown.

    `sold` says that the call tells of revenue and of no balances, so that what a business grows to is its revenue.
    """

    known: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
    sold: bool = False

    def __bool__(self) -> bool:
        return bool(self.known) or self.sold

    def of(self, sentence: Sentence, figure: Figure) -> tuple[str, str | None] | None:
        """The metric and the name that a figure without a metric belongs to; None where that is not sure."""
        start = max(sentence.clause_at(figure.span[0])[0], sentence.end_of_figure_before(figure.span[0]))
        pattern = _CHINESE if sentence.chinese else _ENGLISH
        found = pattern.fullmatch(sentence.text[start : figure.span[0]])
        if found is None or not _can_be(figure, found["verb"], sentence, start):
            part = _grown_to(sentence, figure, start) if found is None and self.sold else None
            return ("revenue", part) if part else None
        name = found["name"]
        known = self.known.get(stem(name)) or self.known.get(stem(name.removesuffix("的")))
        if known is None and not sentence.chinese and _shares_revenue(sentence, figure, name):
            return "revenue", name
        if known is None and self.sold and (part := _grown_to(sentence, figure, start)):
            return "revenue", part
        return known


def learn_toplines(found: Iterable[tuple[str, str | None, str | None]]) -> Toplines:
    """The names of a call that have revenue and no other measure of size, from metric, name and alias of its rows."""
    metrics_of: dict[str, set[str]] = defaultdict(set)
    known: dict[str, tuple[str, str | None]] = {}
    told: set[str] = set()
    for metric, name, alias in found:
        told.add(metric)
        if metric in _OWN and alias and not name:
            known.setdefault(stem(_REVENUE_WORD.sub("", alias)), (metric, None))
        elif name:
            metrics_of[stem(name)].add(metric)
            if metric in _PLAIN:
                known.setdefault(stem(name), (metric, name))
    return Toplines(
        {short: said for short, said in known.items() if short and not metrics_of[short] & _RIVALS},
        sold=bool(told & _PLAIN) and not told & _BALANCES,
    )


def _can_be(figure: Figure, verb: str | None, sentence: Sentence, start: int) -> bool:
    """Whether a figure behind that verb is growth, or an amount."""
    if any(start <= mention.span[0] < figure.span[0] for mention in sentence.mentions):
        return False
    if figure.unit in _RATES:
        return (bool(verb) and (verb or "").lower() not in _STATES) or bool(figure.words and sentence.chinese)
    return figure.is_money and (verb or "was").lower() in _STATES and not sentence.chinese


def _grown_to(sentence: Sentence, figure: Figure, start: int) -> str | None:
    """The business that a sentence says has grown to an amount (our wholesale business grew |12%| to $310 million)."""
    found = None if sentence.chinese else _BUSINESS.match(sentence.text[start : figure.span[0]].lstrip())
    to = _TO.match(sentence.folded, figure.span[1])
    amount = next((f for f in sentence.figures if to and f.span[0] == to.end()), None)
    if not found or amount is None or not amount.is_money:
        return None
    name = (found["name"] or "").strip()
    if found["place"]:
        abroad = not name and _ABROAD.match(found["place"])
        name = "International" if abroad else f"{name} business{found['place']}".strip()
    return name if name and name.lower().split()[0] not in _NO_NAME else None


def _shares_revenue(sentence: Sentence, figure: Figure, name: str) -> bool:
    """Whether the sentence goes on with its share of the revenue (boots grew 8%, |representing 84% of revenue)."""
    if name.lower().split()[0] in _NO_NAME:
        return False
    later = [other for other in sentence.figures if other.span[0] >= figure.span[1]]
    if not later:
        return False
    share = any(
        m.metric == REVENUE_SHARE and m.span[0] <= later[0].span[1] <= m.span[1] for m in sentence.described
    )
    between = sentence.folded[figure.span[1] : later[0].span[0]]
    return share and bool(
        re.fullmatch(
            r"[^.;]{0,30}?(?:represent\w*|account\w* for|ma(?:de|king) up|or|,)[^.;,]{0,14}", between
        )
    )
