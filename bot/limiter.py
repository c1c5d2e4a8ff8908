"""Telegram's rates obeyed: every message waits for its turn, and a refusal holds back its chat alone."""

import asyncio
import math
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.rates import ChatId, Rates, Send
from handlers.sending import pause_of
from handlers.turns import current_turn

# What would wait longer is given back as refused: an answer to say so, a digest to the outbox.
PATIENCE_S, PATIENCE_LATER_S = 60.0, 5.0
_COUNTED = ("send", "edit", "copy", "forward")
_UNCOUNTED = frozenset({"sendChatAction"})

Answer = bool | dict[str, Any] | list[dict[str, Any]]


class ChatLimiter(BaseRateLimiter[int]):
    """Sends and edits in their turn; all other methods at once. `refused` is told of every 429."""

    def __init__(self, refused: Callable[[], None] = lambda: None) -> None:
        self._rates = Rates()
        self._refused = refused
        self._turns: dict[int, asyncio.Future[None]] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Let go of the timer."""
        if self._timer is not None:
            self._timer.cancel()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Answer:
        """What the call gives, made in its turn; RetryAfter if that is too far off, or if Telegram says so."""
        chat = data.get("chat_id")
        counts = endpoint.startswith(_COUNTED) and endpoint not in _UNCOUNTED
        if chat is None or not counts:
            return await callback(*args, **kwargs)
        turn = current_turn()
        if turn is None or not turn.spend():
            await self._wait(Send(chat=chat, later=turn is not None))
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self._refused()
            self._rates.refuse(chat, _now() + pause_of(error).total_seconds())
            raise

    async def turn(self, chat: ChatId) -> None:
        """Wait for the turn of a digest, whose next message then goes at once; RetryAfter if it is too far off."""
        await self._wait(Send(chat=chat, later=True))
        mine = current_turn()
        if mine is not None:
            mine.granted = True

    async def _wait(self, send: Send) -> None:
        patience = PATIENCE_LATER_S if send.later else PATIENCE_S
        if (pause := self._rates.earliest(send) - _now()) > patience:
            raise RetryAfter(math.ceil(pause))
        number = self._rates.ask(send)
        mine = self._turns[number] = asyncio.get_running_loop().create_future()
        try:
            self._let_go()
            await asyncio.wait_for(mine, patience)
        except TimeoutError:
            raise RetryAfter(max(math.ceil(self._rates.earliest(send) - _now()), 1)) from None
        finally:
            self._rates.withdraw(number)
            self._turns.pop(number, None)

    def _let_go(self) -> None:
        """Wake whose turn has come, and look again when the next one's does."""
        now = _now()
        going, at = self._rates.due(now)
        for number in going:
            mine = self._turns.get(number)
            if mine is not None and not mine.done():
                mine.set_result(None)
        if self._timer is not None:
            self._timer.cancel()
        loop = asyncio.get_running_loop()
        self._timer = None if at is None else loop.call_later(at - now, self._let_go)


def _now() -> float:
    return asyncio.get_running_loop().time()
