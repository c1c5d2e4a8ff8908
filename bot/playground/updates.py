"""The updates that wait for a bot: offsets, remembered kinds, and polls that end each other."""

import asyncio
from collections.abc import Sequence
from typing import Any

ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class PollEnded(Exception):
    """A newer poll took this poll's place."""


class UpdateQueue:
    """Updates in order of their ids, kept until a later offset confirms them."""

    def __init__(self) -> None:
        self.pending: list[dict[str, Any]] = []
        self.allowed: tuple[str, ...] = ()
        self._next_id = 100_001
        self._poll: object | None = None
        self._arrived = asyncio.Event()

    def wants(self, kind: str) -> bool:
        """Whether updates of this kind are delivered under the remembered setting."""
        return kind in self.allowed if self.allowed else kind not in ONLY_ON_REQUEST

    @property
    def is_polled(self) -> bool:
        """Whether a poll waits right now."""
        return self._poll is not None

    def put(self, kind: str, payload: dict[str, Any]) -> None:
        """Queue an update, unless its kind is not wanted."""
        if self.wants(kind):
            self.put_raw({kind: payload})

    def put_raw(self, fields: dict[str, Any]) -> int:
        """Queue an update with these fields, whatever they are, and return its id."""
        update_id = self._next_id
        self._next_id += 1
        self.pending.append({"update_id": update_id} | fields)
        self._arrived.set()
        return update_id

    def confirm(self, offset: int) -> None:
        """Forget the updates below `offset`; a negative one keeps only that many of the newest."""
        if offset < 0:
            self.pending = self.pending[offset:]
        else:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Remember the wanted kinds; None leaves the earlier setting as it is."""
        if kinds is not None:
            self.allowed = tuple(kinds)

    async def poll(self, *, offset: int, limit: int, timeout: float) -> list[dict[str, Any]]:
        """At most `limit` updates from `offset` on, waiting up to `timeout` seconds for the first one.

        Raises PollEnded as soon as another poll begins.
        """
        mine = self._poll = object()
        self._arrived.set()
        self.confirm(offset)
        deadline = asyncio.get_running_loop().time() + timeout
        try:
            while not self.pending:
                self._arrived.clear()
                left = deadline - asyncio.get_running_loop().time()
                await asyncio.wait_for(self._arrived.wait(), max(left, 0))
                if self._poll is not mine:
                    raise PollEnded
        except TimeoutError:
            return []
        finally:
            if self._poll is mine:
                self._poll = None
        return self.pending[:limit]
