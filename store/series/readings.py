"""One metric of one subject, call by call: the facts that are about the call's own quarter."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from store.lexicon import REVENUES, metrics
from store.text.periods import Period, fits, parse_period
from store.values import Call, CallRow, Fact, Reading

Told = tuple[CallRow, Call]
Whose = Callable[[str | None], bool]

# What a segment sells is called revenue by one call and segment revenue by the next.
_SAME = (frozenset(REVENUES),)
_PROFIT = ("adj_ebita", "operating_profit", "ebit", "adj_ebitda", "contribution_profit", "net_profit")
_SEVERAL = re.compile(
    r"(?<!\d)(?:[两二三四五六七八九十]+|\d{1,2})个?(?:季度|月份?内|年|财年)"
    r"|\b(?:two|three|four|six|nine|\d+)[ -](?:quarter|month|year)|trailing|twelve"
)
_HALF = re.compile(r"半年|中期|\binterim\b|\bhalf\b|\bh1\b", re.IGNORECASE)
_MONTH = re.compile(r"(\d{1,2})月\d{1,2}日")
_YEAR = re.compile(r"(?:19|20)\d\d")


def readings(told: Sequence[Told], metric: str, whose: Whose) -> tuple[Reading, ...]:
    """What each of these calls gives for the metric of that subject, in their order; nothing is filled in."""
    family = same_metric(metric)
    return tuple(
        _reading(row, [fact for fact in call.facts if fact.metric in family and whose(fact.subject)])
        for row, call in told
    )


def same_metric(metric: str) -> frozenset[str]:
    """The ids under which calls give this metric."""
    return next((family for family in _SAME if metric in family), frozenset({metric}))


def nearest_profit(told: Sequence[Told], metric: str, whose: Whose) -> str:
    """The metric itself where it has a figure; of a profit that nobody gives, the profit that most calls do."""
    if metric not in _PROFIT or any(reading.facts for reading in readings(told, metric, whose)):
        return metric
    counts = {ident: sum(bool(each.facts) for each in readings(told, ident, whose)) for ident in _PROFIT}
    best = max(counts, key=lambda ident: counts[ident])
    return best if counts[best] else metric


def available(told: Sequence[Told]) -> tuple[tuple[str | None, str], ...]:
    """The subject and metric pairs that have a reported figure, those with one in the most calls first."""
    counts: Counter[tuple[str | None, str]] = Counter()
    for row, call in told:
        own = [f for f in call.facts if f.metric and _counts(f) and of_own_period(f, row)]
        counts.update(list(dict.fromkeys((f.subject, f.metric) for f in own if f.metric)))
    return tuple(pair for pair, _ in counts.most_common())


def of_own_period(fact: Fact, row: CallRow | Call) -> bool:
    """Whether a figure is of the quarter, half or year that the call is about, or of its end.

    One without a period is.
    """
    words = fact.period_as_written
    if not words:
        return True
    period = parse_period(words)
    if period is None:
        return not _SEVERAL.search(words.lower()) and not _other_day(words, row.period_end)
    length = _length(row)
    if period.span != length:
        return False
    if length != "quarter":
        return _same_length(period, row)
    if period.relative in ("this", "latest") or (period.year, period.quarter, period.month) == (None,) * 3:
        return period.relative in ("this", "latest", None)
    return fits(
        period, fiscal_year=row.fiscal_year, fiscal_quarter=row.fiscal_quarter, period_end=row.period_end
    )


def _length(row: CallRow | Call) -> str:
    """How long the period is that the call is about; a call that names no quarter may be about a half or a year."""
    said = parse_period(row.period_as_written or "")
    if row.fiscal_quarter or said is None or said.span not in ("half", "year"):
        return "quarter"
    return "half" if _HALF.search(row.period_as_written or "") else said.span


def _same_length(period: Period, row: CallRow | Call) -> bool:
    """Whether a half or a year is the call's own: of a year's call `this year` is the one that has begun since."""
    own = parse_period(row.period_as_written or "")
    ends_in = row.period_end.year if row.period_end else None
    relative = (None, "latest") if period.span == "year" else (None, "latest", "this")
    return (
        period.relative in relative
        and period.year in (None, row.fiscal_year, ends_in)
        and period.half in (None, (own and own.half) or 1)
    )


def _other_day(words: str, end: date | None) -> bool:
    """Whether the words date a balance to another day than the end of the quarter."""
    if end is None:
        return False
    year, month = _YEAR.search(words), _MONTH.search(words)
    return bool(year and int(year[0]) != end.year) or bool(month and int(month[1]) != end.month)


def _counts(fact: Fact) -> bool:
    metric = metrics().get(fact.metric or "")
    measured = metric is not None and metric.period_type in ("flow", "stock")
    return measured and fact.side == "company" and fact.kind == "reported"


def _reading(row: CallRow, facts: Sequence[Fact]) -> Reading:
    own = [fact for fact in facts if _counts(fact) and of_own_period(fact, row)]
    if not own:
        return Reading(call=row)
    main = max(own, key=_fullness)
    unlike = [fact for fact in own if fact is not main and _says_otherwise(fact, main)]
    beside = [fact for fact in own if _in_other_unit(fact, main)][:1]
    return Reading(call=row, facts=(main, *beside, *_distinct(unlike)), differs=bool(unlike))


def _fullness(fact: Fact) -> tuple[bool, bool, bool, bool, int]:
    """The fact that says most; of equals the last, for the walk through the figures follows the highlights."""
    rate = fact.unit in ("%", "pp")
    grows = fact.yoy is not None or fact.yoy_words is not None
    amount = fact.value is not None and not (rate and grows)
    return amount, fact.range is not None, fact.yoy is not None, fact.prior is not None, fact.line


def _says_otherwise(fact: Fact, main: Fact) -> bool:
    if fact.unit == main.unit and None not in (fact.value, main.value):
        return fact.value != main.value
    return fact.value is None and None not in (fact.yoy, main.yoy) and fact.yoy != main.yoy


def _in_other_unit(fact: Fact, main: Fact) -> bool:
    return fact.value is not None and main.value is not None and fact.unit != main.unit and fact.yoy is None


def _distinct(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple({(fact.value, fact.yoy): fact for fact in facts}.values())
