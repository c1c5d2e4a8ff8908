"""Values in, messages out: everything that a chat or a console shows. Each part loads when it is first named."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlers.render.answers import answer_message, note_text
    from handlers.render.digests import digest_card, digest_full, item_text
    from handlers.render.tables import metrics_message, qa_message

__all__ = [
    "answer_message",
    "digest_card",
    "digest_full",
    "item_text",
    "metrics_message",
    "note_text",
    "qa_message",
]

_LOADED_LATE = {
    **dict.fromkeys(("answer_message", "note_text"), "handlers.render.answers"),
    **dict.fromkeys(("digest_card", "digest_full", "item_text"), "handlers.render.digests"),
    **dict.fromkeys(("metrics_message", "qa_message"), "handlers.render.tables"),
}


def __getattr__(name: str) -> object:
    if name not in _LOADED_LATE:
        raise AttributeError(name)
    return getattr(import_module(_LOADED_LATE[name]), name)
