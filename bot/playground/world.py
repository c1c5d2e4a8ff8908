"""The playground's Telegram as one object: what people do, who is where, what bots sent, what goes wrong."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from bot.playground.clock import MovableClock
from bot.playground.faults import Fault, FaultScript
from bot.playground.limits import Limits, RateWindows
from bot.playground.membership import MembershipActions
from bot.playground.people import NotPossible, PeopleActions
from bot.playground.records import ApiCall, BotAccount, Post, Room
from bot.playground.state import utc_now

Found = TypeVar("Found")
CALLBACK_LIFE = timedelta(seconds=15)
LOOK_AGAIN_S = 0.05
PATIENCE_S = 20.0  # a machine that does much else answers late, and is right all the same


class TelegramWorld(PeopleActions, MembershipActions):
    """Telegram without the network: acts for people, answers about what happened.

    `limits` switches Telegram's rates on; `callback_life` is how long a press may stay unanswered.
    Not thread-safe: it belongs to the event loop of its server.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] = utc_now,
        limits: Limits | None = None,
        callback_life: timedelta = CALLBACK_LIFE,
    ) -> None:
        super().__init__(clock)
        self.callback_life = callback_life
        self.faults = FaultScript()
        self.rates = RateWindows(limits, clock) if limits else None

    def set_limits(self, limits: Limits | None) -> None:
        """Switch the rates on with empty windows, or off."""
        self.rates = RateWindows(limits, self.clock) if limits else None

    def move_clock(self, seconds: float) -> None:
        """Let the world's clock go ahead; NotPossible where it is none that can be moved, ValueError for back."""
        if not isinstance(self.clock, MovableClock):
            raise NotPossible("this world's clock cannot be moved")
        self.clock.move(timedelta(seconds=seconds))
        self.tell("clock")

    @property
    def ahead_seconds(self) -> float | None:
        """How far the world's clock is ahead; None where it is none that can be moved."""
        return self.clock.ahead.total_seconds() if isinstance(self.clock, MovableClock) else None

    def script(self, *faults: Fault) -> None:
        """Order faults; each is used up by the calls that fit it."""
        self.faults.faults.extend(faults)

    def messages(self, chat: Room | int) -> list[Post]:
        """The messages of a chat, oldest first, deleted ones left out."""
        return list(self.room(chat).posts.values())

    def from_bot(self, chat: Room | int, bot: BotAccount | None = None) -> list[Post]:
        """The messages that the bot sent into a chat, oldest first."""
        bot = bot or self.bot
        return [post for post in self.messages(chat) if post.sender_id == bot.id and not post.is_service]

    def calls_of(self, method: str) -> list[ApiCall]:
        """The logged calls of one method, oldest first."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    async def wait_for(self, condition: Callable[[], Found], timeout: float = PATIENCE_S) -> Found:
        """The first true value of `condition`, asked after each change and every 50 ms.

        Raises TimeoutError, with the last messages and calls, after `timeout` seconds.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while not (found := condition()):
            left = deadline - loop.time()
            if left <= 0:
                raise TimeoutError(f"not within {timeout} s\n{self.story()}")
            self.changed.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.changed.wait(), min(left, LOOK_AGAIN_S))
        return found

    async def next_from_bot(self, chat: Room | int, after: Post | int, timeout: float = PATIENCE_S) -> Post:
        """The bot's first message in the chat after the given one."""
        last = after.message_id if isinstance(after, Post) else after
        found = await self.wait_for(
            lambda: [post for post in self.from_bot(chat) if post.message_id > last], timeout
        )
        return found[0]

    def story(self, last: int = 30) -> str:
        """The last messages of every chat and the last calls, as text for a failing test."""
        lines = []
        for room in self.rooms.values():
            lines.append(f"[{room.title}]")
            for post in self.messages(room)[-last:]:
                sender = self.user(post.sender_id)["first_name"] if post.sender_id else room.title
                lines.append(f"  {post.message_id} {sender}: {post.text or post.content}")
        calls = [call for call in self.calls if call.method != "getUpdates"][-last:]
        lines += [f"{call.method} {call.arguments} -> {call.code} {call.answer}" for call in calls]
        return "\n".join(lines)
