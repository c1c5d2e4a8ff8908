"""What an operator states in a company's profile reaches the answers."""

from handlers.render import answer_message
from store import Question, Store
from tests.conftest import NOW

PROFILE = """
name = "鲸屿集团"
tickers = ["DEMO:JYU"]
fiscal_year_end_month = 3
ir_contact = "ir@jingyu.example"

[[segments]]
name = "鲸选商城"
aliases = ["大鲸店"]

[notes]
reports_ebita = true
"""


def profiled(store: Store) -> Store:
    store.set_profile("鲸屿集团", PROFILE, now=NOW)
    return store


def test_a_segment_is_known_by_the_names_that_the_profile_states(recorded: Store) -> None:
    before = recorded.answer(Question(text="大鲸店收入多少"))
    after = profiled(recorded).answer(Question(text="大鲸店收入多少"))
    assert before.kind != "metric" or before.facts[0].subject != "鲸选商城"
    assert after.kind == "metric"
    assert after.facts[0].subject == "鲸选商城"


def test_what_the_record_does_not_hold_names_whom_to_ask(recorded: Store) -> None:
    answer = profiled(recorded).answer(Question(text="鲸屿集团每股收益多少"))
    assert answer.kind == "not_in_record"
    assert "ir@jingyu.example" in answer_message(answer).plain
