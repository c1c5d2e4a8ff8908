"""`onrecord db` on both engines: what was saved comes back whole, and nothing is written over."""

import json
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import text

from store import Store
from store.db.migrations import REVISIONS
from store.db.session import Database
from tests.conftest import record_samples
from tests.databases import PostgresDatabases, SqliteDatabases

Run = Callable[..., Result]
NOW = datetime(2025, 2, 21, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest) -> SqliteDatabases | PostgresDatabases:
    found: SqliteDatabases | PostgresDatabases = request.getfixturevalue(
        "postgres_databases" if request.param == "postgresql" else "sqlite_databases"
    )
    return found


@pytest.fixture
def source(engine: SqliteDatabases | PostgresDatabases) -> Iterator[str]:
    """A database with calls, a chat and what went to it."""
    url = engine.copy("busy", busy)
    yield url
    engine.drop(url)


@pytest.fixture
def target(engine: SqliteDatabases | PostgresDatabases) -> Iterator[str]:
    url = engine.blank()
    yield url
    engine.drop(url)


def busy(store: Store) -> None:
    record_samples(store)
    store.chats.seen(-7, "group", "群", now=NOW)
    key, _ = store.companies()[0]
    store.chats.subscribe(-7, key, now=NOW)
    store.ingest("neu.txt", changed(), now=NOW, push=True)
    assert store.outbox.counts()["pending"] == 1
    assert store.first_seen(1, 5, NOW)


def changed() -> bytes:
    sample = Path(__file__).resolve().parents[1] / "bot" / "samples" / "jingyu-fy2025q2.zh.txt"
    return sample.read_bytes() + "\n（修订）".encode()


def content(url: str) -> tuple[object, ...]:
    store = Store.open(url)
    try:
        calls = tuple(store.call(row.key) for row in store.calls())
        return store.companies(), calls, store.chats.subscriptions(-7), store.outbox.deliveries()
    finally:
        store.close()


def test_what_was_saved_is_restored_whole_and_goes_on_counting(
    onrecord: Run, source: str, target: str, tmp_path: Path
) -> None:
    before, saved = content(source), tmp_path / "saved" / "backup.db"
    result = onrecord("db", "backup", saved, "--database", source)
    assert result.exit_code == 0, result.output
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert [path.name for path in saved.parent.iterdir()] == ["backup.db"]
    result = onrecord("db", "restore", saved, "--database", target)
    assert result.exit_code == 0, result.output
    assert "deliveries: 1" in result.stdout
    assert content(target) == before
    store = Store.open(target)
    assert store.ingest("a.txt", changed() + "\n再修订".encode(), now=NOW, push=True).status == "revised"
    assert not store.first_seen(1, 5, NOW)
    store.close()


@pytest.mark.postgres
def test_a_database_moves_from_sqlite_to_postgresql_and_back(
    onrecord: Run,
    sqlite_databases: SqliteDatabases,
    postgres_databases: PostgresDatabases,
) -> None:
    first, there, back = (
        sqlite_databases.copy("busy", busy),
        postgres_databases.blank(),
        sqlite_databases.blank(),
    )
    for source, target in ((first, there), (there, back)):
        result = onrecord("db", "copy", target, "--database", source)
        assert result.exit_code == 0, result.output
        assert content(target) == content(first)
    postgres_databases.drop(there)


def test_nothing_is_written_over(onrecord: Run, source: str, target: str, tmp_path: Path) -> None:
    saved = tmp_path / "backup.db"
    assert onrecord("db", "backup", saved, "--database", source).exit_code == 0
    for arguments in (("backup", saved), ("restore", saved), ("copy", source)):
        result = onrecord("db", *arguments, "--database", source)
        assert result.exit_code == 2, arguments
        assert "not written over" in result.stderr
        assert result.stderr.count("\n") == 1
    assert onrecord("db", "upgrade", "--database", target).exit_code == 0


def test_a_sound_database_is_counted_and_found_sound(onrecord: Run, source: str) -> None:
    result = onrecord("db", "check", "--database", source)
    assert result.exit_code == 0
    assert "Nothing is wrong. Companies: 1, calls: 2, chats: 1" in result.stdout
    shape = json.loads(onrecord("db", "check", "--json", "--database", source).stdout)
    assert shape["schema"] == REVISIONS[-1]
    assert shape["rows"]["calls"] == 2
    assert shape["problems"] == []


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("DELETE FROM call_revisions", "has no text"),
        ("ALTER TABLE chats DROP COLUMN title", "chats.title is missing"),
        ("UPDATE alembic_version SET version_num = '0001'", "run `onrecord db upgrade`"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(
    onrecord: Run, source: str, harm: str, words: str
) -> None:
    with closing(Database(source)) as db, db.write() as session:
        session.execute(text(harm))
    for _ in range(2):
        result = onrecord("db", "check", "--database", source)
        assert result.exit_code == 1
        assert words in result.stdout


def test_rows_that_refer_to_nothing_are_found(onrecord: Run, sqlite_databases: SqliteDatabases) -> None:
    url = sqlite_databases.copy("busy", busy)
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw:
        raw.execute("DELETE FROM chats")
        raw.commit()
    result = onrecord("db", "check", "--database", url)
    assert result.exit_code == 1
    assert "1 row of subscriptions refers to nothing in chats" in result.stdout


def test_an_upgrade_says_from_where_to_where(onrecord: Run, target: str) -> None:
    assert "set up" in onrecord("db", "upgrade", "--database", target).stdout
    assert "up to date" in onrecord("db", "upgrade", "--database", target).stdout


@pytest.mark.parametrize("command", ["upgrade", "check", "backup"])
@pytest.mark.parametrize(
    ("language", "words"), [("C.UTF-8", "there is no downgrade"), ("zh_CN.UTF-8", "不能降级")]
)
def test_a_newer_database_is_refused_in_one_sentence(
    onrecord: Run,
    source: str,
    command: str,
    language: str,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with closing(Database(source)) as db, db.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    monkeypatch.setenv("LC_ALL", language)
    file = (tmp_path / "b.db",) if command == "backup" else ()
    result = onrecord("db", command, *file, "--database", source)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "9999" in result.stderr
    assert result.stderr.count("\n") == 1


def test_what_is_no_backup_is_refused(onrecord: Run, target: str, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database at all " * 100, encoding="utf-8")
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE a (b)").connection.close()
    for name, words in (
        ("gone.db", "no such file"),
        ("text.db", "not a database"),
        ("other.db", "not made by OnRecord"),
    ):
        result = onrecord("db", "restore", tmp_path / name, "--database", target)
        assert result.exit_code == 2
        assert words in result.stderr
    assert "no such file" in onrecord("db", "check", "--database", f"sqlite:///{tmp_path}/gone.db").stderr
    assert not (tmp_path / "gone.db").exists()


def test_a_server_that_is_not_there_is_one_sentence_without_the_password(onrecord: Run) -> None:
    result = onrecord("db", "check", "--database", "postgresql://ir:secret@127.0.0.1:1/onrecord")
    assert result.exit_code == 2
    assert "secret" not in result.output
    assert result.stderr.count("\n") == 1


def test_without_its_driver_postgresql_says_what_to_install(
    onrecord: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    result = onrecord("db", "check", "--database", "postgresql://ir@127.0.0.1/onrecord")
    assert result.exit_code == 2
    assert "onrecord[postgres]" in result.stderr
