"""The Bot API's methods: one table, and one way to answer a call."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from bot.playground import methods_chats as chats
from bot.playground import methods_inline as inline
from bot.playground import methods_messages as messages
from bot.playground import methods_updates as updates
from bot.playground.arguments import Arguments
from bot.playground.call import Call
from bot.playground.records import ApiCall, BotAccount, Json
from bot.playground.refusals import Refusal, not_found, too_many_requests
from bot.playground.updates import PollEnded
from bot.playground.world import TelegramWorld

Method = Callable[[Call], Any]

_TABLE: Mapping[str, Method] = {
    "getMe": chats.get_me,
    "logOut": chats.accept,
    "close": chats.accept,
    "setWebhook": updates.set_webhook,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendPhoto": messages.send_photo,
    "sendDocument": messages.send_document,
    "sendChatAction": messages.send_chat_action,
    "editMessageText": messages.edit_message_text,
    "editMessageCaption": messages.edit_message_caption,
    "editMessageMedia": messages.edit_message_media,
    "editMessageReplyMarkup": messages.edit_message_reply_markup,
    "deleteMessage": messages.delete_message,
    "answerCallbackQuery": messages.answer_callback_query,
    "answerInlineQuery": inline.answer_inline_query,
    "answerGuestQuery": inline.answer_guest_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatMemberCount": chats.get_chat_member_count,
    "getChatAdministrators": chats.get_chat_administrators,
    "leaveChat": chats.leave_chat,
    "getFile": chats.get_file,
    "setMyCommands": chats.set_my_commands,
    "getMyCommands": chats.get_my_commands,
    "deleteMyCommands": chats.delete_my_commands,
    "setMyName": chats.set_about("name"),
    "setMyDescription": chats.set_about("description"),
    "setMyShortDescription": chats.set_about("short_description"),
    "getMyName": chats.get_about("name"),
    "getMyDescription": chats.get_about("description"),
    "getMyShortDescription": chats.get_about("short_description"),
    "setChatMenuButton": chats.accept,
    "setMyDefaultAdministratorRights": chats.accept,
    "pinChatMessage": chats.accept,
    "unpinChatMessage": chats.accept,
    "setMessageReaction": chats.accept,
}
METHODS: Mapping[str, Method] = {name.lower(): method for name, method in _TABLE.items()}

_OTHER_POLL = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
_COUNTED = ("send", "editmessage")
_NOT_COUNTED = frozenset({"sendchataction"})


async def answer(
    world: TelegramWorld, bot: BotAccount, method: str, arguments: Arguments
) -> tuple[int, Json]:
    """The HTTP code and the body of the answer to one call; the call is logged."""
    try:
        code, body = 200, {"ok": True, "result": await _result(world, bot, method, arguments)}
    except PollEnded:
        code, body = 409, Refusal(409, _OTHER_POLL).wire()
    except Refusal as refusal:
        code, body = refusal.code, refusal.wire()
    log(world, bot, method, arguments, code, body)
    return code, body


def log(
    world: TelegramWorld, bot: BotAccount, method: str, arguments: Arguments, code: int, body: Json
) -> None:
    """Note a call in the world's log; the answer is copied, as later edits must not change the past."""
    call = ApiCall(
        method=method,
        bot=bot.username,
        arguments=arguments.log(),
        at=world.clock(),
        code=code,
        answer=json.loads(json.dumps(body)),
    )
    world.calls.append(call)
    world.tell("call", call=call)


async def _result(world: TelegramWorld, bot: BotAccount, method: str, arguments: Arguments) -> Any:
    call = Call(world, bot, arguments)
    name = method.lower()
    if name == "getupdates":
        return await updates.get_updates(call)
    if name not in METHODS:
        raise not_found("method not found")
    _respect_rates(call, name)
    return METHODS[name](call)


def _respect_rates(call: Call, name: str) -> None:
    chat_id = call.arguments.number("chat_id")
    if call.world.rates is None or chat_id is None or not name.startswith(_COUNTED) or name in _NOT_COUNTED:
        return
    room = call.world.rooms.get(chat_id)
    wait = call.world.rates.admit(call.bot.id, chat_id, group=room is not None and room.is_group)
    if wait is not None:
        raise too_many_requests(wait)
