"""Periods as people say them, and the arithmetic of fiscal quarters.

A `Period` holds what was said and no more: `12月季度` has a month and no year, `2025年第三季度` does not say
whether the year is the fiscal one. Whoever knows the company's fiscal year end, or the calls in the store,
decides (`fits`, `period_end_of`, `fiscal_quarter_of`). The words themselves stand in `period_words`.
"""

from calendar import monthrange
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Basis = Literal["fiscal", "calendar"]
Span = Literal["quarter", "half", "nine_months", "year"]
Relative = Literal["this", "last", "next", "latest", "year_ago"]


@dataclass(frozen=True, kw_only=True)
class Period:
    """A period as said: `span` is its length, `basis` None where the words leave fiscal or calendar open.

    `month` is the last month of a quarter that is named by it (12月季度), `day` the last day where a full date
    is said (截至2024年12月31日止三个月); `relative` names a period by its distance (上季度, 去年同期).
    """

    span: Span
    basis: Basis | None = None
    year: int | None = None
    quarter: int | None = None
    half: int | None = None
    month: int | None = None
    day: int | None = None
    relative: Relative | None = None

    @property
    def end(self) -> date | None:
        """The last day, where the words alone give it; a bare year and quarter do not."""
        if self.year is None:
            return None
        if self.month:
            return date(self.year, self.month, self.day) if self.day else month_end(self.year, self.month)
        if self.basis == "calendar" and self.quarter:
            return month_end(self.year, 3 * self.quarter)
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def fiscal_quarter_of(period_end: date, fiscal_year_end_month: int) -> tuple[int, int]:
    """Fiscal year (named after the year it ends in) and quarter, 1 to 4, of a quarter's last day."""
    months_left = (fiscal_year_end_month - period_end.month) % 12
    return period_end.year + (period_end.month + months_left > 12), 4 - months_left // 3


def period_end_of(fiscal_year: int, fiscal_quarter: int, fiscal_year_end_month: int) -> date:
    """The last day of a fiscal quarter, for a fiscal year named after the year it ends in."""
    months = fiscal_year * 12 + fiscal_year_end_month - 1 - 3 * (4 - fiscal_quarter)
    return month_end(months // 12, months % 12 + 1)


def fiscal_year_end_month(period_end: date, fiscal_quarter: int) -> int:
    """The month in which the fiscal year ends whose quarter of that number ends on that day."""
    return (period_end.month + 3 * (4 - fiscal_quarter) - 1) % 12 + 1


def fits(
    period: Period, *, fiscal_year: int | None, fiscal_quarter: int | None, period_end: date | None
) -> bool:
    """Whether what was said can mean that quarter; relative words fit none, they need a call to start from.

    A year or half fits each quarter in it. Where the words leave fiscal or calendar open, either will do.
    """
    if period.relative or (period.year, period.quarter, period.half, period.month) == (None,) * 4:
        return False
    if period.month:
        return period_end is not None and _same_month(period, period_end)
    fiscal = _inside(period, fiscal_year, fiscal_quarter)
    calendar = period_end is not None and _inside(period, period_end.year, (period_end.month + 2) // 3)
    if period.basis:
        return fiscal if period.basis == "fiscal" else calendar
    return fiscal or calendar


def _same_month(period: Period, period_end: date) -> bool:
    return period.month == period_end.month and period.year in (None, period_end.year)


def _inside(period: Period, year: int | None, quarter: int | None) -> bool:
    if year is None or quarter is None or period.year not in (None, year):
        return False
    return period.quarter in (None, quarter) and period.half in (None, (quarter + 1) // 2)


def find_periods(text: str) -> list[tuple[tuple[int, int], Period]]:
    """All periods that the text names, in order and without overlaps, each with its (start, end) in the text."""
    return list(_periods_in(text))


@lru_cache(maxsize=8192)  # a question is read by several readers, and the quotes of facts with every question
def _periods_in(text: str) -> tuple[tuple[tuple[int, int], Period], ...]:
    from store.text.period_words import matches

    found: list[tuple[tuple[int, int], Period]] = []
    end = 0
    for span, period in sorted(matches(text), key=lambda found: (found[0][0], -found[0][1])):
        if span[0] >= end:
            found.append((span, period))
            end = span[1]
    return tuple(found)


def parse_period(text: str) -> Period | None:
    """The first period that the text names; None if there is none."""
    found = find_periods(text)
    return found[0][1] if found else None


def distance(written: str | None) -> Hashable:
    """How far a figure's period lies from that of its call, in a form that its spellings share; None if it is the same.

    A quarter that is named without a year is the call's; words that name no period stand for themselves.
    """
    period = parse_period(written) if written else None
    if period is None:
        return written
    if period.relative in ("this", "latest") or (period.span == "quarter" and period.relative is None):
        return None
    return period.span, period.half, period.relative
