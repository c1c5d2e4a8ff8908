"""The real python-telegram-bot against the playground's server, over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.playground import PlaygroundServer, Scene
from tests.fake_telegram import AnyApplication, builder, client, playground, polling

Playground = tuple[PlaygroundServer, Scene]


@pytest.fixture
async def running() -> AsyncIterator[Playground]:
    async with playground() as started:
        yield started


@pytest.fixture
async def bot(running: Playground) -> AsyncIterator[Bot]:
    async with client(running[0], running[1].bot.token) as connected:
        yield connected


def echo_app(server: PlaygroundServer, token: str) -> AnyApplication:
    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_message is not None
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("再说一遍", callback_data="again")]])
        text = f"<b>你说</b> {update.effective_message.text}"
        await update.effective_message.reply_text(
            text, parse_mode="HTML", reply_markup=keyboard, do_quote=True
        )

    async def again(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("好的")
        await update.callback_query.edit_message_text("再说一遍")

    async def received(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_message is not None
        assert update.effective_message.document is not None
        file = await update.effective_message.document.get_file()
        data = await file.download_as_bytearray()
        await update.effective_message.reply_document(bytes(data).upper(), filename="upper.txt")

    application = builder(server, token).build()
    application.add_handler(CommandHandler("ask", echo))
    application.add_handler(CallbackQueryHandler(again))
    application.add_handler(MessageHandler(filters.Document.ALL, received))
    application.add_handler(MessageHandler(filters.TEXT & filters.ChatType.PRIVATE, echo))
    return application


async def test_a_question_in_private_is_answered_as_a_reply_with_entities_and_buttons(
    running: Playground,
) -> None:
    server, scene = running
    async with polling(echo_app(server, scene.bot.token)):
        asked = scene.world.post_message(scene.operator_chat, scene.operator, "云收入😀多少")
        answer = await scene.world.next_from_bot(scene.operator_chat, asked)
    assert answer.text == "你说 云收入😀多少"
    assert answer.entities == [{"type": "bold", "offset": 0, "length": 2}]
    assert answer.reply_to == asked.message_id
    assert answer.labels == ["再说一遍"]


async def test_a_press_is_answered_and_the_message_edited(running: Playground) -> None:
    server, scene = running
    world, chat = scene.world, scene.operator_chat
    async with polling(echo_app(server, scene.bot.token)):
        answer = await world.next_from_bot(chat, world.post_message(chat, scene.operator, "你好"))
        press = world.press_button(chat, answer, scene.operator, "再说一遍")
        await world.wait_for(lambda: answer.edited)
    assert press.answer == {"text": "好的", "show_alert": False, "url": ""}
    assert (answer.text, answer.buttons) == ("再说一遍", [])


async def test_a_file_goes_to_the_bot_and_comes_back(running: Playground) -> None:
    server, scene = running
    world, chat = scene.world, scene.operator_chat
    async with polling(echo_app(server, scene.bot.token)):
        sent = world.send_document(chat, scene.operator, "call.txt", b"net income")
        answer = await world.next_from_bot(chat, sent)
    document = answer.content["document"]
    assert document["file_name"] == "upper.txt"
    assert world.files[document["file_id"]].data == b"NET INCOME"


@pytest.mark.parametrize(
    ("text", "reply_to_bot", "seen"),
    [
        ("/ask@onrecord_demo_bot 云收入", False, True),
        ("请看 /ASK@OnRecord_Demo_Bot 云收入", False, True),
        ("/ask 云收入", False, False),
        ("/ask@another_bot 云收入", False, False),
        ("@onrecord_demo_bot 云收入", False, False),
        ("云收入多少", False, False),
        ("那国际业务呢", True, True),
    ],
)
async def test_privacy_mode_lets_through_what_telegram_lets_through(
    running: Playground, bot: Bot, text: str, reply_to_bot: bool, seen: bool
) -> None:
    _, scene = running
    own = await bot.send_message(scene.group.id, "大家好")
    scene.group.last_bot = None
    await bot.get_updates(offset=-1)
    last = (await bot.get_updates())[-1].update_id
    scene.world.post_message(
        scene.group, scene.members[0], text, reply_to=own.message_id if reply_to_bot else None
    )
    updates = await bot.get_updates(offset=last + 1)
    assert [update.message.text for update in updates if update.message] == ([text] if seen else [])


async def test_a_bare_command_reaches_the_bot_that_posted_last(running: Playground, bot: Bot) -> None:
    _, scene = running
    await bot.send_message(scene.group.id, "大家好")
    scene.world.post_message(scene.group, scene.members[0], "/ask 云收入")
    assert (await bot.get_updates())[-1].message.text == "/ask 云收入"  # type: ignore[union-attr]


@pytest.mark.parametrize("way", ["privacy off", "admin"])
async def test_without_privacy_mode_or_as_an_admin_it_sees_everything(
    running: Playground, bot: Bot, way: str
) -> None:
    _, scene = running
    if way == "admin":
        scene.world.promote(scene.group, scene.bot)
    else:
        scene.bot.privacy = False
    scene.world.post_message(scene.group, scene.members[0], "@onrecord_demo_bot 云收入")
    assert (await bot.get_updates())[-1].message.text == "@onrecord_demo_bot 云收入"  # type: ignore[union-attr]
    assert (await bot.get_me()).can_read_all_group_messages is (way == "privacy off")


async def test_updates_come_again_until_confirmed_and_by_the_kinds_last_asked_for(
    running: Playground, bot: Bot
) -> None:
    _, scene = running
    world, chat = scene.world, scene.operator_chat
    await bot.get_updates(offset=-1, allowed_updates=["message"])
    first = world.post_message(chat, scene.operator, "一")
    world.edit_message(chat, first, scene.operator, "二")
    world.post_message(chat, scene.operator, "三")
    seen = await bot.get_updates()
    assert [update.message.text for update in seen[-2:] if update.message] == ["一", "三"]
    assert await bot.get_updates() == seen
    assert await bot.get_updates(offset=seen[-1].update_id + 1) == ()
    assert world.bot.updates.pending == []


async def test_of_two_polls_the_earlier_ends_with_a_conflict(running: Playground, bot: Bot) -> None:
    server, scene = running
    scene.bot.updates.pending.clear()
    async with client(server, scene.bot.token) as second_instance:
        earlier = asyncio.create_task(bot.get_updates(timeout=20))
        await scene.world.wait_for(lambda: scene.bot.updates.is_polled)
        later = asyncio.create_task(second_instance.get_updates(timeout=20))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await earlier
        scene.world.post_message(scene.operator_chat, scene.operator, "还在吗")
        assert [update.message.text for update in await later if update.message] == ["还在吗"]


async def test_a_poll_whose_caller_left_is_given_up(running: Playground) -> None:
    server, scene = running
    scene.bot.updates.pending.clear()
    async with httpx.AsyncClient() as http:
        with pytest.raises(httpx.ReadTimeout):
            await http.get(f"{server.base_url}{scene.bot.token}/getUpdates?timeout=30", timeout=0.2)
        answer = await http.get(f"{server.base_url}{scene.bot.token}/getUpdates?timeout=0")
    assert answer.json() == {"ok": True, "result": []}


async def test_a_token_that_nobody_has_and_a_malformed_one(running: Playground) -> None:
    server, _ = running
    unknown = f"1:{'x' * 35}"
    async with httpx.AsyncClient() as http:
        answers = [await http.get(f"{server.base_url}{token}/getMe") for token in (unknown, "nonsense")]
    assert [(answer.status_code, answer.json()["description"]) for answer in answers] == [
        (401, "Unauthorized"),
        (404, "Not Found"),
    ]
    with pytest.raises(InvalidToken):
        async with client(server, unknown):
            pass


async def test_an_unknown_method_is_not_found(running: Playground, bot: Bot) -> None:
    server, scene = running
    async with httpx.AsyncClient() as http:
        answer = await http.post(f"{server.base_url}{scene.bot.token}/sendTelepathy")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}


async def test_arguments_may_come_as_json_or_in_the_query(running: Playground) -> None:
    server, scene = running
    address = f"{server.base_url}{scene.bot.token}/sendMessage"
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    async with httpx.AsyncClient() as http:
        body = {"chat_id": scene.operator.id, "text": "一", "reply_markup": markup}
        await http.post(address, json=body)
        await http.get(address, params={"chat_id": scene.operator.id, "text": "二"})
        broken = await http.post(address, content=b"{", headers={"Content-Type": "application/json"})
    sent = scene.world.from_bot(scene.operator_chat)
    assert [(post.text, post.labels) for post in sent] == [("一", ["好"]), ("二", [])]
    assert broken.status_code == 400


async def test_requests_under_a_foreign_name_are_refused(running: Playground) -> None:
    server, scene = running
    async with httpx.AsyncClient() as http:
        for headers in (
            {"Host": "evil.example"},
            {"Host": f"evil.example:{server.port}"},
            {"Origin": "http://evil.example"},
        ):
            for path in ("/", f"/bot{scene.bot.token}/getMe", "/playground/act"):
                answer = await http.get(f"{server.url}{path}", headers=headers)
                assert answer.status_code == 403, (headers, path)


async def test_adding_kicking_and_leaving_are_told_and_writing_is_then_forbidden(
    running: Playground, bot: Bot
) -> None:
    _, scene = running
    world = scene.world
    world.remove_bot(scene.group)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(scene.group.id, "在吗")
    world.add_bot(scene.group)
    await bot.leave_chat(scene.group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(scene.group.id, "在吗")
    changes: list[Any] = [
        update.my_chat_member for update in await bot.get_updates() if update.my_chat_member
    ]
    statuses = [(change.old_chat_member.status, change.new_chat_member.status) for change in changes]
    assert statuses == [("left", "member"), ("member", "kicked"), ("kicked", "member"), ("member", "left")]


async def test_a_blocked_bot_and_one_never_started_may_not_write(running: Playground, bot: Bot) -> None:
    _, scene = running
    scene.world.block(scene.operator)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(scene.operator.id, "在吗")
    stranger = scene.world.new_person("陌生人")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(stranger.id, "在吗")
    scene.world.open_private(stranger, started=False)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "在吗")
