"""`parse_mode=HTML`: text with tags -> plain text and entities, with Telegram's complaints about bad tags.

Offsets in the complaints count bytes of UTF-8, as Telegram's do.
"""

import re
from dataclasses import dataclass, field

from bot.playground.entities import Entity, utf16_length
from bot.playground.refusals import Refusal, bad_request

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_TOKEN = re.compile(r"<(?P<tag>[^<>]*)>|(?P<open><)|&(?P<ref>#\d+|#x[0-9a-fA-F]+|[a-z]+);|(?P<text>[^<&]+|&)")
_TAG_NAME = re.compile(r"[^\s/>]*")
_ATTRIBUTE = re.compile(r"""\s*([^\s=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


@dataclass
class _Open:
    """A tag that waits for its end."""

    name: str
    kind: str
    offset: int
    attributes: dict[str, str]


@dataclass
class _Reading:
    """What has been read so far."""

    text: list[str] = field(default_factory=list)
    offset: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def add(self, words: str) -> None:
        self.text.append(words)
        self.offset += utf16_length(words)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities; raises Telegram's "can't parse entities" refusal on bad tags."""
    reading = _Reading()
    for match in _TOKEN.finditer(source):
        tag, reference = match["tag"], match["ref"]
        at = len(source[: match.start()].encode())
        if match["open"] is not None:
            raise _cannot_parse(f"Unclosed start tag at byte offset {at}")
        if tag is None:
            reading.add(_reference(reference) if reference else match.group())
        elif tag.startswith("/"):
            _close(reading, tag[1:].strip().lower(), at)
        else:
            _open(reading, tag, at)
    if reading.stack:
        name = reading.stack[-1].name
        raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{name}"')
    return "".join(reading.text), reading.entities


def _cannot_parse(why: str) -> Refusal:
    return bad_request(f"can't parse entities: {why}")


def _reference(name: str) -> str:
    """The character a reference stands for; one that Telegram does not know stays as written."""
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] == "x" else int(name[1:])
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else f"&{name};"
    return _REFERENCES.get(name, f"&{name};")


def _open(reading: _Reading, tag: str, at: int) -> None:
    match = _TAG_NAME.match(tag)
    name = match.group().lower() if match else ""
    if name not in _STYLES:
        raise _cannot_parse(f'Unsupported start tag "{name}" at byte offset {at}')
    attributes = {
        key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(tag[len(name) :]) if key != "/"
    }
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    kind = _STYLES[name]
    if name == "blockquote":
        if any(other.name == "blockquote" for other in reading.stack):
            raise _cannot_parse(f"Nested blockquote at byte offset {at}")
        kind = "expandable_blockquote" if "expandable" in attributes else "blockquote"
    reading.stack.append(_Open(name, kind, reading.offset, attributes))


def _close(reading: _Reading, name: str, at: int) -> None:
    if not reading.stack:
        raise _cannot_parse(f"Unexpected end tag at byte offset {at}")
    tag = reading.stack.pop()
    if name and name != tag.name:
        raise _cannot_parse(
            f'Unmatched end tag at byte offset {at}, expected "</{tag.name}>", found "</{name}>"'
        )
    length = reading.offset - tag.offset
    entity: Entity = {"type": tag.kind, "offset": tag.offset, "length": length}
    extra = _extra(tag, "".join(reading.text))
    if length and extra is not None:
        reading.entities.append(entity | extra)


def _extra(tag: _Open, text: str) -> dict[str, object] | None:
    """The entity's further fields; None where Telegram drops the entity and keeps its words."""
    if tag.name == "a":
        url = tag.attributes.get("href", "")
        return {"url": url} if re.match(r"(https?|tg|mailto|tel)://?", url) else None
    if tag.name == "tg-emoji":
        return {"custom_emoji_id": tag.attributes.get("emoji-id", "")}
    if tag.name == "tg-time":
        return _time_fields(tag)
    return {}


def _time_fields(tag: _Open) -> dict[str, object] | None:
    unix = tag.attributes.get("unix", "")
    if not unix.isdigit():
        return None
    fields: dict[str, object] = {"unix_time": int(unix)}
    if tag.attributes.get("format"):
        fields["date_time_format"] = tag.attributes["format"]
    return fields
