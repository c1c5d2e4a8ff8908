"""Whose words a question is about: analysts whose question only leads to another, people who were not there."""

import pytest

from store import Question, Store


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
