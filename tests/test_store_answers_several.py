"""Questions over several calls or companies, and quarters that fit two calls."""

from pathlib import Path

import pytest

from handlers.render import answer_message
from store import Question, Store
from tests.conftest import NOW
from tests.judging import check_stands_in_record

CALLS = Path(__file__).with_name("calls")


def test_a_figure_over_several_quarters_is_given_call_by_call(all_recorded: Store) -> None:
    answer = all_recorded.answer(Question(text="鲸屿过去四个季度云收入增长多少"))
    assert (answer.kind, answer.reason) == ("metric", "over_calls")
    assert [row.period_end.month for row in answer.calls if row.period_end] == [9, 6, 3, 12]
    assert {fact.subject for fact in answer.facts} == {"鲸屿云"}
    assert answer_message(answer).headline.count("\n") == 3
    check_stands_in_record(answer, all_recorded)


@pytest.mark.parametrize("text", ["鲸屿和Tarnwick的收入哪个增长快", "Tarnwick 和鲸屿的净利润"])
def test_two_companies_stand_side_by_side_in_their_own_words(all_recorded: Store, text: str) -> None:
    answer = all_recorded.answer(Question(text=text))
    assert (answer.kind, answer.reason) == ("metric", "compared")
    assert {row.company for row in answer.calls} == {"鲸屿集团", "Tarnwick Automation, Inc."}
    check_stands_in_record(answer, all_recorded)


def test_three_companies_stand_side_by_side(all_recorded: Store) -> None:
    call = CALLS / "xinglan-2025-q2.zh.txt"
    assert all_recorded.ingest(call.name, call.read_bytes(), now=NOW, push=False).status == "new"
    answer = all_recorded.answer(Question(text="鲸屿、Tarnwick和星澜互动的收入"))
    assert answer.reason == "compared"
    assert len({row.company for row in answer.calls}) == 3
    check_stands_in_record(answer, all_recorded)


def test_without_a_company_it_is_asked_back_and_not_compared(all_recorded: Store) -> None:
    answer = all_recorded.answer(Question(text="收入多少"))
    assert (answer.kind, answer.reason) == ("clarify", "company")


def test_a_quarter_that_fits_two_calls_is_asked_back(all_recorded: Store) -> None:
    answer = all_recorded.answer(Question(text="鲸屿2024Q2收入"))
    assert (answer.kind, answer.reason) == ("clarify", "period")
    assert [choice.label for choice in answer.choices] == ["FY2025Q1 (2024-06)", "FY2024Q2 (2023-09)"]
    chosen = [all_recorded.answer(Question(text=choice.text)) for choice in answer.choices]
    assert [each.call.period_end.year for each in chosen if each.call and each.call.period_end] == [
        2024,
        2023,
    ]
    assert {each.kind for each in chosen} == {"metric"}


def test_a_fiscal_quarter_is_not_asked_back(all_recorded: Store) -> None:
    assert all_recorded.answer(Question(text="鲸屿FY2024Q2收入")).kind == "metric"
