"""Who is where: people and bots come and go, groups are made, change and move."""

from bot.playground.records import BotAccount, Json, Member, Person, Post, Room, RoomKind, Status, Topic
from bot.playground.state import State

_FIRST_PERSON = 5_000_000_000
_FIRST_BOT = 7_000_000_000
_FIRST_GROUP = -4_000_000_000
_FIRST_SUPERGROUP = -1_002_000_000_000


class MembershipActions(State):
    """Everything that changes accounts, chats and membership."""

    def new_bot(
        self, first_name: str, username: str, *, token: str | None = None, privacy: bool = True
    ) -> BotAccount:
        """A bot with privacy mode as given; the token is made up unless given (it begins with the id)."""
        bot_id = int(token.split(":")[0]) if token else _FIRST_BOT + self.number()
        token = token or f"{bot_id}:playground-{bot_id:035d}"
        bot = BotAccount(id=bot_id, token=token, first_name=first_name, username=username, privacy=privacy)
        self.bots[token] = bot
        return bot

    def new_person(
        self, first_name: str, *, last_name: str = "", username: str = "", language: str = "zh-hans"
    ) -> Person:
        """A person who has not met any bot yet; `language` is the app's language code."""
        person = Person(
            id=_FIRST_PERSON + self.number(),
            first_name=first_name,
            last_name=last_name,
            username=username,
            language_code=language,
        )
        self.people[person.id] = person
        return person

    def open_private(
        self, person: Person | int, bot: BotAccount | None = None, *, started: bool = True
    ) -> Room:
        """The private chat of a person with a bot; unless `started`, the bot may not write into it yet."""
        who = self.person(person)
        if who.id not in self.rooms:
            bot = bot or self.bot
            room = Room(id=who.id, kind="private", title=who.name, username=who.username, started=started)
            room.members = {who.id: Member(), bot.id: Member()}
            self.rooms[room.id] = room
            self.tell("chat", room=room)
        return self.rooms[who.id]

    def new_group(
        self,
        title: str,
        *,
        creator: Person | int,
        members: tuple[Person, ...] = (),
        kind: RoomKind = "group",
        forum: bool = False,
    ) -> Room:
        """A group, supergroup or channel without bots; forums are supergroups."""
        kind = "supergroup" if forum else kind
        first = _FIRST_GROUP if kind == "group" else _FIRST_SUPERGROUP
        room = Room(id=first - self.number(), kind=kind, title=title, forum=forum)
        room.members = {person.id: Member() for person in members}
        room.members[self.person(creator).id] = Member(status="creator")
        self.rooms[room.id] = room
        self.tell("chat", room=room)
        return room

    def new_topic(self, chat: Room | int, name: str) -> Topic:
        """A topic of a forum; its id is that of the service message that opened it."""
        room = self.room(chat)
        content: Json = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        thread_id = room.last_message_id + 1
        topic = room.topics[thread_id] = Topic(id=thread_id, name=name)
        self.put_post(room, content, sender_id=self._creator(room), thread_id=thread_id)
        return topic

    def close_topic(self, chat: Room | int, thread_id: int, *, closed: bool = True) -> None:
        """Close a topic (or open it again): only administrators may write into it."""
        room = self.room(chat)
        room.topics[thread_id].closed = closed
        content: Json = {"forum_topic_closed": {}} if closed else {"forum_topic_reopened": {}}
        self.put_post(room, content, sender_id=self._creator(room), thread_id=thread_id)

    def delete_topic(self, chat: Room | int, thread_id: int) -> None:
        """Delete a topic with its messages; the bots are not told."""
        room = self.room(chat)
        del room.topics[thread_id]
        for post in [post for post in room.posts.values() if post.thread_id == thread_id]:
            self.drop_post(post)

    # members

    def add_bot(
        self, chat: Room | int, *, by: Person | int | None = None, bot: BotAccount | None = None
    ) -> Post:
        """Add a bot to a group: a `my_chat_member` update and a service message."""
        room, bot = self.room(chat), bot or self.bot
        actor = self.person(by).id if by else self._creator(room)
        self._set_status(room, bot.id, "member", actor)
        return self.put_post(room, {"new_chat_members": [bot.wire()]}, sender_id=actor)

    def remove_bot(
        self, chat: Room | int, *, by: Person | int | None = None, bot: BotAccount | None = None
    ) -> Post:
        """Kick a bot out of a group: a `my_chat_member` update; it sees nothing more of the chat."""
        room, bot = self.room(chat), bot or self.bot
        actor = self.person(by).id if by else self._creator(room)
        self._set_status(room, bot.id, "kicked", actor)
        return self.put_post(room, {"left_chat_member": bot.wire()}, sender_id=actor)

    def bot_leaves(self, room: Room, bot: BotAccount) -> None:
        """The bot leaves by itself."""
        self._set_status(room, bot.id, "left", bot.id)
        self.put_post(room, {"left_chat_member": bot.wire()}, sender_id=bot.id)

    def promote(self, chat: Room | int, user: Person | BotAccount, *, anonymous: bool = False) -> None:
        """Make somebody an administrator."""
        room = self.room(chat)
        self._set_status(room, user.id, "administrator", self._creator(room), anonymous=anonymous)

    def demote(self, chat: Room | int, user: Person | BotAccount) -> None:
        """Make an administrator a plain member."""
        room = self.room(chat)
        self._set_status(room, user.id, "member", self._creator(room))

    def join(self, chat: Room | int, person: Person | int) -> Post:
        """A person joins a group."""
        room, who = self.room(chat), self.person(person)
        self._set_status(room, who.id, "member", who.id)
        return self.put_post(room, {"new_chat_members": [who.wire()]}, sender_id=who.id)

    def block(self, person: Person | int, *, bot: BotAccount | None = None) -> None:
        """A person blocks the bot in the private chat."""
        room, bot = self.open_private(person), bot or self.bot
        self._set_status(room, bot.id, "kicked", room.id)

    def unblock(self, person: Person | int, *, bot: BotAccount | None = None) -> None:
        """A person lets the blocked bot write again."""
        room, bot = self.open_private(person), bot or self.bot
        self._set_status(room, bot.id, "member", room.id)

    def migrate_to_supergroup(self, chat: Room | int) -> Room:
        """Turn a group into a supergroup with another id; both chats get a service message."""
        old = self.room(chat)
        new = Room(id=_FIRST_SUPERGROUP - self.number(), kind="supergroup", title=old.title)
        new.members = {user_id: Member(**vars(member)) for user_id, member in old.members.items()}
        self.rooms[new.id] = new
        actor = self._creator(old)
        self.put_post(old, {"migrate_to_chat_id": new.id}, sender_id=actor)
        old.migrated_to = new.id
        self.put_post(new, {"migrate_from_chat_id": old.id}, sender_id=actor)
        self.tell("chat", room=old)
        self.tell("chat", room=new)
        return new

    def _creator(self, room: Room) -> int:
        return next(user_id for user_id, member in room.members.items() if member.status == "creator")

    def _set_status(
        self, room: Room, user_id: int, status: Status, actor: int, *, anonymous: bool = False
    ) -> None:
        """Change what somebody is in a chat, and tell the bots that Telegram would tell."""
        before = self.member_wire(room, user_id)
        room.members[user_id] = Member(status=status, anonymous=anonymous)
        change = {
            "chat": room.wire(),
            "from": self.user(actor),
            "date": int(self.clock().timestamp()),
            "old_chat_member": before,
            "new_chat_member": self.member_wire(room, user_id),
        }
        for bot in self.bots.values():
            if bot.id == user_id:
                bot.updates.put("my_chat_member", change)
            elif room.is_admin(bot.id):
                bot.updates.put("chat_member", change)
        self.tell("chat", room=room)
