"""Periods as people say them, in both languages, and the arithmetic of fiscal quarters."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.periods import (
    Period,
    find_periods,
    fiscal_quarter_of,
    fiscal_year_end_month,
    fits,
    parse_period,
    period_end_of,
)

FISCAL = Period(span="quarter", basis="fiscal", year=2025, quarter=3)
OPEN = Period(span="quarter", year=2025, quarter=3)
DECEMBER = Period(span="quarter", basis="calendar", month=12)
DECEMBER_2024 = Period(span="quarter", basis="calendar", year=2024, month=12)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *(
            (w, FISCAL)
            for w in ("2025财年第三季度", "25财年三季", "2025財年第3季", "25财年Q3", "2025 财年 第 三 季度")
        ),
        *(
            (w, FISCAL)
            for w in ("FY25Q3", "FY2025 Q3", "FY25 三季度", "F3Q25", "FQ3 2025", "3QFY25", "3Q FY2025")
        ),
        *((w, FISCAL) for w in ("Q3 FY25", "Q3 of FY2025", "fiscal 2025 Q3", "third quarter of fiscal 2025")),
        *((w, FISCAL) for w in ("third quarter of fiscal year 2025", "fiscal 2025 third quarter", "fy25q3")),
        *(
            (w, OPEN)
            for w in ("2025年第三季度", "2025年三季度", "2025 年第 3 季度", "2025Q3", "2025 Q3", "2025年Q3")
        ),
        *(
            (w, OPEN)
            for w in (
                "Q3 2025",
                "Q3'25",
                "3Q25",
                "3Q 2025",
                "25Q3",
                "third quarter 2025",
                "Third Quarter of 2025",
                "Q3 '25",
                "third quarter of '25",
            )
        ),
        *(
            (w, Period(span="quarter", quarter=3))
            for w in ("第三季度", "三季度", "Q3", "第三季", "the third quarter", "3Q")
        ),
        *((w, DECEMBER) for w in ("12月季度", "12月份季度", "12月的季度", "十二月季度", "December quarter")),
        *(
            (w, DECEMBER_2024)
            for w in ("2024年12月季度", "2024年12月份的季度", "December 2024 quarter", "Dec quarter 2024")
        ),
        ("2024年6月季度", Period(span="quarter", basis="calendar", year=2024, month=6)),
        *((w, Period(span="half", half=1)) for w in ("上半年", "H1", "1H", "first half")),
        *((w, Period(span="half", half=2, year=2024)) for w in ("2024年下半年", "2024H2", "H2 2024", "2H24")),
        *(
            (w, Period(span="half", basis="fiscal", half=1))
            for w in ("本财年上半年", "财年的上半年", "上半财年")
        ),
        *(
            (w, Period(span="year", basis="fiscal", year=2025))
            for w in ("2025财年", "FY2025", "FY25", "fiscal 2025")
        ),
        *(
            (w, Period(span="year", year=2024))
            for w in ("2024年", "2024年全年", "full year 2024", "full-year '24")
        ),
        ("2024 full year", Period(span="year", year=2024)),
        *((w, Period(span="year", basis="calendar", year=2024)) for w in ("CY24", "calendar 2024")),
        *((w, Period(span="year", year=2024)) for w in ("24年归母净利", "24年全年")),
        *((w, Period(span="year")) for w in ("全年", "整年", "full year")),
        *(
            (w, Period(span="quarter", relative="last"))
            for w in ("上季度", "上一季", "上一季度", "上个季度", "last quarter")
        ),
        *(
            (w, Period(span="quarter", relative="next"))
            for w in ("下季度", "下个季度", "下一个季度", "next quarter")
        ),
        *(
            (w, Period(span="quarter", relative="this"))
            for w in ("本季度", "本季", "这个季度", "this quarter")
        ),
        *(
            (w, Period(span="quarter", relative="latest"))
            for w in ("最新一季", "最近一个季度", "the latest quarter")
        ),
        *((w, Period(span="quarter", relative="year_ago")) for w in ("去年同期", "去年同季度", "上年同期")),
        *(
            (w, Period(span="quarter", relative="year_ago"))
            for w in ("same quarter last year", "year-ago quarter")
        ),
        *(
            (w, Period(span="year", basis="fiscal", relative="next"))
            for w in ("下一个财年", "下财年", "next fiscal year")
        ),
        *(
            (w, Period(span="quarter", quarter=4, relative="last"))
            for w in (
                "去年第四季度",
                "the fourth quarter of last year",
                "last year's Q4",
                "去年最后三个月",
                "去年最後一季",
            )
        ),
        *(
            (w, Period(span="nine_months"))
            for w in (
                "一季度到三季度",
                "一至三季度",
                "第一到第三季度",
                "1-3季度",
                "Q1-Q3",
                "前仨季度",
                "首三季",
            )
        ),
        *(
            (w, Period(span="nine_months"))
            for w in ("1-9月", "1至9月份", "一到九月", "1月到9月", "前九月", "首9個月", "年初到九月底")
        ),
        *(
            (w, Period(span="nine_months"))
            for w in ("累计到三季度末", "截至9月底累计", "三季度累计", "三个季度加起来", "三個季度合計")
        ),
        *((w, Period(span="nine_months", year=2025)) for w in ("2025年1-9月", "25Q1-Q3", "2025前三季度")),
        *(
            (w, Period(span="half", half=1))
            for w in ("1-6月", "一至六月份", "一到二季度", "Q1-Q2", "首六个月")
        ),
    ],
)
def test_words_for_a_period_are_understood(words: str, expected: Period) -> None:
    assert find_periods(words)[0][1] == expected
    assert [p for _, p in find_periods(f"关于{words}的收入")] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "我们的Q1模型是一个开源模型",
        "Q1 models are open",
        "Q1本身不会带来收入",
        "连续六个季度",
        "一个季度",
        "未来几个季度",
        "过去四季",
        "连续三个季度",
        "未来三个季度加起来",
        "11-9月",
        "1-10月",
        "季节性因素",
        "88VIP会员",
        "FY256",
        "2802亿元",
        "NAND3Q25X",
        "2025年2月20日",
        "半程",
        "经营了25年",
        "25年的历史",
        "25年来",
    ],
)
def test_what_is_no_period_is_not_found(text: str) -> None:
    assert find_periods(text) == []


def test_a_span_is_where_the_words_stand_and_spans_do_not_overlap() -> None:
    text = "12月季度收入增长8%,上季度为5%;2025财年第三季度的利润高于去年同期。"
    found = [text[start:end] for (start, end), _ in find_periods(text)]
    assert found == ["12月季度", "上季度", "2025财年第三季度", "去年同期"]


@pytest.mark.parametrize(
    ("text", "span", "end"),
    [
        ("截至2024年12月31日止三个月", "quarter", date(2024, 12, 31)),
        ("截至2024年9月30日的季度", "quarter", date(2024, 9, 30)),
        ("截至2025年6月30日止六个月", "half", date(2025, 6, 30)),
        ("截至2024年12月31日止年度", "year", date(2024, 12, 31)),
        ("quarter ended April 28, 2024", "quarter", date(2024, 4, 28)),
        ("2024年12月季度", "quarter", date(2024, 12, 31)),
        ("2025年第三季度", "quarter", None),
        ("FY25Q3", "quarter", None),
        ("12月季度", "quarter", None),
    ],
)
def test_the_last_day_is_given_only_by_words_that_name_it(text: str, span: str, end: date | None) -> None:
    period = parse_period(text)
    assert period is not None
    assert (period.span, period.end) == (span, end)


def test_a_day_that_does_not_exist_is_no_period() -> None:
    assert parse_period("截至2024年2月31日止三个月") is None


@pytest.mark.parametrize(
    ("period_end", "month", "expected"),
    [
        (date(2024, 12, 31), 3, (2025, 3)),
        (date(2025, 3, 31), 3, (2025, 4)),
        (date(2024, 6, 30), 3, (2025, 1)),
        (date(2024, 12, 31), 12, (2024, 4)),
        (date(2024, 12, 31), 9, (2025, 1)),
        (date(2024, 6, 30), 9, (2024, 3)),
        (date(2024, 4, 30), 1, (2025, 1)),
    ],
)
def test_a_last_day_is_a_fiscal_quarter_by_the_year_end(
    period_end: date, month: int, expected: tuple[int, int]
) -> None:
    assert fiscal_quarter_of(period_end, month) == expected
    assert period_end_of(*expected, month) == period_end
    assert fiscal_year_end_month(period_end, expected[1]) == month


@given(st.integers(1990, 2090), st.integers(1, 4), st.integers(1, 12))
def test_quarters_and_last_days_go_back_and_forth(year: int, quarter: int, month: int) -> None:
    end = period_end_of(year, quarter, month)
    assert fiscal_quarter_of(end, month) == (year, quarter)
    assert fiscal_year_end_month(end, quarter) == month


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *(
            (w, True)
            for w in ("FY25Q3", "2025Q3", "2024Q4", "12月季度", "2024年12月季度", "第三季度", "第四季度")
        ),
        *((w, True) for w in ("2025财年", "2024年", "2024年下半年", "Q3")),
        *(
            (w, False)
            for w in ("FY25Q4", "2024财年第四季度", "2025Q4", "9月季度", "2023年12月季度", "2023Q4", "上半年")
        ),
        *((w, False) for w in ("上季度", "去年同期", "全年", "2024财年")),
    ],
)
def test_what_was_said_fits_the_quarter_or_does_not(words: str, expected: bool) -> None:
    period = parse_period(words)
    assert period is not None
    assert fits(period, fiscal_year=2025, fiscal_quarter=3, period_end=date(2024, 12, 31)) is expected


@given(st.text(alphabet="0123456789年月季度第三一上下半财FYQH ’-Qquarterlast", max_size=40))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    spans = [span for span, _ in find_periods(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
