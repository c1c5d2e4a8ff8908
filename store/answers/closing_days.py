"""The last day of the period that a call is about, as a question names it: at the end of June, 6月底."""

import re
from functools import cache

from store.text.spans import Span
from store.values import Call

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def closing_days(folded: str, call: Call) -> list[Span]:
    """Where a question says that day, or the quarter by its last month: a figure of the call need not repeat it."""
    if call.period_end is None:
        return []
    return [found.span() for found in _named(call.period_end.month).finditer(folded)]


@cache
def _named(month: int) -> re.Pattern[str]:
    """The ways to name the end of a month, and the quarter that ends with it."""
    english, chinese = _ENGLISH[month - 1], rf"(?<![\d十])(?:{month}|{_CHINESE[month - 1]})月份?"
    name = rf"{english}|{english[:3]}\.?" if english != "may" else english
    return re.compile(
        rf"\b(?:as (?:of|at)|at|by|on)? ?(?:the )?(?:end|close) of (?:{name})\b"
        rf"|\b(?:{name}) (?:quarter|qtr|end|month-end)\b"
        rf"|\b(?:as (?:of|at)|on|at) (?:the )?(?:{name}) (?:28|29|30|31)(?:st|th)?\b"
        rf"|(?:截[至止]|到)?{chinese}(?:[底末]|(?:28|29|30|31)[日号]|的?季度?)"
    )
