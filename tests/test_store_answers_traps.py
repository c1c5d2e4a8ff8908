"""The traps of a real call: what must be answered, and what must never be."""

from pathlib import Path

import pytest

from handlers.render import answer_message
from store import Answer, Question, Store
from tests.conftest import NOW
from tests.judging import check_stands_in_record, holds, score

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def alibaba(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with the real call in it."""
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('alibaba') / 'onrecord.db'}")
    path = shared / "transcripts" / "alibaba-2024-12-quarter.zh.txt"
    outcome = store.ingest(path.name, path.read_bytes(), now=NOW)
    assert outcome.status == "new", outcome
    return store


def ask(store: Store, text: str) -> tuple[Answer, str, str]:
    answer = store.answer(Question(text=text))
    check_stands_in_record(answer, store)
    message = answer_message(answer)
    return answer, message.headline, message.plain


def cited(answer: Answer) -> set[int]:
    return {line for citation in answer.citations for line in range(citation.lines[0], citation.lines[1] + 1)}


def test_cloud_revenue_has_a_growth_and_no_amount(alibaba: Store) -> None:
    answer, headline, text = ask(alibaba, "阿里云收入多少")
    assert answer.kind == "not_given"
    assert "亿" not in headline
    assert holds(text, "13%")


def test_capex_of_the_quarter_is_only_an_analysts(alibaba: Store) -> None:
    answer, headline, text = ask(alibaba, "资本开支多少")
    assert answer.kind == "not_given"
    assert not holds(headline, "310亿")
    assert 75 in cited(answer)
    assert {41, 88} & cited(answer)
    assert "分析师" in text


def test_net_profit_comes_on_both_bases(alibaba: Store) -> None:
    _, headline, text = ask(alibaba, "净利润")
    assert holds(headline, "464亿")
    assert holds(headline, "511亿")
    assert holds(headline, "333%")
    assert "GAAP" in text


def test_the_groups_growth_is_not_the_clouds(alibaba: Store) -> None:
    answer, headline, _ = ask(alibaba, "集团收入增长11%?")
    assert holds(headline, "8%")
    assert not holds(headline, "11%")
    assert 54 in cited(answer)


def test_ebitda_is_given_as_it_is_written(alibaba: Store) -> None:
    _, headline, _ = ask(alibaba, "集团EBITDA多少")
    assert holds(headline, "549亿")


def test_the_share_of_tokens_differs_between_two_places(alibaba: Store) -> None:
    answer, _, text = ask(alibaba, "token 在云上占比")
    assert holds(text, "90%")
    assert holds(text, "95%")
    assert "differs" in {note.key for note in answer.notes}


def test_the_remaining_buyback_is_said_by_the_analyst(alibaba: Store) -> None:
    answer, headline, text = ask(alibaba, "还有多少回购额度")
    assert 132 in cited(answer)
    assert not holds(headline, "207亿")
    assert "analyst_only" in {note.key for note in answer.notes}
    assert "分析师" in text


def test_when_the_international_business_turns_profitable_has_three_answers(alibaba: Store) -> None:
    answer, _, _ = ask(alibaba, "AIDC 何时盈利")
    assert {39, 110, 111} <= cited(answer)


def test_who_answered_is_not_named_where_the_record_does_not(alibaba: Store) -> None:
    _, headline, _ = ask(alibaba, "谁答了 DeepSeek 那题")
    assert "公司代表" in headline
    assert "吴泳铭" not in headline


def test_a_fall_is_never_confirmed_as_a_growth(alibaba: Store) -> None:
    _, headline, text = ask(alibaba, "菜鸟收入增长了多少")
    assert "下降" in headline
    assert holds(headline, "1%")
    assert "亿" not in text


def test_the_share_of_inference_is_of_new_demand(alibaba: Store) -> None:
    answer, _, text = ask(alibaba, "推理占比")
    assert holds(text, "新需求中")
    assert holds(text, "60%到70%")
    assert 123 in cited(answer)


@pytest.mark.parametrize("text", ["EPS", "每股收益多少", "毛利率", "毛利率是多少", "full-year guidance"])
def test_what_nobody_said_is_not_in_the_record(alibaba: Store, text: str) -> None:
    answer, _, _ = ask(alibaba, text)
    assert answer.kind in ("not_in_record", "not_given")


def test_an_analysts_paraphrase_is_marked_as_his(alibaba: Store) -> None:
    answer, _, _ = ask(alibaba, "管理层说过未来两年是半程吗")
    assert "analyst_only" in {note.key for note in answer.notes}


def test_nine_in_ten_dev_questions_are_answered_right(alibaba: Store, shared: Path) -> None:
    right, wrong, misses = score(shared / "eval" / "alibaba-2024-12-quarter.questions.jsonl", alibaba)
    assert right >= 90, "\n".join(misses)
    assert wrong <= 5, "\n".join(misses)
