"""The lists of participants: `name - role` under a heading, each list of one side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.lexicon import matcher
from store.text.folding import fold
from store.text.names import fold_name, looks_like_han_name, looks_like_latin_name
from store.transcripts.abouts import is_about, is_person, is_sentence, names_firm, names_office, side_of
from store.transcripts.anonymous import ANONYMOUS, NOBODYS
from store.transcripts.headings import Heading, Kind
from store.transcripts.inline_roster import listed, person, read_inline
from store.transcripts.spellings import spellings_of
from store.transcripts.stacked_roster import read_stacked
from store.transcripts.titles import TITLE, is_title
from store.values import Side

MOST_PEOPLE = 400  # on one call; a longer list is something else
_LONGEST, _FIRST_LINES = 160, 40
_SPACED_DASH = re.compile(r"\s+[-–—－‒―]{1,2}\s*|\s*(?:--|[–—－‒―]{1,2})\s*|\t+|\s*[|｜]\s*|\s*[:：]\s*")
_TIGHT_DASH = re.compile(r"(?<=[\u4e00-\u9fff）)])-|-(?=[\u4e00-\u9fff])|[,，]\s*")
_OFFICE_IN_BRACKETS = re.compile(
    r"(?P<name>[^()（）,，]{2,40}?)\s*[(（](?P<inside>[^()（）,，]+(?:(?P<comma>[,，])[^()（）]+)?)[)）]"
)
_FIRM_THEN_NAME = re.compile(
    r"(?P<firm>[\u4e00-\u9fff]{2,12})\s+(?P<name>[A-Z][\w.'’ -]+|[\u4e00-\u9fff]{2,4})"
)
_FIRM_ENDS = re.compile(
    r"(?:证券|證券|银行|銀行|资本|資本|投资|投資|国际|國際|基金|资管|資管|研究|资产|資產)$"
)
# 董 事 长：韩 非, spread to the width of a column
_SPREAD = re.compile(
    r"(?<=(?<![\u4e00-\u9fff])[\u4e00-\u9fff])[ \u3000]{1,3}(?=[\u4e00-\u9fff](?![\u4e00-\u9fff]))"
)
_OFFICE_ENDS = re.compile(
    r"[\u4e00-\u9fffA-Za-z、兼]{1,16}(?:[长長官]|总监|總監|秘书|秘書|负责人|負責人|主任|代表|经理|經理|总裁|總裁|[师師])"
)
_BULLET = re.compile(r"^[\s*•·●○\-–—]+\s|^\d{1,2}[、.．)]\s*|^[\s*•·●]+|\*+$")
_HOST = re.compile(r"(?:MODERATORS?|HOST)\s*:\s*")
_PIECES = re.compile(r"[；;、]")
_GOES_ON, _INDENTED = (";", "；", ",", "、"), re.compile(r"[ \u3000]{4}|\t")
_HEAD_OF = {"company": "Executives", "others": "Analysts", "people": "Participants"}
_SENTENCE = re.compile(r"[。！？!?；;]")
_MARKS = re.compile(r"^(?:#+\s+|\*{1,2}|[【\[])|(?:\*{1,2}|[】\]])$")
# A form breaks its labels over lines, and a table names its columns and rules a line below them.
_REST_OF_HEADING = re.compile(r"(?:人?员)?(?:姓名)?(?:及职务)?|(?:姓名|[Nn]ame)\s*[|｜].*|[-:|,\s]+")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One person of a roster: all spellings of the name that stand there, and what is said of the person."""

    line: int
    spellings: tuple[str, ...]
    about: str | None
    side: Side


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
        closing = _closes(lines, heading, headings)
        entries, last = _read_list(lines, _of_all_sides(heading, headings), closing)
        if not entries:
            entries, last = _stacked(lines, heading, known)
        if entries:
            lists.append(PeopleList(first=heading.line, last=last, entries=tuple(entries)))
            known |= {fold_name(spelling) for entry in entries for spelling in entry.spellings}
    taken = {n for people in lists for n in range(people.first, people.last + 1)}
    lists += [people for people in _inline(lines) if people.first not in taken]
    return tuple(sorted(lists, key=lambda people: people.first))


def _inline(lines: Sequence[str]) -> Iterator[PeopleList]:
    """The lists that stand behind their headings, each in one line of the first ones, or over more of them."""
    last = 0
    for number, line in enumerate(lines[:_FIRST_LINES], start=1):
        found = listed(line.strip()) if number > last else None
        entries = _in_one_line(line.strip(), number) if found else ()
        if not found or not entries:
            continue
        last = number
        for following in range(number + 1, len(lines) + 1):
            goes_on = lines[following - 2].rstrip().endswith(_GOES_ON) or _INDENTED.match(
                lines[following - 1]
            )
            more = _in_one_line(f"{_HEAD_OF[found[0]]}: {lines[following - 1].strip()}", following)
            if not goes_on or not more:
                break
            entries, last = (*entries, *more), following
        yield PeopleList(first=number, last=last, entries=entries)


def _in_one_line(text: str, number: int) -> tuple[Entry, ...]:
    """The people of a list that stands behind its heading in one line; none if any piece of it is nobody."""
    read = read_inline(text)
    if read:
        return tuple(
            Entry(line=number, spellings=spellings_of(name), about=about or None, side=_side(read[0], about))
            for name, about in read[1]
        )
    found = listed(text)
    if not found or found[0] != "others":
        return ()
    entries = [_entry(piece.strip(), number, "others") for piece in _PIECES.split(found[1].strip("。. "))]
    return tuple(entry for entry in entries if entry) if all(entries) else ()


def _of_all_sides(heading: Heading, headings: Sequence[Heading]) -> Heading:
    """A list of those on the call is one of all sides, where the company's people have none of their own."""
    alone = heading.kind == "others" and not any(other.kind == "company" for other in headings)
    return replace(heading, kind="people") if alone else heading


def _closes(lines: Sequence[str], heading: Heading, headings: Sequence[Heading]) -> bool:
    """Whether a list stands right below the end of the call: what follows it is no speech."""
    above = max((h.line for h in headings if h.kind == "end" and h.line < heading.line), default=None)
    return above is not None and not any(map(str.strip, lines[above : heading.line - 1]))


def _read_list(lines: Sequence[str], heading: Heading, closing: bool) -> tuple[list[Entry], int]:
    """The people under a heading, and the last line of the list.

    One whose name comes again begins the speech, if any follows the list.
    """
    entries: list[Entry] = []
    seen: set[str] = set()
    last = heading.line
    for number in range(heading.line + 1, len(lines) + 1):
        text = _row(lines[number - 1].strip())
        if not text or (not entries and _REST_OF_HEADING.fullmatch(text)):
            continue
        if entries and _is_nobody(text):
            last = number
            continue
        entry = None if listed(text) and _in_one_line(text, number) else _entry(text, number, heading.kind)
        if entry is None or len(entries) == MOST_PEOPLE:
            break
        again = not seen.isdisjoint(map(fold_name, entry.spellings))
        if again and not closing:
            break
        seen.update(map(fold_name, entry.spellings))
        entries += [] if again else [entry]
        last = number
    return entries, last


def _row(text: str) -> str:
    """A row of a Markdown table as a list has it: `| 陈某 | 董事长 | 某公司 |` is `陈某 | 董事长, 某公司`."""
    if not (text.startswith("|") and text.endswith("|") and len(text) > 1):
        return text
    name, *about = (cell.strip() for cell in text[1:-1].split("|"))
    return f"{name} | {', '.join(filter(None, about))}" if about else name


def _is_nobody(text: str) -> bool:
    """Whether a row of a list names nobody: `Unknown speaker -- Some Bank -- Analyst`."""
    name, *about = _SPACED_DASH.split(text, maxsplit=1)
    return bool(about and about[0].strip()) and fold_name(name) in ANONYMOUS and len(text) <= _LONGEST


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
    text = _SPREAD.sub("", _BULLET.sub("", _MARKS.sub("", text)).replace("*", ""))
    host = _HOST.match(text)
    if host and text[host.end() :].isupper():  # MODERATOR: MR. ARUN MEHTA – SOME SECURITIES
        text, kind = text[host.end() :], "others"
    beside = _name_and_brackets(text) or _firm_and_name(text, kind)
    if beside:
        name, other, about = beside
        spellings = spellings_of(name) + ((other,) if other else ())
        return Entry(line=line, spellings=spellings, about=about, side=_side(kind, about))
    for separator in (_SPACED_DASH, _TIGHT_DASH):
        parts = separator.split(text, maxsplit=1)
        if len(parts) == 2 and _is_office(parts[0]) and _holds(parts[1]):
            parts = [parts[1].strip(), parts[0]]  # 总经理：沈砚秋先生
        if len(parts) == 2 and is_about(parts[0]) and is_person(parts[1].strip()):
            parts = [parts[1].strip(), parts[0]]  # Chief Executive Officer — Anna Lu
        if len(parts) == 2 and parts[1] and _is_listed(*parts):
            about = parts[1].strip(" \t\u00a0:：")
            return Entry(line=line, spellings=spellings_of(parts[0]), about=about, side=_side(kind, about))
    return _office_and_name(text, line, kind)


def _office_and_name(text: str, line: int, kind: Kind) -> Entry | None:
    """`董事长 沈砚秋`, `沈砚秋董事长`: an office and a name with a space or nothing between them."""
    read = person(text.strip(" \u3000；;，,、。"))
    if not read:
        return None
    return Entry(line=line, spellings=spellings_of(read[0]), about=read[1], side=_side(kind, read[1]))


def _is_listed(name: str, about: str) -> bool:
    """Whether the two parts of a row are somebody and an office; `Gross margin-- Fell to 81% from 85%.` is no row."""
    return _is_name(name) and fold_name(name) not in NOBODYS and not is_sentence(about.strip(" \t\u00a0:："))


def _name_and_brackets(text: str) -> tuple[str, str | None, str] | None:
    """`林致远(董事长)`, `邵文珊(Wendy Shao，首席财务官)`: name, other spelling, office."""
    match = _OFFICE_IN_BRACKETS.fullmatch(text)
    if not match or not _is_name(match["name"]):
        return None
    other, _, office = match["inside"].partition(match["comma"] or "\0")
    if not match["comma"]:
        return (match["name"], None, other) if is_title(other) or names_firm(other) else None
    if is_person(other.strip()) and is_title(office):
        return match["name"], other.strip(), office.strip()
    return (match["name"], None, match["inside"]) if is_title(match["inside"]) else None


def _firm_and_name(text: str, kind: Kind) -> tuple[str, None, str] | None:
    """`摩根士丹利 Kevin Luo`: a firm and a person with nothing but a space between them."""
    match = _FIRM_THEN_NAME.fullmatch(text) if kind != "company" else None
    if not match or not _is_firm(match["firm"]) or not _is_name(match["name"]):
        return None
    return match["name"], None, match["firm"]


def _is_firm(text: str) -> bool:
    return bool(matcher("firms").get(fold(text))) or _FIRM_ENDS.search(text) is not None


def _is_office(text: str) -> bool:
    text = text.strip()
    if re.fullmatch(TITLE, text):
        return True
    return _OFFICE_ENDS.fullmatch(text) is not None and not looks_like_han_name(text)


def _holds(text: str) -> bool:
    """Whether the words behind an office are who holds it: a Chinese name, a rare one only with 先生 or 女士."""
    text = text.strip()
    name = spellings_of(text)[0]
    if looks_like_han_name(name):
        return True
    return name != text and re.fullmatch(r"[\u4e00-\u9fff·]{2,8}", name) is not None


def _is_name(text: str) -> bool:
    """A roster's place makes a name of what elsewhere would need more proof: a mononym, a rare surname."""
    return all(
        looks_like_han_name(name) or looks_like_latin_name(name) or _plain(name)
        for name in spellings_of(text)
    )


def _plain(name: str) -> bool:
    return re.fullmatch(r"[\u4e00-\u9fff·]{2,12}|[A-Z][\w.'’-]+(?:[ ][\w.'’-]+){0,4}", name) is not None
