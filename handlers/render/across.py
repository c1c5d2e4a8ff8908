"""Figures of several calls in a list that fits a phone: two lines a quarter, and the quotes folded under it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.render.answers import both_periods
from handlers.render.chart_trend import Point
from handlers.render.figures import figure, metric_name
from handlers.render.message import Block, Message, Span, bold, line, quotation
from handlers.render.words import word
from store import CallRow, Fact, Reading, Series

SHOWN_QUARTERS, SHOWN_COMPARED = 8, 4
FITS_UNITS = 1000  # under a chart: a caption holds 1,024


def trend_message(series: Series, language: str) -> Message:
    """The metric call by call, newest first; how to ask where no metric was named or no call gives it."""
    if series.metric is None:
        return _offered(series, word(language, "across.ask.trend"), language)
    if not series.told:
        missing = word(language, "across.ask.nothing", what=named(series, language))
        return _offered(series, missing, language)
    shown = series.readings[:SHOWN_QUARTERS]
    title = word(language, "across.trend", what=named(series, language), count=len(shown))
    blocks = [line(bold(title)), *(block for reading in shown for block in _quarter(reading, language))]
    if len(series.readings) > len(shown):
        blocks.append(line(word(language, "across.older", count=len(series.readings) - len(shown))))
    blocks.append(line(word(language, "across.as_said", company=series.company)))
    return _with_quotes(blocks, title, shown, language)


def compare_message(sides: Sequence[Series], language: str) -> Message:
    """Two subjects or companies by calendar quarter, newest first; how to ask where there are not two."""
    told = [side for side in sides if side.metric]
    if len(told) < 2:
        asked = word(language, "across.ask.compare")
        return _offered(sides[0], asked, language) if sides else Message(blocks=(line(asked),))
    one, other = (_side_name(side, sides, language) for side in told[:2])
    metric = " / ".join(dict.fromkeys(metric_name(language, side.metric) for side in told))
    title = word(language, "across.compare", one=one, other=other, metric=metric)
    blocks = [line(bold(title))]
    shown: list[Reading] = []
    for readings in _by_quarter(told)[:SHOWN_COMPARED]:
        blocks.extend(_quarter_of_both((one, other), readings, language))
        shown.extend(readings)
    blocks.append(line(word(language, "across.as_said_compared")))
    return _with_quotes(blocks, title, shown, language)


def trend_points(series: Series) -> tuple[Point, ...]:
    """The readings as a chart wants them; a quarter that the call itself tells differently has no figure to draw."""
    return tuple(
        Point(
            call=reading.call,
            fact=reading.facts[0] if reading.facts and not reading.differs else None,
            disputed=reading.differs,
        )
        for reading in series.readings
    )


def named(series: Series, language: str) -> str:
    """Whose metric it is, and which."""
    subject = series.subject or series.company
    return word(language, "across.what", subject=subject, metric=metric_name(language, series.metric))


def place(speaker: str | None, at: int, language: str) -> str:
    """〔speaker·line〕 of a quote."""
    if not speaker:
        return word(language, "across.where_unnamed", line=at)
    return word(language, "across.where", speaker=speaker, line=at)


def _quarter(reading: Reading, language: str) -> Iterator[Block]:
    yield line(bold(both_periods(reading.call, language)))
    if not reading.facts:
        yield line("  ", word(language, "across.no_figure"))
    for fact in reading.facts:
        yield line("  ", _said(fact, language))
    if reading.differs:
        yield line("  ", word(language, "across.differs"))


def _said(fact: Fact, language: str) -> str:
    where = place(None, fact.line, language)  # without a name, which the quote tells: a phone's line is full
    told = figure(replace(fact, metric=None), language).strip()
    return word(language, "across.row", figure=told, where=where)


def _quarter_of_both(names: Sequence[str], readings: Sequence[Reading], language: str) -> Iterator[Block]:
    """A quarter's figures side by side; where both call the quarter the same, its name stands once above them."""
    periods = [both_periods(reading.call, language) for reading in readings]
    once = len(set(periods)) == 1
    if once:
        yield line(bold(periods[0]))
    for name, period, reading in zip(names, periods, readings, strict=False):
        told = [_said(fact, language) for fact in reading.facts] or [word(language, "across.no_figure")]
        if once:
            yield from (line("  ", name, " ", said) for said in told)
        else:
            yield line(bold(name), " ", period)
            yield from (line("  ", said) for said in told)


def _side_name(side: Series, sides: Sequence[Series], language: str) -> str:
    subject = side.subject or side.company
    several = len({each.company for each in sides}) > 1
    if several and side.subject:
        return word(language, "across.of_company", company=side.company, what=subject)
    return subject


def _by_quarter(sides: Sequence[Series]) -> list[list[Reading]]:
    """The calendar quarters that all sides tell of, newest first; without one, the newest reading of each side."""
    quarters: list[dict[tuple[int, int], Reading]] = []
    for side in sides:
        told = [(_quarter_of(reading.call), reading) for reading in reversed(side.told)]
        quarters.append({quarter: reading for quarter, reading in told if quarter})
    common = set.intersection(*(set(each) for each in quarters))
    if common:
        return [[each[quarter] for each in quarters] for quarter in sorted(common, reverse=True)]
    return [[(side.told or side.readings)[0] for side in sides]]


def _quarter_of(row: CallRow) -> tuple[int, int] | None:
    end = row.period_end or (row.held_at.date() if row.held_at else None)
    return (end.year, (end.month + 2) // 3) if end else None


def _with_quotes(blocks: list[Block], title: str, shown: Sequence[Reading], language: str) -> Message:
    """The message with the quotes folded under it, as many of them as fit under a chart."""
    room = FITS_UNITS - sum(len(block.plain) + 1 for block in blocks)
    quotes: list[str] = []
    for reading in shown:
        for fact in reading.facts:
            quoted = _quoted(reading, fact, language)
            room -= len(quoted) + 1
            if room >= 0:
                quotes.append(quoted)
    tail = (quotation("\n".join(quotes), expandable=True),) if quotes else ()
    return Message(headline=title, blocks=(*blocks, *tail))


def _quoted(reading: Reading, fact: Fact, language: str) -> str:
    fiscal = both_periods(replace(reading.call, period_end=None), language)
    key = "across.quoted" if fact.speaker else "across.quoted_unnamed"
    return word(language, key, period=fiscal, speaker=fact.speaker or "", line=fact.line, quote=fact.quote)


def _offered(series: Series, sentence: str, language: str) -> Message:
    """How to ask, with what the record has figures for."""
    blocks = [line(sentence)]
    if series.also:
        blocks.append(line(word(language, "across.ask.also", company=series.company)))
    for subject, metric in series.also:
        name = metric_name(language, metric)
        pair = word(language, "across.ask.pair", subject=subject or series.company, metric=name)
        blocks.append(line("• ", Span(pair, "code")))
    return Message(blocks=tuple(blocks))
