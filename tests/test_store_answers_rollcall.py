"""Who was on a call, asked in any order of words: a place among the askers, whose firm, in whose stead, who leads."""

import pytest

from handlers.render import answer_message
from store import Answer, Question, Store
from tests.conftest import NOW
from tests.databases import StoreLike
from tests.ostrava import CALL


@pytest.fixture
def ostrava(store_like: StoreLike) -> Store:
    return store_like(
        "ostrava", lambda store: store.ingest("ostrava.txt", CALL.encode(), now=NOW, push=False)
    )


def _answer(store: Store, text: str, *earlier: str) -> Answer:
    return store.answer(Question(text=text, earlier=earlier))


@pytest.mark.parametrize(
    ("text", "reason", "told"),
    [
        ("last questioner firm", "last_asker", "Deutsche Bank"),
        ("last questioner name", "last_asker", "Bruno Falk"),
        ("who got the last question of the evening", "last_asker", "Bruno Falk"),
        ("Which analyst got the first slot, and from what shop?", "first_asker", "Northgate Securities"),
        ("who kicked off the Q&A", "first_asker", "Anton Meyer"),
        ("who closed out the questions", "last_asker", "Bruno Falk"),
        ("who had the final word among the analysts", "last_asker", "Bruno Falk"),
        ("Who went second in Q&A?", "nth_asker", "Jonas Pell"),
        ("penultimate questioner", "nth_asker", "Saoirse Lund"),
        ("second to last analyst", "nth_asker", "Saoirse Lund"),
        ("third analyst firm", "nth_asker", "Goldman Sachs"),
        ("谁打的头阵", "first_asker", "Anton Meyer"),
        ("最后一个提问的是谁家的", "last_asker", "Deutsche Bank"),
        ("末位提问者 机构", "last_asker", "Deutsche Bank"),
        ("倒數第二個發問的是誰", "nth_asker", "Saoirse Lund"),
        ("第二位提问者的机构", "nth_asker", "H.C. Wainwright"),
        ("who came right after Northgate", "nth_asker", "Jonas Pell"),
    ],
)
def test_a_place_among_the_askers_is_told_in_any_order_of_words(
    ostrava: Store, text: str, reason: str, told: str
) -> None:
    answer = _answer(ostrava, text)
    assert (answer.kind, answer.reason) == ("meta", reason)
    assert told in answer_message(answer).plain


@pytest.mark.parametrize(
    "text",
    [
        "who asked twice",
        "Which analyst came back later for another round?",
        "谁问了两轮",
        "有誰問了不止一次",
        "did Anton Meyer ask again",
    ],
)
def test_who_came_back_to_ask_is_told(ostrava: Store, text: str) -> None:
    answer = _answer(ostrava, text)
    assert (answer.kind, answer.reason) == ("meta", "asked_again")
    assert "Anton Meyer" in answer.data["names"]


@pytest.mark.parametrize(
    "text", ["how many questions were asked", "list the analysts in order", "几个人提问"]
)
def test_all_who_asked_are_listed_in_their_order(ostrava: Store, text: str) -> None:
    answer = _answer(ostrava, text)
    assert (answer.reason, answer.data["count"]) == ("brokers", "4")
    assert answer.data["names"].index("Anton Meyer") < answer.data["names"].index("Bruno Falk")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what was the last question about", "How much power do you need?"),
        ("what was the very last question of the Q&A section about", "How much power do you need?"),
        ("第二个提问聊的是什么", "What is the plan for wages?"),
        ("第二题问啥", "What is the plan for wages?"),
        ("最后一问聊啥", "How much power do you need?"),
        ("What did Saoirse Lund of Deutsche Bank ask?", "where the tailings go"),
    ],
)
def test_what_was_asked_in_a_place_or_by_the_one_named_is_quoted(
    ostrava: Store, text: str, told: str
) -> None:
    answer = _answer(ostrava, text)
    assert (answer.kind, answer.reason) == ("passage", "asked")
    assert told in answer.citations[0].quote


@pytest.mark.parametrize("text", ["who answered the last question", "最后一个问题是谁回答的"])
def test_who_answered_the_question_in_a_place_is_told(ostrava: Store, text: str) -> None:
    answer = _answer(ostrava, text)
    assert (answer.reason, "Hugo Brandt" in answer.data["names"]) == ("answered_by", True)


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        ("which analyst asked first about wages", "Jonas Pell"),
        ("who was last to ask about tailings", "Saoirse"),
    ],
)
def test_who_asked_of_a_matter_is_not_told_by_his_place(ostrava: Store, text: str, asker: str) -> None:
    answer = _answer(ostrava, text)
    assert answer.reason == "asker_on"
    assert asker in answer_message(answer).plain
    assert answer.citations[0].quote.endswith("?")  # what was asked stands first, then who did
    assert answer.notes == ()  # that these are an analyst's words is what was asked


@pytest.mark.parametrize("text", ["who asked first?", "最后一个提问的是谁"])
def test_a_place_among_the_askers_follows_up_no_question_before_it(ostrava: Store, text: str) -> None:
    answer = _answer(ostrava, text, "What is the plan for wages?")
    assert answer.reason in ("first_asker", "last_asker")


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("Bruno Falk是第几个提问的", "4", "Bruno Falk"),
        ("which place did Goldman ask in", "3", "Saoirse Lund"),
        ("第二個發問的是不是高盛", "2", "Jonas Pell"),
        ("was the second question from Deutsche Bank or Goldman?", "2", "Jonas Pell"),
        ("#3 analyst", "3", "Saoirse Lund"),
        ("who asked question number two", "2", "Jonas Pell"),
    ],
)
def test_the_place_of_one_and_the_one_in_a_place_are_told(
    ostrava: Store, text: str, place: str, name: str
) -> None:
    answer = _answer(ostrava, text)
    assert (answer.reason, answer.data["place"], answer.data["name"]) == ("nth_asker", place, name)
