"""One call of a bot: where it goes, and whether the bot may write there."""

from dataclasses import dataclass

from bot.playground.arguments import Arguments
from bot.playground.records import BotAccount, Post, Room
from bot.playground.refusals import bad_request, forbidden, migrated
from bot.playground.world import TelegramWorld


@dataclass(frozen=True)
class Call:
    """A call with its world, its bot and its arguments."""

    world: TelegramWorld
    bot: BotAccount
    arguments: Arguments

    def room(self) -> Room:
        """The chat of `chat_id`, by number or by @username; refused where the bot has no access."""
        name = self.arguments.text("chat_id")
        if not name:
            raise bad_request("chat_id is empty")
        room = self._find(name)
        if room is None:
            raise bad_request("chat not found")
        if room.migrated_to is not None:
            raise migrated(room.migrated_to)
        self._must_have_access(room)
        return room

    def room_to_write(self) -> Room:
        """The chat of `chat_id`; refused where the bot may not write."""
        room = self.room()
        if not room.bots_may_write and not room.is_admin(self.bot.id):
            raise bad_request("not enough rights to send text messages to the chat")
        return room

    def thread(self, room: Room) -> int | None:
        """The thread of `message_thread_id`; refused where it is gone, or closed to the bot."""
        thread_id = self.arguments.number("message_thread_id")
        if thread_id is None:
            return None
        topic = room.topics.get(thread_id)
        if topic is None:
            raise bad_request("message thread not found")
        if topic.closed and not room.is_admin(self.bot.id):
            raise bad_request("TOPIC_CLOSED")
        return thread_id

    def own_post(self, action: str) -> Post:
        """The bot's message that the call names; `action` is the verb in the refusal."""
        inline_id = self.arguments.text("inline_message_id")
        if inline_id:
            return self._inline_post(inline_id)
        room = self.room()
        post = room.posts.get(self.arguments.number("message_id") or 0)
        if post is None:
            raise bad_request(f"message to {action} not found")
        if post.sender_id != self.bot.id:
            raise bad_request(f"message can't be {action}ed")
        return post

    def _inline_post(self, inline_id: str) -> Post:
        for room in self.world.rooms.values():
            for post in room.posts.values():
                if post.inline_id == inline_id and post.via_bot == self.bot.id:
                    return post
        raise bad_request("MESSAGE_ID_INVALID")

    def _find(self, name: str) -> Room | None:
        if name.startswith("@"):
            public = (r for r in self.world.rooms.values() if r.kind != "private" and r.username)
            return next((r for r in public if r.username.lower() == name[1:].lower()), None)
        try:
            return self.world.rooms.get(int(name))
        except ValueError:
            return None

    def _must_have_access(self, room: Room) -> None:
        status = room.status(self.bot.id)
        if room.kind == "private":
            if status == "kicked":
                raise forbidden("bot was blocked by the user")
            if status is None or not room.started:
                raise forbidden("bot can't initiate conversation with a user")
        elif status is None:
            raise bad_request("chat not found")
        elif status == "kicked":
            raise forbidden(f"bot was kicked from the {_named(room)} chat")
        elif status == "left":
            raise forbidden(f"bot is not a member of the {_named(room)} chat")


def _named(room: Room) -> str:
    return str(room.kind)
