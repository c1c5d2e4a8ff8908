"""The last day of the period that a call is about, as a question names it: at the end of June, 6月底."""

import re

from store.text import months
from store.text.spans import Span
from store.values import Call

# For each month the ways to name its end, and the quarter that ends with it.
_ENDS = tuple(
    re.compile(
        rf"\b(?:as (?:of|at)|at|by|on)? ?(?:the )?(?:end|close) of {english[:3]}(?:{english[3:]}|\b\.?)"
        rf"|\b{english[:3]}(?:{english[3:]}|\b\.?) (?:quarter|qtr|end|month-end)\b"
        rf"|\b(?:as (?:of|at)|on|at) (?:the )?{english[:3]}(?:{english[3:]}|\b\.?) (?:28|29|30|31)(?:st|th)?\b"
        rf"|(?<![\d十])(?:{number}|{chinese})月份?(?:[底末]|(?:28|29|30|31)[日号]|的?季度?)"
    )
    for number, (english, chinese) in enumerate(zip(months.ENGLISH, months.CHINESE, strict=True), start=1)
)


def closing_days(folded: str, call: Call) -> list[Span]:
    """Where a question says that day, or the quarter by its last month: a figure of the call need not repeat it."""
    if call.period_end is None:
        return []
    return [found.span() for found in _ENDS[call.period_end.month - 1].finditer(folded)]
