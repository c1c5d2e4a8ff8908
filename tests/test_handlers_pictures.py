"""A card under a chart stays one message: what corrects or withdraws it changes caption and picture."""

import asyncio
from datetime import UTC, datetime
from io import BytesIO

from PIL import Image

from bot.playground import Fault, Post
from bot.schedule import wake
from handlers.render.chart_drawing import PALETTES
from handlers.render.message import Message, line
from handlers.sending import change
from store import Store
from tests.running_bot import COMPANY, LATEST, RunningBot, running_bot, until

KEY = "JYU-FY2025Q2"
CLOSING = "Bad Request: not enough rights to send photos to the chat"


async def sent_card(bot: RunningBot) -> str:
    """Push the latest call to the group; the id of the picture above its card."""
    now, room = datetime.now(UTC), bot.scene.group
    bot.store.chats.seen(room.id, room.kind, room.title, now=now)
    bot.store.chats.subscribe(room.id, bot.store.find_company(COMPANY)[0], now=now)
    await asyncio.to_thread(bot.store.ingest, LATEST.name, LATEST.read_bytes(), now=now, window_days=None)
    wake(bot.application)
    await until(lambda: bot.store.outbox.counts()["sent"] == 1)
    return picture_of(bot)


def picture_of(bot: RunningBot) -> str:
    return str(bot.world.from_bot(bot.scene.group)[0].content["photo"][-1]["file_id"])


async def test_a_corrected_segment_is_drawn_anew_in_the_same_message(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        before = await sent_card(bot)
        text = LATEST.read_text(encoding="utf-8").replace("收入为431亿元", "收入为432亿元").encode()
        now = datetime.now(UTC)
        await asyncio.to_thread(bot.store.ingest, "b.txt", text, now=now, window_days=None)
        wake(bot.application)
        await until(lambda: picture_of(bot) != before)
        assert bot.world.from_bot(bot.scene.group)[0].text.startswith("✏️")


async def test_a_withdrawn_call_s_figures_leave_the_picture_too(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        before = await sent_card(bot)
        await asyncio.to_thread(bot.store.withdraw, KEY, now=datetime.now(UTC))
        wake(bot.application)
        await until(lambda: picture_of(bot) != before)
        assert "已撤回" in bot.world.from_bot(bot.scene.group)[0].text


async def test_a_chat_that_chose_dark_gets_every_picture_on_dark_paper(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        group, person = bot.scene.group, bot.scene.operator
        asked = bot.world.post_message(group, person, "/settings@onrecord_demo_bot")
        shown = await bot.world.next_from_bot(group, asked)
        bot.world.press_button(group, shown, person, "图表")
        await until(lambda: "✓ 浅色" in shown.labels)
        bot.world.press_button(group, shown, person, "深色")
        await until(lambda: "图表：深色" in shown.text)
        bot.world.delete_message(group, shown)
        await sent_card(bot)
        assert paper(bot, bot.world.from_bot(group)[0]) == PALETTES["dark"].paper
        assert "图：5个分部的收入与同比" in bot.world.from_bot(group)[0].text
        for command in ("/digest@onrecord_demo_bot", "/trend@onrecord_demo_bot 收入"):
            asked = bot.world.post_message(group, person, command)
            assert paper(bot, await bot.world.next_from_bot(group, asked)) == PALETTES["dark"].paper
        earlier.chats.set_theme(group.id, "light")
        asked = bot.world.post_message(group, person, "/digest@onrecord_demo_bot")
        assert paper(bot, await bot.world.next_from_bot(group, asked)) == PALETTES["light"].paper
        earlier.chats.set_theme(group.id, "dark")
        await asyncio.to_thread(bot.store.withdraw, KEY, now=datetime.now(UTC))
        wake(bot.application)
        await until(lambda: "已撤回" in bot.world.from_bot(group)[0].text)
        assert paper(bot, bot.world.from_bot(group)[0]) == PALETTES["dark"].paper


def paper(bot: RunningBot, post: Post) -> str:
    """The colour of a picture's corner."""
    data = bot.world.files[post.content["photo"][-1]["file_id"]].data
    return f"#{Image.open(BytesIO(data)).convert('RGB').tobytes()[:3].hex().upper()}"


async def test_without_a_new_picture_the_caption_alone_is_edited(earlier: Store) -> None:
    async with running_bot(earlier) as bot:
        before = await sent_card(bot)
        room, card = bot.scene.group, bot.world.from_bot(bot.scene.group)[0]
        message = Message(blocks=(line("另一句话"),))
        await change(bot.application.bot, room.id, card.message_id, message)
        await change(bot.application.bot, room.id, card.message_id, message)
        assert (card.text, picture_of(bot)) == ("另一句话", before)
        assert bot.world.calls_of("editMessageCaption")


async def test_a_pull_where_no_pictures_are_allowed_brings_the_card_as_text(recorded: Store) -> None:
    async with running_bot(recorded) as bot:
        bot.world.script(Fault(kind="refused", method="sendPhoto", code=400, words=CLOSING))
        group, person = bot.scene.group, bot.scene.members[0]
        asked = bot.world.post_message(group, person, "/digest@onrecord_demo_bot")
        card = await bot.world.next_from_bot(group, asked)
        assert COMPANY in card.content["text"]
        assert "photo" not in card.content
