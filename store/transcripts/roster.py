"""The lists of participants: `name - role` under a heading, each list of one side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.text.names import looks_like_han_name, looks_like_latin_name
from store.transcripts.headings import Heading
from store.values import Side

MOST_PEOPLE = 400  # on one call; a longer list is something else
_LONGEST = 160
_SPACED_DASH = re.compile(r"\s+[-–—－‒―]{1,2}\s*|\s*[–—－‒―]{1,2}\s*|\t+|\s*[|｜]\s*|\s*[:：]\s*")
_TIGHT_DASH = re.compile(r"(?<=[\u4e00-\u9fff）)])-|-(?=[\u4e00-\u9fff])|[,，]\s*")
_TWO_NAMES = re.compile(r"(?P<name>[^()（）]+?)\s*[(（]\s*(?P<other>[^()（）]+?)\s*[)）]")
_MIXED = re.compile(
    r"(?P<han>[\u4e00-\u9fff·]{2,8})\s+(?P<latin>[A-Z][\w.'’ -]+)"
    r"|(?P<latin2>[A-Z][\w.'’ -]+?)\s+(?P<han2>[\u4e00-\u9fff·]{2,8})"
)
_HONORIFIC = re.compile(r"(?:先生|女士|博士)$")
_BULLET = re.compile(r"^[\s*•·●○\-–—]+\s|^\d{1,2}[、.．)]\s*|^[\s*•·●]+|\*+$")
_SENTENCE = re.compile(r"[。！？!?；;]")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One person of a roster: all spellings of the name that stand there, and what is said of the person."""

    line: int
    spellings: tuple[str, ...]
    about: str | None
    side: Side


def spellings_of(text: str) -> tuple[str, ...]:
    """The spellings that one label or entry gives of one name: `顾明川(Martin Gu)` gives two."""
    text = text.strip()
    match = _TWO_NAMES.fullmatch(text)
    if match:
        return tuple(_HONORIFIC.sub("", match[name]) for name in ("name", "other"))
    mixed = _MIXED.fullmatch(text)
    if mixed:
        return (mixed["han"] or mixed["han2"], mixed["latin"] or mixed["latin2"])
    return (_HONORIFIC.sub("", text),)


def read_rosters(lines: Sequence[str], headings: Sequence[Heading]) -> tuple[Entry, ...]:
    """The people of all lists under roster headings, in order."""
    entries: list[Entry] = []
    for heading in headings:
        if heading.kind in ("company", "others") and len(entries) < MOST_PEOPLE:
            entries += _read_list(lines, heading)
    return tuple(entries[:MOST_PEOPLE])


def _read_list(lines: Sequence[str], heading: Heading) -> list[Entry]:
    side: Side = "company" if heading.kind == "company" else "analyst"
    entries: list[Entry] = []
    for number in range(heading.line + 1, len(lines) + 1):
        text = lines[number - 1].strip()
        if not text:
            continue
        entry = _entry(text, number, side)
        if entry is None or len(entries) == MOST_PEOPLE:
            break
        entries.append(entry)
    return entries


def _entry(text: str, line: int, side: Side) -> Entry | None:
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return None
    for separator in (_SPACED_DASH, _TIGHT_DASH):
        parts = separator.split(_BULLET.sub("", text), maxsplit=1)
        if len(parts) == 2 and parts[1] and _is_name(parts[0]):
            return Entry(line=line, spellings=spellings_of(parts[0]), about=parts[1].strip(), side=side)
    return None


def _is_name(text: str) -> bool:
    """A roster's place makes a name of what elsewhere would need more proof: a mononym, a rare surname."""
    return all(
        looks_like_han_name(name) or looks_like_latin_name(name) or _plain(name)
        for name in spellings_of(text)
    )


def _plain(name: str) -> bool:
    return re.fullmatch(r"[\u4e00-\u9fff·]{2,12}|[A-Z][\w.'’-]+(?:[ ][\w.'’-]+){0,4}", name) is not None
