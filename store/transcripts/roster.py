"""The lists of participants: `name - role` under a heading, each list of one side."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.text.names import fold_name
from store.transcripts.abouts import is_person
from store.transcripts.anonymous import ANONYMOUS
from store.transcripts.broken_rows import is_row, whole_rows
from store.transcripts.headings import Heading, Kind
from store.transcripts.inline_roster import listed, read_inline
from store.transcripts.roster_rows import LONGEST, SPACED_DASH, Entry, read_row, side_in
from store.transcripts.spellings import spellings_of
from store.transcripts.stacked_roster import read_stacked

MOST_PEOPLE = 400  # on one call; a longer list is something else
_FIRST_LINES, _LONGEST_NAME, _ROWS = 40, 40, 2
_MOST_BROKEN = 3
_PIECES = re.compile(r"[；;、]")
_GOES_ON, _INDENTED = (";", "；", ",", "、"), re.compile(r"[ \u3000]{4}|\t")
_DASHED = re.compile(r"\w\s*(?:\s[-–—]{1,2}\s|--|[–—])\s*\w")
_HOW_LONG = re.compile(r"\W*duration\b", re.IGNORECASE)
_HEAD_OF = {"company": "Executives", "others": "Analysts", "people": "Participants"}
# A form breaks its labels over lines, and a table names its columns and rules a line below them.
_REST_OF_HEADING = re.compile(r"(?:人?员)?(?:姓名)?(?:及职务)?|(?:姓名|[Nn]ame)\s*[|｜].*|[-:|,\s]+")


@dataclass(frozen=True, kw_only=True)
class PeopleList:
    """A list of participants: the line of its heading, the last line of it, and the people."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def read_lists(lines: Sequence[str], headings: Sequence[Heading]) -> tuple[PeopleList, ...]:
    """All lists under roster headings that hold anybody, in order."""
    whole = whole_rows(lines)
    found = _read_lists(whole.lines, headings)
    return tuple(replace(people, last=whole.last.get(people.last, people.last)) for people in found)


def _read_lists(lines: Sequence[str], headings: Sequence[Heading]) -> tuple[PeopleList, ...]:
    lists: list[PeopleList] = []
    known: set[str] = set()
    for heading in (*headings, *_left_out(lines, headings)):
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


def around_speech(lists: Sequence[PeopleList], spoken: Sequence[int], announced: int) -> tuple[int, int]:
    """The last line of the lists, or of the heading `announced`, before the speech; the first of the lists after it.

    `spoken` are the lines of the labels, in order. A list after the speech has most of them before it: a row that is
    not read looks like one.
    """
    back = [people.first for people in lists if 2 * bisect_left(spoken, people.first) > len(spoken)]
    front = [people.last for people in lists if not back or people.first < back[0]]
    return max(*front, announced, 0), min(back, default=1 << 60)


def _inline(lines: Sequence[str]) -> Iterator[PeopleList]:
    """The lists that stand behind their headings, each in one line of the first ones, or over more of them."""
    last = 0
    for number, line in enumerate(lines[:_FIRST_LINES], start=1):
        found = listed(line.strip()) if number > last else None
        entries, ends = _broken(lines, number) if found else ((), number)
        if not found or not entries:
            continue
        last = ends
        for following in range(ends + 1, len(lines) + 1):
            row = lines[following - 1]
            if is_row(lines[number - 1]) and not row.strip():
                continue
            goes_on = (
                lines[following - 2].rstrip().endswith(_GOES_ON)
                or _INDENTED.match(row)
                or (is_row(lines[number - 1]) and is_row(row))
            )
            more = _in_one_line(f"{_HEAD_OF[found[0]]}: {row.strip()}", following)
            host = read_row(row.strip(), following, found[0]) if is_row(row) and not more else None
            more = (host,) if host else more
            if not goes_on or not more:
                break
            entries, last = (*entries, *more), following
        yield PeopleList(first=number, last=last, entries=entries)


def _broken(lines: Sequence[str], number: int) -> tuple[tuple[Entry, ...], int]:
    """The people of a list that stands behind its heading, and its last line; a page's width may break it."""
    text = ""
    for last in range(number, min(number + _MOST_BROKEN, len(lines)) + 1):
        words = lines[last - 1].strip()
        if not words or (text and listed(words)):
            break
        text += words
        entries = _in_one_line(text, number)
        if entries:
            return entries, last
    return (), number


def _in_one_line(text: str, number: int) -> tuple[Entry, ...]:
    """The people of a list that stands behind its heading in one line; none if any piece of it is nobody."""
    read = read_inline(text)
    if read:
        return tuple(
            Entry(
                line=number, spellings=spellings_of(name), about=about or None, side=side_in(read[0], about)
            )
            for name, about in read[1]
        )
    found = listed(text)
    if not found or found[0] != "others":
        return ()
    entries = [read_row(piece.strip(), number, "others") for piece in _PIECES.split(found[1].strip("。. "))]
    return tuple(entry for entry in entries if entry) if all(entries) else ()


def _of_all_sides(heading: Heading, headings: Sequence[Heading]) -> Heading:
    """A list of those on the call is one of all sides, where the company's people have none of their own."""
    alone = heading.kind == "others" and not any(other.kind == "company" for other in headings)
    return replace(heading, kind="people") if alone else heading


def _left_out(lines: Sequence[str], headings: Sequence[Heading]) -> Iterator[Heading]:
    """The line below which a page lists who took part, where its heading was lost: how long the call was."""
    announced = {heading.line for heading in headings}
    for heading in headings:
        if heading.kind != "end" or not _HOW_LONG.match(lines[heading.line - 1]):
            continue
        below = (n for n in range(heading.line + 1, len(lines) + 1) if lines[n - 1].strip())
        if next(below, None) not in announced:
            yield replace(heading, kind="people")


def _closes(lines: Sequence[str], heading: Heading, headings: Sequence[Heading]) -> bool:
    """Whether a list stands right below the end of the call: what follows it is no speech."""
    above = max((h.line for h in headings if h.kind == "end" and h.line <= heading.line), default=None)
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
        entry = None if listed(text) and _in_one_line(text, number) else read_row(text, number, heading.kind)
        alone = entry is None and (closing or not entries)
        if alone and _goes_on_below(lines, number, heading.kind, closing):
            if heading.kind == "people" or not is_person(text):  # of whose side it is nothing says
                continue
            entry = Entry(
                line=number, spellings=spellings_of(text), about=None, side=side_in(heading.kind, "")
            )
        if entry is None or len(entries) == MOST_PEOPLE:
            break
        again = not seen.isdisjoint(map(fold_name, entry.spellings))
        if again and not closing:
            break
        seen.update(map(fold_name, entry.spellings))
        entries += [] if again else [entry]
        last = number
    return entries, last


def _goes_on_below(lines: Sequence[str], number: int, kind: Kind, closing: bool) -> bool:
    """Whether a line of a list is short and has no dash, as a name alone, and the rows below it have one.

    Below the `closing` of a call nobody speaks any more: there the next row may stand apart. Elsewhere two rows have
    to stand right below it: of one alone the name may be the head.
    """
    rows = [_row(line.strip()) for line in lines[number:] if line.strip()][:1] if closing else None
    rows = [_row(line.strip()) for line in lines[number : number + _ROWS]] if rows is None else rows
    dashed = bool(rows) and all(_DASHED.search(row) and read_row(row, number, kind) for row in rows)
    return dashed and len(lines[number - 1]) <= _LONGEST_NAME


def _row(text: str) -> str:
    """A row of a Markdown table as a list has it: `| 陈某 | 董事长 | 某公司 |` is `陈某 | 董事长, 某公司`."""
    if not (text.startswith("|") and text.endswith("|") and len(text) > 1):
        return text
    name, *about = (cell.strip() for cell in text[1:-1].split("|"))
    return f"{name} | {', '.join(filter(None, about))}" if about else name


def _is_nobody(text: str) -> bool:
    """Whether a row of a list names nobody: `Unknown speaker -- Some Bank -- Analyst`."""
    name, *about = SPACED_DASH.split(text, maxsplit=1)
    return bool(about and about[0].strip()) and fold_name(name) in ANONYMOUS and len(text) <= LONGEST


def _stacked(lines: Sequence[str], heading: Heading, known: set[str]) -> tuple[list[Entry], int]:
    rows, last = read_stacked(lines, heading.line, known)
    entries = [
        Entry(
            line=row.line,
            spellings=spellings_of(row.name),
            about=row.about or None,
            side=side_in(heading.kind, row.about),
        )
        for row in rows
    ]
    return entries, last
