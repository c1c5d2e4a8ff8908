import asyncio
import json
import os
import re
import signal
import sys
from typing import Any

import httpx
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.running_bot import COMPANY, SAMPLES


async def test_the_demo_prints_its_page_where_the_bot_answers_and_ends_cleanly() -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    environ |= {"PYTHONPATH": str(SAMPLES.parents[1]), "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--no-open"),
        env=environ,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        async with asyncio.timeout(40):
            told = (await process.stdout.readline()).decode()
            found = re.search(r"http://127\.0\.0\.1:\d+", told)
            assert found, told
            answer = await asked_in_the_page(found[0], f"{COMPANY} 集团总收入多少？")
            assert COMPANY in answer
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 0
        assert (await process.stderr.read()).decode() == ""
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def asked_in_the_page(url: str, question: str) -> str:
    """What the bot writes into a private chat of the page after the question."""
    live = await websocket_connect(url.replace("http", "ws") + "/playground/live")
    try:
        scene = await told(live)
        person = scene["people"][0]["id"]
        async with httpx.AsyncClient(trust_env=False) as page:
            assert (await page.get(url)).status_code == 200
            act = {"act": "post", "chat": person, "person": person, "text": question}
            assert (await page.post(f"{url}/playground/act", json=act)).status_code == 200
        while True:
            event = await told(live)
            message = event.get("message", {})
            if event["type"] == "message" and message["from"]["is_bot"] and message["chat"]["id"] == person:
                return str(message["text"])
    finally:
        live.close()


async def told(live: WebSocketClientConnection) -> Any:
    sent = await live.read_message()
    assert sent is not None
    return json.loads(sent)
