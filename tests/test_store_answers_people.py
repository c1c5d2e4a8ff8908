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
