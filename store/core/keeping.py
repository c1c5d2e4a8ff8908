"""A database as a whole: brought up to date, looked over, saved, and moved to another engine."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from store.db import copying
from store.db.migrations import REVISIONS
from store.db.session import Database, without_password
from store.errors import DatabaseInUse, NoDatabase, OutdatedDatabase
from store.values import DatabaseReport, Problem


def upgrade_database(url: str) -> tuple[str | None, str]:
    """Bring the schema up to date; returns it before (None: there was none) and after. DatabaseUnusable."""
    try:
        with closing(Database(url, migrate=False)) as db:
            before = db.schema
    except NoDatabase:
        before = None
    Database(url).close()
    return before, REVISIONS[-1]


def check_database(url: str) -> DatabaseReport:
    """What is in the database and what is wrong with it; nothing is changed. DatabaseUnusable."""
    with closing(Database(url, migrate=False)) as db, db.read() as session:
        engine = "postgresql" if db.is_postgresql else "sqlite"
        if db.schema != REVISIONS[-1]:
            old = Problem(key="db.problem.outdated", data={"schema": db.schema, "program": REVISIONS[-1]})
            return DatabaseReport(engine=engine, schema=db.schema, rows={}, problems=(old,))
        found = tuple(copying.problems(session))
        rows = {} if any(each.key == "db.problem.missing" for each in found) else copying.counts(session)
        return DatabaseReport(engine=engine, schema=db.schema, rows=rows, problems=found)


def backup_database(url: str, path: Path) -> Mapping[str, int]:
    """Save the database, while it is in use, as a SQLite file that any engine is restored from; rows by table.

    DatabaseInUse if the path is taken; OutdatedDatabase if PostgreSQL's schema is not this program's.
    """
    if os.path.lexists(path):
        raise DatabaseInUse(str(path), "taken")
    with _beside(path) as part:
        with closing(Database(url, migrate=False)) as db:
            if db.is_postgresql:
                _copy(_current(db, url), f"sqlite:///{part}")
            else:
                with db.read() as session:
                    copying.save(session.connection(), part)
        part.chmod(0o600)
        rows = _rows(f"sqlite:///{part}")
        part.replace(path)
        return rows


def restore_database(path: Path, url: str) -> Mapping[str, int]:
    """Put what was saved into an empty database; rows by table. NoDatabase, NewerDatabase, DatabaseInUse."""
    with tempfile.TemporaryDirectory(prefix="onrecord-restore-") as folder:
        copied = Path(folder) / "saved.db"
        Database(f"sqlite:///{path}", migrate=False).close()  # says why, with the path that was given
        shutil.copyfile(path, copied)
        with closing(Database(f"sqlite:///{copied}")) as saved:
            return _copy(saved, url)


def copy_database(source_url: str, target_url: str) -> Mapping[str, int]:
    """Put all that is in a database into an empty one; rows by table. DatabaseInUse, OutdatedDatabase."""
    with closing(Database(source_url, migrate=False)) as source:
        return _copy(_current(source, source_url), target_url)


def _copy(source: Database, target_url: str) -> Mapping[str, int]:
    with closing(Database(target_url)) as target:
        with source.read() as reading, target.write() as writing:
            if any(copying.counts(writing).values()):
                raise DatabaseInUse(without_password(target_url), "filled")
            copying.copy(reading, writing)
        with target.read() as reading:
            return copying.counts(reading)


def _rows(url: str) -> Mapping[str, int]:
    """The rows of a saved database; none are counted where an older program made it."""
    with closing(Database(url, migrate=False)) as db, db.read() as session:
        return copying.counts(session) if db.schema == REVISIONS[-1] else {}


def _current(db: Database, url: str) -> Database:
    if db.schema != REVISIONS[-1]:
        raise OutdatedDatabase(without_password(url), db.schema, REVISIONS[-1])
    return db


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A path for what is not whole yet, in a folder that goes away."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".onrecord-", dir=path.parent) as folder:
        yield Path(folder) / "part.db"
