"""Telegram's rates obeyed: every message waits for its turn, and a refusal holds back its chat alone.

Where several instances send, a message waits for its turn among theirs after its turn here.
"""

import asyncio
import math
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.rates import SLOT, ChatId, GrantedSlots, Rates, Send
from bot.sharing import Sharing
from handlers.sending import pause_of
from handlers.turns import current_turn

# What would wait longer is given back as refused: an answer to say so, a digest to the outbox.
PATIENCE_S, PATIENCE_LATER_S = 60.0, 5.0
# With fewer slots than that in hand, more are asked for.
FEW = 3
DAY_S = 86_400
_COUNTED = ("send", "edit", "copy", "forward")
_UNCOUNTED = frozenset({"sendChatAction"})

Answer = bool | dict[str, Any] | list[dict[str, Any]]


class ChatLimiter(BaseRateLimiter[int]):
    """Sends and edits in their turn; all other methods at once. `refused` is told of every 429.

    With `sharing` the rates are those of all instances together.
    """

    def __init__(self, refused: Callable[[], None] = lambda: None, sharing: Sharing | None = None) -> None:
        self._sharing = sharing
        self._granted = GrantedSlots()
        self._asking: asyncio.Task[None] | None = None
        self._rates = Rates(self._granted if sharing else None)
        self._refused = refused
        self._turns: dict[int, asyncio.Future[None]] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Let go of the timer."""
        for waiting in (self._timer, self._asking):
            if waiting is not None:
                waiting.cancel()

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
        number = None if turn is None else turn.spend()
        if number is None:
            number = await self._wait(Send(chat=chat, later=turn is not None))
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self._refused()
            pause = pause_of(error).total_seconds()
            self._rates.refuse(chat, _now() + pause)
            if self._sharing is not None:
                await self._sharing.refused(chat, pause)
            raise
        finally:
            self._rates.answered(number, _now())
            self._let_go()

    async def turn(self, chat: ChatId) -> None:
        """Wait for the turn of a digest, whose next message then goes at once; RetryAfter if it is too far off."""
        number = await self._wait(Send(chat=chat, later=True))
        mine = current_turn()
        if mine is not None:
            mine.granted = number

    async def _wait(self, send: Send) -> int:
        """The number of the message, whose time has come."""
        patience = PATIENCE_LATER_S if send.later else PATIENCE_S
        if patience < (pause := self._rates.earliest(send) - _now()) < math.inf:
            raise RetryAfter(math.ceil(pause))
        number = self._rates.ask(send)
        mine = self._turns[number] = asyncio.get_running_loop().create_future()
        try:
            self._let_go()
            await asyncio.wait_for(mine, patience)
        except TimeoutError:
            pause = self._rates.earliest(send) - _now()
            raise RetryAfter(math.ceil(min(max(pause, 1), DAY_S))) from None
        finally:
            self._rates.withdraw(number)
            self._turns.pop(number, None)
        if self._sharing is not None:
            pause = await self._sharing.wait(send.chat, patience, later=send.later)
            if pause > patience:
                raise RetryAfter(math.ceil(pause))
            await asyncio.sleep(pause)
        return number

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
        few = len(self._granted) < min(self._rates.digests, FEW)
        if self._sharing is not None and self._asking is None and few:
            self._asking = asyncio.create_task(self._more(self._sharing), name="slots")

    async def _more(self, sharing: Sharing) -> None:
        """Ask for slots, and again as long as digests wait for them."""
        slots = await sharing.slots()
        now = _now()
        self._granted.grant(now + slot for slot in slots)
        if not slots:
            await asyncio.sleep(SLOT)
        self._asking = None
        self._let_go()


def _now() -> float:
    return asyncio.get_running_loop().time()
