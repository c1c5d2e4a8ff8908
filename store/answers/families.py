"""Which other metrics may answer for the one that a question names, by what the record gives figures of."""

from collections.abc import Iterable

from store.answers.understanding import Understanding
from store.values import Fact

SEGMENT_PROFIT = ("adj_ebita", "adj_ebitda", "operating_profit", "segment_profit", "ebit")
PROFIT = frozenset({"net_profit", "net_profit_attrib", "profit", "adj_net_profit", *SEGMENT_PROFIT})
_LARGE = "large_customers"


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
