"""What a company's older calls say counts too, and they are read only where they may say it."""

from dataclasses import replace
from datetime import date

import pytest

from store import Question, Store
from store.answers import Scope
from tests.conftest import NOW
from tests.small_calls import CHIEF, small_call


@pytest.fixture
def scope(store: Store) -> Scope:
    """Three calls, of which the oldest names a rival."""
    said = ("拼多多也进了这个市场。", "海外业务在增长。", "我们专注于云业务。")
    for quarter, text in enumerate(said, 1):
        call = small_call((CHIEF, text))
        when = {"fiscal_quarter": quarter, "period_end": date(2024, 3 * quarter, 28)}
        store.save(f"{quarter}.txt", replace(call, held_at=None, **when), now=NOW)  # type: ignore[arg-type]
    return store._scopes.scope(store.companies()[0][0])


def was_read(scope: Scope) -> list[bool]:
    return ["passages" in vars(index) or "_texts" in vars(index) for index in map(scope.index, scope.calls)]


def test_a_name_of_an_older_call_is_known_and_only_that_call_is_read(scope: Scope) -> None:
    assert scope.tells_of(("@pinduoduo",))
    assert was_read(scope) == [True, False, True]


def test_a_name_that_stands_nowhere_reads_no_older_call(scope: Scope) -> None:
    assert not scope.tells_of(("@hema",))
    assert not scope.tells_of(("&ubs",))
    assert was_read(scope) == [True, False, False]


def test_a_question_naming_what_an_older_call_names_is_not_refused_for_the_name(
    store: Store, scope: Scope
) -> None:
    assert store.answer(Question(text="拼多多怎么样")).reason != "name"
    assert store.answer(Question(text="盒马怎么样")).reason == "name"
