"""`onrecord faq`, `unanswered` and `audit` on a console."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from store import Store
from tests.conftest import NOW, SAMPLES

Run = Callable[..., Result]
ADD = (
    *("faq", "add", "--question", "公司有多少员工", "--answer", "见年报。", "--owner", "IR"),
    *("--source", "2024年年报", "--expires", "2099-12-31"),
)


def test_a_draft_is_added_reviewed_approved_and_expired_and_the_log_tells(onrecord: Run) -> None:
    assert "#1 is now “draft”" in onrecord(*ADD).output
    for verb, state in (("review", "reviewed"), ("approve", "approved")):
        assert f"#1 is now “{state}”" in onrecord("faq", verb, "1").output
    assert "approved · IR" in onrecord("faq", "list").output
    asked = json.loads(onrecord("ask", "公司有多少员工？", "--json").output)
    assert (asked["kind"], asked["headline"]) == ("curated", "见年报。")
    assert any("IR" in note and "2024年年报" in note for note in asked["notes"])
    assert "#1 is now “expired”" in onrecord("faq", "expire", "1").output
    log = json.loads(onrecord("audit", "--json").output)
    assert [row["action"] for row in log] == ["faq.expired", "faq.approved", "faq.reviewed", "faq.add"]
    assert all(row["actor"].startswith("cli:") for row in log)


@pytest.mark.parametrize("name", ["faq.csv", "faq.yaml"])
def test_of_an_export_only_what_was_changed_is_imported_and_as_a_draft(
    onrecord: Run, tmp_path: Path, name: str
) -> None:
    onrecord(*ADD, "--also", "员工人数", "--also", "有几个员工")
    onrecord(*ADD[:3], "问几次都一样吗", *ADD[4:])
    onrecord("faq", "approve", "1")
    path = tmp_path / name
    assert onrecord("faq", "export", path).exit_code == 0
    unchanged = "unchanged: already here with the same words.\n"
    assert onrecord("faq", "import", path).output == f"0 drafts imported.\n2 {unchanged}"
    path.write_text(path.read_text("utf-8").replace("见年报。", "见 2025 年年报。", 1), "utf-8")
    assert onrecord("faq", "import", path).output == f"1 draft imported.\n1 {unchanged}"
    states = [entry["state"] for entry in json.loads(onrecord("faq", "list", "--json").output)]
    assert states == ["approved", "draft", "draft"]
    listed = onrecord("faq", "list", "--state", "draft").output
    assert "#3" in listed
    assert "#1" not in listed


def test_an_export_says_how_many_it_wrote_and_opens_in_a_spreadsheet(onrecord: Run, tmp_path: Path) -> None:
    onrecord(*ADD)
    path = tmp_path / "faq.csv"
    assert onrecord("faq", "export", path).output == f"1 entry written to {path}.\n"
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,")
    done = onrecord("faq", "export", tmp_path / "nowhere" / "faq.csv")
    assert (done.exit_code, "no such file or folder" in done.output) == (1, True)


def test_one_entry_is_shown_whole(onrecord: Run) -> None:
    onrecord(*ADD)
    assert "见年报。" in onrecord("faq", "show", "1").output
    assert json.loads(onrecord("faq", "show", "1", "--json").output)["owner"] == "IR"
    assert (onrecord("faq", "show", "2").exit_code, onrecord("faq", "show", "0").exit_code) == (1, 2)


def test_a_faulty_table_ends_with_a_sentence_and_changes_nothing(onrecord: Run, tmp_path: Path) -> None:
    path = tmp_path / "faq.csv"
    path.write_text("question,answer,owner,source,expires_on\n甲,乙,丙,丁,soon\n", encoding="utf-8")
    done = onrecord("faq", "import", path)
    assert done.exit_code == 1
    assert "Entry 1: “soon” is no date" in done.output
    assert "no standard answers yet" in onrecord("faq", "list").output


def test_an_unknown_number_ends_with_a_sentence(onrecord: Run) -> None:
    done = onrecord("faq", "approve", "9")
    assert (done.exit_code, done.output) == (1, "There is no standard answer number 9.\n")


def test_unanswered_questions_are_listed_and_closed(
    onrecord: Run, recorded: Store, recorded_url: str
) -> None:
    recorded.desk.missed(-7, 1, "火星基地什么时候开业", "mark", now=NOW)
    told = onrecord("unanswered", "--database", recorded_url).output
    assert "1 question in 1 group" in told
    (group,) = json.loads(onrecord("unanswered", "--json", "--database", recorded_url).output)
    number = group["questions"][0]["id"]
    assert "1 closed" in onrecord("unanswered", "--close", str(number), "--database", recorded_url).output
    assert "No question is waiting" in onrecord("unanswered", "--database", recorded_url).output


def test_a_file_and_a_withdrawal_are_in_the_log_and_what_changed_nothing_is_not(
    onrecord: Run, recorded_url: str
) -> None:
    assert "empty" in onrecord("audit", "--database", recorded_url).output
    for _ in range(2):
        onrecord("ingest", SAMPLES / "tarnwick-fy2024q3.en.txt", "--no-push", "--database", recorded_url)
    told = onrecord("audit", "--database", recorded_url).output
    assert told.count("stored TNWK-FY2024Q3: tarnwick-fy2024q3.en.txt") == 1
    onrecord("withdraw", "JYU-FY2025Q1", "--database", recorded_url)
    assert "withdrew JYU-FY2025Q1" in onrecord("audit", "--database", recorded_url).output


def test_the_whole_log_is_exported_as_csv_and_nothing_in_it_runs(onrecord: Run, tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'cli.db'}")
    for number in range(60):
        store.desk.note("7", "withdraw", f"=CALL{number}", now=NOW)
    store.close()
    assert len(json.loads(onrecord("audit", "--json").output)) == 50
    head, *rows = onrecord("audit", "--all", "--csv").output.splitlines()
    assert head == "at,actor,action,target,detail"
    assert len(rows) == 60
    assert rows[0] == "2025-02-21T02:00:00+00:00,7,withdraw,'=CALL59,"
