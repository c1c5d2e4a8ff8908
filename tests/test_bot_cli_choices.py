"""A question that fits two companies on a console, and where `--database` may stand."""

import shlex
from pathlib import Path

import pytest

from tests.console import Run


@pytest.fixture
def several(onrecord: Run, all_recorded_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("ONRECORD_DATABASE_URL", all_recorded_url)
    return onrecord


def test_what_fits_two_companies_is_offered_with_the_command_that_asks_each(several: Run) -> None:
    told = several("ask", "总收入多少").stdout.splitlines()
    offered = [line for line in told if "onrecord ask " in line]
    assert [line.split()[0] for line in offered] == ["1", "2"]
    asked = [shlex.split(line[line.index("onrecord ask ") :])[2] for line in offered]
    answers = [several("ask", question).stdout for question in asked]
    assert sorted(("798亿元" in answer, "$412 million" in answer) for answer in answers) == [
        (False, True),
        (True, False),
    ]


def test_in_the_console_a_number_chooses(several: Run) -> None:
    shown = several("chat", typed="总收入多少\n2\n2\n").stdout
    assert ("798亿元" in shown) != ("$412 million" in shown)
    assert "(type 2)" in shown


@pytest.mark.parametrize("command", ["calls", "db check"])
def test_the_database_may_be_named_before_the_command_or_behind_it(
    onrecord: Run, recorded_url: str, command: str, tmp_path: Path
) -> None:
    words = command.split()
    behind = onrecord(*words, "--database", recorded_url)
    before = onrecord("--database", recorded_url, *words)
    assert behind.exit_code == before.exit_code == 0
    assert before.stdout == behind.stdout != onrecord(*words).stdout
    nearer = onrecord("--database", f"sqlite:///{tmp_path / 'other.db'}", *words, "--database", recorded_url)
    assert nearer.stdout == behind.stdout
