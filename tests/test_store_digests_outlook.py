"""The quotes of a digest: what is to come, what shareholders get, and the call's own legend."""

import pytest

from store.digests.outlook import capital_items, growth_default, legend, outlook_items
from store.digests.speech import quotable, trimmed
from tests.small_calls import ANALYST, CHIEF, FINANCE, small_call


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        (
            "展望全年，我们计划在本财年投入约200亿元用于资本开支。",
            "我们计划在本财年投入约200亿元用于资本开支",
        ),
        (
            "海外的亏损在收窄，我们预计海外业务将在本财年第四季度实现单季盈利。",
            "我们预计海外业务将在本财年第四季度实现单季盈利",
        ),
        (
            "For the full year, we expect gross margins of about 75%.",
            "For the full year, we expect gross margins of about 75%",
        ),
    ],
)
def test_an_outlook_is_quoted_as_it_was_said(said: str, quote: str) -> None:
    (item,) = outlook_items(small_call((CHIEF, said)))
    assert (item.lines, item.speaker) == ((2, 2), CHIEF)
    assert quote in item.quote
    assert item.quote in said


@pytest.mark.parametrize(
    "said",
    [
        "我们对未来充满信心，也对机会感到兴奋。",
        "本季度收入同比增长9%。",
        "今天的讨论可能包含前瞻性陈述，涉及我们对未来三年收入的预期。",
        "正如年初定下的那样，去年收入增长了5%。",
    ],
)
def test_hopes_results_and_legends_are_no_outlook(said: str) -> None:
    assert outlook_items(small_call((CHIEF, said))) == ()


def test_an_analysts_forecast_is_no_outlook_of_the_company() -> None:
    call = small_call(asked=[[(ANALYST, "我们预计公司明年收入将增长20%，对吗？"), (CHIEF, "谢谢。")]])
    assert outlook_items(call) == ()


def test_the_weightiest_outlook_comes_first_and_none_comes_twice() -> None:
    call = small_call(
        (CHIEF, "我们将继续投入。我们预计云业务的收入明年将继续增长。"),
        (
            FINANCE,
            "我们预计海外业务将在本财年第四季度实现盈利。重复一遍，我们预计海外业务将在本财年第四季度实现盈利。",
        ),
    )
    quotes = [item.quote for item in outlook_items(call)]
    assert quotes == ["我们预计海外业务将在本财年第四季度实现盈利", "我们预计云业务的收入明年将继续增长"]


def test_capital_measures_need_a_figure_and_are_told_once() -> None:
    call = small_call(
        (FINANCE, "6月季度我们回购了价值3.2亿美元的股份。我们会继续回购。董事会批准派发股息，每股0.15美元。"),
        asked=[[(ANALYST, "回购呢？"), (CHIEF, "6月季度我们做了3.2亿美元的股票回购。")]],
    )
    told = [(item.data["topic"], item.quote) for item in capital_items(call)]
    assert told == [
        ("buyback", "6月季度我们回购了价值3.2亿美元的股份"),
        ("dividend", "董事会批准派发股息，每股0.15美元"),
    ]


def test_the_legend_is_the_calls_own_sentence() -> None:
    sentence = "今天的讨论可能包含前瞻性陈述，这些陈述受风险和不确定因素影响，实际结果可能与之存在重大差异"
    found = legend(small_call((FINANCE, f"按照惯例，{sentence}。")))
    assert found is not None
    assert found.quote == sentence
    assert legend(small_call((FINANCE, "大家好。"))) is None


def test_growth_is_year_over_year_by_default_only_where_the_call_says_so() -> None:
    assert growth_default(small_call((FINANCE, "除非特别说明，增长率均为与去年同一季度相比的同比增长。")))
    assert growth_default(small_call((FINANCE, "收入同比增长9%。"))) is None


@pytest.mark.parametrize(
    ("piece", "kept"),
    [
        ("所以，我们维持目标不变。", "我们维持目标不变"),
        ("不过我们预计明年恢复增长", "我们预计明年恢复增长"),
        ("也有望实现", "也有望实现"),
        ("净现金为865亿元(约合119", "净现金为865亿元"),
    ],
)
def test_a_quote_goes_without_the_words_that_lead_into_it(piece: str, kept: str) -> None:
    assert trimmed(piece) == kept


def test_a_quote_does_not_end_on_a_condition() -> None:
    sentence = (
        "我们会用足200亿元的计划，如果需求继续超出预期，不排除在下一财年进一步增加投入，也不排除引入合作伙伴"
    )
    assert (
        quotable(sentence, lambda piece: 0.1 * len(piece) * ("计划" in piece), 24)
        == "我们会用足200亿元的计划"
    )
