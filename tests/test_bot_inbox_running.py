import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config import SettingUnusable, read_settings
from bot.inbox import Inbox, inbox_of
from handlers.context import Context
from handlers.render.words import word
from store import Store
from tests.running_bot import COMPANY, EARLIER, LATEST, running_bot, until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "inbox"
    place.mkdir()
    return place


async def test_a_file_in_the_folder_reaches_the_chats_that_follow_the_company(
    store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    store.ingest(EARLIER.name, EARLIER.read_bytes(), now=datetime.now(UTC), push=False)
    async with running_bot(store, inbox=folder, tick_seconds=0.2) as bot:
        asked = bot.world.post_message(
            bot.scene.group, bot.scene.operator, f"/subscribe@onrecord_demo_bot {COMPANY}"
        )
        told = await bot.world.next_from_bot(bot.scene.group, asked)
        await asyncio.to_thread((folder / LATEST.name).write_bytes, LATEST.read_bytes())
        assert COMPANY in (await bot.world.next_from_bot(bot.scene.group, told)).text
        await until(lambda: (folder / "done" / f"{LATEST.name}.report.txt").exists())
        report = (folder / "done" / f"{LATEST.name}.report.txt").read_text(encoding="utf-8")
        assert "要点正在发往 1 个聊天" in report


async def test_its_digest_does_not_wait_for_the_next_tick(store: Store, folder: Path) -> None:
    store.ingest(EARLIER.name, EARLIER.read_bytes(), now=datetime.now(UTC), push=False)
    async with running_bot(store, tick_seconds=60.0) as bot:
        asked = bot.world.post_message(
            bot.scene.group, bot.scene.operator, f"/subscribe@onrecord_demo_bot {COMPANY}"
        )
        told = await bot.world.next_from_bot(bot.scene.group, asked)
        (folder / LATEST.name).write_bytes(LATEST.read_bytes())
        inbox, context = Inbox(folder), Context(bot.application)
        await inbox.look(context)
        await inbox.look(context)
        assert COMPANY in (await bot.world.next_from_bot(bot.scene.group, told)).text


def beside_the_database(folder: Path) -> dict[str, object]:
    return {"inbox": folder, "database_url": f"sqlite:///{folder / 'onrecord.db'}"}


def beside_the_heartbeat(folder: Path) -> dict[str, object]:
    return {"inbox": folder, "heartbeat_file": folder / "beat"}


def no_folder(folder: Path) -> dict[str, object]:
    (folder / "file").write_bytes(b"")
    return {"inbox": folder / "file"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (beside_the_database, "a folder of its own"),
        (beside_the_heartbeat, "a folder of its own"),
        (no_folder, "cannot be used"),
    ],
)
def test_a_folder_that_cannot_serve_is_said_in_one_sentence(
    folder: Path, options: Callable[[Path], dict[str, object]], words: str
) -> None:
    with pytest.raises(SettingUnusable) as raised:
        inbox_of(read_settings(**options(folder)))
    sentence = word("en", raised.value.key, raised.value.data)
    assert words in sentence
    assert "ONRECORD_INBOX" in sentence


def test_without_the_setting_no_folder_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_INBOX", raising=False)
    assert inbox_of(read_settings()) is None
    monkeypatch.setenv("ONRECORD_INBOX", " ")
    assert inbox_of(read_settings()) is None
