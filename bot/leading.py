"""Which of several instances polls and sends: the one that holds the lease; the others wait, and say so."""

import asyncio
import contextlib
import logging
import os
import socket
import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime

from handlers.context import utc_now
from store import Lease

# So many looks in the life of a lease: one or two may fail before it is lost.
LOOKS = 4
_log = logging.getLogger(__name__)


def instance_name() -> str:
    """A name that no other running instance has."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


class Leadership:
    """Holds the lease, or waits for it; `gained` and `lost` say what to do when that changes."""

    def __init__(
        self,
        lease: Lease,
        seconds: float,
        *,
        gained: Callable[[], Awaitable[None]],
        lost: Callable[[], Awaitable[None]],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._lease = lease
        self._now = now
        self._every = seconds / LOOKS
        self._gained, self._lost = gained, lost
        self._held_at: float | None = None
        self._over = asyncio.Event()
        self._waits = False
        self._task: asyncio.Task[None] | None = None
        self._change: asyncio.Task[None] | None = None
        self.acting = False

    @property
    def leads(self) -> bool:
        """Whether this instance polls and sends, and goes on doing so."""
        return self.acting and not self._over.is_set()

    async def begin(self) -> None:
        """Look once, and from then on again and again; raises what `gained` does, if that is due at once."""
        await self._look()
        self._task = asyncio.create_task(self._look_on(), name="lease")
        if self._change is not None:
            await self._change

    def resign(self) -> None:
        """Begin nothing more; the lease is kept for what is being sent."""
        self._over.set()

    async def settle(self) -> None:
        """Resign, and wait until nothing changes any more."""
        self.resign()
        await _ended(self._change)
        if self._task is not None:
            await self._task

    async def end(self) -> None:
        """Let another instance go on."""
        await self.settle()
        self.acting = False
        try:
            await asyncio.to_thread(self._lease.let_go)
        except Exception as error:  # it runs out by itself
            _log.warning("the lease could not be given up: %s", error)

    async def _look_on(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), self._every)
                return
            try:
                await self._look()
            except Exception:  # the next look may go well
                _log.exception("the lease could not be looked after")

    async def _look(self) -> None:
        held = await self._holds()
        if self._change is not None and self._change.done() and self._change.exception() is not None:
            _log.error("polling could not begin", exc_info=self._change.exception())
            self.acting, self._change = False, None
        if held and not self.acting and not self._over.is_set():
            self.acting, self._waits = True, False
            _log.info("this instance polls and sends")
            # Beside the looks: as long as Telegram cannot be reached, the lease must be kept all the same.
            self._change = asyncio.create_task(self._begin_to_lead(), name="gained")
        elif not held and self.acting:
            self.acting = False
            _log.error("the lease was lost: this instance polls and sends no more")
            await _ended(self._change)
            self._change = None
            await self._lost()
        elif not held and not self._waits:
            self._waits = True
            _log.warning("another instance polls and sends; this one waits until it stops")

    async def _begin_to_lead(self) -> None:
        await self._gained()

    async def _holds(self) -> bool:
        """Whether the lease is held, or was half its life ago where the database does not say."""
        clock = asyncio.get_running_loop().time
        asking = asyncio.to_thread(self._lease.hold, self._now())
        try:
            held = await asyncio.wait_for(asking, self._every)
        except Exception as error:  # a database that is away is no reason to stop at once
            _log.warning("the lease could not be asked for: %s: %s", type(error).__name__, error)
            return self._held_at is not None and clock() - self._held_at < self._every * LOOKS / 2
        self._held_at = clock() if held else None
        return held


async def _ended(task: asyncio.Task[None] | None) -> None:
    if task is not None:
        task.cancel()
        await asyncio.wait({task})
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.warning("polling had not begun: %s: %s", type(error).__name__, error)
