import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.playground.images import image_size
from handlers.render.chart_drawing import PALETTES, WIDTH, png
from handlers.render.chart_text import font, width, wrapped
from handlers.render.chart_trend import MOST_QUARTERS, Point, trend_chart
from handlers.render.charts import MOST_BARS, Chart, growth_of, notice_chart, segment_chart
from handlers.render.words import LANGUAGES
from store import Call, ChartTheme, Conflict, Digest, DigestItem, Fact, of_own_period
from tests.conftest import SAMPLES
from tests.small_calls import FINANCE, fact, row_of, small_call

SPOKEN = "云的收入为50亿元，同比增长5%。海外的收入为20亿元，同比下降2%。"
CLOUD = fact(
    2, "云", "revenue", "云的收入为50亿元，同比增长5%", value=5e9, unit="CNY", as_written="50亿元", yoy=5.0
)
ABROAD = fact(
    2,
    "海外",
    "revenue",
    "海外的收入为20亿元，同比下降2%",
    value=2e9,
    unit="CNY",
    as_written="20亿元",
    yoy=-2.0,
)
SILENT = fact(2, "物流", "revenue", "物流的收入增长超过11%", unit="%", as_written="超过11%", yoy=11.0)
FOREIGN = fact(2, "美国", "revenue", "美国的收入为3亿美元", value=3e8, unit="USD", as_written="3亿美元")


def charted(*facts: Fact, conflicts: tuple[Conflict, ...] = (), language: str = "zh") -> Chart | None:
    call = replace(small_call((FINANCE, SPOKEN), facts=facts), conflicts=conflicts)
    subjects = dict.fromkeys(each.subject for each in facts)
    items = tuple(
        DigestItem(section="segments", key="segment", lines=(2, 2), quote="", subject=subject)
        for subject in subjects
    )
    digest = Digest(call=row_of(call), tickers=call.tickers, language="zh", items=items)
    return segment_chart(digest, call, language)


def drawn(chart: Chart | None) -> dict[str, tuple[str, str]]:
    return {bar.label: (bar.amount, bar.growth) for bar in chart.bars} if chart else {}


def test_a_bar_is_the_records_figure_with_its_growth_beside_it() -> None:
    chart = charted(CLOUD, ABROAD)
    assert drawn(chart) == {"云": ("50亿元", "+5%"), "海外": ("20亿元", "−2%")}
    assert chart is not None
    assert [bar.value for bar in chart.bars] == [5e9, 2e9]
    assert (chart.title, chart.subtitle) == ("鲸屿集团·分部收入", "FY2025 Q1 = 2024年6月季度")
    assert chart.notes == ()
    assert chart.alt == "图：2个分部的收入与同比"


def test_a_segment_without_an_amount_is_told_under_the_chart() -> None:
    chart = charted(CLOUD, SILENT, ABROAD)
    assert list(drawn(chart)) == ["云", "海外"]
    assert chart is not None
    assert chart.notes == ("未给出金额：物流（增长超过11%）",)


def test_another_currency_is_not_drawn_on_the_same_scale() -> None:
    chart = charted(CLOUD, FOREIGN, ABROAD)
    assert list(drawn(chart)) == ["云", "海外"]
    assert chart is not None
    assert chart.notes == ("币种、口径或写法不同，未画入图中：美国 3亿美元",)


def test_more_segments_than_fit_a_phone_are_told_below() -> None:
    chart = charted(*(replace(CLOUD, subject=f"分部{letter}") for letter in "甲乙丙丁戊己庚辛壬癸子"))
    assert len(drawn(chart)) == MOST_BARS == 10
    assert chart is not None
    assert chart.notes == ("另有：分部子 50亿元（+5%）",)


def test_one_amount_makes_no_chart() -> None:
    assert charted(CLOUD, SILENT) is None
    assert charted(CLOUD, FOREIGN) is None


@pytest.mark.parametrize(
    "other",
    [
        {"side": "analyst", "kind": "claim"},
        {"kind": "guidance"},
        {"period_as_written": "全年"},
        {"period_as_written": "上季度"},
        {"metric": "adj_ebita"},
        {"as_written": "21亿元"},
    ],
    ids=str,
)
def test_what_is_not_the_companys_own_revenue_of_the_quarter_is_not_drawn(other: dict[str, str]) -> None:
    assert charted(CLOUD, ABROAD) is not None
    assert charted(CLOUD, replace(ABROAD, **other)) is None  # type: ignore[arg-type]


def test_a_segment_that_is_told_in_two_ways_is_not_drawn() -> None:
    twice = replace(ABROAD, line=4, value=3e9, as_written="30亿元", quote="海外的收入为30亿元")
    third = replace(CLOUD, subject="物流")
    conflict = Conflict(what="海外收入", lines=((2, 2), (4, 4)))
    chart = charted(CLOUD, ABROAD, third, twice, conflicts=(conflict,))
    assert list(drawn(chart)) == ["云", "物流"]
    assert chart is not None
    assert chart.notes == ("说法不同，未画入图中：海外 20亿元 / 30亿元",)


@pytest.mark.parametrize(
    ("period", "own"),
    [
        (None, True),
        ("本季度", True),
        ("6月季度", True),
        ("第一季度", True),
        ("第三季度", False),
        ("全年", False),
    ],
)
def test_a_figure_belongs_to_the_quarter_of_its_call_or_to_another(period: str | None, own: bool) -> None:
    assert of_own_period(replace(CLOUD, period_as_written=period), small_call((FINANCE, SPOKEN))) is own


@pytest.mark.parametrize(
    ("quote", "yoy", "words", "told"),
    [
        ("收入增长8.0%", 8.0, None, "+8.0%"),
        ("收入下降约3%", -3.0, None, "下降约3%"),
        ("收入实现三位数增长", None, "三位数", "“三位数”"),
        ("收入为五十亿元", 8.0, None, ""),
        ("收入为五十亿元", None, None, ""),
    ],
)
def test_growth_stands_as_it_is_written(quote: str, yoy: float | None, words: str | None, told: str) -> None:
    assert growth_of(replace(CLOUD, quote=quote, yoy=yoy, yoy_words=words), "zh") == told


def numbers(text: str) -> list[str]:
    return re.findall(r"\d[\d,.]*\d|\d", text)


def real_calls(folder: Path, *names: str) -> Iterator[tuple[Digest, Call]]:
    from store.digests import digest
    from store.facts import extract
    from store.transcripts import parse, read

    for path in [folder / name for name in names] or sorted(folder.glob("*.txt")):
        call = extract(parse(read(path.name, path.read_bytes(), limit=10**7))[0])
        yield digest(row_of(call), call), call


def unproven(chart: Chart, call: Call) -> list[str]:
    """The numbers of the picture that stand neither in a quoted line nor in the period."""
    record = "\n".join(call.lines[each.line - 1] for each in call.facts)
    known = {*numbers(record), *numbers(chart.subtitle)}
    return [number for text in chart.texts for number in numbers(text) if number not in known]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_chart_stands_in_the_record(language: str) -> None:
    for digest, call in real_calls(SAMPLES):
        chart = segment_chart(digest, call, language)
        assert chart is not None
        assert len(chart.bars) == (5 if call.language == "zh" else 3)
        assert unproven(chart, call) == []
        for bar in chart.bars:
            assert any(bar.amount in line and bar.label in line for line in call.lines)


@pytest.mark.shared
def test_the_real_call_draws_five_segments_and_names_two_without_an_amount(shared: Path) -> None:
    [(digest, call)] = real_calls(shared / "transcripts", "alibaba-2024-12-quarter.zh.txt")
    chart = segment_chart(digest, call, "zh")
    assert chart is not None
    assert unproven(chart, call) == []
    assert drawn(chart)["AIDC"] == ("378亿元人民币", "+32%")
    assert "国际电商零售业务" not in drawn(chart)  # a part of AIDC, and in its bar already
    assert chart.notes == ("未给出金额：云智能集团（+13%）、菜鸟（−1%）",)


def quarter(year: int, number: int, fact_of_it: Fact | None = CLOUD) -> Point:
    row = row_of(small_call((FINANCE, SPOKEN)))
    end = date(2024, 6, 30) if (year, number) == (2025, 1) else None
    return Point(call=replace(row, fiscal_year=year, fiscal_quarter=number, period_end=end), fact=fact_of_it)


def test_a_quarter_without_a_call_and_one_without_a_figure_are_gaps() -> None:
    chart = trend_chart([quarter(2026, 1), quarter(2025, 4, None), quarter(2025, 1), quarter(2025, 2)], "zh")
    assert chart is not None
    assert [(bar.label[:9], bar.value, bar.amount) for bar in chart.bars] == [
        ("FY2025 Q1", 5e9, "50亿元"),
        ("FY2025 Q2", 5e9, "50亿元"),
        ("FY2025 Q3", None, "未收录该季实录"),
        ("FY2025 Q4", None, "实录未给出"),
        ("FY2026 Q1", 5e9, "50亿元"),
    ]
    assert chart.title == "鲸屿集团·云收入"


def test_a_metric_that_is_told_by_growth_alone_is_drawn_by_growth() -> None:
    worse = replace(SILENT, yoy=-2.0, quote="物流的收入下降2%", as_written="2%")
    chart = trend_chart([quarter(2025, 1, SILENT), quarter(2025, 2, worse)], "zh")
    assert chart is not None
    assert chart.title == "鲸屿集团·物流收入同比增速"
    assert [(bar.value, bar.amount) for bar in chart.bars] == [(11.0, "增长超过11%"), (-2.0, "−2%")]


def test_a_trend_needs_two_figures_and_shows_twelve_quarters() -> None:
    assert trend_chart([quarter(2025, 1), quarter(2025, 2, None)], "zh") is None
    assert trend_chart([], "zh") is None
    long = trend_chart([quarter(2020 + n // 4, n % 4 + 1) for n in range(20)], "zh")
    assert long is not None
    assert len(long.bars) == MOST_QUARTERS
    assert long.bars[-1].label == "FY2024 Q4"


def test_another_currency_is_a_gap_in_a_trend_and_told_below_it() -> None:
    chart = trend_chart([quarter(2025, 2, FOREIGN), quarter(2025, 3), quarter(2025, 4)], "zh")
    assert chart is not None
    assert [bar.value for bar in chart.bars] == [None, 5e9, 5e9]
    assert "FY2025 Q2 3亿美元" in chart.notes[0]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_has_the_width_of_a_phone_and_proportions_that_telegram_takes(
    theme: ChartTheme, language: str
) -> None:
    chart = charted(CLOUD, ABROAD, SILENT, language=language)
    assert chart is not None
    picture = png(chart, theme)
    size = image_size(picture)
    assert size is not None
    assert size[0] == WIDTH
    assert WIDTH / 3 < size[1] < WIDTH * 3
    assert picture == png(chart, theme)


def test_a_picture_that_takes_a_chart_back_shows_no_figure() -> None:
    row = row_of(small_call((FINANCE, SPOKEN)))
    notice = notice_chart(row, "withdrawn", "zh")
    assert notice.bars == ()
    assert image_size(png(notice)) is not None
    assert png(notice) != png(notice_chart(row, "replaced", "zh"))


@pytest.mark.parametrize(
    "text", ["国际数字商业集团（含速卖通），以及本地生活", "International Digital Commerce Group"]
)
def test_words_are_broken_into_lines_that_fit_and_lose_nothing(text: str) -> None:
    face = font(40, "zh")
    lines = wrapped(text, face, 320)
    assert len(lines) > 1
    assert all(width(line, face) <= 320 for line in lines)
    assert "".join(lines) == text.replace(" ", "") or " ".join(lines) == text
    assert not any(line[0] in "，）" for line in lines)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_and_bars_stand_out_from_the_paper(theme: ChartTheme) -> None:
    palette = PALETTES[theme]
    for colour, least in ((palette.ink, 7), (palette.quiet, 4.5), (palette.bar, 4.5), (palette.loss, 4.5)):
        light, dark = sorted((luminance(colour), luminance(palette.paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= least
