"""A generated day: questions on many companies, commands, edits, buttons, inline queries, and digests of new calls.

`python -m tests.day_run` is the long version (see `make soak-day`); it prints a table and fails if anything was lost,
answered twice, or if memory went on growing.
"""

import argparse
import asyncio
import contextlib
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from bot.playground import PlaygroundServer, Post, Scene, world_with_people
from bot.playground.records import InlineAsk
from store import DeliveryState, Store
from tests.bench.generate import Invented
from tests.databases import new_database
from tests.fault_run import ended, followed
from tests.load_bots import as_table, bot_process, tokens_in
from tests.load_questions import Heard, put

# How often people do what, of a hundred.
KINDS = {"question": 70, "command": 10, "edit": 6, "button": 6, "inline": 6, "undecodable": 2}
COMMANDS = ("metrics", "digest", "calls", "guidance", "changes", "sources", "help")
# Of the last hours memory may be so much over that of the hours before.
GROWTH = 1.05


@dataclass(frozen=True, kw_only=True)
class Day:
    """So many hours of so many messages; so often a call is new (0: none is), the one at noon for all chats."""

    hours: int = 24
    an_hour: int = 400
    pace: float = 20.0
    every: int = 2
    companies: int = 40
    chats: int = 1000
    seed: int = 7


@dataclass(kw_only=True)
class Lived:
    """What came of it; memory in MB at the end of each hour."""

    day: Day
    heard: Heard
    done: Counter[str] = field(default_factory=Counter)
    inline: list[InlineAsk] = field(default_factory=list)
    expected: int = 0
    memory: list[float] = field(default_factory=list)
    states: Mapping[DeliveryState, int] = field(default_factory=dict)
    tokens: int = 0
    digests: int = 0
    seconds: float = 0.0

    def hear(self, event: str, payload: Mapping[str, Any]) -> None:
        """Count digests: what comes by itself, with a picture."""
        if event == "message":
            post = payload["post"]
            by_itself = post.sender_id == self.heard.bot and not post.reply_to and post.edited is None
            self.digests += by_itself and "photo" in post.content

    @property
    def lost(self) -> int:
        """Questions, commands and inline queries without an answer, and digests that did not come."""
        silent = sum(each.results is None for each in self.inline)
        return len(self.heard.asked) - len(self.heard.waits) + silent + self.expected - self.digests

    @property
    def growth(self) -> float:
        """Memory in the last quarter of the day to that in the quarter before noon."""
        quarter = max(len(self.memory) // 4, 1)
        before = self.memory[quarter : 2 * quarter] or self.memory
        return statistics.mean(self.memory[-quarter:]) / statistics.mean(before)

    @property
    def holds(self) -> bool:
        """Whether nothing was lost or doubled, no token written down, and memory is flat."""
        return not (self.lost or self.heard.twice or self.tokens) and self.growth <= GROWTH

    def table(self) -> str:
        """One line a number."""
        return as_table(
            {
                "chats, companies": f"{self.day.chats}, {self.day.companies}",
                **{f"done: {kind}": count for kind, count in self.done.most_common()},
                **{f"deliveries: {state}": count for state, count in self.states.items() if count},
                "lost": self.lost,
                "answered twice": self.heard.twice,
                "lines of the log with the token": self.tokens,
                "memory after each hour, MB": " ".join(f"{each:.0f}" for each in self.memory),
                "last quarter to the quarter before noon": f"{self.growth:.3f}",
                "seconds": round(self.seconds),
            }
        )


async def day_run(url: str, day: Day, folder: Path) -> Lived:
    """Live through the day with one instance that polls."""
    scene = world_with_people()
    rooms = followed(scene, day.chats)
    store = await asyncio.to_thread(_prepared, url, day, rooms)
    lived, random = Lived(day=day, heard=Heard(bot=scene.bot.id)), Random(day.seed)
    scene.world.listeners += [lived.heard.hear, lived.hear]
    began = time.monotonic()
    async with (
        PlaygroundServer(scene.world) as server,
        bot_process(url, server, scene, folder / "bot.log", RATE_LIMITS="False") as bot,
    ):
        await scene.world.wait_for(lambda: lived.heard.calls["setMyCommands"], 60)
        for hour in range(day.hours):
            if day.every and hour % day.every == 0:
                lived.expected += await asyncio.to_thread(_new_call, store, day, hour)
            await _hour(scene, lived, rooms, random)
            lived.memory.append(bot.memory_mb)
        with contextlib.suppress(TimeoutError):
            await scene.world.wait_for(lambda: lived.lost <= 0 and ended(store), 60)
        bot.process.terminate()
        assert await bot.process.wait() == 0, "it did not stop cleanly"
    lived.seconds = time.monotonic() - began
    lived.tokens, lived.states = tokens_in(folder, scene), store.outbox.counts()
    store.close()
    return lived


def _prepared(url: str, day: Day, rooms: list[int]) -> Store:
    """Two calls of every company; each chat follows the first and one other."""
    store, now = Store.open(url), datetime.now(UTC)
    for company in range(day.companies):
        for quarter in range(2):
            made = Invented(company, quarter)
            store.ingest(f"{made.ticker}-{quarter}.txt", made.text().encode(), now=now, push=False)
    keys = {name: key for key, name in store.companies()}
    for number, room in enumerate(rooms):
        for company in {0, number % day.companies}:
            store.chats.subscribe(room, keys[Invented(company).name], now=now)
    return store


def _new_call(store: Store, day: Day, hour: int) -> int:
    """The next call of a company; how many chats get its digest."""
    number = hour // day.every
    company = 0 if hour == day.hours // 2 else 1 + number % (day.companies - 1)
    made = Invented(company, 2 + number // day.companies)
    told = store.ingest(f"{made.ticker}-{hour}.txt", made.text().encode(), now=datetime.now(UTC), push=True)
    assert told.status == "new"
    return told.pushed


async def _hour(scene: Scene, lived: Lived, rooms: list[int], random: Random) -> None:
    began, day = time.monotonic(), lived.day
    for number in range(day.an_hour):
        await asyncio.sleep(max(began + number / day.pace - time.monotonic(), 0))
        (kind,) = random.choices(list(KINDS), list(KINDS.values()))
        lived.done[kind] += _does(kind, scene, lived, random.choice(rooms), random)


def _does(kind: str, scene: Scene, lived: Lived, room: int, random: Random) -> bool:
    """One thing that somebody does; False where the chat gives no occasion for it."""
    world, heard = scene.world, lived.heard
    company = Invented(random.randrange(lived.day.companies), random.randrange(2))
    if kind == "question":
        put(scene, heard, room, f"/ask@{scene.bot.username} {_question(company, random)}")
    elif kind == "command":
        put(scene, heard, room, f"/{random.choice(COMMANDS)}@{scene.bot.username} {company.name}")
    elif kind == "inline":
        lived.inline.append(world.ask_inline(scene.operator, _question(company, random)))
    elif kind == "undecodable":
        scene.bot.updates.put_raw({"message": {"message_id": "?"}})
    else:
        posts = world.messages(room)
        return (_edits if kind == "edit" else _presses)(scene, room, posts, random)
    return True


def _question(company: Invented, random: Random) -> str:
    """A question in words that hardly come twice."""
    asked = random.choice(company.questions())
    return f"{asked} {random.randrange(10**6)}" if random.random() < 0.3 else asked


def _edits(scene: Scene, room: int, posts: list[Post], random: Random) -> bool:
    own = [post for post in posts if post.sender_id == scene.operator.id and post.text.startswith("/ask")]
    if own:
        post = random.choice(own)
        scene.world.edit_message(room, post, scene.operator, f"{post.text} {random.randrange(9)}")
    return bool(own)


def _presses(scene: Scene, room: int, posts: list[Post], random: Random) -> bool:
    rows = [(post, button) for post in posts if post.sender_id == scene.bot.id for button in _callbacks(post)]
    if rows:
        post, data = random.choice(rows)
        scene.world.press_button(room, post, scene.operator, data)
    return bool(rows)


def _callbacks(post: Post) -> list[str]:
    return [each["callback_data"] for row in post.buttons for each in row if "callback_data" in each]


def main() -> None:
    """A day on PostgreSQL, or SQLite."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--an-hour", type=int, default=Day.an_hour, help="messages")
    parser.add_argument("--chats", type=int, default=Day.chats)
    parser.add_argument(
        "--every", type=int, default=Day.every, help="hours from one call to the next; 0: none"
    )
    parser.add_argument("--sqlite", action="store_true")
    given = parser.parse_args()
    day = Day(an_hour=given.an_hour, chats=given.chats, every=given.every)
    with new_database(sqlite=given.sqlite) as url, tempfile.TemporaryDirectory() as folder:
        lived = asyncio.run(day_run(url, day, Path(folder)))
    sys.stdout.write(lived.table() + "\n")
    sys.exit(0 if lived.holds else 1)


if __name__ == "__main__":
    main()
