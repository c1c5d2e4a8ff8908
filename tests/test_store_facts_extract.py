"""Sentences of invented calls beside the facts that are read from them."""

import time
from typing import Any

import pytest

from store.facts import extract
from store.values import Call, Exchange, Fact, Person, Section, Turn
from tests.fact_sentences import CHINESE, ENGLISH

COMPANY = Person(name="Ada", side="company")
ANALYST = Person(name="Bob", side="analyst")


def facts_of(*lines: str, side: str = "company", company: str = "北辰集团") -> tuple[Fact, ...]:
    speaker = "Bob" if side == "analyst" else "Ada"
    turn = Turn(lines=(1, len(lines)), speaker=speaker, speaker_as_written=speaker, section="remarks")
    return extract(Call(company=company, people=(COMPANY, ANALYST), lines=lines, turns=(turn,))).facts


def facts_of_talk(*said: tuple[str, str], company: str = "北辰集团") -> tuple[Fact, ...]:
    """The facts of a talk, each line a turn: who speaks (Ada of the company, Bob who asks) and what."""
    turns = tuple(
        Turn(lines=(line, line), speaker=who, speaker_as_written=who, section="qa")
        for line, (who, _) in enumerate(said, 1)
    )
    lines = tuple(text for _, text in said)
    return extract(Call(company=company, people=(COMPANY, ANALYST), lines=lines, turns=turns)).facts


def row(fact: Fact, expected: dict[str, Any]) -> dict[str, Any]:
    return {key: getattr(fact, key) for key in expected}


@pytest.mark.parametrize(("sentence", "expected"), CHINESE, ids=[text[:16] for text, _ in CHINESE])
def test_a_chinese_sentence_gives_these_facts(sentence: str, expected: list[dict[str, Any]]) -> None:
    found = facts_of(sentence)
    assert [row(fact, want) for fact, want in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH, ids=[text[:24] for text, _ in ENGLISH])
def test_an_english_sentence_gives_these_facts(sentence: str, expected: list[dict[str, Any]]) -> None:
    found = facts_of(sentence, company="Borealis Inc.")
    assert [row(fact, want) for fact, want in zip(found, expected, strict=True)] == expected


def test_the_segment_of_one_sentence_is_carried_to_the_next() -> None:
    first, second = facts_of("星河集团的收入为13亿元,同比增长5%。客户管理收入增长9%。")
    assert (first.subject, second.subject) == ("星河集团", "星河集团")


def test_a_model_that_a_clause_calls_the_companys_own_is_what_the_next_one_counts() -> None:
    found = facts_of("分车型来看,星河C5依然是我们的主力,三季度交付了52,300辆。")
    assert [(fact.subject, fact.metric, fact.value) for fact in found] == [("星河C5", "deliveries", 52300.0)]


def test_a_segment_is_not_carried_into_another_paragraph() -> None:
    _, second = facts_of("星河集团的收入为13亿元。", "本季度毛利率为40%。")
    assert second.subject == "北辰集团"


def test_a_figure_of_the_whole_company_is_not_given_to_the_segment_spoken_of() -> None:
    _, second = facts_of("星河集团的收入为13亿元。经营现金流为7亿元。")
    assert (second.metric, second.subject) == ("ocf", "北辰集团")


def test_the_spellings_of_a_segment_become_one_subject() -> None:
    found = facts_of("在星河业务方面,我们看到收入增长9%。", "星河集团的收入为13亿元。", "星河的毛利率为30%。")
    assert {fact.subject for fact in found} == {"星河集团"}


def test_an_english_heading_lasts_until_the_speech_turns_to_something_else() -> None:
    found = facts_of(
        "Moving to Robotics.", "Revenue was $329 million.", "OK, moving to the rest of the P&L. Gross margin was 70%.",
        company="Borealis Inc.",
    )  # fmt: skip
    assert [fact.subject for fact in found] == ["Robotics", "Borealis Inc."]


def test_an_analysts_figure_is_a_claim_of_his() -> None:
    (fact,) = facts_of("我们知道,本季度的资本支出几乎是上一季度的两倍,达到了31亿美元。", side="analyst")
    assert (fact.metric, fact.value, fact.side, fact.kind, fact.speaker) == (
        "capex",
        3.1e9,
        "analyst",
        "claim",
        "Bob",
    )


def test_what_an_analyst_only_asks_is_no_fact() -> None:
    assert facts_of("收入增长是否已经接近两位数?", side="analyst") == ()


def test_who_asks_is_an_analyst_even_if_nobody_knows_him() -> None:
    call = Call(
        company="北辰集团",
        lines=("毛利率是40%,很高。",),
        turns=(Turn(lines=(1, 1), speaker="?", speaker_as_written="?", section="qa"),),
        exchanges=(Exchange(analyst=None, firm=None, question=(1, 1)),),
    )
    assert [fact.side for fact in extract(call).facts] == ["analyst"]


def test_press_copy_is_news_and_has_no_speaker() -> None:
    call = Call(
        company="北辰集团", lines=("总收入增长了8%。",), sections=(Section(name="news", lines=(1, 1)),)
    )
    assert [(fact.side, fact.kind, fact.speaker) for fact in extract(call).facts] == [("news", "claim", None)]


def test_the_operator_states_no_facts() -> None:
    operator = Person(name="Op", side="operator")
    turn = Turn(lines=(1, 1), speaker="Op", speaker_as_written="Op", section="qa")
    assert (
        extract(
            Call(company="X", people=(operator,), lines=("Revenue was $5 billion.",), turns=(turn,))
        ).facts
        == ()
    )


def test_a_sentence_broken_over_two_lines_is_cited_where_its_digits_stand() -> None:
    (fact,) = facts_of(
        "Consumer transaction", "revenue grew 30% to $844 million. The rest", "was flat.", company="Borealis"
    )
    assert (fact.line, fact.subject, fact.value) == (2, "Consumer", 844e6)
    assert fact.quote == "revenue grew 30% to $844 million."


def test_a_figure_broken_over_two_lines_is_whole_in_its_quote() -> None:
    (fact,) = facts_of("Total revenue was $1.9", "billion, a record.", company="Borealis")
    assert (fact.line, fact.value, fact.as_written) == (1, 1.9e9, "$1.9 billion")
    assert fact.quote == "Total revenue was $1.9 billion, a record."


def test_a_heading_ends_with_the_turn() -> None:
    robotics, whole = facts_of_talk(
        ("Ada", "Turning to Robotics. Robotics revenue was $30 million."),
        ("Bob", "Thank you."),
        ("Ada", "Revenue was $90 million."),
        company="Borealis",
    )
    assert (robotics.subject, whole.subject) == ("Robotics", "Borealis")


def test_the_currency_of_an_analyst_is_not_the_calls() -> None:
    *_, fact = facts_of_talk(
        ("Ada", "收入为30亿元。"), ("Bob", "我看到回购了5亿美元,另有6亿美元。"), ("Ada", "营业利润为3亿。")
    )
    assert (fact.metric, fact.unit) == ("operating_profit", "CNY")


@pytest.mark.parametrize(
    "said",
    [
        "假设收入为10亿元,净利润率为20%。",  # an example is nobody's
        "We earn revenue of $450 on each box.",  # a price is not the revenue of a company
    ],
)
def test_a_figure_that_is_nobodys_is_no_fact(said: str) -> None:
    assert facts_of(said) == ()


def test_what_a_figure_may_be_off_by_belongs_to_it_across_its_period() -> None:
    (fact,) = facts_of("We expect revenue of $500 million in the third quarter, plus or minus 2%.")
    assert fact.as_written == "$500 million in the third quarter, plus or minus 2%"


@pytest.mark.parametrize(
    "said", ["过去三年收入复合增长20%。", "收入较2019年增长20%。", "Revenue grew at a CAGR of 20%."]
)
def test_growth_over_several_years_is_not_that_of_the_year(said: str) -> None:
    assert [fact for fact in facts_of(said) if fact.yoy is not None] == []


def test_a_list_of_an_amount_and_a_rate_keeps_both_metrics() -> None:
    found = facts_of("Revenue and gross margin were $500 million and 40%, respectively.", company="Borealis")
    assert [(fact.metric, fact.value) for fact in found] == [("revenue", 5e8), ("gross_margin", 40.0)]


def test_by_how_much_something_moved_the_revenue_is_not_the_revenue() -> None:
    assert [fact.metric for fact in facts_of("Currency lowered revenue by $8 million.")] == [None]


def test_growth_of_a_name_with_revenue_and_orders_is_of_neither() -> None:
    *_, fact = facts_of("Optics revenue grew 10%. Optics orders grew 12%. Optics grew 23%.")
    assert (fact.metric, fact.value) == (None, 23.0)


def test_orders_of_one_courier_are_not_the_orders() -> None:
    assert [fact.metric for fact in facts_of("Orders per courier grew 9%.")] == [None]


def test_a_share_of_a_market_is_the_companys_only_where_it_says_so() -> None:
    own, nobodys = facts_of("我们的市场份额升至20%。", "市场份额达到15%。")
    assert (own.metric, own.subject) == ("market_share", "北辰集团")
    assert (nobodys.metric, nobodys.subject) == ("market_share", None)


def test_management_may_give_a_figure_in_a_question_of_its_own() -> None:
    (fact,) = facts_of("毛利率为什么能到40%?")
    assert (fact.metric, fact.value) == ("gross_margin", 40.0)


def test_what_growth_is_compared_with_is_not_its_period() -> None:
    (fact,) = facts_of("与去年同期相比,收入增长8%至50亿元。")
    assert (fact.value, fact.yoy, fact.period_as_written) == (5e9, 8.0, None)


def test_an_amount_without_a_currency_is_in_the_calls_own() -> None:
    _, fact = facts_of("收入为100亿元。", "经营现金流为70亿。")
    assert fact.unit == "CNY"


def test_every_quote_and_amount_is_verbatim() -> None:
    texts = [text for text, _ in (*CHINESE, *ENGLISH)]
    for fact in facts_of(*texts):
        assert fact.quote in texts[fact.line - 1]
        assert fact.as_written is not None
        assert fact.as_written in fact.quote


LEDGERS = "Borealis Ledger Network now runs in 9 countries, and our settlement layer, BLN, is open to all."


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("BLN carried $31 billion of transfers.", "BLN"),
        ("BLN is growing. In October, it was over 50% of the traffic.", "BLN"),
        ("BLN and the token BTX carried $31 billion of transfers.", "BLN"),
        ("Traffic in the market was over 50% of last year's.", None),
        ("The GAAP bridge stands at $31 billion of transfers.", None),
    ],
)
def test_a_figure_without_a_metric_is_of_the_companys_product_that_its_sentence_names(
    said: str, subject: str | None
) -> None:
    lines = (LEDGERS, "We built BLN for banks. Members like BLN.", said)
    turn = Turn(lines=(1, 3), speaker="Ada", speaker_as_written="Ada", section="remarks")
    call = Call(company="Borealis Inc.", language="en", people=(COMPANY,), lines=lines, turns=(turn,))
    last = [fact for fact in extract(call).facts if fact.line == 3][-1]
    assert (last.metric, last.subject) == (None, subject)


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("With over 80 million of an installed base, Pulse Rings are perfect for runners.", "Pulse Rings"),
        ("On a year-over-year basis, tokens in circulation grew 59%.", "tokens"),
        ("Total handling and other costs increased 74% year-on-year to $448 million.", "Tarn"),
        ("Parcel return rate was 4.15% for the third quarter.", "Tarn"),
    ],
)
def test_an_english_phrase_says_whose_a_figure_is(sentence: str, subject: str) -> None:
    assert {fact.subject for fact in facts_of(sentence, company="Tarn")} == {subject}


def test_an_analysts_you_is_the_company() -> None:
    (fact,) = facts_of_talk(("Bob", "Last quarter, you had 28% so it is stepping up there."), company="Tarn")
    assert fact.subject == "Tarn"


def test_a_volume_is_of_the_product_that_the_speech_is_about() -> None:
    said = (
        "The Tarn Payments Network keeps growing. TPN is live in 8 countries. We are proud of TPN. "
        "We have seen rapid growth in TPN. As of last Friday, annualized transaction volume is $3.4 billion. "
        "Many like TPN. Institutions join our network, including 55 financial institutions."
    )
    turn = Turn(lines=(1, 1), speaker="Ada", speaker_as_written="Ada", section="remarks")
    call = Call(company="Tarn", language="en", people=(COMPANY,), lines=(said,), turns=(turn,))
    facts = extract(call).facts
    assert [(fact.as_written, fact.subject) for fact in facts][-2:] == [
        ("$3.4 billion", "TPN"),
        ("55", "TPN"),
    ]


def test_a_clause_of_very_many_figures_takes_no_long_time() -> None:
    started = time.process_time()
    assert len(facts_of("云 收入增长10% " * 1_500)) == 1_500
    assert time.process_time() - started < 1.5


@pytest.mark.parametrize(
    ("said", "yoy", "qoq"),
    [
        ("第四季營收1898億元，年成長是34%。", 34, None),
        ("全年營收6889億元，是歷史新高，年成長達26%。", 26, None),
        ("第三季營收為52億元，季成長約8%，年成長約12%。", 12, 8),
        ("第三季營收52億元，季對季衰退3%，年對年成長5%。", 5, -3),
    ],
)
def test_growth_in_the_words_of_taipei_is_that_of_the_figure_before_it(
    said: str, yoy: float, qoq: float | None
) -> None:
    (fact,) = facts_of(said)
    assert (fact.metric, fact.yoy, fact.qoq) == ("revenue", yoy, qoq)
