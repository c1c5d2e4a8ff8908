"""The right to poll and to send, of one process at a time."""

from contextlib import suppress
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from store.db import leases
from store.db.session import Database

_NAME = "bot"


class Lease:
    """One process's claim to what only one may do; thread-safe.

    On SQLite it holds for `seconds` from the last `hold`, on PostgreSQL as long as the process is connected.
    """

    def __init__(self, db: Database, holder: str, seconds: float) -> None:
        self._db = db
        self._holder = holder
        self._life = timedelta(seconds=seconds)
        self._connection: Connection | None = None
        self._turn = Lock()

    def hold(self, now: datetime) -> bool:
        """Take the lease or keep it; False if another process has it, or the connection was lost."""
        with self._turn:
            if self._db.is_postgresql:
                return self._locked()
            with self._db.write() as session:
                return leases.take(session, _NAME, self._holder, now, now + self._life)

    def let_go(self) -> None:
        """Let another process have it."""
        with self._turn:
            if self._connection is not None:
                with suppress(SQLAlchemyError):  # a lost connection has let go already
                    leases.unlock(self._connection)
            self._disconnect()
            if not self._db.is_postgresql:
                with self._db.write() as session:
                    leases.let_go(session, _NAME, self._holder)

    def _locked(self) -> bool:
        try:
            if self._connection is not None:
                return leases.alive(self._connection)
            self._connection = self._db.connection_apart()
            held = leases.lock(self._connection)
        except SQLAlchemyError:
            held = False
        if not held:
            self._disconnect()
        return held

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
