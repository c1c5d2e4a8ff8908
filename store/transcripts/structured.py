"""Structured records in a text: `{speaker: "…", speakerTitle: "…", en: "…", cn: "…"}`, on one line or several."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.transcripts.affiliation import affiliation
from store.transcripts.labels import Label
from store.transcripts.pieces import Piece

_VALUE = r"\s*[:：=]\s*(?P<quote>[\"'`“])(?P<value>(?:\\.|(?!(?P=quote)).)*)(?:(?P=quote)|”|$)"
_SPEAKER = re.compile(rf"[\"']?\bspeaker[\"']?{_VALUE}")
_TITLE = re.compile(rf"[\"']?\b(?:speakerTitle|speaker_title|title|role)[\"']?{_VALUE}")
_WORDS = re.compile(rf"[\"']?\b(?P<key>en|cn|zh|text|content)[\"']?{_VALUE}")
_ONLY_SIGNS = re.compile(r"[\s{}\[\](),;]*")
_HEADING = re.compile(
    r"(?:Q\s?&\s?A|问答|提问)\s*#?\s*\d+\s*[-–—:：]\s*(?P<name>[^()（）]+?)\s*[(（](?P<firm>[^()（）]+)[)）]"
)
_ENOUGH = 2


@dataclass(frozen=True, kw_only=True)
class Structured:
    """The pieces of such a text, one a line and without the signs of the notation, and the label of each record."""

    pieces: tuple[Piece, ...]
    given: Mapping[int, Label]


def read_structured(lines: Sequence[str]) -> Structured | None:
    """The records of a text; None where it is not written so."""
    if sum(1 for line in lines if "speaker" in line and _SPEAKER.search(line)) < _ENOUGH:
        return None
    firms = {m["name"]: m["firm"] for m in map(_HEADING.search, lines) if m}
    pieces: list[Piece] = []
    given: dict[int, Label] = {}
    for number, line in enumerate(lines, 1):
        named = _SPEAKER.search(line)
        pieces.append(Piece(text=_spoken(line), line=number, start=0, end=len(line)))
        if named:
            given[number] = _label(lines, number, named["value"], firms)
    return Structured(pieces=tuple(pieces), given=given)


def _spoken(line: str) -> str:
    """The words in a line of the notation; a line that is none of it stays as it is."""
    words = [match["value"] for match in _WORDS.finditer(line)]
    if words:
        return " ".join(words)
    signs = (_SPEAKER.search(line), _TITLE.search(line), _ONLY_SIGNS.fullmatch(line), _HEADING.search(line))
    return "" if any(signs) else line


def _label(lines: Sequence[str], number: int, name: str, firms: Mapping[str, str]) -> Label:
    near = "\n".join(lines[number - 1 : number + 2])
    titled = _TITLE.search(near)
    about = affiliation(titled["value"]) if titled else None
    asks = name in firms or bool(about and about.asks)
    return Label(
        line=number,
        written=name,
        name=name,
        about=(about.title or about.firm) if about else None,
        inline=_WORDS.search(lines[number - 1]) is not None,
        side="analyst" if asks else "company" if about and about.title else None,
        firm=firms.get(name) or (about.firm if about and asks else None),
    )
