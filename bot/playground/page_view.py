"""What the web page is told: the whole scene once, then each change."""

import json
from typing import Any

from bot.playground.records import ApiCall, BotAccount, InlineAsk, Json, Post, Press, Room
from bot.playground.world import TelegramWorld

CALLS_SHOWN = 50


def snapshot(world: TelegramWorld, language: str) -> Json:
    """Everything that the page shows, in the Bot API's forms; commands in `language` if there are any."""
    return {
        "type": "snapshot",
        "bots": [bot.me() for bot in world.bots.values()],
        "people": [person.wire() | {"name": person.name} for person in world.people.values()],
        "ahead": world.ahead_seconds,
        "operator": world.operator_id or next(iter(world.people), None),
        "chats": [
            chat_view(world, room, language)
            | {"messages": [message_view(world, post) for post in room.posts.values()]}
            for room in world.rooms.values()
        ],
        "calls": [call_view(call) for call in list(world.calls)[-CALLS_SHOWN:] if _worth_showing(call)],
    }


def event_view(world: TelegramWorld, event: str, payload: Json, language: str) -> Json | None:
    """One change for the page; None where it shows nothing of it."""
    if event in ("message", "deleted"):
        post = payload["post"]
        body: Json = (
            {"message": message_view(world, post)} if event == "message" else {"message_id": post.message_id}
        )
        return {"type": event, "chat_id": post.chat_id} | body
    if event == "chat":
        return {"type": "chat", "chat": chat_view(world, payload["room"], language)}
    if event == "commands":
        chats = [chat_view(world, room, language) for room in world.rooms.values()]
        return {"type": "chats", "chats": chats}
    if event == "clock":
        return {"type": "clock", "ahead": world.ahead_seconds}
    return _passing_view(event, payload)


def _passing_view(event: str, payload: Json) -> Json | None:
    """What happens beside the chats' own contents."""
    if event == "press_answered":
        return _press_view(payload["press"])
    if event == "inline":
        return _inline_view(payload["ask"])
    if event == "action":
        return {"type": "action", "chat_id": payload["room"].id, "action": payload["action"]}
    if event == "call" and _worth_showing(payload["call"]):
        return {"type": "call", "call": call_view(payload["call"])}
    return None


def message_view(world: TelegramWorld, post: Post) -> Json:
    """A message, and whether it is one that no bot of the group got to see."""
    room = world.rooms[post.chat_id]
    kept_back = room.is_group and post.sender_id in world.people and any(world.bots_in(room))
    return world.wire(post) | {"unseen": kept_back and not post.is_service and not post.seen_by}


def chat_view(world: TelegramWorld, room: Room, language: str) -> Json:
    """A chat without its messages: who is in it, and the bot's commands there."""
    bots = [bot for bot in world.bots.values() if bot.id in room.members]
    return room.wire() | {
        "title": room.title,
        "members": {str(user_id): member.status for user_id, member in room.members.items()},
        "topics": {str(topic.id): topic.name for topic in room.topics.values()},
        "commands": commands_in(bots[0], room, language) if bots else [],
        "migrated_to": room.migrated_to,
    }


def commands_in(bot: BotAccount, room: Room, language: str) -> list[Json]:
    """The command list of a chat: that of the narrowest scope that has one, in `language` first."""
    kind = "all_private_chats" if room.kind == "private" else "all_group_chats"
    scopes: list[Json] = [{"type": "chat", "chat_id": room.id}, {"type": kind}, {"type": "default"}]
    for scope in scopes:
        for code in (language, ""):
            commands = bot.commands.get(json.dumps(scope, sort_keys=True) + code)
            if commands:
                return commands
    return []


def call_view(call: ApiCall) -> Json:
    """A line of the page's log."""
    answer: Any = call.answer.get("result", call.answer.get("description"))
    return {
        "method": call.method,
        "at": int(call.at.timestamp()),
        "code": call.code,
        "arguments": {name: _short(value) for name, value in call.arguments.items()},
        "answer": _short(answer),
    }


def _worth_showing(call: ApiCall) -> bool:
    return call.method.lower() != "getupdates" or call.code != 200


def _short(value: Any, most: int = 400) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= most else f"{text[:most]}…"


def _inline_view(ask: InlineAsk) -> Json:
    results = [
        {"title": result["title"], "description": result.get("description", "")}
        for result in ask.results or []
    ]
    return {"type": "inline", "ask": ask.id, "results": results}


def _press_view(press: Press) -> Json:
    return {
        "type": "press_answered",
        "press": press.id,
        "chat_id": press.chat_id,
        "person_id": press.person_id,
    } | (press.answer or {})
