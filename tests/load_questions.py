"""Questions put to the bot while it runs, and what the playground's Telegram heard of answers and digests."""

import asyncio
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bot.playground import Post, Scene

QUESTIONS = (
    "鲸屿云收入增长多少?",
    "鲸屿集团总收入是多少?",
    "鲸屿集团怎么看云业务的需求?",
    "What was the revenue of 鲸屿集团?",
    "鲸屿集团的毛利率是多少?",
    "鲸屿集团的会上谁提问了?",
    "鲸屿集团有没有提到星际旅行?",
    "鲸屿集团的资本开支是多少?",
)


@dataclass(kw_only=True)
class Heard:
    """What the playground's Telegram saw: when digests arrived, questions and their answers, refusals."""

    bot: int
    digests: list[float] = field(default_factory=list)
    asked: dict[tuple[int, int], float] = field(default_factory=dict)
    waits: dict[tuple[int, int], float] = field(default_factory=dict)
    refused: int = 0
    twice: int = 0
    calls: Counter[str] = field(default_factory=Counter)
    _known: set[tuple[int, int]] = field(default_factory=set)

    def hear(self, event: str, payload: Mapping[str, Any]) -> None:
        """Listen to the world."""
        if event == "call":
            call = payload["call"]
            self.calls[call.method] += 1
            self.refused += call.code == 429
        elif event == "message":
            self._message(payload["post"])

    def _message(self, post: Post) -> None:
        asked, it = (post.chat_id, post.reply_to or 0), (post.chat_id, post.message_id)
        if post.sender_id != self.bot or it in self._known:  # one that was edited is told again
            return
        self._known.add(it)
        if asked in self.asked:
            self.twice += asked in self.waits
            self.waits.setdefault(asked, time.monotonic() - self.asked[asked])
        else:
            self.digests.append(time.monotonic())


def ask(scene: Scene, heard: Heard, room: int, number: int) -> None:
    """Put question `number` into a chat."""
    put(scene, heard, room, f"/ask@{scene.bot.username} {QUESTIONS[number % len(QUESTIONS)]}")


def put(scene: Scene, heard: Heard, room: int, text: str) -> None:
    """Write into a chat what the bot is to answer."""
    at = time.monotonic()
    post = scene.world.post_message(room, scene.operator, text)
    heard.asked[post.chat_id, post.message_id] = at


async def ask_on(scene: Scene, heard: Heard, rooms: Sequence[int], a_second: float, seed: int = 7) -> None:
    """Ask in chats at random until cancelled, not in those that moved or threw the bot out."""
    random, number = Random(seed), 0
    while True:
        await asyncio.sleep(1 / a_second)
        room = scene.world.rooms[random.choice(rooms)]
        if room.migrated_to is None and room.has(scene.bot.id):
            number += 1
            ask(scene, heard, room.id, number)
