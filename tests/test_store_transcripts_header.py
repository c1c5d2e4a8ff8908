"""What headers say, in the ways that they say it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from store.transcripts import parse, read
from store.transcripts.dates import find_date
from store.transcripts.title_lines import company_in
from store.values import Call

PEOPLE = (
    "公司参与者",
    "沈砚秋 - 首席执行官",
    "操作员",
    "{welcome}",
    "沈砚秋",
    "谢谢大家，今天的会议到此结束。",
)


def call_with(*header: str, welcome: str = "大家好，欢迎各位。") -> Call:
    return parse((*header, *(line.format(welcome=welcome) for line in PEOPLE)))[0]


def test_a_name_stands_behind_the_hour_and_the_period_of_a_page() -> None:
    titles = ["MAY 01, 2025 / 6:00PM GMT, Q1 2025 Halden/Moss Bankers Inc Earnings Call"]
    assert company_in(titles) == "Halden/Moss Bankers Inc"
    assert company_in(["Q1 2025 Earnings Call", "Halden Robotics"]) == "Halden Robotics"


def problems_with(*header: str) -> set[str]:
    found = parse((*header, *(line.format(welcome="大家好。") for line in PEOPLE)))[1]
    return {problem.key.removeprefix("problems.") for problem in found}


@pytest.mark.parametrize(
    ("title", "company", "tickers"),
    [
        ("南麓科技(NYSE:NLTK)2025年第三季度财报电话会议", "南麓科技", ("NYSE:NLTK",)),
        ("南麓科技（NASDAQ：NLTK）2025财年第三季度业绩会", "南麓科技", ("NASDAQ:NLTK",)),
        ("南麓科技（09911.HK）2025年第三季度业绩说明会", "南麓科技", ("09911.HK",)),
        ("南麓科技(NYSE:NLTK; HKEX: 9911) FY25Q3 财报电话会议", "南麓科技", ("NYSE:NLTK", "HKEX:9911")),
        ("南麓科技2025年第三季度财报电话会议", "南麓科技", ()),
        ("Halden Robotics (HLDN) Q3 2025 Earnings Call", "Halden Robotics", ("HLDN",)),
        ("Halden Robotics, Inc. Third Quarter 2025 Earnings Conference Call", "Halden Robotics, Inc.", ()),
    ],
)
def test_company_and_tickers_stand_before_the_period(
    title: str, company: str, tickers: tuple[str, ...]
) -> None:
    call = call_with(f"{title} 2025年11月6日 20:00 北京时间")
    assert (call.company, call.tickers) == (company, tickers)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2025年2月20日 7:30 AM ET", "2025-02-20T07:30:00-05:00"),
        ("2025年7月20日 7:30 PM ET", "2025-07-20T19:30:00-04:00"),
        ("时间：2025年11月18日 晚上8:00（北京时间）", "2025-11-18T20:00:00+08:00"),
        ("2025年11月18日 20点30分 香港时间", "2025-11-18T20:30:00+08:00"),
        ("2025年3月19日，美国东部时间上午 8:00", "2025-03-19T08:00:00-04:00"),
        ("May 22, 2024, 5:00 p.m. ET", "2024-05-22T17:00:00-04:00"),
        ("May 22, 2024, 12 Noon IST", "2024-05-22T12:00:00+05:30"),
        ("Wednesday, November 12, 2025 1:00 PM GMT", "2025-11-12T13:00:00+00:00"),
        ("06-Nov-2025 8:30 AM PT", "2025-11-06T08:30:00-08:00"),
        ("2025-10-30 17:00 HKT", "2025-10-30T17:00:00+08:00"),
        ("2025年1月5日 12:15 AM ET", "2025-01-05T00:15:00-05:00"),
        ("2025年8月7日 美东时间上午8:00", "2025-08-07T08:00:00-04:00"),
        ("2025年11月20日 北京时间20:00(美东时间7:00)", "2025-11-20T20:00:00+08:00"),
    ],
)
def test_date_time_and_zone_give_the_instant(line: str, expected: str) -> None:
    call = call_with("南麓科技2024年第四季度财报电话会议", line)
    assert call.held_at is not None
    assert call.held_at.isoformat() == expected


def test_the_end_of_a_period_is_no_day_of_a_call() -> None:
    assert find_date("Earnings call for the period ending December 31, 2024. February 13, 2025") == date(
        2025, 2, 13
    )


def test_a_date_without_a_zone_is_midnight_and_a_problem() -> None:
    call = call_with("南麓科技2024年第四季度财报电话会议 2025年2月20日 7:30")
    assert call.held_at == datetime(2025, 2, 20, tzinfo=UTC)
    assert "no_time" in problems_with("南麓科技2024年第四季度财报电话会议 2025年2月20日 7:30")


@pytest.mark.parametrize("ticker", ["01234.HK", "688999", "600123.SH"])
def test_a_time_without_a_zone_is_that_of_the_only_exchange(ticker: str) -> None:
    call = call_with(f"南麓科技({ticker})2024年第四季度财报电话会议 2025年2月20日 15:00-16:30")
    assert call.held_at is not None
    assert call.held_at.isoformat() == "2025-02-20T15:00:00+08:00"


def test_both_tickers_of_a_company_are_read_from_the_press_copy() -> None:
    call = call_with(
        "3月5日,南麓科技(纽交所:NLTK;港交所:09871)公布业绩。", "", "南麓科技2024年第四季度财报电话会议"
    )
    assert call.tickers == ("纽交所:NLTK", "港交所:09871")


def test_a_header_without_date_is_a_problem() -> None:
    assert call_with("南麓科技2024年第四季度财报电话会议").held_at is None
    assert "no_date" in problems_with("南麓科技2024年第四季度财报电话会议")


@pytest.mark.parametrize(
    ("title", "welcome", "end", "fiscal"),
    [
        (
            "2025年第三季度财报电话会议 2025年2月20日 7:30 AM ET",
            "欢迎参加2024年12月季度财报会议。",
            "2024-12-31",
            (2025, 3),
        ),
        (
            "2025财年第一季度财报电话会议 2024年8月15日 7:30 AM ET",
            "欢迎参加2024年6月季度会议。",
            "2024-06-30",
            (2025, 1),
        ),
        ("2024年第四季度财报电话会议 2025年3月19日 20:00 北京时间", "欢迎各位。", "2024-12-31", (2024, 4)),
        ("2025年第三季度财报电话会议 2025年2月20日 7:30 AM ET", "欢迎各位。", None, (2025, 3)),
        ("2025年6月季度财报电话会议 2025年8月29日 7:30 AM ET", "欢迎各位。", "2025-06-30", (None, None)),
    ],
    ids=["month in the welcome", "fiscal June", "calendar by the date", "underivable", "month alone"],
)
def test_the_last_day_is_derived_or_left_open(
    title: str, welcome: str, end: str | None, fiscal: tuple[int | None, int | None]
) -> None:
    call = call_with(f"南麓科技(NYSE:NLTK){title}", welcome=welcome)
    assert (call.period_end and call.period_end.isoformat()) == end
    assert (call.fiscal_year, call.fiscal_quarter) == fiscal


def test_a_last_day_that_cannot_be_derived_is_a_problem() -> None:
    assert "no_period_end" in problems_with("南麓科技2025年第三季度财报电话会议 2025年2月20日 7:30 AM ET")


def test_a_call_without_a_header_is_named_by_its_welcome() -> None:
    lines = (
        "操作员",
        "欢迎参加北岸物流2024年12月季度业绩电话会议。",
        "Mary Chen",
        "谢谢。",
        "操作员",
        "会议到此结束。",
    )
    call, problems = parse(lines)
    assert (call.company, call.period_end) == ("北岸物流", date(2024, 12, 31))
    assert {"problems.no_date", "problems.no_roster"} <= {p.key for p in problems}


def test_press_copy_before_the_call_is_news_and_no_speech() -> None:
    news = "南麓科技周三发布2025年第三季度财报，并召开财报电话会议，首席执行官沈砚秋出席。"
    call = call_with(
        news, "以下为电话会实录：", "南麓科技2025年第三季度财报电话会议 2025年11月6日 20:00 北京时间"
    )
    assert [(s.name, s.lines) for s in call.sections][:2] == [("news", (1, 2)), ("header", (3, 5))]
    assert all(turn.lines[0] > 5 for turn in call.turns)


def test_the_instant_is_aware() -> None:
    call = call_with("南麓科技2024年第四季度财报电话会议 2025年2月20日 7:30 AM ET")
    assert call.held_at is not None
    assert call.held_at.utcoffset() == timedelta(hours=-5)


SPOKEN = (
    "Moderator: Good day, and welcome to the Halden Robotics Limited Q3 FY25 earnings call. Our first question comes"
    " from Ana Sousa with Blue Harbor.",
    "Ana Sousa: How is demand?",
    "Petra Lindqvist: Good.",
    "Moderator: This concludes the call.",
)


@pytest.mark.parametrize(
    ("above", "company", "period", "day"),
    [
        (("Company: Halden (Halden)", "Quarter: Q3 2025", "Date: Nov 4, 2025"), "Halden", "Q3 2025", date(2025, 11, 4)),
        (("NYSE:HLDN", "Halden Inc.", "DATE", "Tuesday, Nov. 4, 2025 at 8 a.m. ET"), "Halden Inc.", "Q3 FY25",
         date(2025, 11, 4)),
        (("Halden Inc. Q3 2025 Earnings CallNov 4, 2025,8:00 a.m. ET", "Scraped: 2026-05-30T14:53:01"), "Halden Inc.",
         "Q3 2025", date(2025, 11, 4)),
        (("Bandra (East), Mumbai", "Dear Sir,", "Sub: Transcript of the earnings call held on 4 November 2025"),
         "Halden Robotics Limited", "Q3 FY25", date(2025, 11, 4)),
    ],
)  # fmt: skip
def test_a_saved_page_and_a_letter_say_whose_call_it_is(
    above: tuple[str, ...], company: str, period: str, day: date
) -> None:
    call, _ = parse((*above, "", *SPOKEN))
    assert (call.company, call.period_as_written) == (company, period)
    assert call.held_at is not None
    assert call.held_at.date() == day


def test_a_quarter_that_ended_long_before_the_call_is_not_the_calls() -> None:
    call, _ = parse(
        (
            "Halden Inc. Q3 2025 Earnings Call, December 9, 2024",
            "Operator: Welcome. Our report for the quarter ended July 31, 2024 lists the risks.",
            *SPOKEN[1:],
        )
    )
    assert (call.fiscal_quarter, call.period_end) == (3, None)


@pytest.mark.parametrize(
    "head",
    [
        "公司：青岚新材（300999.SZ）\n会议：2025年三季度业绩交流会\n时间：2025年10月28日 15:00",
        "会议纪要整理稿\n公司：青岚新材（300999.SZ）\n会议：2025年三季度业绩交流会\n时间：2025年10月28日 15:00",
        "公司名称：青岚新材\n股票代码：300999.SZ\n报告期：2025年三季度\n会议时间：2025年10月28日 15:00",
        "时间：2025年10月28日 15:00\n标的：青岚新材（300999.SZ）\n主题：2025年三季度业绩交流",
        "**上市公司**：青岚新材(300999.SZ)\n**会议主题**：2025年三季度业绩交流\n**时间**：2025年10月28日 15:00",
    ],
)
def test_fields_above_a_chinese_call_name_it_and_are_nobodys_words(head: str) -> None:
    spoken = "董事长 何以沫：三季度收入12.4亿元。\n\nQ1（李想）：订单怎么样？\nA1（何以沫）：饱满。"
    call, _ = parse(read("call.txt", f"{head}\n\n{spoken}\n".encode(), limit=10_000))
    assert (call.company, call.tickers) == ("青岚新材", ("300999.SZ",))
    assert (call.held_at, call.period_end) == (
        datetime.fromisoformat("2025-10-28T15:00+08:00"),
        date(2025, 9, 30),
    )
    assert call.turns[0].speaker == "何以沫"


def test_a_company_that_answers_under_its_side_is_no_field() -> None:
    said = "投资者：订单怎么样？\n公司：订单饱满\n投资者：海外呢？\n公司：明年投产\n"
    text = f"青岚新材（300999.SZ）2025年三季度业绩交流会\n{said}"
    call, _ = parse(read("call.txt", text.encode(), limit=10_000))
    assert call.company == "青岚新材"
    assert [turn.speaker for turn in call.turns] == ["投资者", "公司", "投资者", "公司"]


def test_a_text_without_a_title_has_the_day_above_its_list_of_people_and_no_company() -> None:
    header = (
        "2026 年 5 月 14 日星期四下午 5 点ET",
        "呼叫参与者",
        "首席执行官 — 莱娜·韦尔",
        "首席财务官 — Ola Brandt",
    )
    call = parse((*header, "完整的电话会议记录", *(line.format(welcome="大家好。") for line in PEOPLE[2:])))[
        0
    ]
    assert (call.company, call.held_at and call.held_at.date()) == ("", date(2026, 5, 14))
    offices = {person.name: person.role for person in call.people}
    assert (offices["莱娜·韦尔"], offices["Ola Brandt"]) == ("首席执行官", "首席财务官")


def test_the_year_in_which_a_company_was_founded_is_not_what_a_call_is_about() -> None:
    assert call_with(welcome="大家好，我们公司从1977年创立以来一直在宜兰。").fiscal_year is None
