"""Which messages of a chat a bot gets: Telegram's privacy mode."""

from bot.playground.entities import covered
from bot.playground.records import BotAccount, Post, Room


def bot_sees(bot: BotAccount, room: Room, post: Post) -> bool:
    """Whether an update about `post` goes to `bot`, who is in `room`.

    With privacy mode on, a bot that is no administrator of a group gets service messages, commands that
    name it, bare commands while it was the last bot to post, replies to it and what was sent through it.
    A plain mention is not among them.
    """
    if post.sender_id == bot.id:
        return False
    if not room.is_group or not bot.privacy or room.is_admin(bot.id):
        return True
    return (
        post.is_service
        or post.via_bot == bot.id
        or _replies_to(bot, room, post)
        or _commands(bot, room, post)
    )


def _replies_to(bot: BotAccount, room: Room, post: Post) -> bool:
    target = room.posts.get(post.reply_to) if post.reply_to else None
    return target is not None and target.sender_id == bot.id


def _commands(bot: BotAccount, room: Room, post: Post) -> bool:
    for entity in post.entities:
        if entity["type"] != "bot_command":
            continue
        _, _, addressee = covered(post.text, entity).partition("@")
        if addressee.lower() == bot.username.lower() or (not addressee and room.last_bot == bot.id):
            return True
    return False
