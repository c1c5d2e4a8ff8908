"""Telegram's limits and refusals, met by the real python-telegram-bot."""

import struct
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated

from bot.playground import NotPossible, PlaygroundServer, Scene
from bot.playground.page_view import commands_in
from tests.fake_telegram import client, playground

Playground = tuple[PlaygroundServer, Scene]


@pytest.fixture
async def running() -> AsyncIterator[Playground]:
    async with playground() as started:
        yield started


@pytest.fixture
def scene(running: Playground) -> Scene:
    return running[1]


@pytest.fixture
async def bot(running: Playground) -> AsyncIterator[Bot]:
    async with client(running[0], running[1].bot.token) as connected:
        yield connected


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def keyboard(**button: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("好", **button)]])


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("云" * 4096, None),
        ("云" * 4097, "Message is too long"),
        ("😀" * 2049, "Message is too long"),
        ("<b>" + "a" * 4096 + "</b>", None),
        (" \n ", "Message text is empty"),
        ("<b> </b>", "Message text is empty"),
        ("<p>x</p>", "Can't parse entities: unsupported start tag"),
    ],
)
async def test_a_text_has_1_to_4096_units_without_its_markup(
    scene: Scene, bot: Bot, text: str, refusal: str | None
) -> None:
    if refusal is None:
        await bot.send_message(scene.operator.id, text, parse_mode="HTML")
        assert len(scene.world.from_bot(scene.operator_chat)) == 1
    else:
        with pytest.raises(BadRequest, match=f"(?i){refusal}"):
            await bot.send_message(scene.operator.id, text, parse_mode="HTML")
        assert scene.world.from_bot(scene.operator_chat) == []


@pytest.mark.parametrize(
    ("button", "refusal"),
    [
        ({"callback_data": "云" * 21}, None),
        ({"callback_data": "云" * 22}, "Button_data_invalid"),
        ({"callback_data": "x" * 65}, "Button_data_invalid"),
        ({"copy_text": CopyTextButton("x" * 256)}, None),
        ({"copy_text": CopyTextButton("x" * 257)}, "Button_copy_text_invalid"),
        ({"url": "nonsense"}, "Wrong http url"),
        ({}, "Text buttons are unallowed in the inline keyboard"),
    ],
)
async def test_button_data_is_at_most_64_bytes(
    scene: Scene, bot: Bot, button: dict[str, Any], refusal: str | None
) -> None:
    if refusal is None:
        await bot.send_message(scene.operator.id, "看", reply_markup=keyboard(**button))
        assert scene.world.from_bot(scene.operator_chat)[0].labels == ["好"]
    else:
        with pytest.raises(BadRequest, match=f"(?i){refusal}"):
            await bot.send_message(scene.operator.id, "看", reply_markup=keyboard(**button))


async def test_a_caption_has_at_most_1024_units_and_a_photo_is_served_back(scene: Scene, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_photo(scene.operator.id, png(4, 3), caption="云" * 1025)
    sent = await bot.send_photo(scene.operator.id, png(4, 3), caption="<b>图</b>", parse_mode="HTML")
    assert (sent.photo[-1].width, sent.photo[-1].height) == (4, 3)
    file = await sent.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == png(4, 3)
    again = await bot.send_photo(scene.operator.id, sent.photo[-1].file_id)
    assert again.photo == sent.photo


async def test_what_is_no_picture_is_no_photo(scene: Scene, bot: Bot) -> None:
    for data, refusal in [(b"text", "Image_process_failed"), (png(1, 30), "Photo_invalid_dimensions")]:
        with pytest.raises(BadRequest, match=f"(?i){refusal}"):
            await bot.send_photo(scene.operator.id, data)


async def test_edits_change_the_message_and_the_same_again_is_refused(scene: Scene, bot: Bot) -> None:
    sent = await bot.send_message(scene.operator.id, "一", reply_markup=keyboard(callback_data="a"))
    await bot.edit_message_text("<b>二</b>", scene.operator.id, sent.message_id, parse_mode="HTML")
    (post,) = scene.world.from_bot(scene.operator_chat)
    assert (post.text, post.labels, bool(post.edited)) == ("二", [], True)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("<b>二</b>", scene.operator.id, sent.message_id, parse_mode="HTML")
    await bot.edit_message_reply_markup(
        scene.operator.id, sent.message_id, reply_markup=keyboard(callback_data="b")
    )
    assert post.labels == ["好"]
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.edit_message_text("云" * 4097, scene.operator.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("三", scene.operator.id, 999)
    own = scene.world.post_message(scene.operator_chat, scene.operator, "我的")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("三", scene.operator.id, own.message_id)


async def test_the_caption_and_the_picture_of_a_photo_are_edited(scene: Scene, bot: Bot) -> None:
    sent = await bot.send_photo(scene.operator.id, png(4, 3), caption="旧")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("新", scene.operator.id, sent.message_id)
    await bot.edit_message_caption(scene.operator.id, sent.message_id, caption="新")
    (post,) = scene.world.from_bot(scene.operator_chat)
    assert post.text == "新"
    media = InputMediaPhoto(png(6, 5), caption="更新")
    await bot.edit_message_media(media, scene.operator.id, sent.message_id)
    assert (post.text, post.content["photo"][0]["width"]) == ("更新", 6)


async def test_a_reply_to_a_message_that_is_gone(scene: Scene, bot: Bot) -> None:
    asked = scene.world.post_message(scene.operator_chat, scene.operator, "问")
    answer = await bot.send_message(
        scene.operator.id, "答", reply_parameters=ReplyParameters(asked.message_id)
    )
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "问"
    scene.world.delete_message(scene.operator_chat, asked)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(scene.operator.id, "答", reply_parameters=ReplyParameters(asked.message_id))
    lenient = ReplyParameters(asked.message_id, allow_sending_without_reply=True)
    sent = await bot.send_message(scene.operator.id, "答", reply_parameters=lenient)
    assert sent.reply_to_message is None


async def test_an_old_or_unknown_press_cannot_be_answered(scene: Scene, bot: Bot) -> None:
    now = datetime(2025, 2, 21, tzinfo=UTC)
    scene.world.clock = lambda: now
    await bot.send_message(scene.operator.id, "看", reply_markup=keyboard(callback_data="a"))
    (post,) = scene.world.from_bot(scene.operator_chat)
    press = scene.world.press_button(scene.operator_chat, post, scene.operator, "a")
    with pytest.raises(NotPossible):
        scene.world.press_button(scene.operator_chat, post, scene.operator, "别的")
    now += timedelta(seconds=16)
    for query_id in (press.id, "12345"):
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(query_id)


async def test_a_group_that_became_a_supergroup_names_its_new_id(scene: Scene, bot: Bot) -> None:
    new = scene.world.migrate_to_supergroup(scene.group)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(scene.group.id, "在吗")
    assert moved.value.new_chat_id == new.id
    await bot.send_message(new.id, "在吗")
    updates = [update.message for update in await bot.get_updates() if update.message]
    assert [message.migrate_to_chat_id for message in updates[-2:]] == [new.id, None]
    assert updates[-1].migrate_from_chat_id == scene.group.id


async def test_topics_are_kept_closed_and_missed(scene: Scene, bot: Bot) -> None:
    world = scene.world
    forum = world.new_group("话题群", creator=scene.operator, members=scene.members, forum=True)
    world.add_bot(forum)
    topic = world.new_topic(forum, "财报")
    sent = await bot.send_message(forum.id, "要点", message_thread_id=topic.id)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic.id, True)
    reply = world.post_message(forum, scene.operator, "谢谢", reply_to=sent.message_id)
    assert reply.thread_id == topic.id
    world.close_topic(forum, topic.id)
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(forum.id, "要点", message_thread_id=topic.id)
    world.delete_topic(forum, topic.id)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "要点", message_thread_id=topic.id)


async def test_members_and_admins_are_as_the_chat_has_them(scene: Scene, bot: Bot) -> None:
    group, member = scene.group, scene.members[0]
    scene.world.promote(group, member, anonymous=True)
    admins = await bot.get_chat_administrators(group.id)
    assert {admin.user.id: admin.status for admin in admins} == {
        scene.operator.id: "creator",
        member.id: "administrator",
    }
    assert (await bot.get_chat_member(group.id, scene.members[1].id)).status == "member"
    assert (await bot.get_chat_member(group.id, scene.bot.id)).status == "member"
    assert (await bot.get_chat(group.id)).title == group.title
    assert await bot.get_chat_member_count(group.id) == 5
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(group.id, 42)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat(-42)


async def test_an_anonymous_admin_and_a_linked_channel_write_under_telegrams_own_accounts(
    scene: Scene, bot: Bot
) -> None:
    world = scene.world
    world.promote(scene.group, scene.members[0], anonymous=True)
    scene.bot.privacy = False
    world.post_message(scene.group, scene.members[0], "无名")
    channel = world.new_group("频道", creator=scene.operator, kind="channel")
    world.forward_from_channel(scene.group, channel, "公告")
    anonymous, forwarded = [u.message for u in await bot.get_updates() if u.message and u.message.text]
    assert (anonymous.from_user.id, anonymous.sender_chat.id) == (1087968824, scene.group.id)  # type: ignore[union-attr]
    assert (forwarded.from_user.id, forwarded.is_automatic_forward) == (777000, True)  # type: ignore[union-attr]


async def test_commands_are_kept_by_scope_and_language(scene: Scene, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands([BotCommand("ask", "提问")], BotCommandScopeAllGroupChats(), language_code="zh")
    assert (await bot.get_my_commands()) == (BotCommand("help", "Help"),)
    assert commands_in(scene.bot, scene.group, "zh")[0]["command"] == "ask"
    assert commands_in(scene.bot, scene.group, "en")[0]["command"] == "help"
    assert commands_in(scene.bot, scene.operator_chat, "zh")[0]["command"] == "help"
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([BotCommand("提问", "中文命令")])


async def test_an_inline_query_is_answered_and_a_result_sent(scene: Scene, bot: Bot) -> None:
    ask = scene.world.ask_inline(scene.members[0], "云收入")
    (query,) = [update.inline_query for update in await bot.get_updates() if update.inline_query]
    words = InputTextMessageContent("<b>增长13%</b>", parse_mode="HTML")
    await bot.answer_inline_query(query.id, [InlineQueryResultArticle("1", "云收入", words)])
    post = scene.world.choose_inline(scene.group, ask)
    assert (post.text, post.sender_id, post.via_bot) == ("增长13%", scene.members[0].id, scene.bot.id)
    too_many = [InlineQueryResultArticle(str(n), "t", InputTextMessageContent("x")) for n in range(51)]
    with pytest.raises(BadRequest, match=r"(?i)results_too_much"):
        await bot.answer_inline_query(query.id, too_many)


async def test_a_guest_bot_answers_where_it_never_joined(scene: Scene, bot: Bot) -> None:
    elsewhere = scene.world.new_group("别的群", creator=scene.members[0])
    scene.world.mention_as_guest(elsewhere, scene.members[0], "@onrecord_demo_bot 云收入")
    (update,) = [update for update in await bot.get_updates() if update.guest_message]
    assert update.guest_message is not None
    assert update.guest_message.guest_query_id is not None
    article = InlineQueryResultArticle("1", "云收入", InputTextMessageContent("增长13%"))
    await bot.answer_guest_query(update.guest_message.guest_query_id, article)
    assert [post.text for post in scene.world.from_bot(elsewhere)] == ["增长13%"]


async def test_a_message_is_deleted_by_its_sender_or_by_an_admin(scene: Scene, bot: Bot) -> None:
    world = scene.world
    own = await bot.send_message(scene.group.id, "我的")
    theirs = world.post_message(scene.group, scene.members[0], "别人的")
    await bot.delete_message(scene.group.id, own.message_id)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(scene.group.id, theirs.message_id)
    world.promote(scene.group, scene.bot)
    await bot.delete_message(scene.group.id, theirs.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(scene.group.id, theirs.message_id)
    assert [post.text for post in world.messages(scene.group) if not post.is_service] == []


async def test_a_chat_where_bots_may_not_write(scene: Scene, bot: Bot) -> None:
    scene.group.bots_may_write = False
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(scene.group.id, "在吗")
