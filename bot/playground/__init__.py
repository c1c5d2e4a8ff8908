"""A Telegram server on loopback with a web page: to try the bot without Telegram, and to test it."""

from bot.playground.clock import MovableClock
from bot.playground.faults import Fault
from bot.playground.limits import Limits
from bot.playground.people import NotPossible
from bot.playground.records import BotAccount, Person, Post, Room
from bot.playground.scene import Scene, add_forum, join_for_a_visitor, world_with_people
from bot.playground.server import PlaygroundServer
from bot.playground.world import TelegramWorld

__all__ = [
    "BotAccount",
    "Fault",
    "Limits",
    "MovableClock",
    "NotPossible",
    "Person",
    "PlaygroundServer",
    "Post",
    "Room",
    "Scene",
    "TelegramWorld",
    "add_forum",
    "join_for_a_visitor",
    "world_with_people",
]
