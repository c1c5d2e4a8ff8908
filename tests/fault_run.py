"""A digest on its way to many chats while the bot is killed, refused and cut off again and again.

`python -m tests.fault_run` is the long version (see `make soak`); it prints a table and fails if anything was lost
or sent twice.
"""

import argparse
import asyncio
import contextlib
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.playground import Fault, PlaygroundServer, Scene, world_with_people
from bot.playground.limits import Limits
from store import DeliveryState, Store
from tests.databases import new_database
from tests.load_bots import bot_process, tokens_in
from tests.load_questions import Heard, ask_on
from tests.running_bot import EARLIER, LATEST

SETTINGS = {"LEASE_SECONDS": "2"}
ENDED = ("sent", "unknown", "dead", "cancelled")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How many chats follow, how often the process is killed, and how many sends are refused (429) or cut off."""

    chats: int
    kills: int
    refusals: int
    cut_off: int
    seconds: float
    seed: int = 7
    questions: float = 5.0


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What came of it: chats by the number of digests that they have, deliveries by state, and what went wrong."""

    chats: int
    kills: int
    refused: int
    cut_off: int
    states: dict[DeliveryState, int]
    arrived: int
    lost: int
    twice: int
    unknown_arrived: int
    asked: int
    unanswered: int
    answered_twice: int
    tokens: int
    seconds: float

    def table(self) -> str:
        """One line a number."""
        states = {f"deliveries: {state}": count for state, count in sorted(self.states.items()) if count}
        rows = {
            "chats": self.chats,
            "processes killed": self.kills,
            "sends refused (429)": self.refused,
            "connections cut after storing": self.cut_off,
            **states,
            "chats that have the digest": self.arrived,
            "of the unknown ones arrived": self.unknown_arrived,
            "lost (said to be sent, not there)": self.lost,
            "sent twice": self.twice,
            "questions": self.asked,
            "open at a kill, without an answer": self.unanswered,
            "questions answered twice": self.answered_twice,
            "lines of the log with the token": self.tokens,
            "seconds": round(self.seconds),
        }
        return "\n".join(f"{name:36}{number:>8}" for name, number in rows.items())


async def fault_run(url: str, plan: Plan) -> Tally:
    """Queue a digest for the chats of a new world and run the bot against it until every delivery ended."""
    scene = world_with_people()
    rooms = followed(scene, plan.chats)
    store = await asyncio.to_thread(queued, url, rooms)
    heard, questions = listening(scene), Heard(bot=scene.bot.id)
    scene.world.listeners.append(questions.hear)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        log = Path(name) / "bot.log"
        await _through(url, plan, scene, rooms, store, heard, questions, log)
        try:
            tokens, seconds = tokens_in(Path(name), scene), time.monotonic() - began
            return tally(scene, store, rooms, plan, heard["refused"], questions, tokens, seconds)
        finally:
            store.close()


async def _through(
    url: str,
    plan: Plan,
    scene: Scene,
    rooms: list[int],
    store: Store,
    heard: Counter[str],
    questions: Heard,
    log: Path,
) -> None:
    async with PlaygroundServer(scene.world) as server:
        scene.world.set_limits(Limits())
        dice = random.Random(plan.seed)
        scene.world.script(*faults(rooms, plan, dice))
        asking = asyncio.create_task(ask_on(scene, questions, rooms, plan.questions))
        async with asyncio.timeout(plan.seconds):
            for _ in range(plan.kills):
                more = dice.randint(1, max(2 * plan.chats * 3 // 4 // plan.kills, 1))
                async with bot_process(url, server, scene, log, **SETTINGS) as bot:
                    await reached(heard, "sent", heard["sent"] + more, bot.process, store)
                    bot.process.send_signal(signal.SIGKILL)
            async with bot_process(url, server, scene, log, **SETTINGS) as bot:
                await reached(heard, "begun", heard["begun"] + 1, bot.process)
                await reached(heard, "sent", plan.chats * 9, bot.process, store)
                asking.cancel()
                with contextlib.suppress(TimeoutError):
                    await scene.world.wait_for(lambda: len(questions.waits) == len(questions.asked), 3)
                bot.process.send_signal(signal.SIGTERM)
                assert await bot.process.wait() == 0, "it did not stop cleanly"


def followed(scene: Scene, count: int) -> list[int]:
    """Groups that the bot is in; of its being added it is not told."""
    rooms = []
    for number in range(count):
        room = scene.world.new_group(f"群{number}", creator=scene.operator)
        scene.world.add_bot(room, by=scene.operator)
        rooms.append(room.id)
    scene.bot.updates.pending.clear()
    return rooms


def queued(url: str, rooms: list[int]) -> Store:
    store, now = Store.open(url), datetime.now(UTC)
    store.ingest(EARLIER.name, EARLIER.read_bytes(), now=now, push=False)
    key, _ = store.companies()[0]
    for room in rooms:
        store.chats.subscribe(room, key, now=now)
    assert store.ingest(LATEST.name, LATEST.read_bytes(), now=now, push=True).pushed == len(rooms)
    return store


def faults(rooms: list[int], plan: Plan, dice: random.Random) -> list[Fault]:
    """Refusals and cut connections, each in a chat of its own."""
    chosen = dice.sample(rooms, plan.refusals + plan.cut_off)
    return [
        Fault(kind="refused", method="sendPhoto", chat_id=room, code=429, retry_after=1)
        if index < plan.refusals
        else Fault(kind="unanswered", method="sendPhoto", chat_id=room)
        for index, room in enumerate(chosen)
    ]


def listening(scene: Scene) -> Counter[str]:
    """How many calls went well or were refused, counted from now on; the world's own log forgets."""
    heard: Counter[str] = Counter()

    def hear(event: str, payload: Mapping[str, Any]) -> None:
        if event == "call":
            call = payload["call"]
            heard["begun"] += call.method == "deleteWebhook"
            heard["sent"] += call.method == "sendPhoto" and call.code == 200
            heard["refused"] += call.code == 429

    scene.world.listeners.append(hear)
    return heard


async def reached(
    heard: Counter[str],
    what: str,
    count: int,
    process: asyncio.subprocess.Process,
    store: Store | None = None,
) -> None:
    """Wait until so many of the calls were heard, or nothing is left to send in the store."""
    while heard[what] < count and not (store is not None and await asyncio.to_thread(ended, store)):
        assert process.returncode is None, "the bot ended by itself"
        await asyncio.sleep(0.02 if store is None else 0.05)


def ended(store: Store) -> bool:
    counts = store.outbox.counts()
    return not any(count for state, count in counts.items() if state not in ENDED)


def tally(
    scene: Scene,
    store: Store,
    rooms: list[int],
    plan: Plan,
    refused: int,
    questions: Heard,
    tokens: int,
    seconds: float,
) -> Tally:
    """Chats by the digests that they have, beside what the outbox says."""
    has = Counter(
        {room: sum("photo" in post.content for post in scene.world.from_bot(room)) for room in rooms}
    )
    state = {delivery.chat_id: delivery.state for delivery in store.outbox.deliveries()}
    return Tally(
        chats=len(rooms),
        kills=plan.kills,
        refused=refused,
        cut_off=plan.cut_off,
        states=store.outbox.counts(),
        arrived=sum(count > 0 for count in has.values()),
        lost=sum(has[room] == 0 and state[room] != "unknown" for room in rooms),
        twice=sum(count > 1 for count in has.values()),
        unknown_arrived=sum(has[room] > 0 and state[room] == "unknown" for room in rooms),
        asked=len(questions.asked),
        unanswered=len(questions.asked) - len(questions.waits),
        answered_twice=questions.twice,
        tokens=tokens,
        seconds=seconds,
    )


def main() -> None:
    """The long version: 50 kills over 1,000 chats, on PostgreSQL or SQLite."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--chats", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sqlite", action="store_true", help="SQLite in place of PostgreSQL")
    given = parser.parse_args()
    plan = Plan(
        chats=given.chats,
        kills=given.kills,
        refusals=given.chats // 20,
        cut_off=given.chats // 50,
        seconds=3600,
        seed=given.seed,
    )
    with new_database(sqlite=given.sqlite) as url:
        result = asyncio.run(fault_run(url, plan))
    sys.stdout.write(result.table() + "\n")
    sys.exit(1 if result.lost or result.twice or result.answered_twice or result.tokens else 0)


if __name__ == "__main__":
    main()
