"""What a chart shows, as values: its words and bars, before anything is drawn.

A bar's length is the record's figure and its words are the record's own; a figure that the record does not give
is told under the chart and never drawn as nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.render.answers import both_periods
from handlers.render.figures import amount_of
from handlers.render.words import word
from store import REVENUES, Call, CallRow, Digest, Fact, find_figures, of_own_period

MOST_BARS = 10


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A row of a chart: `value` in whole units gives the length, None leaves a gap; the rest is shown as it is."""

    label: str
    value: float | None
    amount: str
    growth: str = ""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """All that a picture shows, from top to bottom, and `alt`, the sentence that stands in for it."""

    title: str
    subtitle: str
    beside: str = ""
    bars: tuple[Bar, ...] = ()
    notes: tuple[str, ...] = ()
    source: str
    alt: str
    language: str

    @property
    def texts(self) -> tuple[str, ...]:
        """Every piece of text in the picture."""
        told = [text for bar in self.bars for text in (bar.label, bar.amount, bar.growth)]
        shown = (self.title, self.subtitle, self.beside, *told, *self.notes, self.source)
        return tuple(text for text in shown if text)


def segment_chart(digest: Digest, call: Call, language: str) -> Chart | None:
    """The revenue of the digest's segments in the call's own period, in the order of the call; growth beside it.

    Amounts of one currency are drawn, what else was said of a segment's revenue stands in the notes. None where
    fewer than two amounts can be drawn.
    """
    told = _told(digest, call)
    disputed = {name for name, facts in told.items() if _disputed(facts, call)}
    best = {name: _fullest(facts) for name, facts in told.items() if name not in disputed}
    unit = _currency(best.values())
    drawn = [name for name, fact in best.items() if _drawable(fact, unit)][:MOST_BARS]
    if len(drawn) < 2:
        return None
    bars = tuple(_bar(name, best[name], language) for name in drawn)
    return Chart(
        title=word(
            language,
            "charts.title",
            company=digest.call.company,
            what=word(language, "charts.segments"),
        ),
        subtitle=both_periods(digest.call, language),
        beside=word(language, "charts.beside") if any(bar.growth for bar in bars) else "",
        bars=bars,
        notes=_notes(told, best, disputed, drawn, language),
        source=word(language, "charts.source"),
        alt=word(language, "charts.alt.segments", count=len(drawn)),
        language=language,
    )


def notice_chart(row: CallRow, reason: str, language: str) -> Chart:
    """A picture without figures that takes the place of a chart: `reason` is `withdrawn` or `replaced`."""
    notice = word(language, f"charts.note.{reason}")
    return Chart(
        title=word(language, "charts.title", company=row.company, what=word(language, "charts.segments")),
        subtitle=both_periods(row, language),
        notes=(notice,),
        source="",
        alt=notice,
        language=language,
    )


def growth_of(fact: Fact, language: str) -> str:
    """Growth year over year as the record writes it, `+8%` or with its 超过 in words; empty where it says none."""
    if fact.yoy is None:
        words = fact.yoy_words
        return word(language, "charts.in_words", words=words) if words and words in fact.quote else ""
    size = abs(fact.yoy)
    if size == 0:
        return word(language, "charts.flat")
    said = next((f for f in find_figures(fact.quote) if f.unit == "%" and f.value in (size, -size)), None)
    if said is None:
        return ""
    up = fact.yoy > 0
    if said.qualifier:
        return word(language, "charts.more" if up else "charts.less", value=said.as_written)
    return word(language, "charts.up" if up else "charts.down", value=said.as_written.lstrip("+-−"))


def listed(name: str, fact: Fact, language: str) -> str:
    """A figure in a note: whose it is, the amount, the growth, as far as they were said."""
    amount, growth = amount_of(fact, language), growth_of(fact, language)
    key = {(True, True): "both", (True, False): "amount", (False, True): "growth"}.get(
        (bool(amount), bool(growth))
    )
    return word(language, f"charts.with_{key}", name=name, amount=amount, growth=growth) if key else name


def _told(digest: Digest, call: Call) -> dict[str, list[Fact]]:
    """What the company reported of each segment's revenue, by segment, in the order of the digest."""
    names = [item.subject for item in digest.items if item.key == "segment" and item.subject]
    told: dict[str, list[Fact]] = {name: [] for name in names}
    for fact in call.facts:
        if fact.subject in told and _counts(fact, call):
            told[fact.subject].append(fact)
    return {name: facts for name, facts in told.items() if facts}


def _counts(fact: Fact, call: Call) -> bool:
    reported = fact.side == "company" and fact.kind == "reported" and fact.metric in REVENUES
    return reported and (fact.as_written or "") in fact.quote and of_own_period(fact, call)


def _disputed(facts: Sequence[Fact], call: Call) -> bool:
    """Whether the call gives two amounts for it and a conflict says so."""
    lines = {fact.line for fact in facts if fact.value is not None}
    amounts = {(fact.value, fact.unit) for fact in facts if fact.value is not None}
    return len(amounts) > 1 and any(
        sum(any(first <= line <= last for line in lines) for first, last in conflict.lines) > 1
        for conflict in call.conflicts
    )


def _fullest(facts: Sequence[Fact]) -> Fact:
    """The fact that says most; of equals the last, for the walk through the segments follows the highlights."""
    return max(facts, key=lambda f: (f.value is not None, f.range is not None, f.yoy is not None, f.line))


def _currency(facts: Iterable[Fact]) -> str | None:
    """The currency of most amounts; of equals the first."""
    units = Counter(f.unit for f in facts if f.value is not None)
    return units.most_common(1)[0][0] if units else None


def _drawable(fact: Fact, unit: str | None) -> bool:
    return fact.value is not None and fact.value > 0 and fact.unit == unit


def _bar(name: str, fact: Fact, language: str) -> Bar:
    return Bar(
        label=name, value=fact.value, amount=amount_of(fact, language), growth=growth_of(fact, language)
    )


def _notes(
    told: dict[str, list[Fact]],
    best: dict[str, Fact],
    disputed: set[str],
    drawn: Sequence[str],
    language: str,
) -> tuple[str, ...]:
    silent = [name for name, fact in best.items() if fact.value is None and fact.range is None]
    rest = [name for name in best if name not in drawn and name not in silent]
    more = [name for name in rest if _drawable(best[name], best[drawn[0]].unit)]
    versus = word(language, "charts.versus")
    amounts = {
        name: dict.fromkeys(f.as_written for f in told[name] if f.value is not None and f.as_written)
        for name in told
        if name in disputed
    }
    sides = [
        word(language, "charts.with_amount", name=name, amount=versus.join(each))
        for name, each in amounts.items()
    ]
    rows = {
        "no_amount": [listed(name, best[name], language) for name in silent],
        "differs": sides,
        "more": [listed(name, best[name], language) for name in more],
        "other": [listed(name, best[name], language) for name in rest if name not in more],
    }
    listing = word(language, "charts.listing")
    return tuple(
        word(language, f"charts.note.{key}", names=listing.join(names))
        for key, names in rows.items()
        if names
    )
