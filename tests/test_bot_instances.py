"""Several instances on one database: one polls and sends, the others wait, and nothing is answered twice."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import cast

import pytest

from bot.app import build, polling, run
from bot.instance import Instance
from bot.leading import Leadership
from bot.playground import Fault, PlaygroundServer, Scene, world_with_people
from bot.schedule import tick, wake
from handlers.context import App, Context
from store import Lease, Store
from tests.running_bot import EARLIER, LATEST, running_bot, settings_for, until, welcomed

LEASE_S = 1.0


@asynccontextmanager
async def instance_on(server: PlaygroundServer, scene: Scene, url: str) -> AsyncIterator[App]:
    store = Store.open(url)
    settings = settings_for(server, scene, lease_seconds=LEASE_S)
    end: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    try:
        async with polling(build(settings, store, end), settings) as application:
            yield application
    finally:
        await asyncio.to_thread(store.close)


def instance_of(application: App) -> Instance:
    instance: Instance = application.bot_data[Instance]
    return instance


def polls(application: App) -> bool:
    return application.updater is not None and application.updater.running


async def test_the_second_waits_says_so_and_goes_on_when_the_first_stops(
    recorded_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    scene = world_with_people()
    async with PlaygroundServer(scene.world) as server:
        first = instance_on(server, scene, recorded_url)
        assert polls(await first.__aenter__())
        await welcomed(scene.world, scene.group)
        async with instance_on(server, scene, recorded_url) as second:
            assert not polls(second)
            assert "another instance polls and sends; this one waits" in caplog.text
            assert await instance_of(second).problems() == []
            await first.__aexit__(None, None, None)
            await until(lambda: polls(second))
            chat = scene.world.open_private(scene.operator)
            asked = scene.world.post_message(chat, scene.operator, "/calls")
            assert await scene.world.next_from_bot(chat, asked)
    assert not any(call.code == 409 for call in scene.world.calls_of("getUpdates"))


async def test_who_loses_the_lease_polls_and_sends_no_more_until_it_is_free(
    recorded: Store, recorded_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    scene = world_with_people()
    async with PlaygroundServer(scene.world) as server, instance_on(server, scene, recorded_url) as leader:
        leadership = instance_of(leader)._leadership
        assert leadership is not None
        leadership._lease.let_go()
        thief = recorded.lease("thief", 30)
        assert thief.hold(datetime.now(UTC))
        await until(lambda: not polls(leader))
        assert not instance_of(leader).leads
        assert "the lease was lost" in caplog.text
        thief.let_go()
        await until(lambda: polls(leader) and instance_of(leader).leads)


async def test_an_update_that_comes_twice_is_answered_once(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        chat, updates = bot.world.open_private(bot.scene.operator), bot.scene.bot.updates
        asked = bot.world.post_message(chat, bot.scene.operator, "/calls")
        number = updates.pending[-1]["update_id"]
        await bot.world.next_from_bot(chat, asked)
        updates.put_raw({"message": bot.world.wire(asked), "update_id": number})
        last = bot.world.post_message(chat, bot.scene.operator, "/help")
        await bot.world.next_from_bot(chat, last)
        assert len(bot.world.from_bot(chat)) == 2
        assert b"onrecord_updates_repeated_total 1.0" in instance_of(bot.application).metrics.text()


async def test_an_update_is_answered_although_nobody_knows_whether_it_is_new(
    recorded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bool:
        raise OSError

    monkeypatch.setattr(recorded, "first_seen", broken)
    async with running_bot(recorded) as bot:
        chat = bot.world.open_private(bot.scene.operator)
        asked = bot.world.post_message(chat, bot.scene.operator, "/calls")
        assert await bot.world.next_from_bot(chat, asked)


async def test_who_is_about_to_stop_claims_nothing_and_gives_back_what_it_claimed(store: Store) -> None:
    now = datetime.now(UTC)
    store.ingest(EARLIER.name, EARLIER.read_bytes(), now=now, push=False)
    async with running_bot(store) as bot:
        for chat_id in (-1, -2, -3):
            store.chats.subscribe(chat_id, store.companies()[0][0], now=now)
        assert store.ingest(LATEST.name, LATEST.read_bytes(), now=now, push=True).pushed == 3
        instance, claim, claims = instance_of(bot.application), store.outbox.claim, list[int]()

        def retire_after_claiming(moment: datetime, *, limit: int) -> object:
            claimed = claim(moment, limit=limit)
            claims.append(len(claimed))
            instance.retire()
            return claimed

        store.outbox.claim = retire_after_claiming  # type: ignore[method-assign, assignment]
        for _ in range(2):
            await tick(Context(bot.application))
        assert claims == [3]
        assert store.outbox.counts()["pending"] == 3
        assert await instance.problems() == ["stopping"]


async def test_a_send_that_is_under_way_is_finished_and_recorded_before_the_bot_stops(store: Store) -> None:
    now = datetime.now(UTC)
    store.ingest(EARLIER.name, EARLIER.read_bytes(), now=now, push=False)
    async with running_bot(store) as bot:
        room = bot.scene.group.id
        store.chats.subscribe(room, store.companies()[0][0], now=now)
        bot.world.script(Fault(kind="late", method="sendPhoto", seconds=0.5))
        store.ingest(LATEST.name, LATEST.read_bytes(), now=now, push=True)
        wake(bot.application)
        await bot.world.wait_for(lambda: bot.world.from_bot(room))
        assert store.outbox.counts()["claimed"] == 1
    assert store.outbox.counts()["sent"] == 1


async def test_the_lease_is_free_as_soon_as_the_bot_has_stopped(recorded: Store) -> None:
    async with running_bot(recorded):
        assert not recorded.lease("next", 30).hold(datetime.now(UTC))
    assert recorded.lease("next", 30).hold(datetime.now(UTC))


async def test_a_signal_ends_a_bot_that_still_waits_for_telegram(store: Store) -> None:
    scene = world_with_people()
    server = PlaygroundServer(scene.world)
    await server.start()
    await server.stop()
    running = asyncio.create_task(run(settings_for(server, scene), store))
    await asyncio.sleep(0.3)
    assert not running.done()
    os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(5):
        assert await running == 0


class Scripted:
    """A lease whose answers are known beforehand."""

    def __init__(self, *answers: bool | Exception) -> None:
        self.answers = list(answers)
        self.given_up = False

    def hold(self, _now: datetime) -> bool:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def let_go(self) -> None:
        self.given_up = True


async def led(*answers: bool | Exception, looks: int) -> list[str]:
    """What happened in so many looks at a lease that answers so."""
    happened, lease = list[str](), Scripted(*answers)

    async def gained() -> None:
        happened.append("gained")

    async def lost() -> None:
        happened.append("lost")

    leadership = Leadership(cast(Lease, lease), 0.6, gained=gained, lost=lost)
    await leadership.begin()
    await until(lambda: len(lease.answers) == 1)
    await asyncio.sleep(0.15 * looks)
    await leadership.end()
    assert lease.given_up
    return happened


async def test_a_database_that_is_away_for_a_moment_ends_no_leadership() -> None:
    assert await led(True, OSError(), True, looks=2) == ["gained"]


async def test_a_database_that_stays_away_does() -> None:
    assert await led(True, OSError(), looks=8) == ["gained", "lost"]


async def test_a_lease_that_another_has_is_waited_for() -> None:
    assert await led(False, False, True, looks=2) == ["gained"]
