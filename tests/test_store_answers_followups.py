"""A follow-up takes what it leaves unsaid from the question before it, and says what it took."""

import pytest

from handlers.render import answer_message
from store import Answer, Question, Store
from tests.judging import check_stands_in_record, holds


def ask(store: Store, text: str, earlier: str | None = None) -> tuple[Answer, str]:
    answer = store.answer(Question(text=text, earlier=(earlier,) if earlier else ()))
    check_stands_in_record(answer, store)
    return answer, answer_message(answer).plain


@pytest.mark.parametrize(
    ("earlier", "text", "figure", "assumed"),
    [
        ("鲸选商城收入多少", "那海外呢？", "收入", "收入"),
        ("鲸选商城收入多少", "调整后EBITA呢", "EBITA", "鲸选商城"),
        ("鲸屿海外收入增长多少", "青汐物流呢", "青汐物流", "收入"),
    ],
)
def test_subject_or_metric_is_inherited_and_said(
    recorded: Store, earlier: str, text: str, figure: str, assumed: str
) -> None:
    answer, shown = ask(recorded, text, earlier)
    assert answer.kind == "metric"
    assert holds(shown, figure)
    note = next(note for note in answer.notes if note.key == "assumed")
    assert assumed in note.data["what"]


def test_a_question_that_says_everything_inherits_nothing(recorded: Store) -> None:
    answer, _ = ask(recorded, "集团自由现金流多少", "鲸屿云收入多少")
    assert "assumed" not in {note.key for note in answer.notes}
    assert answer.facts[0].metric == "fcf"


def test_the_same_question_alone_is_asked_without_memory(recorded: Store) -> None:
    alone, _ = ask(recorded, "那海外呢？")
    assert "assumed" not in {note.key for note in alone.notes}


def test_how_an_analysts_question_was_answered_follows_what_he_asked(recorded: Store) -> None:
    answer, shown = ask(recorded, "那管理层怎么回答的", "海岬证券问了什么")
    assert answer.kind == "passage"
    assert "海岬证券" in shown


@pytest.mark.parametrize("text", ["谢谢", "好的", "thanks!", "ok"])
def test_thanks_are_no_follow_up(recorded: Store, text: str) -> None:
    answer, _ = ask(recorded, text, "鲸屿云收入多少")
    assert answer.kind == "declined"


@pytest.mark.parametrize("text", ["谢谢，鲸屿云收入增长多少", "你好，集团净利润多少"])
def test_a_friendly_word_before_a_question_does_not_hide_it(recorded: Store, text: str) -> None:
    assert ask(recorded, text)[0].kind in ("metric", "not_given")
