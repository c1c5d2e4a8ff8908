"""The limiter between python-telegram-bot and a Telegram that keeps its rates."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, cast

import pytest
from telegram.error import RetryAfter
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot import limiter as limiting
from bot.limiter import ChatLimiter
from bot.playground import Fault, Scene
from bot.playground.limits import Limits
from bot.sharing import PACE, Sharing
from handlers.sending import pause_of
from handlers.turns import behind_answers
from store import SharedPace, Store
from tests.fake_telegram import playground


@asynccontextmanager
async def limited(**limits: int) -> AsyncIterator[tuple[ExtBot[Any], Scene, ChatLimiter]]:
    async with playground() as (server, scene):
        scene.world.set_limits(Limits(**limits))
        limiter = ChatLimiter()
        bot: ExtBot[Any] = ExtBot(
            scene.bot.token, base_url=server.base_url, request=HTTPXRequest(), rate_limiter=limiter
        )
        async with bot:
            yield bot, scene, limiter


async def test_bursts_into_chats_are_spread_so_that_telegram_refuses_none() -> None:
    async with limited() as (bot, scene, _):
        chats = [scene.group.id, *(scene.world.open_private(person).id for person in scene.members)]
        await asyncio.gather(*(bot.send_message(chat, f"{n}") for chat in chats for n in range(2)))
        calls = scene.world.calls_of("sendMessage")
        assert [call.code for call in calls] == [200] * len(chats) * 2
        assert [post.text for post in scene.world.from_bot(scene.group)][-2:] == ["0", "1"]


async def test_a_refusal_is_raised_counted_and_holds_back_that_chat_alone() -> None:
    async with limited() as (bot, scene, limiter):
        refused: list[None] = []
        limiter._refused = lambda: refused.append(None)
        private = scene.world.open_private(scene.operator)
        scene.world.script(Fault(kind="refused", method="sendMessage", chat_id=private.id, retry_after=300))
        with pytest.raises(RetryAfter):
            await bot.send_message(private.id, "1")
        with pytest.raises(RetryAfter) as raised:
            await bot.send_message(private.id, "2")
        assert 299 <= pause_of(raised.value).total_seconds() <= 300
        assert len(scene.world.calls_of("sendMessage")) == len(refused) == 1
        await bot.send_message(scene.group.id, "3")


async def test_what_is_no_message_never_waits() -> None:
    async with limited() as (bot, scene, limiter):
        limiter._rates.refuse(scene.group.id, asyncio.get_running_loop().time() + 300)
        async with asyncio.timeout(2):
            assert await bot.send_chat_action(scene.group.id, "typing")
            assert (await bot.get_chat(scene.group.id)).id == scene.group.id


async def test_a_digest_that_waited_for_its_turn_goes_at_once_and_only_once() -> None:
    async with limited() as (bot, scene, limiter):
        loop = asyncio.get_running_loop()
        with behind_answers():
            await limiter.turn(scene.group.id)
            began = loop.time()
            await bot.send_message(scene.group.id, "1")
            assert loop.time() - began < 0.5
            await bot.send_message(scene.group.id, "2")
            assert loop.time() - began > 0.9


async def test_a_digest_gives_way_where_its_turn_is_far_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiting, "PATIENCE_LATER_S", 0.2)
    async with limited() as (bot, scene, limiter):
        await bot.send_message(scene.group.id, "1")
        with behind_answers(), pytest.raises(RetryAfter):
            await limiter.turn(scene.group.id)
        answer = asyncio.create_task(bot.send_message(scene.group.id, "2"))
        with behind_answers(), pytest.raises(RetryAfter):
            await limiter.turn(scene.group.id)
        await answer
        assert limiter._turns == {}


async def test_two_instances_keep_one_rate_and_one_chat_s_second(store: Store) -> None:
    async with playground() as (server, scene):
        scene.world.set_limits(Limits())
        rooms = [scene.world.new_group(f"群{n}", creator=scene.operator) for n in range(45)]
        for room in rooms:
            scene.world.add_bot(room, by=scene.operator)
        async with AsyncExitStack() as stack:
            bots = [
                await stack.enter_async_context(
                    ExtBot(
                        scene.bot.token,
                        base_url=server.base_url,
                        request=HTTPXRequest(connection_pool_size=64),
                        rate_limiter=ChatLimiter(sharing=Sharing(store.pace(scene.bot.id, PACE))),
                    )
                )
                for _ in range(2)
            ]

            async def digest(number: int) -> None:
                with behind_answers():
                    await bots[0].send_message(rooms[number].id, "digest")

            await asyncio.gather(
                *(digest(number) for number in range(45)),
                *(bots[number % 2].send_message(rooms[number // 2].id, "answer") for number in range(8)),
            )
        assert {call.code for call in scene.world.calls_of("sendMessage")} == {200}
        assert len(scene.world.calls_of("sendMessage")) == 53


class Away:
    """A pace in a database that does not answer."""

    def digests(self, count: int) -> tuple[float, ...]:
        raise OSError

    def answer(self, chat_id: int, patience: float) -> float:
        raise OSError

    digest = answer


async def test_without_the_database_an_instance_keeps_the_rates_for_itself(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with playground() as (server, scene):
        limiter = ChatLimiter(sharing=Sharing(cast(SharedPace, Away())))
        bot: ExtBot[Any] = ExtBot(
            scene.bot.token, base_url=server.base_url, request=HTTPXRequest(), rate_limiter=limiter
        )
        async with bot:
            await bot.send_message(scene.group.id, "answer")
            with behind_answers():
                await bot.send_message(scene.group.id, "digest")
    assert len(scene.world.from_bot(scene.group)) == 2
    assert "the shared pace could not be asked for" in caplog.text
