"""Digests wait where Telegram is out of reach, and none of them is given up for it."""

import asyncio
from datetime import UTC, datetime

from bot.breaker import FAILURES, LONGEST_S, SHORTEST_S, Breaker
from bot.schedule import may_send, tick
from handlers.context import Context
from store import Store
from tests.running_bot import EARLIER, LATEST, running_bot


def failing(breaker: Breaker, times: int, now: float) -> None:
    for _ in range(times):
        breaker.told(False, now)


def test_it_opens_at_the_third_failure_running_and_closes_after_a_pause() -> None:
    breaker = Breaker()
    failing(breaker, FAILURES - 1, 0)
    breaker.told(True, 0)
    failing(breaker, FAILURES - 1, 0)
    assert breaker.closed(0)
    failing(breaker, 1, 0)
    assert not breaker.closed(SHORTEST_S - 0.1)
    assert breaker.closed(SHORTEST_S)


def test_each_pause_is_longer_up_to_a_minute_and_one_success_ends_it() -> None:
    breaker, now, pauses = Breaker(), 0.0, list[float]()
    failing(breaker, FAILURES - 1, now)
    for _ in range(8):
        failing(breaker, 16, now)
        began = now
        while not breaker.closed(now):
            now += 0.5
        pauses.append(now - began)
    assert pauses[:3] == [SHORTEST_S, 2 * SHORTEST_S, 4 * SHORTEST_S]
    assert pauses[-1] == LONGEST_S
    breaker.told(True, now)
    failing(breaker, FAILURES - 1, now)
    assert breaker.closed(now)


async def test_while_telegram_is_out_of_reach_digests_wait_and_no_attempt_is_counted(store: Store) -> None:
    now, chats = datetime.now(UTC), 30
    store.ingest(EARLIER.name, EARLIER.read_bytes(), now=now, push=False)
    async with running_bot(store) as bot:
        for number in range(1, chats + 1):
            store.chats.subscribe(-number, store.companies()[0][0], now=now)
        context = Context(bot.application)
        await bot.server.stop()
        store.ingest(LATEST.name, LATEST.read_bytes(), now=now, push=True)
        async with asyncio.timeout(20):
            await tick(context)
        assert not may_send(context)
        counts = store.outbox.counts()
        assert counts["pending"] + counts["retry"] == chats
        assert counts["pending"] > 0, "most of them were not even tried"
        assert {each.attempts for each in store.outbox.deliveries()} == {0}
        await bot.server.start(bot.server.port)
