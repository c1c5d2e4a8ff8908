"""`/access`: an operator closes the deployment or opens it, and says which chats are served with which companies."""

import re

from telegram import Update

from handlers.context import Context
from handlers.operators import for_operators
from handlers.render.access import access_message
from handlers.render.chat import said
from handlers.render.message import Message

_CHAT = re.compile(r"(-?\d{1,16})\b\s*(.*)", re.DOTALL)
_BETWEEN = re.compile(r"\s*[,，、;；\n]\s*")


async def access(update: Update, context: Context) -> None:
    """Who is served; `close` and `open`, `allow CHAT [COMPANY, …]` and `forbid CHAT` change it."""
    store, now = context.services.store, context.services.now()

    def work(words: str, actor: str, language: str) -> Message:
        verb, rest = [*words.split(maxsplit=1), "", ""][:2]
        chat = _CHAT.fullmatch(rest)
        if verb == "close":
            store.permits.close(actor, now=now)
        elif verb == "open":
            store.permits.open(actor, now=now)
        elif verb in ("allow", "forbid") and chat is None:
            return said(language, "access.which")
        elif verb == "allow" and chat is not None:
            store.permits.allow(int(chat[1]), filter(None, _BETWEEN.split(chat[2])), actor, now=now)
        elif verb == "forbid" and chat is not None:
            store.permits.forbid(int(chat[1]), actor, now=now)
        return access_message(store.permits.access(), dict(store.companies()), language)

    await for_operators(work, update, context)
