"""A call's header completed: by what was said beside the file, and by the company's fiscal year end.

The text has the last word: what it says is never replaced, and who says otherwise is told so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from store.text.names import fold_name
from store.text.periods import Period, fiscal_quarter_of, fits, parse_period, period_end_of
from store.values import Call, Problem, Supplied

_MOST_DAYS = 200  # from the end of a period to its call
_NO_PERIOD, _NO_END = "problems.no_period", "problems.no_period_end"
_NO_DATE, _NO_TIME = "problems.no_date", "problems.no_time"


def complete(
    call: Call, problems: Sequence[Problem], given: Supplied, year_end_month: int | None = None
) -> tuple[Call, tuple[Problem, ...]]:
    """The call with the header fields that its text lacks, and the problems that are left or are new.

    A field that the text gives otherwise than `given` stays as the text has it, with a problem that names both.
    """
    said = tuple(_contradictions(call, given))
    filled = replace(call, company=call.company or given.company or "", held_at=call.held_at or given.held_at)
    filled = _with_period(filled, given.period, year_end_month)
    kept = [problem for problem in problems if problem.key not in _settled(filled)]
    return filled, (*_left_open(call, filled, given, kept), *said, *kept)


def _with_period(call: Call, written: str | None, month: int | None) -> Call:
    """The call with what the period, as supplied, and the calendar give it."""
    period = parse_period(written) if written else None
    if not call.period_as_written and written:
        call = replace(call, period_as_written=written)
    if period and not _other_period(call, period):
        quarter = _fiscal_quarter(period)
        if quarter and not (call.fiscal_year and call.fiscal_quarter):
            call = replace(call, fiscal_year=quarter[0], fiscal_quarter=quarter[1])
        call = replace(call, period_end=call.period_end or period.end)
    return _with_calendar(call, month) if month else call


def _with_calendar(call: Call, month: int) -> Call:
    """Fiscal quarter to last day, or last day to fiscal quarter; a day that the call's own belies is none."""
    year, quarter, end = call.fiscal_year, call.fiscal_quarter, call.period_end
    if end is None and year and quarter:
        end = period_end_of(year, quarter, month)
        if call.held_at and not 0 <= (call.held_at.date() - end).days <= _MOST_DAYS:
            return call
    elif end and not year and not quarter and (month - end.month) % 3 == 0:
        year, quarter = fiscal_quarter_of(end, month)
    return replace(call, fiscal_year=year, fiscal_quarter=quarter, period_end=end)


def _fiscal_quarter(period: Period) -> tuple[int, int] | None:
    if period.year and period.quarter and not period.month and period.basis != "calendar":
        return period.year, period.quarter
    return None


def _contradictions(call: Call, given: Supplied) -> Iterator[Problem]:
    if given.company and call.company and not _same_name(given.company, call.company):
        yield _differs("company", call.company, given.company)
    if given.period and call.period_as_written and _contradicts(given.period, call):
        yield _differs("period", call.period_as_written, given.period)
    if given.held_at and call.held_at and not _same_day(given.held_at, call.held_at):
        yield _differs("date", _day(call.held_at), _day(given.held_at))


def _contradicts(written: str, call: Call) -> bool:
    if fold_name(written) == fold_name(call.period_as_written or ""):
        return False
    period = parse_period(written)
    return period is None or _other_period(call, period)


def _other_period(call: Call, period: Period) -> bool:
    """Whether the period cannot be the call's."""
    if period.month and call.period_end is None:
        return False
    if not call.fiscal_year and call.period_end is None:
        return False
    return not fits(
        period,
        fiscal_year=call.fiscal_year,
        fiscal_quarter=call.fiscal_quarter,
        period_end=call.period_end,
    )


def _same_name(one: str, other: str) -> bool:
    """Whether one name is a part of the other: the legal form may be left out."""
    one, other = fold_name(one), fold_name(other)
    return one in other or other in one


def _same_day(one: datetime, other: datetime) -> bool:
    """A day as written or in UTC: one moment has two dates on the two sides of the Pacific."""
    return one.date() == other.date() or _utc(one) == _utc(other)


def _utc(moment: datetime) -> date:
    return moment.astimezone(UTC).date() if moment.tzinfo else moment.date()


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _differs(field: str, said: str, given: str) -> Problem:
    return Problem(key=f"problems.{field}_differs", data={"said": said, "given": given})


def _settled(call: Call) -> set[str]:
    """The problems that the completed header has no more."""
    settled = {
        "problems.no_company": bool(call.company),
        _NO_PERIOD: bool(call.period_as_written),
        _NO_END: call.period_end is not None,
        _NO_DATE: call.held_at is not None,
    }
    return {key for key, done in settled.items() if done}


def _left_open(call: Call, filled: Call, given: Supplied, kept: Sequence[Problem]) -> Iterator[Problem]:
    """What the completed header lacks now: a period without an end, a day without a time."""
    known = {problem.key for problem in kept}
    if filled.period_as_written and filled.period_end is None and _NO_END not in known:
        yield Problem(key=_NO_END, data={"period": filled.period_as_written})
    if call.held_at is None and given.held_at and not given.exact:
        yield Problem(key=_NO_TIME, data={"date": _day(given.held_at)})
