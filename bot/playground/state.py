"""The state of the playground's Telegram: accounts, chats, messages, files, and who is told of a change."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any

from bot.playground.privacy import bot_sees
from bot.playground.records import (
    ApiCall,
    BotAccount,
    InlineAsk,
    Json,
    Member,
    Person,
    Post,
    Press,
    Room,
    StoredFile,
)

ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
TELEGRAM: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
_SPECIAL = {user["id"]: user for user in (ANONYMOUS_ADMIN, TELEGRAM)}
CALLS_KEPT = 5000

Listener = Callable[[str, Json], None]


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class State:
    """Accounts, chats and messages, without anybody who acts."""

    def __init__(self, clock: Callable[[], datetime] = utc_now) -> None:
        self.clock = clock
        self.people: dict[int, Person] = {}
        self.bots: dict[str, BotAccount] = {}
        self.rooms: dict[int, Room] = {}
        self.files: dict[str, StoredFile] = {}
        self.presses: dict[str, Press] = {}
        self.asks: dict[str, InlineAsk] = {}
        self.calls: deque[ApiCall] = deque(maxlen=CALLS_KEPT)
        self.listeners: list[Listener] = []
        self.changed = asyncio.Event()
        self.operator_id: int | None = None
        self._numbers = count(1)

    # accounts and chats

    @property
    def bot(self) -> BotAccount:
        """The only bot, or the first one."""
        return next(iter(self.bots.values()))

    def person(self, person: Person | int) -> Person:
        """The person by id; KeyError if there is none."""
        return person if isinstance(person, Person) else self.people[person]

    def room(self, chat: Room | int) -> Room:
        """The chat by id; KeyError if there is none."""
        return chat if isinstance(chat, Room) else self.rooms[chat]

    def user(self, user_id: int) -> Json:
        """The Bot API's User of a person, a bot or one of Telegram's own accounts."""
        if user_id in self.people:
            return self.people[user_id].wire()
        for bot in self.bots.values():
            if bot.id == user_id:
                return bot.wire()
        return _SPECIAL[user_id]

    def bots_in(self, room: Room) -> Iterator[BotAccount]:
        """The bots that are in the chat now."""
        return (bot for bot in self.bots.values() if room.has(bot.id))

    def number(self) -> int:
        """A number that was not given out before."""
        return next(self._numbers)

    def tell(self, event: str, **payload: Any) -> None:
        """Wake whoever waits for a change, and hand the event to the listeners."""
        self.changed.set()
        for listener in tuple(self.listeners):
            listener(event, payload)

    # messages

    def put_post(self, chat: Room | int, content: Json, **fields: Any) -> Post:
        """Store a message and queue it for the bots that see it; `fields` are those of Post."""
        room = self.room(chat)
        room.last_message_id += 1
        fields.setdefault("date", self.clock())
        post = Post(chat_id=room.id, message_id=room.last_message_id, content=content, **fields)
        room.posts[post.message_id] = post
        kind = "channel_post" if room.kind == "channel" else "message"
        self._deliver(kind, room, post)
        if any(bot.id == post.sender_id for bot in self.bots.values()):
            room.last_bot = post.sender_id
        self.tell("message", post=post)
        return post

    def change_post(self, post: Post, content: Json, markup: Json | None) -> None:
        """Give a message another content and keyboard; a new content marks it as edited."""
        if content != post.content:
            post.edited = self.clock()
        post.content, post.markup = content, markup
        room = self.rooms[post.chat_id]
        kind = "edited_channel_post" if room.kind == "channel" else "edited_message"
        self._deliver(kind, room, post)
        self.tell("message", post=post)

    def drop_post(self, post: Post) -> None:
        """Delete a message; bots are not told, as in Telegram."""
        del self.rooms[post.chat_id].posts[post.message_id]
        self.tell("deleted", post=post)

    def _deliver(self, kind: str, room: Room, post: Post) -> None:
        from_bot = any(bot.id == post.sender_id for bot in self.bots.values())
        for bot in self.bots_in(room):
            if not from_bot and bot_sees(bot, room, post):
                bot.updates.put(kind, self.wire(post))
                post.seen_by.add(bot.id)

    def wire(self, post: Post, *, nested: bool = True) -> Json:
        """The Bot API's Message; the message it replies to comes along, one level deep."""
        room = self.rooms[post.chat_id]
        message: Json = {
            "message_id": post.message_id,
            "date": int(post.date.timestamp()),
            "chat": room.wire(),
        }
        if post.sender_id is not None:
            message["from"] = self.user(post.sender_id)
        if post.sender_chat is not None:
            message["sender_chat"] = post.sender_chat
        if post.thread_id is not None:
            message |= {"message_thread_id": post.thread_id, "is_topic_message": True}
        if post.edited is not None:
            message["edit_date"] = int(post.edited.timestamp())
        if post.buttons:
            message["reply_markup"] = post.markup
        if post.via_bot is not None:
            message["via_bot"] = self.user(post.via_bot)
        target = room.posts.get(post.reply_to) if nested and post.reply_to else None
        if target is not None:
            message["reply_to_message"] = self.wire(target, nested=False)
        return message | post.content

    # files

    def put_file(self, name: str, mime: str, data: bytes, folder: str) -> StoredFile:
        """Store a file and give it an id and a download path in `folder`."""
        number = self.number()
        suffix = f".{name.rpartition('.')[2]}" if "." in name else ""
        safe = suffix if suffix[1:].isalnum() and suffix.isascii() else ""
        path = f"{folder}/file_{number}{safe}"
        stored = StoredFile(id=f"FILE{number:06d}", name=name, mime=mime, path=path, data=data)
        self.files[stored.id] = stored
        return stored

    def member_wire(self, room: Room, user_id: int) -> Json:
        """The Bot API's ChatMember; who was never there has left."""
        member = room.members.get(user_id, Member(status="left"))
        wire: Json = {"user": self.user(user_id), "status": member.status}
        if member.status == "creator":
            wire["is_anonymous"] = member.anonymous
        elif member.status == "administrator":
            wire |= _ADMIN_RIGHTS | {"is_anonymous": member.anonymous}
        elif member.status == "kicked":
            wire["until_date"] = 0
        return wire


_ADMIN_RIGHTS: Json = {
    "can_be_edited": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_manage_topics": True,
}
