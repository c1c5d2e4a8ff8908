"""What every test may use: the third-party record beside the checkout, and a store on a file."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from store import Store

# Kinds of tests (shared, browser) that must run here: a skip of theirs counts as a failure.
REQUIRED = frozenset(filter(None, os.environ.get("ONRECORD_REQUIRE", "").split(",")))
SHARED = Path(__file__).resolve().parents[1].parent / "shared"
SAMPLES = Path(__file__).resolve().parents[1] / "bot" / "samples"
NOW = datetime(2025, 2, 21, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party transcripts and gold data; the test is skipped where it is not there."""
    if not (SHARED / "eval").is_dir():
        pytest.skip("needs the third-party transcripts in ../shared, which are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def empty_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema and nothing in it: copying it is faster than migrating anew."""
    path = tmp_path_factory.mktemp("empty") / "onrecord.db"
    Store.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def store(empty_once: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty store on a SQLite file: an in-memory one would be another database in every thread."""
    opened = Store.open(f"sqlite:///{shutil.copyfile(empty_once, tmp_path / 'onrecord.db')}")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def recorded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the two newest calls of the invented company that come with the program."""
    return _recorded(tmp_path_factory.mktemp("record") / "onrecord.db", "jingyu-fy2025*.txt")


@pytest.fixture(scope="session")
def all_recorded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all invented calls: five quarters of one company and one of another."""
    return _recorded(tmp_path_factory.mktemp("all") / "onrecord.db", "*.txt")


def _recorded(path: Path, pattern: str) -> Path:
    opened = Store.open(f"sqlite:///{path}")
    for sample in sorted(SAMPLES.glob(pattern)):
        outcome = opened.ingest(sample.name, sample.read_bytes(), now=NOW, push=False)
        assert outcome.status == "new", outcome
    opened.close()
    return path


@pytest.fixture
def recorded_url(recorded_once: Path, tmp_path: Path) -> str:
    """The address of a database of its own with the invented calls in it."""
    return f"sqlite:///{shutil.copyfile(recorded_once, tmp_path / 'recorded.db')}"


@pytest.fixture
def recorded(recorded_url: str) -> Iterator[Store]:
    """A store with the invented calls in it."""
    opened = Store.open(recorded_url)
    yield opened
    opened.close()


@pytest.fixture
def all_recorded_url(all_recorded_once: Path, tmp_path: Path) -> str:
    """The address of a database of its own with all invented calls in it."""
    return f"sqlite:///{shutil.copyfile(all_recorded_once, tmp_path / 'all.db')}"


@pytest.fixture
def all_recorded(all_recorded_url: str) -> Iterator[Store]:
    """A store with all invented calls in it."""
    opened = Store.open(all_recorded_url)
    yield opened
    opened.close()


@pytest.fixture
def onrecord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command line on a database of its own, in English, without any setting from outside."""
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("ONRECORD_DATABASE_URL", f"sqlite:///{tmp_path / 'cli.db'}")

    def run(*arguments: str | Path, typed: str | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=typed)

    return run


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that was skipped although its kind is required here."""
    report = yield
    kinds = {mark.name for mark in item.iter_markers()}
    kinds |= {"shared"} & set(getattr(item, "fixturenames", ()))
    if report.skipped and kinds & REQUIRED and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"required by ONRECORD_REQUIRE, but skipped: {report.longrepr}"
    return report
