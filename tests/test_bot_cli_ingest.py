import json
from pathlib import Path

import pytest

from tests.console import Run, shape
from tests.running_bot import EARLIER, SAMPLES


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
