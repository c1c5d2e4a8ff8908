"""One metric over a company's calls: a row a quarter, and a gap where the record holds nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.render.answers import both_periods
from handlers.render.charts import Bar, Chart, growth_of, listed
from handlers.render.figures import amount_of, metric_name
from handlers.render.words import word
from store import CallRow, Fact

MOST_QUARTERS = 12


@dataclass(frozen=True, kw_only=True)
class Point:
    """A quarter of a trend: `fact` None where its call gives no figure; `stored` False where no call is stored.

    `disputed` where the call gives several values, of which none is drawn.
    """

    call: CallRow
    fact: Fact | None = None
    stored: bool = True
    disputed: bool = False


def trend_chart(points: Sequence[Point], language: str) -> Chart | None:
    """The metric of these calls' facts, oldest quarter first, at most twelve; a quarter without a call is a gap.

    Amounts of the newest one's unit are drawn; where fewer than two were given, growth year over year is. Nothing
    is interpolated. None where fewer than two can be drawn.
    """
    quarters = _with_gaps(points)[-MOST_QUARTERS:]
    facts = [point.fact for point in quarters if point.fact]
    if not facts:
        return None
    unit = next((fact.unit for fact in reversed(facts) if fact.value is not None), None)
    amounts = [fact for fact in facts if fact.value is not None and fact.unit == unit]
    by_growth = len(amounts) < 2
    if by_growth and sum(_grown(fact, language) for fact in facts) < 2:
        return None
    bars = tuple(
        _growth_bar(point, language) if by_growth else _amount_bar(point, unit, language)
        for point in quarters
    )
    return _chart(quarters, facts, bars, _notes(quarters, unit, by_growth, language), by_growth, language)


def _chart(
    quarters: Sequence[Point],
    facts: Sequence[Fact],
    bars: tuple[Bar, ...],
    notes: tuple[str, ...],
    by_growth: bool,
    language: str,
) -> Chart:
    newest, company = facts[-1], quarters[-1].call.company
    what = metric_name(language, newest.metric)
    if newest.subject and newest.subject != company:
        what = word(language, "charts.of_subject", subject=newest.subject, metric=what)
    if by_growth:
        what = word(language, "charts.growth_of", what=what)
    first, last = (both_periods(replace(quarters[at].call, period_end=None), language) for at in (0, -1))
    return Chart(
        title=word(language, "charts.title", company=company, what=what),
        subtitle=word(language, "charts.range", first=first, last=last),
        beside=word(language, "charts.beside") if any(bar.growth for bar in bars) else "",
        bars=bars,
        notes=notes,
        source=word(language, "charts.source"),
        alt=word(language, "charts.alt.trend", company=company, what=what, first=first, last=last),
        language=language,
    )


def _amount_bar(point: Point, unit: str | None, language: str) -> Bar:
    label, fact = both_periods(point.call, language), point.fact
    if fact is None or fact.value is None or fact.unit != unit:
        growth = growth_of(fact, language) if fact else ""
        return Bar(label=label, value=None, amount=_gap(point, language), growth=growth)
    return Bar(
        label=label, value=fact.value, amount=amount_of(fact, language), growth=growth_of(fact, language)
    )


def _growth_bar(point: Point, language: str) -> Bar:
    label, fact = both_periods(point.call, language), point.fact
    told = growth_of(fact, language) if fact else ""
    drawn = fact is not None and _grown(fact, language)
    return Bar(label=label, value=fact.yoy if fact and drawn else None, amount=told or _gap(point, language))


def _gap(point: Point, language: str) -> str:
    if point.disputed:
        return word(language, "charts.gap.differs")
    return word(language, "charts.gap.no_figure" if point.stored else "charts.gap.no_call")


def _grown(fact: Fact, language: str) -> bool:
    return fact.yoy is not None and bool(growth_of(fact, language))


def _notes(quarters: Sequence[Point], unit: str | None, by_growth: bool, language: str) -> tuple[str, ...]:
    """The amounts that are not drawn: of another currency, or beside growth."""
    names = [
        listed(both_periods(point.call, language), point.fact, language)
        for point in quarters
        if point.fact and amount_of(point.fact, language) and (by_growth or point.fact.unit != unit)
    ]
    key = "charts.note.no_growth" if by_growth else "charts.note.other"
    return (word(language, key, names=word(language, "charts.listing").join(names)),) if names else ()


def _with_gaps(points: Sequence[Point]) -> list[Point]:
    """The quarters from the oldest to the newest, with those between that no call covers."""
    told = sorted(points, key=lambda point: _order(point.call))
    filled: list[Point] = []
    for point in told:
        if filled:
            filled.extend(_between(filled[-1].call, point.call))
        filled.append(point)
    return filled


def _order(row: CallRow) -> tuple[int, date]:
    return _number(row) or 0, row.period_end or (row.held_at.date() if row.held_at else date.min)


def _number(row: CallRow) -> int | None:
    """Quarters since the year 0, None where the fiscal quarter is not known."""
    return row.fiscal_year * 4 + row.fiscal_quarter if row.fiscal_year and row.fiscal_quarter else None


def _between(before: CallRow, after: CallRow) -> Iterator[Point]:
    start, stop = _number(before), _number(after)
    if start is None or stop is None:
        return
    for step in range(1, min(stop - start, MOST_QUARTERS)):
        year, quarter = divmod(start + step - 1, 4)
        row = replace(
            before,
            fiscal_year=year,
            fiscal_quarter=quarter + 1,
            period_as_written=None,
            period_end=_months_later(before.period_end, 3 * step) if before.period_end else None,
        )
        yield Point(call=row, stored=False)


def _months_later(day: date, months: int) -> date:
    """The last day of the month so many months later."""
    years, month = divmod(day.month - 1 + months + 1, 12)
    return date(day.year + years, month + 1, 1) - timedelta(days=1)
