"""Sentences of invented calls beside the facts that are read from them."""

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


def test_an_amount_without_a_currency_is_in_the_calls_own() -> None:
    _, fact = facts_of("收入为100亿元。", "经营现金流为70亿。")
    assert fact.unit == "CNY"


def test_every_quote_and_amount_is_verbatim() -> None:
    texts = [text for text, _ in (*CHINESE, *ENGLISH)]
    for fact in facts_of(*texts):
        assert fact.quote in texts[fact.line - 1]
        assert fact.as_written is not None
        assert fact.as_written in fact.quote
