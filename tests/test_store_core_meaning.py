"""What sentences mean: read in the background, kept beside the call, and gone with it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
from sqlalchemy import text

from store import MeaningReport, Question, Store
from store.db.session import Database
from tests.conftest import NOW, SAMPLES
from tests.tiny_meanings import TinyMeanings

OLDER, NEWER = "JYU-FY2025Q1", "JYU-FY2025Q2"
GOODS = ("退货", "寄回来")


Opened = Callable[[TinyMeanings | None], Store]


@pytest.fixture
def opened(recorded_url: str) -> Iterator[Opened]:
    """Opens the record of two calls, as often as wanted; all are closed at the end."""
    with ExitStack() as stack:
        yield lambda model: stack.enter_context(closing(Store.open(recorded_url, meanings=model)))


def read_all(store: Store) -> list[str]:
    found = []
    while key := store.meaning.read_next():
        found.append(key)
    return found


def test_calls_are_read_newest_first_and_once(opened: Opened) -> None:
    model = TinyMeanings(GOODS)
    store = opened(model)
    assert store.meaning.report() == MeaningReport(model="tiny", calls=2, embedded=0)
    assert read_all(store) == [NEWER, OLDER]
    assert store.meaning.report() == MeaningReport(model="tiny", calls=2, embedded=2)
    assert any("先检后退" in sentence for sentence in model.read)
    again = TinyMeanings(GOODS)
    assert read_all(opened(again)) == again.read == []


def test_a_call_that_comes_later_is_read_too(opened: Opened) -> None:
    store = opened(TinyMeanings(GOODS))
    read_all(store)
    name = "jingyu-fy2024q4.zh.txt"
    store.ingest(name, (SAMPLES / name).read_bytes(), now=NOW, push=False)
    assert read_all(store) == ["JYU-FY2024Q4"]


def test_what_is_broken_off_keeps_nothing_and_is_begun_again(opened: Opened) -> None:
    model = TinyMeanings(GOODS)
    store = opened(model)
    turns = iter([True, True, True, False])
    assert store.meaning.read_next(lambda: next(turns)) is None
    assert len(model.read) == 3
    assert store.meaning.report().embedded == 0
    assert store.meaning.read_next() == NEWER


def test_a_revision_drops_the_vectors_and_is_read_anew(opened: Opened) -> None:
    store = opened(TinyMeanings(GOODS))
    read_all(store)
    name = "jingyu-fy2025q2.zh.txt"
    changed = (SAMPLES / name).read_bytes() + "\n谢谢各位。".encode()
    assert store.ingest(name, changed, now=NOW, push=False).status == "revised"
    assert store.meaning.report().embedded == 1
    assert read_all(store) == [NEWER]


def test_a_withdrawal_drops_the_vectors(opened: Opened, recorded_url: str) -> None:
    store = opened(TinyMeanings(GOODS))
    read_all(store)
    store.withdraw(NEWER, now=NOW)
    assert store.meaning.report() == MeaningReport(model="tiny", calls=1, embedded=1)
    with closing(Database(recorded_url)) as db, db.read() as session:
        assert session.scalar(text("SELECT count(*) FROM sentence_vectors")) == 1
    assert read_all(store) == []


def test_a_call_that_is_withdrawn_while_it_is_read_gets_no_vectors(opened: Opened) -> None:
    store = opened(TinyMeanings(GOODS))

    def withdrawing() -> bool:
        if len(store.calls()) == 2:
            store.withdraw(NEWER, now=NOW)
        return True

    assert store.meaning.read_next(withdrawing) == NEWER
    assert store.meaning.report() == MeaningReport(model="tiny", calls=1, embedded=0)


def test_another_model_s_vectors_are_not_used_and_are_replaced(opened: Opened) -> None:
    read_all(opened(TinyMeanings(GOODS, model="first")))
    second = TinyMeanings(GOODS, ("云",), model="second")
    store = opened(second)
    store.answer(Question(text="退货率怎么样"))
    assert second.asked == []
    assert store.meaning.report() == MeaningReport(model="second", calls=2, embedded=0)
    assert read_all(store) == [NEWER, OLDER]
    store.answer(Question(text="退货率怎么样"))
    assert second.asked == ["退货率怎么样"]


def test_vectors_of_sentences_that_were_cut_otherwise_are_replaced(opened: Opened, recorded_url: str) -> None:
    model = TinyMeanings(GOODS)
    store = opened(model)
    read_all(store)
    with closing(Database(recorded_url)) as db, db.write() as session:
        session.execute(text("UPDATE sentence_vectors SET digest = 'other'"))
    store = opened(model)
    assert read_all(store) == []
    store.answer(Question(text="退货率怎么样"))
    assert model.asked == []
    assert read_all(store) == [NEWER]
    store.answer(Question(text="退货率怎么样"))
    assert model.asked == ["退货率怎么样"]


def test_questions_meet_the_vectors_as_soon_as_they_are_there(opened: Opened) -> None:
    model = TinyMeanings(GOODS)
    store = opened(model)
    store.answer(Question(text="退货率怎么样"))
    assert model.asked == []
    store.meaning.read_next()
    store.answer(Question(text="退货率怎么样"))
    assert model.asked == ["退货率怎么样"]


@pytest.mark.parametrize("question", ["退货率怎么样", "鲸屿云收入增长多少"])
def test_without_a_model_nothing_is_read_and_answers_are_what_they_were(
    opened: Opened, question: str
) -> None:
    plain = opened(None)
    before = plain.answer(Question(text=question))
    read_all(opened(TinyMeanings(GOODS)))
    assert plain.meaning.read_next() is None
    plain.meaning.warm_up()
    assert opened(None).answer(Question(text=question)) == before
    assert plain.meaning.report() == MeaningReport(model=None, calls=2, embedded=2)
