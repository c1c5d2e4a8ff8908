"""Values in, messages out: everything that a chat or a console shows."""

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
