import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.console import Run, shape
from tests.running_bot import EARLIER, LATEST, SAMPLES


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
    assert [outcome["file"] for outcome in outcomes] == sorted(path.name for path in SAMPLES.glob("jingyu-*"))


def test_a_folder_is_every_transcript_in_it_and_below_it(onrecord: Run, tmp_path: Path) -> None:
    folder, latest = tmp_path / "calls", LATEST.read_bytes()
    (folder / "2024").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "z.TXT").write_bytes(EARLIER.read_bytes())
    (folder / "2024" / "b.txt").write_bytes(latest)
    for name in (".git/x.txt", ".hidden.txt", "~$z.docx", "z.TXT.report.txt", "2024/b.txt.report.txt"):
        (folder / name).write_bytes(latest)
    (folder / "cover.png").write_bytes(b"\x89PNG")
    result = onrecord("ingest", folder, "--json")
    assert result.exit_code == 0, result.output
    outcomes = [json.loads(text) for text in result.stdout.splitlines()]
    assert [(each["file"], each["status"]) for each in outcomes] == [("b.txt", "new"), ("z.TXT", "new")]
    assert "(1)" in result.stderr
    assert "cover.png" in result.stderr


def test_a_link_is_followed_within_its_folder_and_not_out_of_it(onrecord: Run, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "calls", tmp_path / "elsewhere"
    for place in (folder / "..data", elsewhere):
        place.mkdir(parents=True)
    (elsewhere / "secret.txt").write_bytes(LATEST.read_bytes())
    (folder / "..data" / "mounted.txt").write_bytes(EARLIER.read_bytes())
    (folder / "mounted.txt").symlink_to(Path("..data", "mounted.txt"))
    (folder / "again.txt").symlink_to("mounted.txt")
    (folder / "out.txt").symlink_to(elsewhere / "secret.txt")
    (folder / "below").symlink_to(elsewhere)
    (folder / "round.txt").symlink_to("round.txt")
    result = onrecord("ingest", folder, "--json")
    assert [json.loads(text)["file"] for text in result.stdout.splitlines()] == ["again.txt"]
    assert result.exit_code == 0
    assert "out.txt" in result.stderr
    named = onrecord("ingest", folder / "out.txt", "--json")
    assert shape(named)["status"] == "new"


def test_a_folder_with_nothing_to_read_is_rejected(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = onrecord("ingest", tmp_path / "empty", "--json")
    assert result.exit_code == 1
    outcome = json.loads(result.stdout)
    assert (outcome["file"], outcome["status"]) == ("empty", "rejected")
    assert "no file of a format that is read" in outcome["problems"][0]["message"]


def test_a_pattern_may_name_folders_and_names_no_file_twice(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "one.txt").write_bytes(EARLIER.read_bytes())
    (tmp_path / "a" / "two.txt").write_bytes(LATEST.read_bytes())
    result = onrecord("ingest", tmp_path / "a" / "**", "--json")
    assert [json.loads(text)["file"] for text in result.stdout.splitlines()] == ["one.txt", "two.txt"]


def test_an_empty_name_does_not_stand_for_the_folder_that_one_is_in(
    onrecord: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLES)
    result = onrecord("ingest", "", "--json")
    assert result.exit_code == 2
    assert onrecord("calls", "--json").stdout.strip() == "[]"


def test_a_name_that_is_no_text_does_no_harm(onrecord: Run, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"call-\xff.txt")
    try:
        path.write_bytes(EARLIER.read_bytes())
    except OSError:
        pytest.skip("this file system has no such names")
    assert shape(onrecord("ingest", path, "--json"))["file"] == "call-?.txt"


def on_a_terminal(tmp_path: Path, *, piped: bool) -> tuple[str, str]:
    """What `ingest` of the samples draws on a terminal, and what it writes into a pipe."""
    pty = pytest.importorskip("pty", reason="needs a terminal of POSIX")
    reader, terminal = pty.openpty()
    environ = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", "COLUMNS": "80"}
    command = [
        sys.executable,
        "-m",
        "bot",
        "ingest",
        str(SAMPLES),
        "--database",
        f"sqlite:///{tmp_path / 'x.db'}",
    ]
    with subprocess.Popen(
        command,
        cwd=SAMPLES.parents[1],
        env=environ,
        stdout=subprocess.PIPE if piped else terminal,
        stderr=terminal,
    ) as running:
        os.close(terminal)
        drawn = b""
        with contextlib.suppress(OSError):  # how Linux says that nobody writes any more
            while piece := os.read(reader, 65_536):
                drawn += piece
        stdout = running.stdout.read() if running.stdout else b""
    os.close(reader)
    assert running.returncode == 0, drawn
    return drawn.decode(), stdout.decode()


def test_a_bar_is_drawn_on_the_terminal_and_stays_out_of_a_pipe(tmp_path: Path) -> None:
    drawn, stdout = on_a_terminal(tmp_path, piped=True)
    assert "Reading transcripts" in drawn
    assert EARLIER.name not in drawn
    told = [line.partition(":")[0] for line in stdout.splitlines() if line[0] != " "]
    assert told == sorted(path.name for path in SAMPLES.glob("*.txt"))


def test_on_a_terminal_each_outcome_has_a_line_of_its_own_above_the_bar(tmp_path: Path) -> None:
    drawn, _ = on_a_terminal(tmp_path, piped=False)
    assert "Reading transcripts" in drawn
    for name in (EARLIER.name, LATEST.name):
        before = drawn.partition(f"{name}: stored as")[0]
        assert before.endswith(("\x1b[2K", "\n")), before[-80:]


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
    assert "no such file" in outcomes[0]["problems"][0]["message"]


def test_a_transcript_that_breaks_off_is_kept_with_a_problem(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "cut.txt").write_bytes(breaking_off())
    outcome = shape(onrecord("ingest", tmp_path / "cut.txt", "--json"))
    assert outcome["status"] == "new"
    assert any("breaks off" in problem["message"] for problem in outcome["problems"])
    assert all(
        problem["message"] and "problems." not in problem["message"] for problem in outcome["problems"]
    )


LINE = "今天天气很好，我们去公园散步。\n".encode()


def test_more_than_twenty_megabytes_are_refused(onrecord: Run, tmp_path: Path) -> None:
    over = tmp_path / "over.txt"
    over.write_bytes(LINE * (20_000_001 // len(LINE) + 1))
    result = onrecord("ingest", over, "--json")
    assert result.exit_code == 1
    assert "too large" in json.loads(result.stdout)["problems"][0]["message"]


@pytest.mark.parametrize("size", [2_000_000, pytest.param(19_000_000, marks=pytest.mark.slow)])
def test_megabytes_of_something_else_are_read_in_seconds(onrecord: Run, tmp_path: Path, size: int) -> None:
    under = tmp_path / "under.txt"
    under.write_bytes(LINE * (size // len(LINE)))
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
