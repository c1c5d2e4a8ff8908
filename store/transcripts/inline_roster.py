"""A list of participants in one line: `参会公司领导：董事长 沈某；CFO 顾某`, `公司出席人员：沈某（CEO）`."""

import re

from store.transcripts.headings import Kind, heading_kind
from store.transcripts.name_forms import ANY_NAME, looks_like_name
from store.transcripts.titles import OFFICE, TITLE

_LONGEST = 400
_LIST = re.compile(r"\s*(?P<head>[^:：。]{2,20})[:：]\s*(?P<people>[^。！？!?]{4,})[。]?\s*")
_SEPARATORS = (re.compile(r"\s*[；;]\s*"), re.compile(r"\s*[，,]\s*"), re.compile(r"\s*、\s*"))
_NAME = rf"(?P<name>{ANY_NAME}(?:\s?[(（][A-Z][^()（）]{{2,40}}[)）])?)(?:先生|女士|博士)?"
_PIECES = tuple(
    re.compile(form)
    for form in (
        rf"(?P<about>{TITLE})[\s:：]*{_NAME}",
        rf"{_NAME}\s*[(（](?P<about>{TITLE})[)）]",
        rf"{_NAME}(?:\s+|\s*[-–—|｜]\s*)(?P<about>{TITLE})",
    )
)
_AND_OTHERS = re.compile(r"\s*等(?:人|高管|领导|管理层)?$")


def read_inline(text: str) -> tuple[Kind, tuple[tuple[str, str], ...]] | None:
    """The list's kind, and of each person the name as written and the office; None where a piece is neither."""
    match = _LIST.fullmatch(text) if len(text) <= _LONGEST else None
    kind = heading_kind(match["head"].strip()) if match else None
    if match is None or kind not in ("company", "others", "people"):
        return None
    listed = _AND_OTHERS.sub("", match["people"].strip())
    for separator in _SEPARATORS:
        pieces = [piece for piece in separator.split(listed) if piece]
        read = [_person(piece.strip()) for piece in pieces]
        if all(read) and (len(read) > 1 or separator is _SEPARATORS[-1]):
            return kind, tuple(each for each in read if each)
    return None


def _person(piece: str) -> tuple[str, str] | None:
    """Name and office of one piece, in either order."""
    for form in _PIECES:
        match = form.fullmatch(piece)
        first = re.split(r"[(（]", match["name"])[0].strip() if match else ""
        if (
            match
            and not OFFICE.search(first)
            and looks_like_name(first.split(" ")[0] if first[:1] > "z" else first)
        ):
            return match["name"], match["about"]
    return None
