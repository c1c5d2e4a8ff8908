"""The scene that the playground opens with: invented people, a group, a private chat for each person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.playground.records import BotAccount, Json, Person, Room
from bot.playground.world import TelegramWorld

GROUP_TITLE = "OnRecord 演示群"
FORUM_TITLE = "OnRecord 话题群"
TOPICS = ("财报要点", "闲聊")


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A world with its bot, the operator, three members of the group, and the group."""

    world: TelegramWorld
    bot: BotAccount
    operator: Person
    members: tuple[Person, ...]
    group: Room

    @property
    def operator_chat(self) -> Room:
        """The operator's private chat with the bot."""
        return self.world.open_private(self.operator)


def world_with_people(world: TelegramWorld | None = None, *, joined: bool = True) -> Scene:
    """The demo scene in `world`, or a new one: the bot, privacy mode on, is a plain member of the group if `joined`."""
    world = world or TelegramWorld()
    bot = world.new_bot("OnRecord", "onrecord_demo_bot")
    operator = world.new_person("王经理", username="wang_ir")
    world.operator_id = operator.id
    members = (
        world.new_person("林晓彤", username="lin_xiaotong"),
        world.new_person("周航", username="zhouhang88"),
        world.new_person("Emma", last_name="Reed", username="emma_reed", language="en"),
    )
    group = world.new_group(GROUP_TITLE, creator=operator, members=members)
    for person in (operator, *members):
        world.open_private(person)
    if joined:
        world.add_bot(group, by=operator)
    return Scene(world=world, bot=bot, operator=operator, members=members, group=group)


def add_forum(scene: Scene, *, joined: bool = True) -> Room:
    """A second group of the same people, with topics; the bot is a member if `joined`."""
    world = scene.world
    forum = world.new_group(FORUM_TITLE, creator=scene.operator, members=scene.members, forum=True)
    for name in TOPICS:
        world.new_topic(forum, name)
    if joined:
        world.add_bot(forum, by=scene.operator)
    return forum


def join_for_a_visitor(scene: Scene, rooms: Sequence[Room], in_english: Callable[[Room], object]) -> None:
    """Let the bot join the groups when the page is first opened.

    To who opens it in English everybody there speaks English: each room is told to `in_english` before.
    """

    def visited(event: str, payload: Json) -> None:
        if event != "visited":
            return
        scene.world.listeners.remove(visited)
        english = payload["language"] == "en"
        for person in (scene.operator, *scene.members) if english else ():
            person.language_code = "en"
        for room in rooms:
            if english:
                in_english(room)
            scene.world.add_bot(room, by=scene.operator)

    scene.world.listeners.append(visited)
