"""The scene that the playground opens with: invented people, a group, a private chat for each person."""

from dataclasses import dataclass

from bot.playground.records import BotAccount, Person, Room
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


def world_with_people(world: TelegramWorld | None = None) -> Scene:
    """The demo scene in `world`, or in a new one: the bot is a plain member of the group, privacy mode on."""
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
    world.add_bot(group, by=operator)
    return Scene(world=world, bot=bot, operator=operator, members=members, group=group)


def add_forum(scene: Scene) -> Room:
    """A second group of the same people, with topics."""
    world = scene.world
    forum = world.new_group(FORUM_TITLE, creator=scene.operator, members=scene.members, forum=True)
    for name in TOPICS:
        world.new_topic(forum, name)
    world.add_bot(forum, by=scene.operator)
    return forum
