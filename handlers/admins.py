"""Who may change a group's settings: its admins, asked of Telegram and remembered for ten minutes."""

import time
from collections.abc import Callable

from telegram import Chat, Message, Update
from telegram.constants import ChatType

REMEMBERED_SECONDS = 600.0


class Admins:
    """The admins of each chat, as Telegram named them at most ten minutes ago."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[int, tuple[float, frozenset[int]]] = {}

    async def of(self, chat: Chat) -> frozenset[int]:
        """The user ids of that chat's admins; TelegramError where they cannot be asked for."""
        asked_at, ids = self._known.get(chat.id, (None, frozenset()))
        if asked_at is None or self._clock() - asked_at > REMEMBERED_SECONDS:
            ids = frozenset(member.user.id for member in await chat.get_administrators())
            self._known[chat.id] = (self._clock(), ids)
        return ids

    def forget(self, chat_id: int) -> None:
        """Ask anew the next time."""
        self._known.pop(chat_id, None)


async def may_change(update: Update, admins: Admins) -> bool:
    """Whether the sender may change the chat's settings: anyone in private, an admin anywhere else."""
    chat, message = update.effective_chat, update.effective_message
    if chat is None:
        return False
    if chat.type in (ChatType.PRIVATE, ChatType.CHANNEL):
        return True
    if update.callback_query is None and _anonymous_admin(message, chat):
        return True
    user = update.effective_user
    return user is not None and user.id in await admins.of(chat)


def _anonymous_admin(message: Message | None, chat: Chat) -> bool:
    sender = message.sender_chat if message else None
    return sender is not None and sender.id == chat.id
