"""One instance among several: its lease, its pace, its web server, and whether it is ready."""

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Any

from bot.breaker import Breaker
from bot.causes import cause_of
from bot.config import Settings, SettingUnusable
from bot.leading import Leadership, instance_name
from bot.limiter import ChatLimiter
from bot.metrics import Metrics
from bot.polling import GuardedPolling
from bot.sharing import PACE, Sharing
from bot.web import Take, WebServer, secret_of
from handlers.context import utc_now
from handlers.render.outbox import Health
from store import Store

# So many posted updates may be open; the others stay with Telegram, which posts them again, to any instance.
MOST_OPEN = 200
# Polls come back after ten seconds at the latest.
POLL_AGE_S = 60.0
_log = logging.getLogger(__name__)
Change = Callable[[], Awaitable[None]]


class Instance:
    """What belongs to a running bot beside the application; made before it, ended after it.

    `sending` is held by the tick that sends: so many are under way at once, and not twice as many.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        polls: GuardedPolling,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._now = now
        self._settings, self._store, self._polls = settings, store, polls
        self._bot_id = int(settings.token.partition(":")[0])
        self._state, self._made_at = "starting", time.monotonic()
        self._leadership: Leadership | None = None
        self._open = 0
        self.sending, self.breaker = asyncio.Lock(), Breaker()
        self.metrics = Metrics(store.outbox)
        self.metrics.watch(lambda: self.leads, lambda: polls.age)
        self.limiter = self._limiter() if settings.rate_limits else None
        self.web = WebServer(problems=self.problems, metrics=self.metrics.text)

    @property
    def leads(self) -> bool:
        """Whether it polls and sends."""
        return self._leadership is not None and self._leadership.leads

    @property
    def secret(self) -> str:
        """What Telegram shows with every update that it posts."""
        stated = self._settings.webhook_secret
        return secret_of(self._settings.token, stated.get_secret_value() if stated else None)

    def _limiter(self) -> ChatLimiter:
        """Who is polled sends alone; behind a webhook all instances answer."""
        alone = self._settings.webhook_url is None
        return ChatLimiter(
            self.metrics.refused, None if alone else Sharing(self._store.pace(self._bot_id, PACE))
        )

    async def turn(self, chat_id: int) -> None:
        """Wait until a digest may go to the chat, RetryAfter if that is not soon; where no rates are kept at once."""
        if self.limiter is not None:
            await self.limiter.turn(chat_id)

    async def first_seen(self, update_id: int) -> bool:
        """Whether the update is new to every instance."""
        first = await asyncio.to_thread(self._store.first_seen, self._bot_id, update_id, self._now())
        if not first:
            self.metrics.repeated()
        return first

    def reached(self, reached: bool) -> None:
        """A digest reached Telegram, or could not."""
        self.breaker.told(reached, time.monotonic())

    def opened(self) -> None:
        """An update was taken and will be handled."""
        self._open += 1

    def handled(self) -> None:
        """An update is done with."""
        self._open = max(self._open - 1, 0)

    def listen(self, take: Take) -> None:
        """Show health from now on, and take updates where there is a webhook; SettingUnusable if it cannot."""
        address = self._settings.listens_at
        if address is None:
            return
        if self._settings.webhook_url is not None:
            self.web.receive(self._settings.webhook_url, self.secret, self._taking(take))
        try:
            self.web.start(*address)
        except (OSError, OverflowError) as error:
            data = {"name": "ONRECORD_LISTEN", "address": "{}:{}".format(*address), "reason": cause_of(error)}
            raise SettingUnusable("cli.setting.listen_taken", data) from None

    async def begin(self, *, gained: Change, lost: Change) -> None:
        """Hold the lease or wait for it; from now on it is ready."""
        seconds = self._settings.lease_seconds
        lease = self._store.lease(instance_name(), seconds)
        self._leadership = Leadership(lease, seconds, gained=gained, lost=lost, now=self._now)
        await self._leadership.begin()
        self._state = "ready"

    def retire(self) -> None:
        """Begin nothing more: no update is taken and no digest claimed."""
        self._state = "stopping"
        if self._leadership is not None:
            self._leadership.resign()

    async def settle(self) -> None:
        """Retire, and wait until polling neither begins nor ends any more."""
        self.retire()
        if self._leadership is not None:
            await self._leadership.settle()

    async def end(self) -> None:
        """Let another instance go on, and stop listening."""
        if self._leadership is not None:
            await self._leadership.end()
        await self.web.stop()

    async def problems(self) -> list[str]:
        """Why it is not ready, as keys of the catalogue under `operators.unready`."""
        if self._state != "ready":
            return [self._state]
        found = []
        try:
            await asyncio.wait_for(asyncio.to_thread(self._store.chats.get, 0), 5)
        except Exception as error:  # whatever the driver raises, the database does not answer
            _log.warning("the database does not answer: %s: %s", type(error).__name__, error)
            found.append("database")
        if self.leads and self._settings.webhook_url is None and not self._polls.age <= POLL_AGE_S:
            found.append("telegram")
        return found

    async def health(self) -> Health:
        """How it stands, for the operators."""
        webhook, age = self._settings.webhook_url is not None, self._polls.age
        return Health(
            version=version("onrecord"),
            up_for=timedelta(seconds=time.monotonic() - self._made_at),
            leads=self.leads,
            webhook=webhook,
            poll_age=None if webhook or math.isnan(age) else timedelta(seconds=age),
            problems=tuple(await self.problems()),
        )

    def _taking(self, take: Take) -> Take:
        async def if_there_is_room(update: dict[str, Any]) -> bool:
            return self._state == "ready" and self._open < MOST_OPEN and await take(update)

        return if_there_is_room
