"""Bot API methods about chats, members, files and the bot itself."""

import json
from typing import Any

from bot.playground.call import Call
from bot.playground.records import ADMINS, Json
from bot.playground.refusals import bad_request

GETFILE_BYTES = 20_000_000
_COMMAND_LENGTH = 32
_DESCRIPTION_LENGTH = 256
_MOST_COMMANDS = 100


def get_me(call: Call) -> Json:
    """`getMe`."""
    return call.bot.me()


def get_chat(call: Call) -> Json:
    """`getChat`."""
    room = call.room()
    gifts = {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    }
    return room.wire() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def get_chat_member(call: Call) -> Json:
    """`getChatMember`."""
    room = call.room()
    user_id = call.arguments.number("user_id")
    known = user_id is not None and (
        user_id in call.world.people or any(b.id == user_id for b in call.world.bots.values())
    )
    if user_id is None or not known:
        raise bad_request("user not found")
    return call.world.member_wire(room, user_id)


def get_chat_administrators(call: Call) -> list[Json]:
    """`getChatAdministrators`: bots other than the caller are left out."""
    room = call.room()
    if room.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    others = {bot.id for bot in call.world.bots.values()} - {call.bot.id}
    ids = [user_id for user_id, member in room.members.items() if member.status in ADMINS]
    return [call.world.member_wire(room, user_id) for user_id in ids if user_id not in others]


def get_chat_member_count(call: Call) -> int:
    """`getChatMemberCount`."""
    room = call.room()
    return sum(room.has(user_id) for user_id in room.members)


def leave_chat(call: Call) -> bool:
    """`leaveChat`."""
    room = call.room()
    if room.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    call.world.bot_leaves(room, call.bot)
    return True


def get_file(call: Call) -> Json:
    """`getFile`: files up to 20 MB."""
    stored = call.world.files.get(call.arguments.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.data) > GETFILE_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.data),
        "file_path": stored.path,
    }


def set_my_commands(call: Call) -> bool:
    """`setMyCommands`: kept per scope and language."""
    commands: list[Json] = call.arguments.nested("commands") or []
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        name, words = str(command.get("command", "")).removeprefix("/"), str(command.get("description", ""))
        plain = name.isascii() and name.replace("_", "").isalnum() and name == name.lower()
        if not plain or len(name) > _COMMAND_LENGTH:
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(words) <= _DESCRIPTION_LENGTH:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    call.bot.commands[_scope(call)] = commands
    call.world.tell("commands", bot=call.bot)
    return True


def get_my_commands(call: Call) -> list[Json]:
    """`getMyCommands`."""
    return call.bot.commands.get(_scope(call), [])


def delete_my_commands(call: Call) -> bool:
    """`deleteMyCommands`."""
    call.bot.commands.pop(_scope(call), None)
    call.world.tell("commands", bot=call.bot)
    return True


def _scope(call: Call) -> str:
    scope = call.arguments.nested("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True) + call.arguments.text("language_code")


def set_about(name: str) -> Any:
    """A method that keeps the field `name` of the bot's own page (name, description, short_description)."""

    def keep(call: Call) -> bool:
        call.bot.about[name + call.arguments.text("language_code")] = call.arguments.text(name)
        return True

    return keep


def get_about(name: str) -> Any:
    """A method that answers the field `name` of the bot's own page."""

    def answer(call: Call) -> Json:
        default = call.bot.first_name if name == "name" else ""
        return {name: call.bot.about.get(name + call.arguments.text("language_code"), default)}

    return answer


def accept(call: Call) -> bool:
    """A method whose effect the playground does not show (pins, menu buttons, administrator rights)."""
    return True
