"""What is worked out of the program's files is kept from start to start, and never instead of what they say today."""

import os
import sys
import tempfile
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from store.text import kept

CODE = """
from pathlib import Path
from store.text.kept import kept

WORKED_OUT = []

@kept
def words(name):
    WORKED_OUT.append(name)
    return Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8").split()
"""
Start = Callable[[], ModuleType]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is kept."""
    (tmp_path / "kept").mkdir()
    monkeypatch.setattr(kept, "own_folder", lambda: tmp_path / "kept")
    return tmp_path / "kept"


@pytest.fixture
def field(tmp_path: Path, folder: Path) -> Path:
    """A package with a file of words."""
    (tmp_path / "field").mkdir()
    (tmp_path / "field" / "listed.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "field" / "cues.toml").write_text("需求 demand", encoding="utf-8")
    return tmp_path / "field"


@pytest.fixture
def started(field: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """The package as a process has it that has just started."""

    def start() -> ModuleType:
        kept._stamp.cache_clear()
        spec = spec_from_file_location("listed", field / "listed.py")
        assert spec
        assert spec.loader
        module = module_from_spec(spec)
        monkeypatch.setitem(sys.modules, "listed", module)
        spec.loader.exec_module(module)
        return module

    return start


def test_it_is_worked_out_at_the_first_start_only(started: Start) -> None:
    for expected in (["cues"], []):
        module = started()
        assert [module.words("cues"), module.words("cues")] == [["需求", "demand"]] * 2
        assert expected == module.WORKED_OUT


def test_a_changed_file_is_seen(started: Start, field: Path) -> None:
    assert started().words("cues") == ["需求", "demand"]
    before = (field / "cues.toml").stat()
    (field / "cues.toml").write_text("需要 demand", encoding="utf-8")
    os.utime(field / "cues.toml", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert started().words("cues") == ["需要", "demand"]


def test_changed_code_is_seen(started: Start, field: Path) -> None:
    assert started().words("cues") == ["需求", "demand"]
    (field / "listed.py").write_text(CODE.replace(".split()", ".upper().split()"), encoding="utf-8")
    assert started().words("cues") == ["需求", "DEMAND"]


@pytest.mark.parametrize(
    "damaged",
    [
        lambda held: b"",
        lambda held: held[:10],
        lambda held: held[:-1],
        lambda held: held[:-3] + b"\xff\xff\xff",
        lambda held: held + b"more",
        lambda held: b"\x00" * len(held),
    ],
)
def test_a_damaged_file_is_made_anew(started: Start, folder: Path, damaged: Callable[[bytes], bytes]) -> None:
    started().words("cues")
    (file,) = folder.iterdir()
    file.write_bytes(damaged(file.read_bytes()))
    assert started().words("cues") == ["需求", "demand"]
    again = started()
    assert again.words("cues") == ["需求", "demand"]
    assert again.WORKED_OUT == []


def test_a_file_that_cannot_be_kept_or_read_costs_time_alone(started: Start, folder: Path) -> None:
    folder.rmdir()
    assert started().words("cues") == ["需求", "demand"]
    folder.write_bytes(b"no folder")
    assert started().words("cues") == ["需求", "demand"]


def test_nothing_is_kept_where_there_is_no_folder(started: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "own_folder", lambda: None)
    assert started().words("cues") == ["需求", "demand"]


def test_a_folder_that_is_anothers_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    found = kept.own_folder.__wrapped__
    own = found()
    assert own is not None
    assert own.stat().st_mode & 0o777 == 0o700
    monkeypatch.setattr(os, "getuid", lambda: own.stat().st_uid + 1)
    assert found() is None


def test_a_machine_without_a_folder_for_temporary_files_is_no_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing() -> str:
        raise FileNotFoundError

    monkeypatch.setattr(tempfile, "gettempdir", missing)
    assert kept.own_folder.__wrapped__() is None
