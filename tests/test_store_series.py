"""Series, expectations and changes: what calls say beside each other, on calls of a few lines."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from store import Call, CallRow, DigestItem, Fact, of_own_period
from store.series import available, changes, ledger, nearest_profit, readings
from tests.small_calls import ANALYST, CHIEF, FINANCE, fact, row_of, small_call

SEA = "鲸屿海外"


def later(call: Call) -> Call:
    """The same call, a quarter on."""
    held = datetime(2024, 11, 14, 12, tzinfo=UTC)
    return replace(call, fiscal_quarter=2, period_end=date(2024, 9, 30), held_at=held)


def told(call: Call) -> tuple[CallRow, Call]:
    return row_of(call), call


def outlook(line: int, quote: str) -> DigestItem:
    data = {"where": "remarks"}
    return DigestItem(
        section="outlook", key="quote", lines=(line, line), quote=quote, speaker=CHIEF, data=data
    )


def revenue(text: str, **more: object) -> Fact:
    return fact(2, SEA, "revenue", text, value=8.8e9, as_written="88亿元", **more)


def test_each_call_has_a_reading_and_a_call_without_the_figure_has_none() -> None:
    older = small_call((FINANCE, "收入为88亿元。"), facts=(revenue("收入为88亿元"),))
    newer = later(small_call((FINANCE, "大家好。")))
    found = readings([told(newer), told(older)], "revenue", lambda subject: subject == SEA)
    assert [[each.as_written for each in reading.facts] for reading in found] == [[], ["88亿元"]]


def test_a_segments_revenue_goes_under_any_of_its_names_and_another_subjects_does_not() -> None:
    cloud = replace(revenue("收入为88亿元"), metric="cloud_revenue")
    other = replace(cloud, subject="鲸选商城", value=1.0)
    (found,) = readings([told(small_call(facts=(cloud, other)))], "revenue", lambda s: s == SEA)
    assert found.facts == (cloud,)


def test_the_fullest_fact_stands_first_and_the_same_amount_in_another_currency_beside_it() -> None:
    rate = replace(revenue("增长29%"), value=None, as_written="29%", yoy=29.0)
    full = replace(revenue("收入为88亿元，增长29%"), yoy=29.0, unit="CNY")
    dollars = replace(full, value=1.2e9, unit="USD", as_written="约合12亿美元", yoy=None)
    (found,) = readings([told(small_call(facts=(rate, full, dollars)))], "revenue", lambda s: True)
    assert found.facts == (full, dollars)
    assert not found.differs


def test_two_values_for_one_quarter_are_both_given_and_said_to_differ() -> None:
    one, other = revenue("收入为88亿元"), replace(revenue("收入为87亿元"), value=8.7e9, as_written="87亿元")
    (found,) = readings([told(small_call(facts=(one, other)))], "revenue", lambda s: True)
    assert {each.as_written for each in found.facts} == {"88亿元", "87亿元"}
    assert found.differs


@pytest.mark.parametrize(
    "change", [{"side": "analyst"}, {"side": "news"}, {"kind": "guidance"}, {"kind": "claim"}]
)
def test_what_is_not_the_companys_own_report_is_no_reading(change: dict[str, object]) -> None:
    foreign = replace(revenue("收入为88亿元"), **change)  # type: ignore[arg-type]
    (found,) = readings([told(small_call(facts=(foreign,)))], "revenue", lambda s: True)
    assert found.facts == ()


@pytest.mark.parametrize(
    ("words", "own"),
    [
        (None, True),
        ("6月季度", True),
        ("本季度", True),
        ("季度末", True),
        ("截至2024年6月30日", True),
        ("截至2023年6月30日", False),
        ("截至3月31日", False),
        ("9月季度", False),
        ("本财年上半年", False),
        ("全年", False),
        ("过去四个季度", False),
        ("twelve months", False),
    ],
)
def test_only_figures_of_the_calls_own_quarter_or_its_end_count(words: str | None, own: bool) -> None:
    call = small_call((FINANCE, "收入为88亿元。"))
    assert of_own_period(replace(revenue("收入为88亿元"), period_as_written=words), row_of(call)) is own


@pytest.mark.parametrize(
    ("title", "own", "other"),
    [
        (
            "2025年中期",
            ("上半年", "今年上半年", "2025年上半年", None),
            ("去年上半年", "下半年", "二季度", "全年"),
        ),
        ("First Half 2025", ("the first half", "H1 2025"), ("H1 2024", "second half", "Q2")),
        ("Second Half 2025", ("the second half", "H2 2025"), ("the first half", "full year")),
        ("2025年度", ("全年", "2025年"), ("2024年", "去年", "今年", "四季度", "上半年")),
    ],
)
def test_a_call_about_a_half_or_a_year_has_figures_of_that_length(
    title: str, own: tuple[str | None, ...], other: tuple[str, ...]
) -> None:
    call = replace(
        small_call((FINANCE, "收入为88亿元。")),
        period_as_written=title,
        fiscal_quarter=None,
        fiscal_year=2025,
        period_end=date(2025, 6 if "中期" in title or "First" in title else 12, 30),
    )
    counted = [replace(revenue("收入为88亿元"), period_as_written=words) for words in (*own, *other)]
    assert [fact.period_as_written for fact in counted if of_own_period(fact, row_of(call))] == [*own]


def test_a_profit_that_a_segment_never_gives_is_read_as_the_profit_that_it_gives() -> None:
    ebita = replace(revenue("调整后EBITA为3亿元"), metric="adj_ebita")
    calls = [told(small_call(facts=(ebita,)))]
    assert nearest_profit(calls, "net_profit", lambda s: s == SEA) == "adj_ebita"
    assert nearest_profit(calls, "net_profit", lambda s: s == "本地生活") == "net_profit"
    assert nearest_profit(calls, "capex", lambda s: s == SEA) == "capex"


def test_what_most_calls_give_is_offered_first() -> None:
    profit = replace(revenue("利润为3亿元"), metric="adj_ebita")
    both = small_call(facts=(profit, revenue("收入为88亿元")))
    one = later(small_call(facts=(revenue("收入为97亿元"),)))
    assert available([told(one), told(both)]) == ((SEA, "revenue"), (SEA, "adj_ebita"))


def test_an_expectation_meets_the_later_sentences_of_its_subject_and_metric_and_no_others() -> None:
    quote = "我们预计鲸屿海外明年的收入将增长20%"
    older = small_call((CHIEF, quote + "。"), facts=(revenue("收入"),))
    reported, again = "鲸屿海外的收入为97亿元。", "我们仍然预计鲸屿海外的收入会快速增长。"
    newer = later(
        small_call(
            (CHIEF, "鲸选商城的收入为431亿元。"),
            (FINANCE, reported),
            (CHIEF, again),
            facts=(
                replace(revenue("收入为97亿元"), line=4),
                fact(2, "鲸选商城", "revenue", "431亿元", value=1.0),
            ),
        )
    )
    (found,) = ledger(told(older), [outlook(2, quote)], [told(newer)]).expectations
    assert (found.subject, found.metric, found.citation.quote) == (SEA, "revenue", quote)
    assert [(each.kind, each.citation.quote) for each in found.later] == [
        ("restated", again),
        ("reported", reported),
    ]


def test_an_expectation_of_which_no_later_call_speaks_has_nothing_after_it() -> None:
    quote = "我们预计自由现金流将在明年恢复增长"
    older = small_call((CHIEF, quote + "。"))
    newer = later(small_call((CHIEF, "鲸选商城的收入为431亿元。")))
    (found,) = ledger(told(older), [outlook(2, quote)], [told(newer)]).expectations
    assert found.later == ()


def test_an_analysts_words_never_follow_up_an_expectation() -> None:
    quote = "我们预计本地生活将在明年实现盈亏平衡"
    older = small_call((CHIEF, quote + "。"), facts=(replace(revenue("收入"), subject="本地生活"),))
    asked = [[(ANALYST, "本地生活已经实现盈亏平衡了吗？"), (CHIEF, "谢谢。")]]
    (found,) = ledger(told(older), [outlook(2, quote)], [told(later(small_call(asked=asked)))]).expectations
    assert found.later == ()


def exchange_item(topics: str) -> DigestItem:
    data = {"number": "1", "topics": topics}
    return DigestItem(section="qa", key="exchange", lines=(4, 4), quote="谢谢", data=data)


def test_topics_are_new_asked_again_or_dropped_by_what_they_are_about_not_by_their_wording() -> None:
    older = small_call(asked=[[(ANALYST, "回购和资本开支怎么看？"), (CHIEF, "谢谢。")]])
    newer = later(small_call(asked=[[(ANALYST, "资本支出和股息怎么看？"), (CHIEF, "谢谢。")]]))
    asked = [exchange_item("资本支出、股息")], [exchange_item("回购、资本开支")]
    found = changes(told(newer), told(older), *asked).asked
    assert [(topic.kind, topic.words) for topic in found] == [
        ("new", "股息"),
        ("again", "资本支出"),
        ("dropped", "回购"),
    ]
    assert {topic.citation.lines for topic in found} == {(2, 2)}
    assert {topic.askers for topic in found} == {("海岬证券",)}


def test_a_figure_that_the_newer_call_does_not_give_is_silent_and_one_in_other_words_is_not() -> None:
    members = fact(2, "鲸卡", "members", "会员达到2130万", value=2.13e7, as_written="2130万")
    older = small_call((FINANCE, "会员达到2130万。"), facts=(revenue("收入为88亿元"), members))
    newer = later(small_call(facts=(replace(revenue("收入为97亿元"), metric="segment_revenue"),)))
    silent = changes(told(newer), told(older), [], []).silent
    assert [(each.fact.subject, each.citation.quote) for each in silent] == [("鲸卡", "会员达到2130万")]


def test_only_a_clear_change_counts_as_spoken_of_more_or_less() -> None:
    quiet = small_call((CHIEF, "资本开支上升。"), (FINANCE, "净现金充足。净现金稳定。"))
    loud = later(small_call((CHIEF, "资本开支上升。" * 5), (FINANCE, "净现金充足。" * 3)))
    found = changes(told(loud), told(quiet), [], [])
    assert [(each.words, each.before, each.now) for each in found.rising] == [("capex", 1, 5)]
    assert found.falling == ()
    back = changes(told(quiet), told(loud), [], [])
    assert [each.words for each in back.falling] == ["capex"]
