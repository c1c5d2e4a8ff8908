"""What answers in words, and what only looks as if it did."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from store import Answer, Person, Question, Store
from tests.conftest import NOW
from tests.databases import Databases
from tests.judging import check_stands_in_record
from tests.small_calls import ANALYST, FINANCE, PEOPLE, fact, small_call

TEXT = """Halden Robotics (HLDN) Q3 2025 Earnings Call
November 6, 2025, 5:00 p.m. ET

Company Participants
Nora Vance - Chief Executive Officer
Ivo Brandt - Chief Financial Officer
Pia Lund - Head of Investor Relations

Conference Call Participants
Leo Hart - Northgate Securities
Mara Quill - Fenwick Partners

Operator
Good day and welcome to the call. I will turn it over to Nora Vance.

Nora Vance
Thank you. Orders for warehouse arms were strong in every region. Our engineers are proud of the new gripper, which
has gone into every plant of ours, and 40% of the orders came from returning buyers. Ross McKellan built it.

Ivo Brandt
Service revenue grew 31% to $84 million. That is well above what we had planned in spring, and I thank the people
in the field, who looked after every arm through a summer in which two of the ports that we ship from stood still for
weeks, and who found the time to train their new colleagues in four countries. It was driven by longer
contracts in Europe. Net loss was $3 million.

The old line in Lisbon was closed in March 2024.

The line in Porto opens in spring 2026.

Operator
Our first question comes from Leo Hart with Northgate Securities.

Leo Hart
How do smaller warehouses in Peru come by an arm without capital of their own?

Nora Vance
Peru pays by the month.

Leo Hart
And do you hedge the Brazilian real against the dollar?

Ivo Brandt
No, we do not, neither there nor in Peru.

Operator
Our next question comes from Mara Quill with Fenwick Partners.

Mara Quill
What is the plan for the plant in Poland?

Nora Vance
The plant in Poland opens in spring.

Operator
This concludes today's call. You may now disconnect.
"""


@pytest.fixture
def halden(databases: Databases) -> Iterator[Store]:
    """A store with one English call."""
    url = databases.copy("halden", lambda store: _stored(store, TEXT))
    opened = Store.open(url)
    yield opened
    opened.close()
    databases.drop(url)


def _stored(store: Store, text: str) -> None:
    store.ingest("halden.txt", text.encode(), now=NOW, push=False)


def ask(store: Store, text: str) -> Answer:
    answer = store.answer(Question(text=text))
    check_stands_in_record(answer, store)
    return answer


def quoted(answer: Answer) -> str:
    return "\n".join(citation.quote for citation in answer.citations)


def test_the_reason_for_a_figure_may_stand_two_sentences_behind_it(halden: Store) -> None:
    said = quoted(ask(halden, "Why did service revenue grow?"))
    assert said.startswith("Service revenue grew 31%")
    assert said.endswith("driven by longer contracts in Europe.")


def test_a_figure_of_something_else_does_not_say_how_many(halden: Store) -> None:
    assert ask(halden, "How many engineers do you have?").kind == "not_in_record"


def test_who_did_not_speak_said_nothing_but_may_be_addressed(halden: Store) -> None:
    assert ask(halden, "What did Pia Lund say about orders?").reason == "silent"
    assert ask(halden, "What did Ross McKellan say about the gripper?").reason == "silent"
    assert ask(halden, "What was service revenue, Pia Lund?").kind == "metric"


@pytest.mark.parametrize(
    ("text", "kind"), [("股价能涨到多少", "declined"), ("毛利率能涨到多少", "not_in_record")]
)
def test_how_far_a_price_will_go_is_declined_and_how_far_a_margin_is_not(
    halden: Store, text: str, kind: str
) -> None:
    assert ask(halden, text).kind == kind


def test_the_date_of_a_figure_is_not_the_date_of_the_call(halden: Store) -> None:
    assert ask(halden, "What date was the call?").reason == "date"
    assert ask(halden, "What date was the net loss of 3 million?").reason == "figures"


def test_a_short_reply_to_a_follow_up_is_quoted_though_it_shares_no_word(halden: Store) -> None:
    answer = ask(halden, "Do you hedge the Brazilian real?")
    assert answer.reason == "asked_and_answered"
    assert "No, we do not" in quoted(answer)


def test_what_was_answered_to_another_question_is_not_quoted(halden: Store) -> None:
    answer = ask(halden, "How do smaller warehouses in Peru get an arm without capital?")
    assert answer.reason == "asked_and_answered"
    assert "by the month" in quoted(answer)
    assert "neither there" not in quoted(answer)


@pytest.mark.parametrize(
    "text",
    [
        "Leo Hart asked about the Brazilian real. What is the policy?",
        "What did Ivo Brandt say when Northgate Securities asked about Peru?",
    ],
)
def test_a_question_that_only_recalls_an_analysts_gets_what_was_answered(halden: Store, text: str) -> None:
    assert "No, we do not" in quoted(ask(halden, text))


def test_when_one_thing_happens_is_not_answered_with_the_time_of_another(halden: Store) -> None:
    said = quoted(ask(halden, "When does the line in Porto open?"))
    assert "spring 2026" in said
    assert "Lisbon" not in said


def test_the_figure_of_the_quarter_comes_before_that_of_the_half(store: Store) -> None:
    half, quarter = "上半年集团收入为900亿元。", "集团收入为500亿元。"
    given = (
        fact(2, None, "revenue", half, value=90e9, as_written="900亿元", period_as_written="上半年"),
        fact(4, None, "revenue", quarter, value=50e9, as_written="500亿元"),
    )
    call = small_call((FINANCE, half), (FINANCE, quarter), facts=given)
    store.save("x.txt", call, now=NOW)
    assert [each.as_written for each in ask(store, "收入多少").facts] == ["500亿元"]


def test_a_long_speech_is_quoted_only_as_far_as_a_message_is_short(store: Store) -> None:
    speech = "我们在里斯本开了新的配送中心。" + "".join(
        f"{place}的同事为此准备了很久,也请客户先来看过,大家都很满意。"
        for place in "东南西北上下左右前后内外" * 2
    )
    store.save("x.txt", small_call((FINANCE, speech)), now=NOW)
    said = quoted(ask(store, "里斯本的配送中心怎么样"))
    assert said.startswith("我们在里斯本")
    assert 150 < len(said) <= 300


def test_a_name_that_two_people_share_names_neither(store: Store) -> None:
    call = small_call((ANALYST, "Thank you."))
    sharing = (Person(name="Leo Hart", side="analyst"), Person(name="Rosa Hart", side="analyst"))
    store.save("x.txt", replace(call, people=(*PEOPLE, *sharing)), now=NOW)
    people = store._scopes.scope(store.companies()[0][0]).people
    found = {name: [each.names for each in people.find(name)] for name in ("rosa", "leo hart", "hart")}
    assert found == {"rosa": [("Rosa Hart",)], "leo hart": [("Leo Hart",)], "hart": []}
