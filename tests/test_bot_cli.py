import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from store import Store
from tests.running_bot import COMPANY, EARLIER, LATEST, SAMPLES

Run = Callable[..., Result]


@pytest.fixture
def onrecord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line on a database of its own, in English, without any setting from outside."""
    for name in os.environ:
        if name.startswith("ONRECORD_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("ONRECORD_DATABASE_URL", f"sqlite:///{tmp_path / 'cli.db'}")

    def run(*arguments: str | Path, typed: str | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=typed)

    return run


def shape(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


# ingest


def test_a_file_is_stored_once(onrecord: Run) -> None:
    first = shape(onrecord("ingest", EARLIER, "--json"))
    assert (first["file"], first["status"]) == (EARLIER.name, "new")
    again = shape(onrecord("ingest", EARLIER, "--json"))
    assert (again["status"], again["call"]) == ("unchanged", first["call"])
    assert [row["call"] for row in shape(onrecord("calls", "--json"))] == [first["call"]]


def test_a_pattern_that_the_shell_left_alone_is_filled_in(onrecord: Run) -> None:
    result = onrecord("ingest", SAMPLES / "jingyu-*.txt", "--json")
    assert result.exit_code == 0
    outcomes = [json.loads(text) for text in result.stdout.splitlines()]
    assert [outcome["file"] for outcome in outcomes] == sorted(path.name for path in SAMPLES.glob("*.txt"))


def breaking_off() -> bytes:
    """The invented call, cut off in the middle of an analyst's question."""
    text = EARLIER.read_text(encoding="utf-8")
    return text[: int(len(text) * 0.7)].encode()


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n\r\n", "empty"),
    "binary.bin": (bytes(range(256)) * 40, "neither text"),
    "zeros.txt": (b"\0" * 5000, "neither text"),
    "page.html": (b"<html><body><p>Weather</p><p>It rains.</p></body></html>", "does not look like"),
    "letter.txt": (("今天天气很好，我们去公园散步。\n" * 30).encode(), "does not look like"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_call_is_rejected_in_one_sentence(onrecord: Run, tmp_path: Path, name: str) -> None:
    data, reason = BAD[name]
    (tmp_path / name).write_bytes(data)
    result = onrecord("ingest", tmp_path / name, "--json")
    assert result.exit_code == 1
    outcome = json.loads(result.stdout)
    assert (outcome["status"], outcome["call"]) == ("rejected", None)
    assert [problem["line"] for problem in outcome["problems"]] == [None]
    assert reason in outcome["problems"][0]["message"]
    assert onrecord("calls", "--json").stdout.strip() == "[]"


def test_a_missing_file_is_rejected_and_the_others_go_in(onrecord: Run, tmp_path: Path) -> None:
    result = onrecord("ingest", tmp_path / "nowhere.txt", tmp_path, EARLIER, "--json")
    assert result.exit_code == 1
    outcomes = [json.loads(text) for text in result.stdout.splitlines()]
    assert [outcome["status"] for outcome in outcomes] == ["rejected", "rejected", "new"]
    assert "No such file" in outcomes[0]["problems"][0]["message"]


def test_a_transcript_that_breaks_off_is_kept_with_a_problem(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "cut.txt").write_bytes(breaking_off())
    outcome = shape(onrecord("ingest", tmp_path / "cut.txt", "--json"))
    assert outcome["status"] == "new"
    assert any("breaks off" in problem["message"] for problem in outcome["problems"])
    assert all(
        problem["message"] and "problems." not in problem["message"] for problem in outcome["problems"]
    )


def test_twenty_megabytes_are_refused_or_read_in_seconds(onrecord: Run, tmp_path: Path) -> None:
    line = "今天天气很好，我们去公园散步。\n".encode()
    over = tmp_path / "over.txt"
    over.write_bytes(line * (20_000_001 // len(line) + 1))
    result = onrecord("ingest", over, "--json")
    assert result.exit_code == 1
    assert "too large" in json.loads(result.stdout)["problems"][0]["message"]
    under = tmp_path / "under.txt"
    under.write_bytes(line * (19_000_000 // len(line)))
    result = onrecord("ingest", under, "--json")
    assert result.exit_code == 1
    assert "does not look like" in json.loads(result.stdout)["problems"][0]["message"]


def test_without_json_the_outcome_is_a_sentence(onrecord: Run, tmp_path: Path) -> None:
    result = onrecord("ingest", EARLIER)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{EARLIER.name}: stored as ")
    (tmp_path / "empty.txt").write_bytes(b"")
    result = onrecord("ingest", tmp_path / "empty.txt")
    assert result.exit_code == 1
    assert "empty" in result.stderr
    assert result.stdout == ""


# calls, show, digest, withdraw


@pytest.fixture
def filled(onrecord: Run) -> Run:
    assert onrecord("ingest", EARLIER, LATEST, "--no-push").exit_code == 0
    return onrecord


def test_calls_come_newest_first(filled: Run) -> None:
    rows = shape(filled("calls", "--json"))
    assert [row["source"] for row in rows] == [LATEST.name, EARLIER.name]
    assert set(rows[0]) >= {
        "call",
        "company",
        "period_as_written",
        "period_end",
        "held_at",
        "revision",
        "source",
    }
    assert rows[0]["company"] == COMPANY
    assert rows[0]["period_end"] == "2024-09-30"
    text = filled("calls").stdout
    assert text.index(rows[0]["call"]) < text.index(rows[1]["call"])


def test_show_has_the_shape_of_the_contract(filled: Run) -> None:
    shown = shape(filled("show", "--json"))
    assert shown["call"] == shape(filled("calls", "--json"))[0]["call"]
    assert (shown["fiscal_year"], shown["fiscal_quarter"]) == (2025, 2)
    assert shown["held_at"].startswith("2024-11-14T07:30:00")
    wanted = {
        "people": {"name", "also_written", "role", "firm", "side"},
        "sections": {"name", "lines"},
        "turns": {"lines", "speaker", "speaker_as_written", "section"},
        "qa": {"analyst", "firm", "question", "follow_ups", "sub_questions", "answers"},
        "metrics": {
            *("line", "subject", "metric", "value", "range", "unit", "as_written", "yoy", "yoy_words", "qoq"),
            *("prior", "period_as_written", "basis", "speaker", "side", "kind", "quote"),
        },
    }
    for table, fields in wanted.items():
        assert shown[table], table
        assert all(set(row) == fields for row in shown[table]), table
    exchange = shown["qa"][0]
    assert len(exchange["question"]["lines"]) == 2
    assert set(exchange["answers"][0]) >= {"speaker", "lines"}


def test_show_by_name_and_as_text(filled: Run) -> None:
    key = shape(filled("calls", "--json"))[1]["call"]
    assert shape(filled("show", key.lower(), "--json"))["call"] == key
    text = filled("show", key).stdout
    assert COMPANY in text
    assert "Q&A" in text


def test_a_digest_comes_as_text_and_with_its_proof(filled: Run) -> None:
    drawn = shape(filled("digest", "--json"))
    assert filled("digest").stdout.strip() == drawn["full"].strip()
    assert filled("digest", "--card").stdout.strip() == drawn["card"].strip()
    assert len(drawn["card"]) <= 400
    lines = shape(filled("show", "--json"))
    assert drawn["call"] == lines["call"]
    for item in drawn["items"]:
        assert set(item) == {"section", "text", "lines", "quote"}
        assert item["lines"][0] <= item["lines"][1]


def test_a_withdrawn_call_is_gone(filled: Run) -> None:
    key = shape(filled("calls", "--json"))[0]["call"]
    assert key in filled("withdraw", key).stdout
    assert key not in filled("calls", "--json").stdout
    assert filled("show", key, "--json").exit_code == 1


@pytest.mark.parametrize("command", [("show", "--json"), ("digest",), ("withdraw",)])
def test_an_unknown_call_is_one_sentence(filled: Run, command: tuple[str, ...]) -> None:
    result = filled(*command, "NOBODY-FY2025Q1")
    assert result.exit_code == 1
    assert "NOBODY-FY2025Q1" in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_an_empty_record_is_one_sentence(onrecord: Run) -> None:
    result = onrecord("show", "--json")
    assert result.exit_code == 1
    assert result.stderr == "No call has been stored yet.\n"


# ask, chat


def test_an_answer_has_the_shape_of_the_contract(filled: Run) -> None:
    answer = shape(filled("ask", f"{COMPANY}2025财年二季度总收入多少？", "--json"))
    fields = ("id", "kind", "headline", "text", "citations", "notes", "confidence")
    assert tuple(answer) == fields
    assert answer["headline"] in answer["text"]
    assert answer["citations"], answer
    for citation in answer["citations"]:
        assert set(citation) == {"call", "lines", "speaker", "section", "quote"}
        assert citation["quote"]
    assert filled("ask", f"{COMPANY}2025财年二季度总收入多少？").stdout.strip() == answer["text"].strip()


def test_a_batch_is_answered_line_by_line_in_its_order(filled: Run, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    entries = [{"id": "b", "q": "云业务增长多少？"}, {"id": 7, "q": "现在该不该买入这只股票？"}]
    questions.write_text("\n".join(json.dumps(entry) for entry in entries) + "\n\n", encoding="utf-8")
    answers = [json.loads(text) for text in filled("ask", "--batch", questions).stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", 7]
    assert answers[1]["kind"] == "declined"
    typed = questions.read_text(encoding="utf-8")
    assert filled("ask", "--batch", "-", typed=typed).stdout.splitlines() == [
        json.dumps(answer, ensure_ascii=False) for answer in answers
    ]


def test_a_bad_line_of_a_batch_is_named(filled: Run, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"id": 1, "q": "收入？"}\n[]\n', encoding="utf-8")
    result = filled("ask", "--batch", questions)
    assert result.exit_code == 2
    assert "Line 2" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("收入？", "--batch", os.devnull)])
def test_ask_wants_one_question_or_one_batch(onrecord: Run, arguments: tuple[str, ...]) -> None:
    result = onrecord("ask", *arguments)
    assert result.exit_code == 2
    assert "not both" in result.stderr


def test_the_console_answers_line_by_line(filled: Run) -> None:
    question = f"{COMPANY}2025财年二季度总收入多少？"
    result = filled("chat", typed=f"{question}\n\n")
    assert result.exit_code == 0
    assert filled("ask", question).stdout.strip() in result.stdout


# what cannot work


def test_an_unusable_database_is_one_sentence(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("this is no database, whatever its name says " * 50, encoding="utf-8")
    for url in (
        f"sqlite:///{tmp_path / 'text.db'}",
        f"sqlite:///{tmp_path / 'text.db' / 'x.db'}",
        "nonsense",
    ):
        result = onrecord("calls", "--database", url)
        assert result.exit_code == 2, url
        assert result.stderr.count("\n") == 1
        assert "Traceback" not in result.output


def test_run_without_a_token_says_how_to_get_one(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    result = onrecord("run")
    assert result.exit_code == 2
    assert "@BotFather" in result.stderr
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "请在 Telegram 里" in onrecord("run").stderr


def test_every_command_explains_itself(onrecord: Run) -> None:
    listed = onrecord("--help").stdout
    for name in main.list_commands(None):  # type: ignore[arg-type]
        assert name in listed
        assert onrecord(name, "--help").exit_code == 0
    assert onrecord("unheard-of").exit_code == 2


def test_asking_loads_neither_telegram_nor_the_web_server(recorded: Store, recorded_url: str) -> None:
    script = (
        "import sys; from bot.cli import main\n"
        f"main(['ask', '收入？', '--database', {recorded_url!r}], standalone_mode=False)\n"
        "print([m for m in ('telegram', 'rich', 'tornado', 'apscheduler', 'httpx') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=SAMPLES.parents[1]
    )
    assert done.stdout.splitlines()[-1] == "[]"
