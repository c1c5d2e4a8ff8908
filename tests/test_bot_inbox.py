import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.inbox import Inbox
from handlers.admins import Admins
from handlers.context import Services
from store import Store
from tests.running_bot import EARLIER

LETTER = "今天天气很好，我们去公园散步。\n".encode() * 20


class Clock:
    """The time as a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def services(
    store: Store, language: str = "en", limit: int = 20_000_000, clock: Clock | None = None
) -> Services:
    return Services(
        store=store,
        admins=Admins(),
        wake=lambda: None,
        stop=lambda: None,
        language=language,
        file_limit_bytes=limit,
        push_window_days=None,
        now=clock or Clock(),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "inbox"
    place.mkdir()
    return place


def taken(inbox: Inbox, given: Services) -> list[str]:
    """The names and outcomes of one look."""
    outcomes = [inbox.take(name, given) for name in inbox.settled()]
    return [f"{outcome.file}: {outcome.status}" for outcome in outcomes if outcome is not None]


def visible(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_at_rest_is_stored_and_moved_with_a_report_beside_it(store: Store, folder: Path) -> None:
    inbox, given = Inbox(folder), services(store)
    (folder / EARLIER.name).write_bytes(EARLIER.read_bytes())
    (folder / "letter.txt").write_bytes(LETTER)
    assert taken(inbox, given) == []
    assert taken(inbox, given) == [f"{EARLIER.name}: new", "letter.txt: rejected"]
    assert visible(folder) == [
        f"done/{EARLIER.name}",
        f"done/{EARLIER.name}.report.txt",
        "rejected/letter.txt",
        "rejected/letter.txt.report.txt",
    ]
    (row,) = store.calls()
    report = (folder / "done" / f"{EARLIER.name}.report.txt").read_text(encoding="utf-8")
    assert report.startswith(f"{EARLIER.name}: stored as {row.key}.")
    refusal = (folder / "rejected" / "letter.txt.report.txt").read_text(encoding="utf-8")
    assert "not stored" in refusal
    assert "does not look like an earnings call" in refusal
    assert taken(inbox, given) == taken(inbox, given) == []


def test_a_report_names_every_problem_with_its_line_in_the_language_that_is_set(
    store: Store, folder: Path
) -> None:
    text = EARLIER.read_text(encoding="utf-8")
    (folder / "cut.txt").write_text(text[: int(len(text) * 0.7)], encoding="utf-8")
    inbox, given = Inbox(folder), services(store, language="zh")
    taken(inbox, given)
    assert taken(inbox, given) == ["cut.txt: new"]
    sentences = (folder / "done" / "cut.txt.report.txt").read_text(encoding="utf-8").splitlines()
    assert sentences[0].startswith("cut.txt：已收录为")
    assert any(sentence.startswith("  第") and "中断" in sentence for sentence in sentences[1:])


def test_a_file_that_still_grows_is_left_alone(store: Store, folder: Path) -> None:
    data, path = EARLIER.read_bytes(), folder / "call.txt"
    inbox, given = Inbox(folder), services(store)
    for part in (1000, 2000, len(data)):
        path.write_bytes(data[:part])
        assert taken(inbox, given) == []
    assert taken(inbox, given) == ["call.txt: new"]


def test_a_file_that_is_written_again_at_the_same_size_is_left_alone(store: Store, folder: Path) -> None:
    path = folder / "call.txt"
    path.write_bytes(EARLIER.read_bytes())
    inbox, given = Inbox(folder), services(store)
    for second in (1, 2, 3):
        os.utime(path, (second, second))
        assert taken(inbox, given) == []
    assert taken(inbox, given) == ["call.txt: new"]


def test_a_file_that_grows_while_it_is_read_stays_until_it_is_whole(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, path = EARLIER.read_text(encoding="utf-8"), folder / "call.txt"
    path.write_text(text[: int(len(text) * 0.7)], encoding="utf-8")
    inbox, given, ingest = Inbox(folder), services(store), store.ingest

    def slow(*arguments: object, **options: object) -> object:
        path.write_text(text, encoding="utf-8")
        return ingest(*arguments, **options)  # type: ignore[arg-type]

    taken(inbox, given)
    with monkeypatch.context() as patch:
        patch.setattr(store, "ingest", slow)
        assert taken(inbox, given) == ["call.txt: new"]
    assert visible(folder) == ["call.txt"]
    assert taken(inbox, given) == []
    assert taken(inbox, given) == ["call.txt: revised"]
    assert visible(folder) == ["done/call.txt", "done/call.txt.report.txt"]


def test_a_name_that_stands_there_already_gets_a_number(store: Store, folder: Path) -> None:
    inbox, given = Inbox(folder), services(store)
    for _ in range(3):
        (folder / "call.txt").write_bytes(EARLIER.read_bytes())
        taken(inbox, given)
        assert len(taken(inbox, given)) == 1
    names = ["call.txt", "call-2.txt", "call-3.txt"]
    reports = [f"{name}.report.txt" for name in names]
    assert visible(folder / "done") == sorted(names + reports)
    assert "nothing changed" in (folder / "done" / "call-3.txt.report.txt").read_text(encoding="utf-8")


def test_links_folders_hidden_and_unfinished_files_and_reports_are_ignored(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(EARLIER.read_bytes())
    (folder / "link.txt").symlink_to(outside)
    (folder / "nowhere.txt").symlink_to(tmp_path / "nowhere.txt")
    (folder / "folder.txt").mkdir()
    (folder / "folder.txt" / "below.txt").write_bytes(EARLIER.read_bytes())
    for name in (".hidden.txt", "~$call.docx", "call.pdf.part", "call.txt.crdownload", "call.txt.report.txt"):
        (folder / name).write_bytes(EARLIER.read_bytes())
    before = sorted(folder.rglob("*"))
    inbox, given = Inbox(folder), services(store)
    assert taken(inbox, given) == taken(inbox, given) == []
    assert sorted(folder.rglob("*")) == before
    assert store.calls() == ()


def test_a_file_over_the_limit_is_rejected_unread(store: Store, folder: Path) -> None:
    (folder / "long.txt").write_bytes(b"x" * 1001)
    inbox, given = Inbox(folder), services(store, limit=1000)
    taken(inbox, given)
    assert taken(inbox, given) == ["long.txt: rejected"]
    report = (folder / "rejected" / "long.txt.report.txt").read_text(encoding="utf-8")
    assert "too large: 1001 bytes" in report


def test_a_name_that_is_no_text_does_no_harm(store: Store, folder: Path) -> None:
    name = os.fsdecode(b"call-\xff.txt")
    try:
        (folder / name).write_bytes(EARLIER.read_bytes())
    except OSError:
        pytest.skip("this file system has no such names")
    inbox, given = Inbox(folder), services(store)
    taken(inbox, given)
    assert taken(inbox, given) == ["call-?.txt: new"]
    assert (folder / "done" / name).is_file()


def test_what_cannot_be_moved_is_said_once_not_ingested_again_and_moved_when_it_can_be(
    store: Store, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("done", "rejected"):  # files where the folders should be; they cannot be moved either
        (folder / name).write_bytes(b"")
    (folder / "call.txt").write_bytes(EARLIER.read_bytes())
    inbox, given = Inbox(folder), services(store)
    with caplog.at_level(logging.ERROR, logger="bot.inbox"):
        taken(inbox, given)
        assert "call.txt: new" in taken(inbox, given)
        assert taken(inbox, given) == taken(inbox, given) == []
    assert caplog.text.count("call.txt cannot be moved") == 1
    (folder / "done").unlink()
    (folder / "rejected").unlink()
    assert taken(inbox, given) == []
    assert visible(folder) == ["done/call.txt", "done/call.txt.report.txt"]
    report = (folder / "done" / "call.txt.report.txt").read_text(encoding="utf-8")
    assert "stored as" in report


def test_after_a_crash_before_the_move_the_file_is_taken_again_and_changes_nothing(
    store: Store, folder: Path
) -> None:
    (folder / EARLIER.name).write_bytes(EARLIER.read_bytes())
    store.ingest(EARLIER.name, EARLIER.read_bytes(), now=datetime(2026, 1, 5, tzinfo=UTC))
    inbox, given = Inbox(folder), services(store)
    taken(inbox, given)
    assert taken(inbox, given) == [f"{EARLIER.name}: unchanged"]
    assert [row.revision for row in store.calls()] == [1]
    assert (folder / "done" / EARLIER.name).is_file()


def test_a_failing_store_keeps_no_other_file_back_and_is_tried_later(
    store: Store, folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_bytes(EARLIER.read_bytes())
    (folder / "b.txt").write_bytes(LETTER)
    clock, ingest = Clock(), store.ingest
    inbox, given = Inbox(folder), services(store, clock=clock)

    def failing(name: str, *arguments: object, **options: object) -> object:
        if name == "a.txt":
            raise ZeroDivisionError
        return ingest(name, *arguments, **options)  # type: ignore[arg-type]

    taken(inbox, given)
    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR, logger="bot.inbox"):
        patch.setattr(store, "ingest", failing)
        assert taken(inbox, given) == ["b.txt: rejected"]
        assert taken(inbox, given) == []
    assert caplog.text.count("a.txt failed") == 1
    assert taken(inbox, given) == []
    clock.now += timedelta(seconds=11)
    assert taken(inbox, given) == ["a.txt: new"]


def test_a_folder_that_is_gone_is_said_once_and_watched_again_when_it_is_back(
    store: Store, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    inbox, given = Inbox(folder), services(store)
    folder.rmdir()
    with caplog.at_level(logging.ERROR, logger="bot.inbox"):
        assert taken(inbox, given) == taken(inbox, given) == []
    assert caplog.text.count("cannot be looked at") == 1
    folder.mkdir()
    (folder / "call.txt").write_bytes(EARLIER.read_bytes())
    taken(inbox, given)
    assert taken(inbox, given) == ["call.txt: new"]
