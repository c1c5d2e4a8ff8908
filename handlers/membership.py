"""The bot's coming and going: added, removed, blocked, and a group that became a supergroup."""

import asyncio
import logging

from telegram import ChatMember, ChatMemberRestricted, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from handlers.admitting import permit_of, refusal
from handlers.context import Context
from handlers.reading import chat_of, message_of
from handlers.render.chat import said
from handlers.sending import in_either_form

_log = logging.getLogger(__name__)
_AWAY = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


async def changed(update: Update, context: Context) -> None:
    """Welcome a group that added the bot; send nothing more to a chat that removed it, its settings kept."""
    change = update.my_chat_member
    if change is None:
        return
    context.services.admins.forget(change.chat.id)
    if not _present(change.new_chat_member):
        await asyncio.to_thread(context.store.chats.left, change.chat.id)
        return
    chat = await chat_of(update, context)
    if change.chat.type != ChatType.PRIVATE:  # if he is an admin is asked once he changes something
        await asyncio.to_thread(context.store.chats.administers, change.from_user.id, chat.chat_id)
    if _present(change.old_chat_member) or change.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        return
    permit = await permit_of(update, context)
    welcome = said(chat.language, "chat.welcome", name=context.bot.username)
    told = welcome if permit.allowed else await refusal(chat, context)
    if told is None:
        return
    try:
        await in_either_form(
            told, lambda text, mode: context.bot.send_message(change.chat.id, text, parse_mode=mode)
        )
    except TelegramError as error:
        _log.info("chat %s could not be welcomed: %s", change.chat.id, error)


async def migrated(update: Update, context: Context) -> None:
    """Give all that belongs to the group to the supergroup that it became."""
    message = message_of(update)
    old, new = message.chat_id, message.migrate_to_chat_id
    if message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat_id
    if new is not None:
        await asyncio.to_thread(context.store.chats.migrated, old, new)


def _present(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in _AWAY
