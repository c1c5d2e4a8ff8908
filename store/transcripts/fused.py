"""Labels that a conversion has glued to the end of the line before: `…please go ahead. Anna Lu`, her office below.

Proof is the list of participants: the line below is what the list puts beside the name, or what he says begins
there. `Operator` needs no list.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

from store.text.names import fold_name
from store.transcripts.headings import bare
from store.transcripts.pieces import Piece

_ROW = re.compile(r"\s*(?P<name>[A-Z][^\d:;!?]{2,50}?)\s+[-–—]{1,2}\s+(?P<about>\S.{1,110}?)\s*")
_END = re.compile(r"(?<=[.?!\])”\"] )(?P<name>[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){0,4})\s*$")
_BEGINS = re.compile(r"[A-Z\[(]")
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir)\. $")
_HEADED = re.compile(
    r"\s*(?:MANAGEMENT(?: REPRESENTATIVES?| TEAM)?|CORPORATE PARTICIPANTS|Management(?: Representatives?)?)"
    r"\s*[:：]\s{1,40}(?=(?:MR|MS|MRS|DR|SHRI)\b)"
)
_FAR = 60


def fused_cuts(pieces: Sequence[Piece]) -> list[list[int]]:
    """For each piece the offset at which a label at its end begins, if one does."""
    rows = (_ROW.fullmatch(piece.text) for piece in pieces if len(piece.text) < 180)
    abouts = {fold_name(row["name"]): fold_name(row["about"]) for row in rows if row}
    upwards = accumulate(
        (piece.text.strip() for piece in reversed(pieces[1:])), lambda under, text: text or under, initial=""
    )
    below = list(upwards)[::-1][: len(pieces)]
    return [_cut(piece.text, under, abouts) for piece, under in zip(pieces, below, strict=True)]


def _after_heading(text: str) -> list[int]:
    """`MANAGEMENT:   MR. ARUN MEHTA – DIRECTOR`: where the first row of a list begins behind its heading."""
    match = _HEADED.match(text)
    return [match.end()] if match else []


def _cut(text: str, below: str, abouts: Mapping[str, str]) -> list[int]:
    start = max(0, len(text) - _FAR)
    match = _END.search(text, start)
    if not match:
        return _after_heading(text)
    for at in _starts(match):
        name = fold_name(text[at:])
        if abouts.get(name) == fold_name(bare(below)) or _speaks(name, text[:at], below, abouts):
            return [at]
    return []


def _speaks(name: str, before: str, below: str, abouts: Mapping[str, str]) -> bool:
    """Whether a new sentence below is that of the operator, or of who is listed and stands for no sentence's end."""
    if not _BEGINS.match(below) or _COURTESY.search(before):
        return False
    return name == "operator" or name in abouts


def _starts(match: re.Match[str]) -> list[int]:
    """Where the name may begin: `[Operator Instructions] Bill. Anna Lu` has words before it that are no part of it."""
    words = [m.start() for m in re.finditer(r"\S+", match[0])]
    return [match.start() + at for at in words]
