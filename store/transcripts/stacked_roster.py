"""Lists of participants with the name on one line and the office or firm on the lines below.

Two columns that a conversion has collapsed give several names before their firms: each firm goes to the first
name that still lacks one, and the rest of a firm that was cut at a comma to that firm.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.text.names import fold_name, looks_like_han_name
from store.transcripts.abouts import is_person, is_suffix, is_tail, may_be_about
from store.transcripts.anonymous import NOBODYS
from store.transcripts.headings import bare, heading_kind
from store.transcripts.inline_roster import read_inline

_BULLET = re.compile(r"^[\s*•·●○#\-–—]+\s|^\d{1,2}[.)]\s*|^[\s*•·●]+|\*+$")
_DASHES = re.compile(r"[-–—]{1,2}")
_OPEN = re.compile(r"(?:[,&]|\b(?:and|of))$")
_MOST = 400


@dataclass(kw_only=True)
class Row:
    """One person of the list: the 1-based line of the name, the name, and what stands below it."""

    line: int
    name: str
    about: str = ""

    @property
    def is_open(self) -> bool:
        """Whether what stands below the name goes on in another line."""
        return _OPEN.search(self.about) is not None


def read_stacked(lines: Sequence[str], heading: int, known: set[str]) -> tuple[list[Row], int]:
    """The rows under the 1-based line of a heading, and the list's last line; a known name begins the speech."""
    rows: list[Row] = []
    last = heading
    seen = set(known)
    for number in range(heading + 1, len(lines) + 1):
        text = bare(_BULLET.sub("", lines[number - 1].strip()))
        if not lines[number - 1].strip() or _DASHES.fullmatch(lines[number - 1].strip()):
            continue
        name = _name(text)
        if (
            heading_kind(text)
            or read_inline(text)
            or len(rows) == _MOST
            or (name and fold_name(name) in seen)
        ):
            break
        if name:
            rows.append(Row(line=number, name=name))
            seen.add(fold_name(name))
        elif not _add(rows, text):
            break
        last = number
    return _without_empty(rows, last)


def _name(text: str) -> str | None:
    """The name that a line is; a degree or a suffix after it is no part of it."""
    head, _, rest = text.partition(",")
    if rest and not is_suffix(rest):
        return None
    return head if is_person(head) or looks_like_han_name(head) else None


def _add(rows: list[Row], text: str) -> bool:
    """Give the line to the person whom it belongs to; False if it can belong to nobody."""
    if fold_name(text.partition(":")[0]) in NOBODYS or not may_be_about(text):
        return False
    cut = [row for row in rows if row.is_open]
    waiting = [row for row in rows if not row.about]
    if cut and (is_tail(text) or not waiting):
        cut[0].about = f"{cut[0].about} {text}"
    elif waiting:
        waiting[0].about = text
    elif rows and is_tail(text):
        rows[-1].about = f"{rows[-1].about} {text}"
    else:
        return False
    return True


def _without_empty(rows: list[Row], last: int) -> tuple[list[Row], int]:
    """Names with nothing below them, all of them: that is no list of this kind."""
    if not any(row.about for row in rows):
        return [], 0
    return rows, last
