"""Which call a question is about, and which periods it names that no stored call covers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from store.answers.frames import periods_said
from store.text.periods import Period, fits, month_end, parse_period
from store.text.spans import Span
from store.values import Call, StoredCall

_LAST_QUARTER = 4
_YEARS_BACK = {"this": 0, "last": 1}
_MONTH = re.compile(r"\d{1,2}月(?!季|那?一?季)")  # 去年11月 is a month, not the year before

_MEETING_IN = re.compile(
    r"(?P<month>1[0-2]|[1-9])月份?(?:\d{1,2}[日号])?的?那?[一]?[场次个]?(?:电话|业绩|财报|交流|说明)?会"
)
_LAST_MEETING = re.compile(
    r"(?:上次|上回|上一?[场次]|前一?[场次])(?:的)?(?:电话|业绩|财报|交流|说明)?会|上次(?:财报|业绩)|"
    r"\b(?:last|previous|prior) (?:earnings |conference )?call\b"
)
_THIS_MEETING = re.compile(r"这次|这回|本次|this time|this call")
_AGAINST = re.compile(r"(?:比|较|than|versus|vs\.?|against|from|compared (?:to|with)) (?:the )?$|[比较]$")
# 付费率多少，去年多少: the second figure is that which the first is told beside.
_THEN = re.compile(r"[,，;；、?？](?:那|而|和|跟)?$")
_ITS_PRIOR = re.compile(r"(?:同期|那会儿?|这个?时候)?(?:的)?(?:呢|又?是?多少|几)?[?？。]?\s*$")
_BESIDE = re.compile(r"[跟和与]$")
_YEAR_END = re.compile(r"年?[底末]")
_DECEMBER = 12
# What is expected of a half is told in passing, whatever the sentence names.
_EXPECTS = re.compile(
    r"预[计期测]|展望|指引|目标|计划|打算|能否|能不能|会不会|会[有是到怎]|怎么看|如何|怎么走|趋势|节奏|还[会能]|将|吗"
    r"|\b(?:expect\w*|outlook|guid\w+|will|would|should|could|plan\w*|target\w*|look\w*|see|view|trend\w*)\b"
)


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The calls that a question's period fits, newest first, and the periods that fit none of them.

    `foreign` holds the periods that no call covers: a figure may still be given for one in passing, but
    only where the record's own sentence names that period. `ahead` says that one of these is what the newest
    call looks forward to: the quarter after it, or its year. `open` is where the question names a quarter that
    fits several calls, as fiscal and as calendar quarter.
    """

    calls: tuple[StoredCall, ...]
    foreign: tuple[Period, ...] = ()
    ahead: bool = False
    open: Span | None = None


def choose(folded: str, calls: Sequence[StoredCall]) -> Chosen:
    """The newest call unless the question names a period; then the calls that it fits."""
    spoken_of = _by_meeting(folded, calls)
    if spoken_of:
        return Chosen(calls=spoken_of)
    newest = calls[0].call if calls else None
    spans = [(s, placed(p, newest)) for s, p in periods_said(folded, newest)]
    if len(calls) == 1:  # with nothing before it, the last quarter is the one that was last reported
        spans = [(s, p) for s, p in spans if not folded.startswith("last q", s[0])]
    asked = None if _EXPECTS.search(folded) else newest
    counted = ((s, p) for s, p in spans if _counts(p) or _is_other_half(p, asked))
    spans = [(s, p) for s, p in counted if not _only_compares(folded, s)]
    spans = [(s, p) for s, p in spans if not (newest and _is_its_end(folded, s, newest))]
    named = [period for _, period in spans]
    if not named:
        return Chosen(calls=tuple(calls[:1]), ahead=_says_this_year(folded, newest))
    fitting: list[StoredCall] = []
    foreign: list[Period] = []
    for period in named:
        found = _fitting(period, calls)
        fitting.extend(stored for stored in found if stored not in fitting)
        if not found:
            foreign.append(period)
    if fitting:
        two = len(named) == 1 and len(fitting) > 1 and named[0].year and not named[0].basis
        either = two and named[0].span == "quarter" and own_period(fitting[0].call).span == "quarter"
        return Chosen(calls=tuple(fitting), open=spans[0][0] if either else None)
    ahead = all(_is_ahead(period, calls[0].call) for period in foreign)
    return Chosen(calls=tuple(calls[:1]), foreign=tuple(foreign), ahead=ahead)


def _by_meeting(folded: str, calls: Sequence[StoredCall]) -> tuple[StoredCall, ...]:
    """The call that is named by its place or month (上次会上, 8月那场会, on the previous call); none otherwise."""
    month = _MEETING_IN.search(folded)
    if month:
        held = [c for c in calls if c.call.held_at and c.call.held_at.month == int(month["month"])]
        return tuple(held[:1])
    before = _LAST_MEETING.search(folded) and not _THIS_MEETING.search(folded)
    return tuple(calls[1:2]) if before else ()


def _is_ahead(period: Period, newest: Call) -> bool:
    year, quarter, end = newest.fiscal_year, newest.fiscal_quarter, newest.period_end
    if period.span == "year" and quarter == _LAST_QUARTER:
        return year is not None and period.year == year + 1
    if period.span == "year":
        return period.relative is None and period.year in (None, year)
    own = own_period(newest)
    if period.span == own.span == "half":
        return own.half == 1 and period.half == 2 and period.year in (None, own.year)
    if year is None or quarter is None:
        return bool(period.quarter and newest.held_at) and not _is_over(period, newest)
    after = (year, quarter + 1) if quarter < 4 else (year + 1, 1)
    ends = month_end(end.year + (end.month > 9), (end.month + 2) % 12 + 1) if end else None
    return fits(period, fiscal_year=after[0], fiscal_quarter=after[1], period_end=ends)


def _says_this_year(folded: str, newest: Call | None) -> bool:
    """Whether `this year` is the one after that which the newest call reports: it was held in it."""
    if not newest or not newest.held_at or not newest.period_end:
        return False
    over = newest.held_at.year > newest.period_end.year and own_period(newest).span == "year"
    return over and any(p.relative == "this" and p.span == "year" for _, p in periods_said(folded, newest))


def _only_compares(folded: str, span: tuple[int, int]) -> bool:
    """Whether a period's words only date a month or stand for what is compared with (比去年, than last year)."""
    then = _THEN.search(folded, 0, span[0]) and _ITS_PRIOR.match(folded, span[1])
    beside = then or (_BESIDE.search(folded, 0, span[0]) and "比" in folded[span[1] : span[1] + 4])
    return bool(beside or _MONTH.match(folded, span[1]) or _AGAINST.search(folded, 0, span[0]))


def _is_its_end(folded: str, span: Span, newest: Call) -> bool:
    """Whether the end of last year is that of the period that the newest call reports (去年底, 去年年末)."""
    end, held = newest.period_end, newest.held_at
    just_over = bool(end and held and end.month == _DECEMBER and held.year == end.year + 1)
    return just_over and folded.startswith("去年", span[0]) and _YEAR_END.match(folded, span[1]) is not None


def names_period(
    folded: str, wanted: Sequence[Period], call: Call | None = None, frame: Period | None = None
) -> bool:
    """Whether a sentence of the record names one of these periods, or names none and is said under one (`frame`)."""
    said = [period for _, period in periods_said(folded, call)]
    if frame and frame.span == "year":  # the full year of an outlook is that of its heading
        said = [frame if period.span == "year" and _nameless(period) else period for period in said]
    said = said or ([frame] if frame else [])
    return any(
        _same(_dated(placed(have, call), call), want) or _same(_numbered(have, call), _numbered(want, call))
        for have in said
        for want in wanted
    )


def _numbered(period: Period, call: Call | None) -> Period:
    """A quarter that is named by its last month (the June quarter) by its number in the call's fiscal year."""
    named = period.span == "quarter" and period.month is not None and period.year is None
    if not named or not call or not call.period_end or not call.fiscal_quarter:
        return period
    steps, odd = divmod((period.month or 0) - call.period_end.month, 3)
    number = (call.fiscal_quarter - 1 + steps) % _LAST_QUARTER + 1
    return period if odd else Period(span="quarter", quarter=number)


def _dated(period: Period, call: Call | None) -> Period:
    """The full year without a number that the record speaks of, as that which the call's quarter is of."""
    ours = period.relative is None or (period.relative == "this" and call and _reports_calendar(call))
    if not call or not ours or period.span != "year" or period.year is not None:
        return period
    return replace(period, year=call.fiscal_year, relative=None, basis=None)


def placed(period: Period, call: Call | None) -> Period:
    """The year that a fourth quarter ends, where a year without a number is said on its call; else as it was said.

    On the call of a calendar year's quarter 去年 is the year before it, and 今年一季度 its first quarter.
    """
    if period.relative == "this" and period.quarter:
        return replace(period, relative=None)
    if period.relative == "last" and period.span == "quarter" and period.quarter and call and call.held_at:
        return replace(period, year=call.held_at.year - 1, relative=None, basis="calendar")
    if period.relative == "last" and period.span == "year" and call and _reports_calendar(call):
        return replace(period, year=(call.fiscal_year or 0) - 1, relative=None, basis=None)
    if not call or call.fiscal_quarter != _LAST_QUARTER or period.span != "year" or period.year is not None:
        return period
    end, held = call.period_end, call.held_at
    later = bool(end and held and held.year > end.year)
    meant = {None: True, "this": not later, "last": later}.get(period.relative, False)
    return replace(period, year=call.fiscal_year, relative=None, basis=None) if meant else period


def coming(periods: Iterable[Period], call: Call) -> list[Period]:
    """The quarter after a call's own by all its names, where `next quarter` is among these periods; else none."""
    after = [period for period in periods if period.relative == "next" and period.span == "quarter"]
    if not after or not call.fiscal_quarter:
        return []
    return [*after, Period(span="quarter", quarter=call.fiscal_quarter % _LAST_QUARTER + 1)]


def _reports_calendar(call: Call) -> bool:
    """Whether a call is of the first three quarters of a fiscal year that is the calendar's, in which it was held."""
    end, held = call.period_end, call.held_at
    if not (end and held and call.fiscal_quarter in (1, 2, 3)):
        return False
    return end.month == 3 * call.fiscal_quarter and held.year == end.year == call.fiscal_year


def _nameless(period: Period) -> bool:
    """Whether only a length is said: the quarter, the full year."""
    return period == Period(span=period.span, basis=period.basis)


def _same(have: Period, want: Period) -> bool:
    if have.relative or want.relative:
        return have.relative == want.relative and have.span == want.span
    if want.year is not None and have.year is None:
        return False  # a bare third quarter is that of the call's own year
    parts = [(have.year, want.year), (have.quarter, want.quarter), (have.month, want.month)]
    known = [(a, b) for a, b in parts if a is not None and b is not None]
    return have.span == want.span and all(a == b for a, b in known) and bool(known or want.span == "year")


def _counts(period: Period) -> bool:
    """A quarter or a year decides; a half, nine months, `next` and `a year ago` are spoken of inside a call."""
    if period.relative in ("year_ago", "next", "this", "latest") or (
        period.span == "quarter" and _nameless(period)
    ):
        return False
    return period.span in ("quarter", "year")


def _is_other_half(period: Period, newest: Call | None) -> bool:
    """Whether the half of a year is named which is not the one that a call of a half reports."""
    own = own_period(newest) if newest else None
    halves = own is not None and period.span == own.span == "half" and period.half and own.half
    return bool(halves and own and period.half != own.half and period.relative is None)


def own_period(call: Call) -> Period:
    """The period that a call reports: its quarter, unless it is written as that of a half or a year."""
    return _reported(call.period_as_written or "")


@lru_cache(maxsize=4096)  # every figure that is weighed is held against it
def _reported(written: str) -> Period:
    named = f"{written}业绩" if written.endswith("中期") else written  # as headers write it, of what follows
    return parse_period(named) or Period(span="quarter")


def _is_own(period: Period, call: Call) -> bool:
    """Whether a half or a year is the one that the call reports (上半年, 2024年, last year).

    So is a quarter that the call's words alone name: which it is of the company's fiscal year is not known.
    """
    own = own_period(call)
    if period.span != own.span:
        return False
    if own.span == "quarter":
        return call.fiscal_quarter is None and _is_over(own, call) and _is_so_called(period, own, call)
    if period.relative:
        said = _YEARS_BACK.get(period.relative)
        return bool(said is not None and call.held_at and own.year == call.held_at.year - said)
    return period.year in (None, own.year) and period.half in (None, own.half)


def _is_over(own: Period, call: Call) -> bool:
    """Whether a quarter of the calendar was over when the call was held."""
    held = call.held_at
    if not (held and own.quarter):
        return False
    return month_end(own.year or held.year, 3 * own.quarter) < held.date()


def _is_so_called(period: Period, own: Period, call: Call) -> bool:
    """Whether a period is called as that of the call, of its year or of none."""
    year = own.year or (call.held_at.year if call.held_at else None)
    return period.quarter == own.quarter and period.relative in (None, "this") and period.year in (None, year)


def _fitting(period: Period, calls: Sequence[StoredCall]) -> list[StoredCall]:
    own = [stored for stored in calls if _is_own(period, stored.call)]
    if own:
        return own
    if period.relative == "last":
        return list(calls[1:2]) if period.span == "quarter" else []
    found = [
        stored
        for stored in calls
        if fits(
            period,
            fiscal_year=stored.call.fiscal_year,
            fiscal_quarter=stored.call.fiscal_quarter,
            period_end=stored.call.period_end,
        )
    ]
    return found if period.span == "quarter" else []
