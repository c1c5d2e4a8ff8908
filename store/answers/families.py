"""Which of the metrics that a question names are asked for, and which others may answer for them."""

import re
from collections.abc import Iterable, Sequence

from store.answers.understanding import Understanding
from store.lexicon import metrics
from store.values import Fact

_LARGE = "large_customers"
_OF_SUM = re.compile(r"\bhow much\b(?!.*\bhow many\b)")
_PEOPLE = frozenset({"users", "customers", "people", "companies"})


def asked_for(named: Sequence[str], asked: Understanding) -> list[str]:
    """The metrics that are asked for: not what those who are counted pay, nor who it is that keeps how much."""
    counted = {term[1:] for term in asked.counted.terms if term[0] == "="} if asked.counted else set()
    kept = [metric for metric in named if metric in counted] or list(named)
    return [m for m in kept if not _OF_SUM.search(asked.folded) or metrics()[m].unit not in _PEOPLE]


def counting(
    wanted: list[frozenset[str]], asked: Understanding, facts: Iterable[Fact]
) -> list[frozenset[str]]:
    """Those who pay more than a sum, where a number of customers is asked for and the record counts them so."""
    who = {"#customer", "=members", "=users"} & set(asked.counted.terms if asked.counted else ())
    large = who and asked.sums and any(fact.metric == _LARGE for fact in facts)
    return [frozenset({_LARGE})] if large else wanted


def or_rate(family: frozenset[str], facts: Iterable[Fact]) -> frozenset[str]:
    """毛利 is the margin to those who ask where the record gives no amount of it."""
    amounts = "gross_profit" in family and any(fact.metric == "gross_profit" for fact in facts)
    return family | {"gross_margin"} if "gross_profit" in family and not amounts else family
