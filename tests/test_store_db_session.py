"""Opening a database, and transactions side by side."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from store import Chat, DatabaseUnusable, Store
from store.db import chats, companies
from store.db.session import Database, without_password

NOW = datetime(2025, 2, 21, 2, 0, tzinfo=UTC)


@pytest.fixture
def db(empty_url: str) -> Iterator[Database]:
    opened = Database(empty_url)
    yield opened
    opened.close()


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    Store.open(f"sqlite:///{tmp_path / 'deep' / 'er' / 'a.db'}").close()
    assert (tmp_path / "deep" / "er" / "a.db").is_file()


@pytest.mark.parametrize(
    "url",
    [
        "no url at all",
        "unheard-of://user:secret@host/name",
        "oracle://user:secret@host/name",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:////dev/null/a.db",
        "sqlite:////dev",
    ],
)
def test_a_database_that_cannot_be_opened_says_why_and_hides_the_password(url: str) -> None:
    with pytest.raises(DatabaseUnusable) as caught:
        Store.open(url)
    assert caught.value.reason
    assert "secret" not in f"{caught.value.url} {caught.value.reason}"


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"these are minutes, no database" * 100)
    with pytest.raises(DatabaseUnusable, match="not a database"):
        Store.open(f"sqlite:///{path}")
    assert path.read_bytes().startswith(b"these are minutes")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://ir:pa:ss@db/x", "postgresql://ir:***@db/x"),
        ("postgresql://db/x?user=ir&password=pass&sslmode=require", "postgresql://db/x?user=ir&password=***&sslmode=require"),
        ("sqlite:////var/lib/onrecord/a.db", "sqlite:////var/lib/onrecord/a.db"),
    ],
)  # fmt: skip
def test_a_url_is_shown_without_its_password(url: str, shown: str) -> None:
    assert without_password(url) == shown


def test_a_block_that_raises_keeps_nothing(db: Database) -> None:
    def put_and_fail() -> None:
        with db.write() as session:
            chats.put(session, Chat(chat_id=1, kind="private", title="Li"), NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        put_and_fail()
    with db.read() as session:
        assert chats.get(session, 1) is None


def test_readers_go_on_during_a_write_and_see_the_state_before_it(db: Database) -> None:
    with db.write() as writing:
        chats.put(writing, Chat(chat_id=1, kind="private", title="Li"), NOW)
        with db.read() as reading:
            assert chats.get(reading, 1) is None
    with db.read() as reading:
        assert chats.get(reading, 1) is not None


def test_a_reader_sees_one_state_to_its_end(db: Database) -> None:
    with db.read() as reading:
        assert chats.get(reading, 1) is None
        with db.write() as writing:
            chats.put(writing, Chat(chat_id=1, kind="private", title="Li"), NOW)
        assert chats.get(reading, 1) is None


def test_writers_that_lock_first_wait_for_each_other_and_none_is_lost(db: Database) -> None:
    with db.write() as session:
        companies.add(session, "qht", "青禾科技")
    begin = Event()

    def count_up() -> None:
        begin.wait()
        for _ in range(10):
            with db.write() as session:
                companies.lock(session, "qht")
                seen = session.scalar(text("SELECT revision FROM companies WHERE key = 'qht'")) or 0
                session.execute(text("UPDATE companies SET revision = :n"), {"n": seen + 1})

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(count_up) for _ in range(4)]
        begin.set()
        for each in running:
            each.result()
    with db.read() as session:
        assert session.scalar(text("SELECT revision FROM companies WHERE key = 'qht'")) == 40


def test_a_moment_without_a_time_zone_is_refused(db: Database) -> None:
    with pytest.raises(StatementError, match="time zone"), db.write() as session:
        chats.put(session, Chat(chat_id=1, kind="private", title="Li"), NOW.replace(tzinfo=None))


def test_a_moment_is_kept_in_utc(db: Database) -> None:
    beijing = NOW.astimezone(timezone(timedelta(hours=8)))
    with db.write() as session:
        chats.put(session, Chat(chat_id=1, kind="private", title="Li"), beijing)
        stored = session.scalar(text("SELECT first_seen_at FROM chats"))
    assert str(stored) in ("2025-02-21 02:00:00.000000", "2025-02-21 02:00:00+00:00")


def test_values_alone_load_neither_the_database_nor_the_migrations() -> None:
    code = (
        "import sys, store; store.Call\n"
        "assert 'sqlalchemy' not in sys.modules\n"
        "store.Store\n"
        "assert 'sqlalchemy' in sys.modules and 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])


def test_the_store_has_no_other_names() -> None:
    import store

    with pytest.raises(AttributeError, match="Stroe"):
        store.Stroe  # noqa: B018
    assert all(hasattr(store, name) for name in store.__all__)
