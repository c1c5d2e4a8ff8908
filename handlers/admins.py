"""Who may change a group's settings: its admins, asked of Telegram and remembered for ten minutes."""

import time
from collections.abc import Callable, Iterable

from telegram import Bot, Chat, ChatMember, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, TelegramError

REMEMBERED_SECONDS = 600.0


class Admins:
    """The admins of each chat, as Telegram named them at most ten minutes ago."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[int, tuple[float, frozenset[int]]] = {}
        self._hidden: dict[int, frozenset[int]] = {}

    async def of(self, chat: Chat) -> frozenset[int]:
        """The user ids of that chat's admins; TelegramError where they cannot be asked for."""
        asked_at, ids = self._known.get(chat.id, (None, frozenset()))
        if asked_at is None or self._clock() - asked_at > REMEMBERED_SECONDS:
            ids = self._keep(chat.id, await chat.get_administrators())
        return ids

    async def are(self, bot: Bot, chat_id: int, user_id: int) -> bool:
        """Whether that person is one of the chat's admins at this moment; TelegramError where it cannot be asked."""
        self.forget(chat_id)
        return user_id in self._keep(chat_id, await bot.get_chat_administrators(chat_id))

    def hides(self, chat_id: int, user_id: int) -> bool:
        """Whether that admin, as far as is known, is anonymous in the chat: his name is not to be told there."""
        return user_id in self._hidden.get(chat_id, ())

    def _keep(self, chat_id: int, members: Iterable[ChatMember]) -> frozenset[int]:
        members = tuple(members)
        ids = frozenset(member.user.id for member in members)
        self._known[chat_id] = (self._clock(), ids)
        self._hidden[chat_id] = frozenset(
            member.user.id for member in members if getattr(member, "is_anonymous", False)
        )
        return ids

    def forget(self, chat_id: int) -> None:
        """Ask anew the next time."""
        self._known.pop(chat_id, None)


async def may_change(update: Update, admins: Admins) -> bool:
    """Whether the sender may change the chat's settings: anyone in private, an admin anywhere else.

    Who posts in a channel is an admin; who presses a button there need not be.
    """
    chat, message = update.effective_chat, update.effective_message
    if chat is None:
        return False
    pressed = update.callback_query is not None
    if chat.type == ChatType.PRIVATE or (chat.type == ChatType.CHANNEL and not pressed):
        return True
    if not pressed and _anonymous_admin(message, chat):
        return True
    user = update.effective_user
    return user is not None and user.id in await admins.of(chat)


async def why_not(update: Update, admins: Admins) -> str | None:
    """Why the sender may not change the chat's settings, as a key of the catalogue; None where he may."""
    try:
        return None if await may_change(update, admins) else "chat.admins_only"
    except TelegramError:
        return "chat.admins_unknown"


async def why_not_from_afar(admins: Admins, bot: Bot, chat_id: int, user_id: int) -> str | None:
    """The same for a person who manages a group from elsewhere: asked anew every time."""
    try:
        return None if await admins.are(bot, chat_id, user_id) else "settings.not_here"
    except (BadRequest, Forbidden):
        return "settings.not_here"
    except TelegramError:
        return "chat.admins_unknown"


def _anonymous_admin(message: Message | None, chat: Chat) -> bool:
    sender = message.sender_chat if message else None
    return sender is not None and sender.id == chat.id
