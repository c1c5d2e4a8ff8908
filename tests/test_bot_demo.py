import asyncio
import json
from typing import Any

import httpx
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.running_bot import COMPANY
from tests.running_demo import running_demo


async def test_the_demo_prints_its_page_where_the_bot_answers_and_ends_cleanly() -> None:
    async with running_demo() as url, asyncio.timeout(30):
        assert COMPANY in await asked_in_the_page(url, f"{COMPANY} 集团总收入多少？")


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
