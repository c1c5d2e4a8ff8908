"""A question's way: written in a group, answered by the program as it is run, with the quote that proves it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.playground import PlaygroundServer, Scene, world_with_people
from store import Store
from tests.running_bot import SAMPLES


async def test_a_question_in_a_group_comes_back_answered_with_its_quote(
    recorded_url: str, recorded: Store
) -> None:
    scene = world_with_people()
    async with PlaygroundServer(scene.world) as server, program(server, scene, recorded_url) as process:
        group, person = scene.group, scene.members[0]
        await scene.world.next_from_bot(group, 0, timeout=20)
        asked = scene.world.post_message(group, person, "/ask@onrecord_demo_bot 集团总收入多少？")
        answer = await scene.world.next_from_bot(group, asked, timeout=20)
        assert answer.reply_to == asked.message_id
        assert answer.text.splitlines()[0]
        quotes = [
            entity for entity in answer.entities if entity["type"] in ("blockquote", "expandable_blockquote")
        ]
        assert quotes
        record = "\n".join("\n".join(recorded.call(row.key).call.lines) for row in recorded.calls())
        for entity in quotes:
            encoded = answer.text.encode("utf-16-le")
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            quote = encoded[start:end].decode("utf-16-le").rpartition("\n")[0]
            assert quote in record
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 15) == 0
        assert process.stderr is not None
        log = (await process.stderr.read()).decode()
        assert "can_read_all_group_messages=False" in log
        assert scene.bot.token not in log
        assert "Traceback" not in log


@asynccontextmanager
async def program(
    server: PlaygroundServer, scene: Scene, database: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`onrecord run` as a process of its own."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    environ |= {
        "ONRECORD_TELEGRAM_TOKEN": scene.bot.token,
        "ONRECORD_TELEGRAM_BASE_URL": server.url,
        "ONRECORD_DATABASE_URL": database,
        "PYTHONPATH": str(SAMPLES.parents[1]),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"), env=environ, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
