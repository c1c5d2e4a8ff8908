"""Updates posted to a bot's webhook, one after another, again and again until the bot says 200."""

import asyncio
import contextlib
import json

from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from bot.playground.records import BotAccount, Json, Webhook
from bot.playground.updates import PollEnded
from bot.playground.world import TelegramWorld

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
ANSWER_WITHIN = 10
FIRST_PAUSE = 0.1
LONGEST_PAUSE = 5.0


class WebhookPoster:
    """One task per bot that has a webhook."""

    def __init__(self, world: TelegramWorld) -> None:
        self._world = world
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._client: AsyncHTTPClient | None = None

    def start(self) -> None:
        """Post for every webhook from now on, those set later included."""
        self._client = AsyncHTTPClient(force_instance=True)
        self._world.listeners.append(self._on_change)
        for bot in self._world.bots.values():
            self._restart(bot)

    async def stop(self) -> None:
        """End the tasks."""
        if self._client is None:
            return
        self._world.listeners.remove(self._on_change)
        tasks, self._tasks = tuple(self._tasks.values()), {}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._client.close()
        self._client = None

    def _on_change(self, event: str, payload: Json) -> None:
        if event == "webhook":
            self._restart(payload["bot"])

    def _restart(self, bot: BotAccount) -> None:
        earlier = self._tasks.pop(bot.id, None)
        if earlier is not None:
            earlier.cancel()
        if bot.webhook is not None:
            self._tasks[bot.id] = asyncio.ensure_future(self._post_all(bot, bot.webhook))

    async def _post_all(self, bot: BotAccount, hook: Webhook) -> None:
        pause = FIRST_PAUSE
        while True:
            with contextlib.suppress(PollEnded):
                for update in await bot.updates.poll(offset=0, limit=1, timeout=60):
                    if await self._post(hook, update):
                        bot.updates.confirm(update["update_id"] + 1)
                        pause = FIRST_PAUSE
                    else:
                        await asyncio.sleep(pause)
                        pause = min(pause * 2, LONGEST_PAUSE)

    async def _post(self, hook: Webhook, update: Json) -> bool:
        """Whether the bot took the update."""
        fault = self._world.faults.take("webhook", None)
        if self._client is None or (fault is not None and fault.kind in ("refused", "lost")):
            return False
        headers = {"Content-Type": "application/json"} | ({SECRET_HEADER: hook.secret} if hook.secret else {})
        try:
            await self._client.fetch(
                hook.url,
                method="POST",
                headers=headers,
                body=json.dumps(update),
                request_timeout=ANSWER_WITHIN,
                follow_redirects=False,
            )
        except (OSError, HTTPClientError) as error:
            hook.errors += 1
            hook.last_error = f"Wrong response from the webhook: {error}"
            return False
        return fault is None or fault.kind != "unanswered"
