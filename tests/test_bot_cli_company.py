"""`onrecord company`, `diff`, `reparse` and what can be supplied with a file, as an operator types them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from tests.running_bot import EARLIER, LATEST

Run = Callable[..., Result]
KEY = "JYU-FY2025Q2"


@pytest.fixture
def onrecord(onrecord: Run, recorded_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line on a database with the invented calls."""
    monkeypatch.setenv("ONRECORD_DATABASE_URL", recorded_url)
    return onrecord


def shape(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


# company


def test_companies_are_listed(onrecord: Run) -> None:
    assert shape(onrecord("company", "list", "--json")) == [
        {"company": "鲸屿集团", "key": "jyu", "tickers": ["DEMO:JYU"], "calls": 2}
    ]
    assert "鲸屿集团" in onrecord("company", "list").stdout


def test_a_profile_is_shown_edited_from_a_file_and_kept_as_written(onrecord: Run, tmp_path: Path) -> None:
    first = onrecord("company", "show", "鲸屿集团").stdout
    assert 'name = "鲸屿集团"' in first
    text = f"# 我们的说明\n{first}".replace("aliases = []", 'aliases = ["鲸屿"]', 1)
    (tmp_path / "jyu.toml").write_text(text, encoding="utf-8")
    result = onrecord("company", "edit", "DEMO:JYU", "--file", tmp_path / "jyu.toml")
    assert result.exit_code == 0, result.output
    assert "2 calls were read again" in result.stdout
    assert onrecord("company", "show", "鲸屿").stdout == text


def test_a_profile_can_come_from_standard_input(onrecord: Run) -> None:
    assert onrecord("company", "edit", "jyu", typed='name = "鲸屿"\n').exit_code == 0
    assert onrecord("company", "show", "jyu").stdout == 'name = "鲸屿"\n'
    again = onrecord("company", "edit", "jyu", "--file", "-", typed='name = "鲸屿"\n')
    assert "not changed" in again.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('name = "鲸屿"\nalias = ["x"]\n', "Line 2: there is no “alias”. Known: name, tickers, aliases"),
        ('name = "鲸屿\n', "Line 1 is not valid TOML"),
        ("", "“name” is missing."),
    ],
)
def test_a_mistake_is_told_with_its_line_and_changes_nothing(onrecord: Run, text: str, told: str) -> None:
    before = onrecord("company", "show", "jyu").stdout
    result = onrecord("company", "edit", "jyu", typed=text)
    assert result.exit_code == 1
    assert told in result.stderr
    assert onrecord("company", "show", "jyu").stdout == before


def test_a_file_that_cannot_be_read_is_told(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "gbk.toml").write_bytes('name = "鲸屿"'.encode("gbk"))
    for name in ("nowhere.toml", "gbk.toml"):
        result = onrecord("company", "edit", "jyu", "--file", tmp_path / name)
        assert result.exit_code == 1
        assert "cannot be read" in result.stderr


def test_the_editor_opens_on_the_profile_and_again_after_a_mistake(
    onrecord: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    written = iter(['name = "鲸屿"\nx = 1\n', 'name = "鲸屿"\n'])

    def edit(text: str, extension: str) -> str:
        seen.append(text)
        return next(written)

    monkeypatch.setattr("bot.cli.company._typed", lambda: True)
    monkeypatch.setattr(click, "edit", edit)
    result = onrecord("company", "edit", "jyu", typed="y\n")
    assert result.exit_code == 0, result.output
    assert "there is no “x”" in result.stderr
    assert 'name = "鲸屿集团"' in seen[0]
    assert seen[1] == 'name = "鲸屿"\nx = 1\n'


def test_an_unknown_company_is_told(onrecord: Run) -> None:
    result = onrecord("company", "show", "云岫")
    assert result.exit_code == 1
    assert "鲸屿集团" in result.stderr


# diff and reparse


def revised(onrecord: Run, tmp_path: Path) -> None:
    text = LATEST.read_text(encoding="utf-8").replace("总收入为798亿元", "总收入为799亿元")
    (tmp_path / "b.txt").write_text(text, encoding="utf-8")
    assert shape(onrecord("ingest", tmp_path / "b.txt", "--json"))["status"] == "revised"


def test_two_revisions_are_compared_as_text(onrecord: Run, tmp_path: Path) -> None:
    revised(onrecord, tmp_path)
    told = onrecord("diff", KEY).stdout
    assert f"{KEY}: revision 1 ({LATEST.name}) → revision 2 (b.txt)" in told
    assert "总收入为798亿元" in told
    assert "总收入为799亿元" in told
    assert "Figures changed: 1" in told
    assert len(told) < 3900


def test_two_revisions_are_compared_as_json(onrecord: Run, tmp_path: Path) -> None:
    revised(onrecord, tmp_path)
    told = shape(onrecord("diff", KEY, "--from", "1", "--to", "2", "--json"))
    assert (told["call"], told["from"]["revision"], told["to"]["source"]) == (KEY, 1, "b.txt")
    (line,) = told["lines"]
    assert line["old"] == line["new"]
    (figure,) = told["figures"]
    assert (figure["old"]["as_written"][:3], figure["new"]["as_written"][:3]) == ("798", "799")
    assert (told["people"], told["header"]) == ([], [])


def test_a_call_without_an_earlier_revision_has_no_difference(onrecord: Run) -> None:
    result = onrecord("diff", KEY)
    assert result.exit_code == 1
    assert "only one revision" in result.stderr
    assert onrecord("diff", KEY, "--from", "1", "--to", "1").stdout.endswith("do not differ.\n")


def test_stored_calls_are_read_again(onrecord: Run) -> None:
    one = shape(onrecord("reparse", KEY, "--json"))
    assert (one["call"], one["changed"]) == (KEY, False)
    assert len(onrecord("reparse", "--all").stdout.splitlines()) >= 2


@pytest.mark.parametrize("arguments", [[], [KEY, "--all"]])
def test_what_is_read_again_is_named_or_all(onrecord: Run, arguments: list[str]) -> None:
    assert onrecord("reparse", *arguments).exit_code == 2


# supplied


def bare(tmp_path: Path) -> Path:
    """The invented call without the words that say whose it is, of which quarter and when."""
    text = EARLIER.read_text(encoding="utf-8")
    spoken = text[text.index("操作员\n") :].replace("鲸屿集团2024年6月季度财报电话会议", "会议")
    (tmp_path / "bare.txt").write_text(spoken, encoding="utf-8")
    return tmp_path / "bare.txt"


def test_what_a_file_does_not_say_is_supplied(onrecord: Run, tmp_path: Path) -> None:
    given = ["--company", "云岫能源", "--period", "2024年9月季度", "--date", "2024-11-14T07:30-05:00"]
    outcome = shape(onrecord("ingest", bare(tmp_path), *given, "--json"))
    assert (outcome["status"], outcome["call"]) == ("new", "云岫能源-2024-09-30")
    row = next(row for row in shape(onrecord("calls", "--json")) if row["call"] == outcome["call"])
    assert (row["company"], row["period_as_written"]) == ("云岫能源", "2024年9月季度")
    assert (row["period_end"], row["held_at"]) == ("2024-09-30", "2024-11-14T07:30:00-05:00")


def test_what_a_file_says_is_not_replaced(onrecord: Run, tmp_path: Path) -> None:
    outcome = shape(onrecord("ingest", EARLIER, "--company", "云岫能源", "--json"))
    assert outcome["call"] == "JYU-FY2025Q1"
    assert any(
        "鲸屿集团" in each["message"] and "云岫能源" in each["message"] for each in outcome["problems"]
    )


@pytest.mark.parametrize(
    "arguments",
    [[EARLIER, LATEST, "--company", "x"], [EARLIER, "--date", "2024-13-01"], [EARLIER, "--date", "x"]],
)
def test_what_is_supplied_must_make_sense(onrecord: Run, arguments: list[str | Path]) -> None:
    assert onrecord("ingest", *arguments).exit_code == 2
