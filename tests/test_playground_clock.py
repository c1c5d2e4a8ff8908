"""The clock of the demonstration: moved ahead by the page, and everybody's."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.playground import (
    MovableClock,
    NotPossible,
    PlaygroundServer,
    TelegramWorld,
    add_forum,
    world_with_people,
)
from bot.playground.page_view import event_view, snapshot


def ahead(clock: MovableClock) -> timedelta:
    return clock() - datetime.now(UTC)


def test_the_clock_goes_ahead_by_what_was_asked_for_and_never_back() -> None:
    clock = MovableClock()
    clock.move(timedelta(hours=9))
    clock.move(timedelta(minutes=30))
    assert timedelta(hours=9, minutes=29) < ahead(clock) <= timedelta(hours=9, minutes=30)
    for refused in (timedelta(seconds=-1), timedelta(days=30)):
        with pytest.raises(ValueError, match="day"):
            clock.move(refused)


def test_a_world_with_another_clock_cannot_be_moved() -> None:
    world = TelegramWorld()
    assert world.ahead_seconds is None
    with pytest.raises(NotPossible):
        world.move_clock(60)


async def test_the_page_moves_the_clock_and_messages_carry_its_time() -> None:
    clock = MovableClock()
    scene = world_with_people(TelegramWorld(clock=clock))
    told: list[str] = []
    scene.world.listeners.append(lambda event, _: told.append(event))
    async with PlaygroundServer(scene.world) as server, httpx.AsyncClient(trust_env=False) as page:
        for seconds, code in ((36_000, 200), (-5, 400), ("soon", 400)):
            sent = {"act": "move_clock", "seconds": seconds}
            answer = await page.post(f"{server.url}/playground/act", json=sent)
            assert answer.status_code == code
    assert told[0] == "clock"
    assert told.count("clock") == 1
    assert event_view(scene.world, "clock", {}, "zh") == {"type": "clock", "ahead": 36_000.0}
    assert snapshot(scene.world, "zh")["ahead"] == 36_000.0
    post = scene.world.post_message(scene.group, scene.operator, "早")
    assert post.date - datetime.now(UTC) > timedelta(hours=9)


def test_the_group_with_topics_has_the_same_people_and_the_bot() -> None:
    scene = world_with_people()
    forum = add_forum(scene)
    assert forum.forum
    assert {person.id for person in (scene.operator, *scene.members)} <= forum.members.keys()
    assert forum.has(scene.bot.id)
    assert [topic.name for topic in forum.topics.values()] == ["财报要点", "闲聊"]
