"""The engine and its sessions: short transactions, for reading or for writing."""

import re
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from copy import copy
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from threading import Lock
from typing import Any, cast

from sqlalchemy import Connection, Engine, PoolProxiedConnection, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from store.db.migrations import REVISIONS, UnknownSchema, revision_of, upgrade
from store.db.schema import CompanyTable, Table
from store.errors import DatabaseUnusable, DriverMissing, NewerDatabase, NoAddress, NoDatabase

BUSY_TIMEOUT_MS = 10_000
_PASSWORD = re.compile(r"(//[^/@:]*:)[^@]*@|((?:password|pass|pwd)=)[^&;\s]*", re.IGNORECASE)


class _Within(Session):
    """A session whose SELECTs see only some companies and what belongs to them, or to no company."""


@event.listens_for(_Within, "do_orm_execute")
def _see_only(state: ORMExecuteState) -> None:
    if state.is_select:
        only = state.session.info["companies"]
        columns = [CompanyTable.key, *_company_columns()]
        state.statement = state.statement.options(
            *(with_loader_criteria(each.class_, each.is_(None) | each.in_(only)) for each in columns)
        )


class _Watch:
    """A connection to SQLite that changes nothing: the engine tells it whether any other has, at next to no cost."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: PoolProxiedConnection | None = None
        self._turn = Lock()

    def version(self) -> int:
        with self._turn:
            if self._kept is None:
                self._kept = self._engine.raw_connection()
                self._kept.detach()
            found = cast(SQLiteConnection, self._kept.dbapi_connection).execute("PRAGMA data_version")
            return int(found.fetchone()[0])

    def close(self) -> None:
        with self._turn:
            if self._kept is not None:
                self._kept.close()
            self._kept = None


class Database:
    """An open database with the schema of this program; thread-safe."""

    def __init__(self, url: str, *, migrate: bool = True) -> None:
        """Open it and bring its schema up to date, or leave it as it is; DatabaseUnusable if that fails.

        Without `migrate` it must be there: NoDatabase if it is not, or is none of this program's.
        """
        self._engine = _opened(url, must_exist=not migrate)
        self._session: type[Session] = Session
        self._options: dict[str, Any] = {}
        self._writing = self._engine.execution_options(writing=True)
        self._reading = self._engine
        self._watch = None if self.is_postgresql else _Watch(self._engine)
        # SQLite has one writer at a time, and who finds it busy sleeps: threads wait for each other here instead.
        self._turn: AbstractContextManager[object] = nullcontext() if self.is_postgresql else Lock()
        if self.is_postgresql:
            # Several SELECTs of one reading must see one state, as they do in SQLite.
            self._reading = self._engine.execution_options(isolation_level="REPEATABLE READ")
        try:
            self.schema = self._migrated() if migrate else self._found(url)
        except (UnknownSchema, SQLAlchemyError) as error:
            self._engine.dispose()
            if isinstance(error, UnknownSchema):
                raise NewerDatabase(without_password(url), error.stored, REVISIONS[-1]) from error
            raise DatabaseUnusable(without_password(url), _reason(error)) from error
        except DatabaseUnusable:
            self._engine.dispose()
            raise

    @property
    def is_postgresql(self) -> bool:
        """Whether it is PostgreSQL, and not SQLite."""
        return self._engine.dialect.name == "postgresql"

    def within(self, company_keys: Collection[str]) -> "Database":
        """The same database as one sees it who may use only these companies; it is closed with the whole one."""
        limited = copy(self)
        limited._options = {"info": {"companies": sorted(company_keys)}}
        limited._session = _Within
        return limited

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the database and keeps nothing."""
        with self._session(self._reading, autoflush=False, **self._options) as session:
            yield session

    @contextmanager
    def glance(self) -> Iterator[Connection]:
        """A connection for a single SELECT: a session costs several times as much."""
        with self._reading.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are kept if the block ends well, and dropped if it raises."""
        with (
            self._turn,
            self._session(self._writing, expire_on_commit=False, **self._options) as session,
            session.begin(),
        ):
            yield session

    def version(self) -> int | None:
        """A number that is another one after every change, whoever made it; None where the engine has none."""
        return self._watch.version() if self._watch else None

    def connection_apart(self) -> Connection:
        """A connection outside of transactions and of the pool: it is another's only once it is closed."""
        connection = self._engine.execution_options(isolation_level="AUTOCOMMIT").connect()
        connection.detach()
        return connection

    def close(self) -> None:
        """Let go of all connections."""
        if self._watch:
            self._watch.close()
        self._engine.dispose()

    def _migrated(self) -> str:
        with self._writing.begin() as connection:
            upgrade(connection)
        return REVISIONS[-1]

    def _found(self, url: str) -> str:
        with self._engine.begin() as connection:
            stored = revision_of(connection)
        if stored is None:
            raise NoDatabase(without_password(url), "foreign")
        if stored not in REVISIONS:
            raise UnknownSchema(stored)
        return stored


def _company_columns() -> list[Any]:
    """The column of every table of what belongs to a company that names the company."""
    tables = (mapper.class_ for mapper in Table.registry.mappers)
    return [table.company_key for table in tables if hasattr(table, "company_key")]


def insert_new(session: Session, table: type[Table]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that leaves rows alone that are there already."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert(table) if on_postgresql else sqlite.insert(table)
    return insert.on_conflict_do_nothing()


def without_password(url: str) -> str:
    """The URL as it may be shown."""
    return _PASSWORD.sub(lambda found: f"{found[1]}***@" if found[1] else f"{found[2]}***", url)


def _opened(url: str, *, must_exist: bool) -> Engine:
    try:
        return _engine(make_url(url), must_exist=must_exist)
    except FileNotFoundError as error:
        raise NoDatabase(without_password(url), "absent") from error
    except ImportError as error:
        raise DriverMissing(without_password(url), _reason(error)) from error
    except ArgumentError as error:
        raise NoAddress(without_password(url), _reason(error)) from error
    except (OSError, SQLAlchemyError) as error:
        raise DatabaseUnusable(without_password(url), _reason(error)) from error


def _engine(url: URL, *, must_exist: bool) -> Engine:
    if url.get_backend_name() in {"postgres", "postgresql"}:
        if "+" not in url.drivername:
            url = url.set(drivername="postgresql+psycopg")
        return create_engine(url, pool_pre_ping=True)
    if url.get_backend_name() != "sqlite":
        raise ArgumentError("neither SQLite nor PostgreSQL")
    if url.database in {None, "", ":memory:"}:
        raise ArgumentError("a database in memory would be another one in every thread")
    _find_file(str(url.database), must_exist=must_exist)
    engine = create_engine(url, pool_size=8, max_overflow=32)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _find_file(name: str, *, must_exist: bool) -> None:
    if name.startswith("file:"):
        return
    if not must_exist:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    elif not Path(name).is_file():
        raise FileNotFoundError("there is no such file")


def _prepare(connection: SQLiteConnection, _record: Any) -> None:
    connection.isolation_level = None  # the driver would begin by itself, and too late
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    # A transaction that begins by reading and then writes fails at once if another wrote in between:
    # writers take the lock first and wait for each other.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _reason(error: Exception) -> str:
    words = without_password(str(getattr(error, "orig", None) or error))
    return " ".join(words.split())  # PostgreSQL's take several lines
