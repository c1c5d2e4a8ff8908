"""Figures under a heading: the period that a turn turns to is that of what it says next."""

import pytest

from handlers.render import answer_message
from store import Question, Store
from tests.conftest import NOW

_CALL = """Brackwater Foods, Inc. (BRKW) Q4 2025 Earnings Call February 10, 2026

Company Participants
Dana Whitlock - Chief Financial Officer

Conference Call Participants
Paul Enderby - Marlow Securities

Operator: Good morning and welcome to the Brackwater Foods fourth quarter 2025 earnings call.
I will now hand over to Dana Whitlock, Chief Financial Officer. Please go ahead.

Dana Whitlock: Thank you. Let me begin with our fourth quarter results. Revenue was $210 million, up 6%.
On a same store basis, revenue increased 2%. Adjusted EBITDA was $31 million.

Now turning to the results of fiscal 2025. Revenue was $805 million, up 9%.
Gross profit rose by $20 million to $322 million.
Adjusted EBITDA rose by $11 million to $118 million.

Turning to our outlook for fiscal 2026. We expect revenue to grow between 4% and 6%.

Operator: Our first question comes from Paul Enderby of Marlow Securities.

Paul Enderby: Could you tell us more about the harvest?

Dana Whitlock: The harvest was fine, and we see no change in the cost of grain.
The weather hedges cost us $3 million in the year.
"""


@pytest.fixture(scope="module")
def foods(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with one call of a fourth quarter, whose two halves give the same metrics."""
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('foods') / 'onrecord.db'}")
    outcome = store.ingest("brackwater.txt", _CALL.encode(), now=NOW)
    assert outcome.status == "new", outcome
    return store


@pytest.mark.parametrize(
    ("question", "wanted", "unwanted"),
    [
        ("What was revenue for the quarter?", "$210 million", "$805 million"),
        ("revenue in Q4", "$210 million", "$805 million"),
        ("What was revenue for the full year?", "$805 million", "$210 million"),
        ("revenue for the whole fiscal year", "$805 million", "$210 million"),
        ("Adjusted EBITDA in the quarter?", "$31 million", "$118 million"),
        ("How much adjusted EBITDA did they make for the year?", "$118 million", "$31 million"),
        ("全年毛利多少", "$322 million", "$20 million)"),
    ],
)
def test_a_figure_is_of_the_period_of_its_heading(
    foods: Store, question: str, wanted: str, unwanted: str
) -> None:
    headline = answer_message(foods.answer(Question(text=question))).headline
    assert wanted in headline
    assert unwanted not in headline


def test_a_part_or_another_base_is_no_second_opinion(foods: Store) -> None:
    answer = foods.answer(Question(text="How much did revenue grow in Q4?"))
    assert "6%" in answer_message(answer).headline
    assert "2%" not in answer_message(answer).headline
    assert not answer.notes


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("rev for the qtr?", "$210 million"),
        ("whos the money guy", "Dana Whitlock"),
        ("how much did the weather hedges cost them?", "$3 million"),
    ],
)
def test_shorthand_of_chats_is_read_as_words(foods: Store, question: str, wanted: str) -> None:
    assert wanted in answer_message(foods.answer(Question(text=question))).plain


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how many people work at brackwater", "not_in_record"),
        ("what did yondel grocers say about grain", "not_in_record"),
        ("what did the head of logistics say about grain", "not_in_record"),
        ("nice weather today, hello", "declined"),
    ],
)
def test_what_nobody_on_the_call_can_answer_is_not_answered(foods: Store, question: str, kind: str) -> None:
    assert foods.answer(Question(text=question)).kind == kind
