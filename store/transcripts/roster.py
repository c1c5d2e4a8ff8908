"""The lists of participants: `name - role` under a heading, each list of one side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.text.names import fold_name, looks_like_han_name, looks_like_latin_name
from store.transcripts.abouts import is_about, is_person, names_firm, names_office, side_of
from store.transcripts.anonymous import ANONYMOUS, OPERATORS
from store.transcripts.headings import Heading, Kind
from store.transcripts.stacked_roster import read_stacked
from store.transcripts.titles import TITLE, is_title
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
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr|Shri|Smt)\.?\s+(?=[A-Z])", re.IGNORECASE)
_HONORIFICS_BEHIND = ("先生", "女士", "博士")
_BULLET = re.compile(r"^[\s*•·●○\-–—]+\s|^\d{1,2}[、.．)]\s*|^[\s*•·●]+|\*+$")
_HOST = re.compile(r"(?:MODERATORS?|HOST)\s*:\s*")
_NOBODY = OPERATORS | ANONYMOUS.keys()
_SENTENCE = re.compile(r"[。！？!?；;]")
_MARKS = re.compile(r"^(?:#+\s+|\*{1,2}|[【\[])|(?:\*{1,2}|[】\]])$")
_REST_OF_HEADING = re.compile(r"(?:人?员)?(?:姓名)?(?:及职务)?")  # a form breaks its labels over lines


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
        return tuple(_without_honorific(match[name]) for name in ("name", "other"))
    mixed = _MIXED.fullmatch(text)
    if mixed:
        return (mixed["han"] or mixed["han2"], mixed["latin"] or mixed["latin2"])
    return (_without_honorific(text),)


def _without_honorific(name: str) -> str:
    before = _HONORIFIC.match(name)
    name = name[before.end() :] if before else name
    behind = next((word for word in _HONORIFICS_BEHIND if name.endswith(word)), "")
    return name.removesuffix(behind)


@dataclass(frozen=True, kw_only=True)
class PeopleList:
    """A list of participants: the line of its heading, the last line of it, and the people."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def read_lists(lines: Sequence[str], headings: Sequence[Heading]) -> tuple[PeopleList, ...]:
    """All lists under roster headings that hold anybody, in order."""
    lists: list[PeopleList] = []
    known: set[str] = set()
    for heading in headings:
        if heading.kind not in ("company", "others", "people") or len(known) >= MOST_PEOPLE:
            continue
        entries = _read_list(lines, _of_all_sides(heading, headings))
        last = entries[-1].line if entries else 0
        if not entries:
            entries, last = _stacked(lines, heading, known)
        if entries:
            lists.append(PeopleList(first=heading.line, last=last, entries=tuple(entries)))
            known |= {fold_name(spelling) for entry in entries for spelling in entry.spellings}
    return tuple(lists)


def _of_all_sides(heading: Heading, headings: Sequence[Heading]) -> Heading:
    """A list of those on the call is one of all sides, where the company's people have none of their own."""
    alone = heading.kind == "others" and not any(other.kind == "company" for other in headings)
    return replace(heading, kind="people") if alone else heading


def _read_list(lines: Sequence[str], heading: Heading) -> list[Entry]:
    entries: list[Entry] = []
    seen: set[str] = set()
    for number in range(heading.line + 1, len(lines) + 1):
        text = lines[number - 1].strip()
        if not text or (not entries and _REST_OF_HEADING.fullmatch(text)):
            continue
        entry = _entry(text, number, heading.kind)
        if (
            entry is None
            or len(entries) == MOST_PEOPLE
            or not seen.isdisjoint(map(fold_name, entry.spellings))
        ):
            break
        seen.update(map(fold_name, entry.spellings))
        entries.append(entry)
    return entries


def _stacked(lines: Sequence[str], heading: Heading, known: set[str]) -> tuple[list[Entry], int]:
    rows, last = read_stacked(lines, heading.line, known)
    entries = [
        Entry(
            line=row.line,
            spellings=spellings_of(row.name),
            about=row.about or None,
            side=_side(heading.kind, row.about),
        )
        for row in rows
    ]
    return entries, last


def _side(kind: Kind, about: str) -> Side:
    """The side of a list's people; a list of all sides tells them apart by their offices."""
    if kind != "people":
        return "company" if kind == "company" else "analyst"
    if is_title(about):
        return "company"
    if side_of(about):
        return "analyst"
    return "company" if names_office(about) or not names_firm(about) else "analyst"


def _entry(text: str, line: int, kind: Kind) -> Entry | None:
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return None
    text = _BULLET.sub("", _MARKS.sub("", text)).replace("*", "")
    host = _HOST.match(text)
    if host and text[host.end() :].isupper():  # MODERATOR: MR. ARUN MEHTA – SOME SECURITIES
        text, kind = text[host.end() :], "others"
    for separator in (_SPACED_DASH, _TIGHT_DASH):
        parts = separator.split(text, maxsplit=1)
        if len(parts) == 2 and _is_office(parts[0]) and looks_like_han_name(spellings_of(parts[1])[0]):
            parts = [parts[1].strip(), parts[0]]  # 总经理：沈砚秋先生
        if len(parts) == 2 and is_about(parts[0]) and is_person(parts[1].strip()):
            parts = [parts[1].strip(), parts[0]]  # Chief Executive Officer — Anna Lu
        if len(parts) == 2 and parts[1] and _is_name(parts[0]) and fold_name(parts[0]) not in _NOBODY:
            about = parts[1].strip(" \t\u00a0:：")
            return Entry(line=line, spellings=spellings_of(parts[0]), about=about, side=_side(kind, about))
    return None


def _is_office(text: str) -> bool:
    return re.fullmatch(TITLE, text.strip()) is not None


def _is_name(text: str) -> bool:
    """A roster's place makes a name of what elsewhere would need more proof: a mononym, a rare surname."""
    return all(
        looks_like_han_name(name) or looks_like_latin_name(name) or _plain(name)
        for name in spellings_of(text)
    )


def _plain(name: str) -> bool:
    return re.fullmatch(r"[\u4e00-\u9fff·]{2,12}|[A-Z][\w.'’-]+(?:[ ][\w.'’-]+){0,4}", name) is not None
