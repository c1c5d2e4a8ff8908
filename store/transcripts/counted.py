"""Who speaks under a label that only counts: `发言人2`, `Speaker 3:`, as programs write down what they hear.

It is the one whom the turn before hands over to or calls to ask, or who says his own name. Each turn counts once; where
two names are told of one number, or one name of two numbers, the number stays what it is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from store.text.names import fold_name, looks_like_han_name
from store.transcripts import cues
from store.transcripts.abouts import is_person
from store.transcripts.anonymous import is_counted
from store.transcripts.name_forms import TERM
from store.transcripts.roster_rows import Entry
from store.transcripts.turns import Speech
from store.values import Side

_TAIL = 300
_HANDS = re.compile(
    r"[交转轉][给給]|有[请請]|[请請]|\b(?:over|back|call|floor|hand|pass)\b[^.]{0,20}\bto\b|\bgo ahead\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d\s?(?:%|[亿億万萬]|million|billion|basis)")


@dataclass(frozen=True, kw_only=True)
class _Told:
    """What is said of who speaks: the name, and of an asker the firm."""

    name: str
    side: Side
    firm: str | None = None
    about: str | None = None


def named_counted(speeches: Sequence[Speech], people: Sequence[Entry]) -> tuple[Speech, ...]:
    """The turns; those of a number whom the words name have the name, and who only calls the askers runs the line."""
    if not any(is_counted(speech.label.name) for speech in speeches):
        return tuple(speeches)
    told = _told(speeches, people)
    hosts = {name for name in _callers(speeches) if name not in told}
    return tuple(_named(speech, told, hosts) for speech in speeches)


def _named(speech: Speech, told: dict[str, _Told], hosts: set[str]) -> Speech:
    label = speech.label
    if label.name in hosts:
        return replace(speech, label=replace(label, runs_line=True))
    who = told.get(label.name)
    if who is None:
        return speech
    named = replace(label, name=who.name, side=who.side, firm=who.firm, about=who.about, nameless=False)
    return replace(speech, label=named)


def _told(speeches: Sequence[Speech], people: Sequence[Entry]) -> dict[str, _Told]:
    """By the label of a number who it is, where all that is said of it agrees."""
    found: dict[str, Counter[_Told]] = {}
    for label, who in _votes(speeches, people):
        found.setdefault(label, Counter())[who] += 1
    sure = {
        label: next(iter(votes)) for label, votes in found.items() if len({who.name for who in votes}) == 1
    }
    names = Counter(fold_name(who.name) for who in sure.values())
    return {label: who for label, who in sure.items() if names[fold_name(who.name)] == 1}


def _votes(speeches: Sequence[Speech], people: Sequence[Entry]) -> Iterator[tuple[str, _Told]]:
    for speech in speeches:
        said = cues.introduced(speech.text) if is_counted(speech.label.name) else None
        own = _known(said, people) if said else None
        if own:
            yield speech.label.name, own
    for before, speech in pairwise(speeches):
        if is_counted(speech.label.name) and speech.label.name != before.label.name:
            who = _called(before.text[-_TAIL:], people)
            if who:
                yield speech.label.name, who


def _called(text: str, people: Sequence[Entry]) -> _Told | None:
    """Whom the last words of a turn call to speak."""
    asker = cues.asker(text)
    if asker and (asker.firm or cues.step(text) == "question"):
        return _Told(name=asker.name, side="analyst", firm=asker.firm)
    last = re.split(r"(?<=[。！？!?])|(?<=[a-z]\.)\s", text.strip())
    said = "".join(part for part in last[-3:] if part and _HANDS.search(part))
    named = [entry for entry in people if any(s in said for s in entry.spellings)]
    if named:
        return _of(named[0]) if len(named) == 1 else None
    handed = cues.handed_to(text)
    return _known(handed, people) if handed else None


def _known(name: str, people: Sequence[Entry]) -> _Told | None:
    """The one of that name; who is in no list is taken for one of the company by a whole name."""
    for entry in people:
        if fold_name(name) in map(fold_name, entry.spellings):
            return _of(entry)
    whole = is_person(name) or (looks_like_han_name(name) and len(name) > 2 and not TERM.search(name))
    return _Told(name=name, side="company") if whole else None


def _of(entry: Entry) -> _Told:
    return _Told(name=entry.spellings[0], side=entry.side, about=entry.about)


def _callers(speeches: Sequence[Speech]) -> set[str]:
    """The numbers that call askers by name and give no figure."""
    calling = {s.label.name for s in speeches if is_counted(s.label.name) and cues.asker(s.text[-_TAIL:])}
    telling = {s.label.name for s in speeches if _AMOUNT.search(s.text)}
    return calling - telling
