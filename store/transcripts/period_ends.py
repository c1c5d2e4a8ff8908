"""The last day of the period that a call is about, by what is said on it; None where nothing said decides."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from store.text import months
from store.text.hinted import Hinted
from store.text.periods import Period, find_periods, fiscal_quarter_of, fiscal_year_end_month, month_end

_LAG_DAYS = 110
_LEAST_LAG_DAYS = 3
_FAR = 1000
_ENDED = Hinted(re.compile(r"\b(?:quarter|months|period)\s+end(?:ed|ing)\b", re.IGNORECASE))
_BY_MONTH = Hinted(re.compile(rf"\b({'|'.join(months.ENGLISH)})[ -]quarter\b", re.IGNORECASE))
_AS_OF = Hinted(re.compile(rf"\bas of ({'|'.join(months.ENGLISH)}) (2[89]|3[01])(?:st|th)?\b", re.IGNORECASE))
# Companies of India end their fiscal years in March, by law; crores and lakhs are counted nowhere else.
_INDIAN = re.compile(r"\b(?:crores?|lakhs?|INR)\b|\bRs\.? ?\d|₹ ?\d")
_MARCH = 3


def period_end_of_call(
    period: Period, opening: Sequence[str], spoken: Sequence[str], when: datetime | None
) -> date | None:
    """The last day: by the period itself, by a dated quarter in the welcome or later, or by the date of the call."""
    if period.end:
        return period.end
    for line in opening:
        for _, named in find_periods(line[:_FAR]):
            if named.end and named.span == "quarter" and (not when or _is_recent(named.end, when.date())):
                return named.end
    if not when:
        return None
    return (
        _ended(period, spoken, when.date())
        or _calendar_reading(period, when)
        or _by_named_months(period, spoken, when.date())
        or _indian_reading(period, spoken, when.date())
        or _by_balance_day(period, spoken, when.date())
    )


def _calendar_reading(period: Period, when: datetime) -> date | None:
    """The calendar quarter of that year and number, if the call was held soon after its end.

    A fiscal quarter of another calendar that has the same name ends so much earlier or later that its call
    would not fall into these weeks.
    """
    quarter = period.quarter or (4 if period.span == "year" else None) or (period.half or 0) * 2
    if not (period.year and quarter):
        return None
    end = month_end(period.year, 3 * quarter)
    return end if 0 <= (when.date() - end).days <= _LAG_DAYS else None


def _ended(period: Period, spoken: Sequence[str], day: date) -> date | None:
    """The last dated quarter that somebody says ended (the quarter ended April 27, 2025), if it is recent."""
    ends = [
        named.end
        for line in spoken
        if _ENDED.search(line)
        for _, named in find_periods(line)
        if named.day and named.end and named.span == "quarter"
    ]
    recent = [end for end in ends if _is_recent(end, day)]
    return max(recent) if recent and period.span == "quarter" else None


def _by_named_months(period: Period, spoken: Sequence[str], day: date) -> date | None:
    """The quarter's end by the months that quarters are called by on the call, if they are all of one calendar."""
    named = {months.NUMBERS[m[1].lower()] for m in _BY_MONTH.finditer("\n".join(spoken))}
    if len({month % 3 for month in named}) != 1:
        return None
    return _fitting(period, day, (end for end in _month_ends(day) if end.month % 3 == next(iter(named)) % 3))


def _indian_reading(period: Period, spoken: Sequence[str], day: date) -> date | None:
    if sum(1 for line in spoken if _INDIAN.search(line)) < 2:
        return None
    ends = _fitting(period, day, (end for end in _month_ends(day) if end.month % 3 == 0))
    if ends and period.quarter and fiscal_year_end_month(ends, period.quarter) == _MARCH:
        return ends
    return None


def _by_balance_day(period: Period, spoken: Sequence[str], day: date) -> date | None:
    """The last day of a month as of which balances are told, if there is one alone shortly before."""
    named = {(m[1].lower(), int(m[2])) for m in _AS_OF.finditer("\n".join(spoken))}
    told = (end for end in _month_ends(day) if (months.ENGLISH[end.month - 1], end.day) in named)
    ends = [end for end in told if _fitting(period, day, iter((end,)))]
    return ends[0] if len(ends) == 1 else None


def _fitting(period: Period, day: date, ends: Iterator[date]) -> date | None:
    """The one of the last days that has the year and quarter of the period in a fiscal year of its own."""
    if not (period.year and period.quarter):
        return None
    for end in ends:
        month = fiscal_year_end_month(end, period.quarter)
        if fiscal_quarter_of(end, month) == (period.year, period.quarter):
            return end
    return None


def _month_ends(day: date) -> Iterator[date]:
    """The last days of the months before a day, the latest first, within the weeks after which calls are held."""
    for back in range(5):
        before = day.year * 12 + day.month - 1 - back
        end = month_end(before // 12, before % 12 + 1)
        if _is_recent(end, day):
            yield end


def _is_recent(end: date, day: date) -> bool:
    return _LEAST_LAG_DAYS <= (day - end).days <= _LAG_DAYS
