"""How updates come in: one chat's in order and chats side by side, and a poll that nothing stops."""

import asyncio
import json
import logging
import math
import time
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.error import NetworkError
from telegram.ext import BaseUpdateProcessor
from telegram.request import HTTPXRequest

FirstSeen = Callable[[int], Awaitable[bool]]
# Enough where Telegram takes half a second to answer; more only wait for the processor.
AT_ONCE = 64
_log = logging.getLogger(__name__)


class ChatByChat(BaseUpdateProcessor):
    """Runs the updates of one chat in their order and those of different chats side by side.

    `handled` is told of each that is done with, whatever came of it.
    """

    def __init__(
        self,
        first_seen: FirstSeen | None = None,
        at_once: int = AT_ONCE,
        handled: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(at_once)
        self._first_seen = first_seen
        self._handled = handled
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await the update's handling once the chat's earlier updates are handled; drop one that came before."""
        chat = update.effective_chat if isinstance(update, Update) else None
        try:
            if chat is None:
                await self._once(update, coroutine)
                return
            lock = self._locks.setdefault(chat.id, asyncio.Lock())
            async with lock:
                await self._once(update, coroutine)
        finally:
            self._handled()

    async def _once(self, update: object, coroutine: Awaitable[Any]) -> None:
        if await self._is_first(update):
            await coroutine
        elif isinstance(coroutine, Coroutine):
            coroutine.close()

    async def _is_first(self, update: object) -> bool:
        if self._first_seen is None or not isinstance(update, Update):
            return True
        try:
            return await self._first_seen(update.update_id)
        except Exception as error:  # better answered twice than not at all
            _log.error("update %s is not known to be new: %s", update.update_id, error)
            return True

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""


class GuardedPolling(HTTPXRequest):
    """The request for getUpdates: a refusal is a network error, an update that does not decode is skipped.

    Without it python-telegram-bot stops polling for good at one 401 or 404, and asks for the same
    undecodable update for ever. Each poll that succeeds touches the heartbeat file, whose age tells whether
    polling lives, as does `age`.
    """

    def __init__(self, *, heartbeat: Path | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._heartbeat = heartbeat
        self._polled_at: float | None = None

    @property
    def age(self) -> float:
        """The seconds since the last poll that went well; NaN before the first."""
        return math.nan if self._polled_at is None else time.monotonic() - self._polled_at

    async def do_request(self, *args: Any, **options: Any) -> tuple[int, bytes]:
        """The status and body, the body with all its updates decodable."""
        code, payload = await super().do_request(*args, **options)
        if code in (401, 404):
            raise NetworkError(f"getUpdates was refused ({code}): the token may have been revoked")
        if code == 200:
            self._polled_at = time.monotonic()
            if self._heartbeat is not None:
                self._heartbeat.touch()
            payload = decodable(payload)
        return code, payload


def decodable(payload: bytes) -> bytes:
    """The body of getUpdates with each update that does not decode reduced to its number."""
    try:
        body = json.loads(payload)
        updates = body["result"]
        kept = [_decodable(update) for update in updates]
    except (ValueError, KeyError, TypeError):
        return payload
    if kept == updates:
        return payload
    return json.dumps({**body, "result": [update for update in kept if update]}).encode()


def _decodable(update: dict[str, Any]) -> dict[str, Any] | None:
    try:
        Update.de_json(update, None)
    except Exception as error:  # whatever the library raises, the next update must get its turn
        number = update.get("update_id") if isinstance(update, dict) else None
        _log.error("update %s does not decode (%s) and is skipped", number, type(error).__name__)
        return {"update_id": number} if isinstance(number, int) else None
    return update
