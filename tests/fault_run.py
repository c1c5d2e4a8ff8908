"""A digest on its way to many chats while the bot is killed, refused and cut off again and again.

`python -m tests.fault_run` is the long version (see `make soak`); it prints a table and fails if anything was lost
or sent twice.
"""

import argparse
import asyncio
import contextlib
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.playground import Fault, PlaygroundServer, Scene, world_with_people
from bot.playground.limits import Limits
from store import DeliveryState, Store
from tests.running_bot import EARLIER, LATEST, SAMPLES

ENDED = ("sent", "unknown", "dead", "cancelled")
SENDS = frozenset({"sendMessage", "sendPhoto"})


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How many chats follow, how often the process is killed, and how many sends are refused (429) or cut off."""

    chats: int
    kills: int
    refusals: int
    cut_off: int
    seconds: float
    seed: int = 7


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
            "seconds": round(self.seconds),
        }
        return "\n".join(f"{name:36}{number:>8}" for name, number in rows.items())


async def fault_run(url: str, plan: Plan) -> Tally:
    """Queue a digest for the chats of a new world and run the bot against it until every delivery ended."""
    scene = world_with_people()
    rooms = followed(scene, plan.chats)
    store = await asyncio.to_thread(queued, url, rooms)
    heard = listening(scene)
    began = time.monotonic()
    async with PlaygroundServer(scene.world) as server:
        scene.world.set_limits(Limits())
        dice = random.Random(plan.seed)
        scene.world.script(*faults(rooms, plan, dice))
        async with asyncio.timeout(plan.seconds):
            for _ in range(plan.kills):
                more = dice.randint(1, max(2 * plan.chats * 3 // 4 // plan.kills, 1))
                async with running(url, server, scene) as process:
                    await reached(heard, "sent", heard["sent"] + more, process, store)
                    process.send_signal(signal.SIGKILL)
            async with running(url, server, scene) as process:
                await reached(heard, "begun", heard["begun"] + 1, process)
                await reached(heard, "sent", plan.chats * 2, process, store)
                process.send_signal(signal.SIGTERM)
                assert await process.wait() == 0, "it did not stop cleanly"
    try:
        return tally(scene, store, rooms, plan, heard["refused"], time.monotonic() - began)
    finally:
        store.close()


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


@asynccontextmanager
async def running(
    url: str, server: PlaygroundServer, scene: Scene
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`onrecord run` as a process of its own, dead at the end."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    paths = [str(SAMPLES.parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
    environ |= {
        "PYTHONPATH": os.pathsep.join(paths),
        "LC_ALL": "C.UTF-8",
        "ONRECORD_TELEGRAM_TOKEN": scene.bot.token,
        "ONRECORD_TELEGRAM_BASE_URL": server.url,
        "ONRECORD_DATABASE_URL": url,
        "ONRECORD_LEASE_SECONDS": "2",
        "ONRECORD_TICK_SECONDS": "0.2",
    }
    command = (sys.executable, "-m", "bot", "run")
    with tempfile.TemporaryFile() as said:
        process = await asyncio.create_subprocess_exec(*command, env=environ, stdout=said, stderr=said)
        try:
            yield process
        except AssertionError as error:
            said.seek(0)
            error.add_note(said.read().decode()[-4000:])
            raise
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def listening(scene: Scene) -> Counter[str]:
    """How many calls went well or were refused, counted from now on; the world's own log forgets."""
    heard: Counter[str] = Counter()

    def hear(event: str, payload: Mapping[str, Any]) -> None:
        if event == "call":
            call = payload["call"]
            heard["begun"] += call.method == "deleteWebhook"
            heard["sent"] += call.method in SENDS and call.code == 200
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


def tally(scene: Scene, store: Store, rooms: list[int], plan: Plan, refused: int, seconds: float) -> Tally:
    has = Counter({room: len(scene.world.from_bot(room)) for room in rooms})
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
        seconds=seconds,
    )


def main() -> None:
    """The long version: 50 kills over 1,000 chats, on SQLite or at `--database`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--chats", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--database", help="an empty database; by default a SQLite file that is thrown away")
    given = parser.parse_args()
    plan = Plan(
        chats=given.chats,
        kills=given.kills,
        refusals=given.chats // 20,
        cut_off=given.chats // 50,
        seconds=3600,
        seed=given.seed,
    )
    with tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(fault_run(given.database or f"sqlite:///{Path(folder) / 'soak.db'}", plan))
    sys.stdout.write(result.table() + "\n")
    sys.exit(1 if result.lost or result.twice else 0)


if __name__ == "__main__":
    main()
