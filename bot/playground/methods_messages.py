"""Bot API methods that send, change and delete messages, and answer presses."""

from collections.abc import Callable
from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.call import Call
from bot.playground.content import caption_content, document_content, keyboard, photo_content, text_content
from bot.playground.records import Json, Post, Room
from bot.playground.refusals import bad_request

_CHAT_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def send_message(call: Call) -> Json:
    """`sendMessage`."""
    return _send(call, lambda: text_content(call.arguments))


def send_photo(call: Call) -> Json:
    """`sendPhoto`."""
    arguments = call.arguments
    return _send(
        call, lambda: photo_content(call.world, arguments.upload("photo")) | caption_content(arguments)
    )


def send_document(call: Call) -> Json:
    """`sendDocument`."""
    arguments = call.arguments
    return _send(
        call, lambda: document_content(call.world, arguments.upload("document")) | caption_content(arguments)
    )


def _send(call: Call, read_content: Callable[[], Json]) -> Json:
    room = call.room_to_write()
    thread_id = call.thread(room)
    content = read_content()
    target = _reply_target(call, room)
    if target is not None and thread_id is None:
        thread_id = target.thread_id
    post = call.world.put_post(
        room,
        content,
        sender_id=call.bot.id,
        reply_to=target.message_id if target else None,
        thread_id=thread_id,
        markup=keyboard(call.arguments),
    )
    return call.world.wire(post)


def _reply_target(call: Call, room: Room) -> Post | None:
    given: Json = call.arguments.nested("reply_parameters") or {}
    message_id = given.get("message_id", call.arguments.number("reply_to_message_id"))
    if message_id is None:
        return None
    target = room.posts.get(int(message_id))
    lenient = given.get("allow_sending_without_reply") or call.arguments.flag("allow_sending_without_reply")
    if target is None and not lenient:
        raise bad_request("message to be replied not found")
    return target


def edit_message_text(call: Call) -> Any:
    """`editMessageText`."""
    post = call.own_post("edit")
    if "text" not in post.content:
        raise bad_request("there is no text in the message to edit")
    return _edit(call, post, text_content(call.arguments, too_long="MESSAGE_TOO_LONG"))


def edit_message_caption(call: Call) -> Any:
    """`editMessageCaption`."""
    post = call.own_post("edit")
    if "text" in post.content:
        raise bad_request("there is no caption in the message to edit")
    bare = {name: value for name, value in post.content.items() if not name.startswith("caption")}
    return _edit(call, post, bare | caption_content(call.arguments))


def edit_message_media(call: Call) -> Any:
    """`editMessageMedia`, for photos and documents."""
    post = call.own_post("edit")
    given: Json = call.arguments.nested("media") or {}
    media = Arguments(given, call.arguments.files)
    readers = {"photo": photo_content, "document": document_content}
    if given.get("type") not in readers:
        raise bad_request("can't parse InputMedia: the playground takes photos and documents")
    content = readers[given["type"]](call.world, media.upload("media")) | caption_content(media)
    return _edit(call, post, content)


def edit_message_reply_markup(call: Call) -> Any:
    """`editMessageReplyMarkup`."""
    post = call.own_post("edit")
    return _edit(call, post, post.content)


def _edit(call: Call, post: Post, content: Json) -> Any:
    markup = keyboard(call.arguments)
    if content == post.content and markup == post.markup:
        raise bad_request(_NOT_MODIFIED)
    call.world.change_post(post, content, markup)
    return True if call.arguments.text("inline_message_id") else call.world.wire(post)


def delete_message(call: Call) -> bool:
    """`deleteMessage`: the bot's own message, or anybody's where the bot is an administrator."""
    room = call.room()
    post = room.posts.get(call.arguments.number("message_id") or 0)
    if post is None:
        raise bad_request("message to delete not found")
    if post.sender_id != call.bot.id and not room.is_admin(call.bot.id) and room.kind != "private":
        raise bad_request("message can't be deleted")
    call.world.drop_post(post)
    return True


def answer_callback_query(call: Call) -> bool:
    """`answerCallbackQuery`: the text appears to the person who pressed, until the press has expired."""
    press = call.world.presses.get(call.arguments.text("callback_query_id"))
    fresh = press is not None and call.world.clock() - press.at <= call.world.callback_life
    if press is None or press.bot_id != call.bot.id or not fresh:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(call.arguments.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = {
        "text": call.arguments.text("text"),
        "show_alert": call.arguments.flag("show_alert"),
        "url": call.arguments.text("url"),
    }
    call.world.tell("press_answered", press=press)
    return True


def send_chat_action(call: Call) -> bool:
    """`sendChatAction`."""
    room = call.room_to_write()
    call.thread(room)
    action = call.arguments.text("action")
    if action not in _CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.tell("action", room=room, bot=call.bot, action=action)
    return True
