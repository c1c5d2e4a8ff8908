"""Entities of a text, counted in UTF-16 units as the Bot API counts them."""

import re
from collections.abc import Iterable
from typing import Any

Entity = dict[str, Any]

MOST_ENTITIES = 100

# A Chinese character is a letter: as in Telegram, neither 请/ask nor /ask云收入 contains a command.
_FOUND_IN_TEXT = (
    ("url", re.compile(r"https?://[^\s<>\"'，。；、）〕”]+")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?!\d+\b)\w{1,64}")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}\b")),
)
_NO_ENTITIES_INSIDE = frozenset({"code", "pre", "text_link", "url", "text_mention"})


def utf16_length(text: str) -> int:
    """The length in UTF-16 units: 2 for what lies beyond the basic plane (most emoji), else 1."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The piece that an entity covers; offset and length in UTF-16 units."""
    raw = text.encode("utf-16-le")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def covered(text: str, entity: Entity) -> str:
    """The piece of `text` that `entity` covers."""
    return utf16_slice(text, entity["offset"], entity["length"])


def find_entities(text: str, taken: Iterable[Entity] = ()) -> list[Entity]:
    """Commands, mentions, links and tags in `text`, outside of `taken` code and links; `taken` included."""
    entities = list(taken)
    for kind, pattern in _FOUND_IN_TEXT:
        closed = [entity for entity in entities if entity["type"] in _NO_ENTITIES_INSIDE]
        for match in pattern.finditer(text):
            offset = utf16_length(text[: match.start()])
            found = {"type": kind, "offset": offset, "length": utf16_length(match.group())}
            if not any(_overlap(found, other) for other in closed):
                entities.append(found)
    return in_order(entities)


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """Entities from left to right, the outer before the inner; Telegram ignores all after the hundredth."""
    ordered = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    return ordered[:MOST_ENTITIES]


def trimmed(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """The text without white space at its ends, with the entities moved along; empty ones are dropped."""
    start = utf16_length(text) - utf16_length(text.lstrip())
    body = text.strip()
    end = start + utf16_length(body)
    kept = []
    for entity in entities:
        left = max(entity["offset"], start)
        right = min(entity["offset"] + entity["length"], end)
        if left < right:
            kept.append(entity | {"offset": left - start, "length": right - left})
    return body, in_order(kept)


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )
