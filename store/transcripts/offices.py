"""Who speaks under a label that holds an office and no name.

It is the one who says so at the head of the turn (我是…), else the only one of the company's people who has that
office; where neither tells, the label stays without a name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.lexicon import matcher
from store.text.folding import fold
from store.text.names import fold_name
from store.transcripts import cues
from store.transcripts.name_forms import looks_like_name
from store.transcripts.roster_rows import Entry
from store.transcripts.turns import Speech

_PARTS = re.compile(r"\s*(?:[兼暨及、，,/|｜&])\s*")


def by_office(speeches: Sequence[Speech], people: Sequence[Entry]) -> tuple[Speech, ...]:
    """The turns; a label that holds an office alone gets the name of whoever holds it, if that can be told."""
    offices = [(entry.spellings[0], entry.about or "") for entry in people if entry.side == "company"]
    own: dict[str, str] = {}
    for speech in filter(_holds_office, speeches):
        said = cues.introduced(speech.text)
        if said and looks_like_name(said):
            own.setdefault(fold_name(speech.label.about or ""), said)
    return tuple(_named(speech, offices, own) if _holds_office(speech) else speech for speech in speeches)


def _holds_office(speech: Speech) -> bool:
    return speech.label.nameless and speech.label.side == "company" and speech.label.about is not None


def _named(speech: Speech, offices: Sequence[tuple[str, str]], own: dict[str, str]) -> Speech:
    office = speech.label.about or ""
    holders = {name for name, _ in offices if len(name) > 1 and office.startswith(name)}  # 沈砚秋董事长
    holders = holders or {name for name, about in offices if holds(about, office)}
    name = own.get(fold_name(office)) or (holders.pop() if len(holders) == 1 else None)
    return replace(speech, label=replace(speech.label, name=name, nameless=False)) if name else speech


def holds(about: str, office: str) -> bool:
    """Whether an office stands in what a roster says of a person, in the same words or others of the lexicon."""
    parts = _PARTS.split(about)
    if fold_name(office) in map(fold_name, parts):
        return True
    wanted = _offices(office)
    return bool(wanted) and any(wanted <= _offices(part) for part in parts)


def _offices(text: str) -> set[str]:
    """The offices of the lexicon that the words are, all of them: 副总裁 is no 总裁."""
    folded = fold(text.strip())
    return set(matcher("roles").get(folded))
