import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import bot.cli
from bot.cli import main
from handlers.render.words import word
from store import Store
from tests.console import Run, shape
from tests.running_bot import COMPANY, EARLIER, LATEST, SAMPLES


@pytest.fixture
def filled(onrecord: Run, recorded_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("ONRECORD_DATABASE_URL", recorded_url)
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
        "turns": {"lines", "speaker", "speaker_as_written", "section", "chars"},
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
    assert "• 罗青禾 (首席财务官)\n" in text
    assert "• 温可颐 (北岚证券)" in text
    assert "Q&A" in text
    filled("ingest", LATEST)
    assert ", also written Helen Luo" in filled("show").stdout


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


def test_run_says_which_setting_is_none_and_what_a_bad_one_means(
    onrecord: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("ONRECORD_OPERATOR", "1001")
    assert (
        "没有 ONRECORD_OPERATOR 这项设置，不起作用。是不是想写 ONRECORD_OPERATORS？" in onrecord("run").stderr
    )
    monkeypatch.setenv("ONRECORD_PUSH_WINDOW_DAYS", "two weeks")
    refused = onrecord("run").stderr
    assert "ONRECORD_PUSH_WINDOW_DAYS 的值无法使用。这一项是：召开日期在多少天以内" in refused


def test_every_command_explains_itself(onrecord: Run) -> None:
    listed = onrecord("--help").stdout
    for name in main.list_commands(None):  # type: ignore[arg-type]
        assert name in listed
        assert onrecord(name, "--help").exit_code == 0
    assert onrecord("unheard-of").exit_code == 2


@pytest.mark.parametrize("name", bot.cli._COMMANDS)
def test_a_command_is_listed_with_its_own_help(name: str) -> None:
    command = main.get_command(None, name)  # type: ignore[arg-type]
    assert command
    key = f"{bot.cli._COMMANDS[name][1]}.help.{name}"
    assert command.help in [word(language, key) for language in ("zh", "en")]  # told as it was first imported


def test_the_list_of_commands_loads_none_of_them() -> None:
    script = (
        "import sys; from bot.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "print([m for m in ('store', 'bot.config', 'pydantic', 'sqlalchemy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=SAMPLES.parents[1]
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_asking_loads_neither_telegram_nor_the_web_server(recorded: Store, recorded_url: str) -> None:
    script = (
        "import sys; from bot.cli import main\n"
        f"main(['ask', '收入？', '--database', {recorded_url!r}], standalone_mode=False)\n"
        "print([m for m in ('telegram', 'rich', 'tornado', 'apscheduler', 'httpx', 'jieba') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=SAMPLES.parents[1]
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_why_a_question_is_answered_as_it_is_can_be_read(filled: Run) -> None:
    said = filled("ask", "--explain", f"{COMPANY}云收入增长多少").stdout
    assert "metric figures" in said
    assert "cloud_revenue" in said
