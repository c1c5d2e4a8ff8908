"""Whose words a question is about: analysts whose question only leads to another, people who were not there."""

import pytest

from store import Question, Store
from tests.conftest import NOW


@pytest.mark.parametrize(
    "text",
    ["What did Paul Grewal say about cloud?", "Alex Rogers said what on capex", "Did Paul Long say so?"],
)
def test_a_person_who_was_not_there_said_nothing(recorded: Store, text: str) -> None:
    answer = recorded.answer(Question(text=text))
    assert (answer.kind, answer.reason) == ("not_in_record", "name")


def test_words_that_only_look_like_a_name_are_none(recorded: Store) -> None:
    answer = recorded.answer(Question(text="How fast did Cloud Revenue grow?"))
    assert answer.kind == "metric"


@pytest.mark.parametrize("text", ["分析师都问了什么", "分析師問了什麼", "What did analysts ask about?"])
def test_what_all_the_analysts_asked_is_told_by_the_question_of_each(recorded: Store, text: str) -> None:
    answer = recorded.answer(Question(text=text))
    assert (answer.kind, answer.reason) == ("meta", "brokers")
    asked = {exchange.analyst for exchange in recorded.call().call.exchanges}
    assert {citation.speaker for citation in answer.citations} == asked
    assert all(set("?？") & set(citation.quote) for citation in answer.citations)


@pytest.mark.parametrize(
    ("text", "askers"),
    [
        ("分析师对云问了什么", {"陆知远", "温可颐"}),
        ("大家都问了云的哪些问题", {"陆知远", "温可颐"}),
        ("what did analysts ask about cloud?", {"陆知远", "温可颐"}),
        ("有没有分析师问到回购", {"邵予安"}),
    ],
)
def test_what_the_analysts_asked_about_a_topic_is_told_by_each_question_on_it(
    earlier: Store, text: str, askers: set[str]
) -> None:
    answer = earlier.answer(Question(text=text))
    assert (answer.kind, answer.reason) == ("meta", "asked_about")
    assert {citation.speaker for citation in answer.citations} == askers
    assert all(name in answer.data["names"] for name in askers)


def test_when_a_segment_turns_a_profit_is_not_told_of_another(earlier: Store) -> None:
    answer = earlier.answer(Question(text="云业务什么时候盈利"))
    assert not any("鲸屿海外更可能" in citation.quote for citation in answer.citations)


def test_a_segment_s_sum_is_not_told_of_a_part_that_the_question_narrows_it_to(earlier: Store) -> None:
    assert earlier.answer(Question(text="鲸屿海外收入是多少")).kind == "metric"
    narrower = earlier.answer(Question(text="工业鲸屿海外单独收入是多少"))
    assert narrower.kind == "not_in_record"


@pytest.mark.parametrize(
    "text", ["谁是CEO", "CEO叫什么名字", "CEO?", "CEO name", "what's the CEO's name", "who is the CEO"]
)
def test_who_holds_an_office_is_told_by_the_roster(recorded: Store, text: str) -> None:
    answer = recorded.answer(Question(text=text))
    assert (answer.kind, answer.reason, answer.data.get("name")) == ("meta", "office", "程亦舟")


@pytest.mark.parametrize(
    "text",
    [
        "Who went with the CEO to the warehouse?",
        "What went wrong in the quarter, per the CEO?",
        "Which two warehouses did the CEO name?",
        "谁陪CEO去的仓库",
        "按CEO的说法,这个季度哪里没做好",
    ],
)
def test_what_an_office_only_stands_beside_is_not_who_holds_it(recorded: Store, text: str) -> None:
    assert recorded.answer(Question(text=text)).reason != "office"


def test_an_office_is_told_by_the_line_that_gives_it_though_two_share_a_first_name(store: Store) -> None:
    text = (
        "Halden Robotics (HLDN)\nQ3 2025 Earnings Call\nNov 06, 2025, 5:00 p.m. ET\n\n"
        "Operator\n\nWelcome to the Halden Robotics call.\n\n"
        "Nora Vance -- Chief Executive Officer\n\nThank you. Steve will speak of the quarter.\n\n"
        "Steve Holm -- Chief Financial Officer\n\nRevenue was $40 million.\n\n"
        "Operator\n\nOur first question comes from Steve Pell with Northgate.\n\n"
        "Steve Pell -- Northgate -- Analyst\n\nHow are margins?\n\n"
        "Steve Holm -- Chief Financial Officer\n\nThey are flat.\n"
    )
    store.ingest("halden.txt", text.encode(), now=NOW, push=False)
    answer = store.answer(Question(text="who is the CFO?"))
    assert (answer.reason, answer.data["name"]) == ("office", "Steve Holm")
    assert answer.citations[0].quote == "Steve Holm -- Chief Financial Officer"
