"""The playground's web page: its words and its addresses."""

import json
import re
from collections.abc import AsyncIterator

import httpx
import pytest
from tornado.websocket import websocket_connect

from bot.playground import PlaygroundServer, Scene, world_with_people
from bot.playground.page_api import PAGE
from tests.fake_telegram import playground

Playground = tuple[PlaygroundServer, Scene]


@pytest.fixture
async def running() -> AsyncIterator[Playground]:
    async with playground() as started:
        yield started


def words(language: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((PAGE / "words" / f"{language}.json").read_text("utf-8"))
    return found


def test_both_languages_have_the_same_words_and_placeholders() -> None:
    def placeholders(text: str) -> list[str]:
        return sorted(re.findall(r"\{\w+\}", text))

    chinese, english = words("zh"), words("en")
    assert list(chinese) == list(english)
    assert {key: placeholders(text) for key, text in chinese.items()} == {
        key: placeholders(text) for key, text in english.items()
    }


def test_every_word_is_used_and_every_used_word_exists() -> None:
    sources = "".join(path.read_text("utf-8") for path in PAGE.iterdir() if path.suffix in (".js", ".html"))
    used = set(re.findall(r'data-word(?:-\w+)?="(\w+)"', sources)) | set(
        re.findall(r'"([a-z]+(?:_[a-z]+)*)"', sources)
    )
    families = ("placeholder_", "example_", "empty_")
    known = set(words("zh"))
    unused = {key for key in known - used if not key.startswith(families)}
    assert unused == set()
    asked = set(re.findall(r'[^.\w]word\(\s*"(\w+)"', sources)) | set(
        re.findall(r'data-word(?:-\w+)?="(\w+)"', sources)
    )
    assert asked <= known


def test_the_page_asks_nothing_of_other_sites() -> None:
    for path in PAGE.iterdir():
        if path.suffix in (".js", ".html", ".css"):
            addresses = set(re.findall(r"https?://[\w.]+", path.read_text("utf-8")))
            assert addresses <= {"http://www.w3.org"}, path


async def test_the_page_and_its_files_are_served_with_a_strict_policy(running: Playground) -> None:
    server, _ = running
    async with httpx.AsyncClient(base_url=server.url) as http:
        for path in ("/", "/page/app.js", "/page/words/zh.json"):
            answer = await http.get(path)
            assert answer.status_code == 200, path
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert (await http.get("/page/../server.py")).status_code == 404
        assert (await http.get("/page/%2e%2e/server.py")).status_code in (403, 404)


async def test_a_document_is_only_ever_downloaded(running: Playground) -> None:
    server, scene = running
    sent = scene.world.send_document(
        scene.operator_chat, scene.operator, "evil.html", b"<script>1</script>", mime="text/html"
    )
    async with httpx.AsyncClient() as http:
        answer = await http.get(f"{server.url}/playground/files/{sent.content['document']['file_id']}")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == "attachment"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


async def test_people_act_by_posts_and_the_page_hears_of_it(running: Playground) -> None:
    server, scene = running
    group, person = scene.group.id, scene.members[0].id
    live = await websocket_connect(f"{server.url.replace('http', 'ws')}/playground/live")
    first = json.loads(str(await live.read_message()))
    async with httpx.AsyncClient(base_url=server.url) as http:
        said = await http.post(
            "/playground/act", json={"act": "post", "chat": group, "person": person, "text": "嗨"}
        )
        refused = [
            await http.post(
                "/playground/act", json={"act": "post", "chat": group, "person": person, "text": " "}
            ),
            await http.post(
                "/playground/act", json={"act": "post", "chat": 1, "person": person, "text": "嗨"}
            ),
            await http.post("/playground/act", json={"act": "rm"}),
            await http.post("/playground/act", json=[]),
        ]
        as_form = await http.post("/playground/act", data={"act": "post"})
        form = {"chat": str(scene.operator.id), "person": str(scene.operator.id)}
        file = await http.post("/playground/documents", data=form, files={"document": ("a.txt", b"text")})
    heard = json.loads(str(await live.read_message()))
    live.close()
    assert first["type"] == "snapshot"
    assert first["operator"] == scene.operator.id
    assert {chat["id"] for chat in first["chats"]} == set(scene.world.rooms)
    assert (heard["type"], heard["message"]["text"], heard["message"]["unseen"]) == ("message", "嗨", True)
    assert scene.world.messages(scene.group)[-1].message_id == said.json()["message_id"]
    assert [answer.status_code for answer in refused] == [400] * 4
    assert as_form.status_code == 415
    assert file.status_code == 200
    assert scene.world.messages(scene.operator_chat)[-1].content["document"]["file_name"] == "a.txt"


async def test_a_file_at_hand_is_named_in_the_scene_and_sent_by_its_name_alone() -> None:
    scene = world_with_people()
    operator = scene.operator.id
    async with PlaygroundServer(scene.world, offered={"实录.txt": b"text"}) as server:
        live = await websocket_connect(f"{server.url.replace('http', 'ws')}/playground/live")
        first = json.loads(str(await live.read_message()))
        live.close()
        async with httpx.AsyncClient(base_url=server.url) as http:
            answers = [
                await http.post(
                    "/playground/offered", json={"chat": operator, "person": operator, "name": name}
                )
                for name in ("实录.txt", "../实录.txt")
            ]
            as_form = await http.post("/playground/offered", data={"name": "实录.txt"})
    assert first["offered"] == ["实录.txt"]
    assert [answer.status_code for answer in (*answers, as_form)] == [200, 400, 415]
    (sent,) = scene.world.messages(scene.operator_chat)
    assert (sent.sender_id, sent.content["document"]["file_name"]) == (operator, "实录.txt")
    assert [file.data for file in scene.world.files.values()] == [b"text"]
