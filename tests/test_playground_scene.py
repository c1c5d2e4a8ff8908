"""The demonstration's groups wait for their first visitor, and speak the language of the page."""

import pytest

from bot.playground import Room, join_for_a_visitor, world_with_people


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_bot_joins_once_when_the_page_is_opened(language: str) -> None:
    scene = world_with_people(joined=False)
    told: list[Room] = []
    join_for_a_visitor(scene, (scene.group,), told.append)
    assert scene.bot.id not in scene.group.members
    for visitor in (language, "en"):
        scene.world.tell("visited", language=visitor)
    joined = [post for post in scene.world.messages(scene.group) if "new_chat_members" in post.content]
    assert (len(joined), scene.bot.id in scene.group.members) == (1, True)
    assert told == ([scene.group] if language == "en" else [])
    assert (scene.operator.language_code == "en") == (language == "en")
