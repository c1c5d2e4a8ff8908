"""What stands beside a name: an office, a firm, or both, in the order that the layout has."""

import re
from dataclasses import dataclass

from store.text.folding import has_han
from store.transcripts.abouts import names_firm, names_office, side_of, split_about
from store.transcripts.titles import ASKS, OFFICE

_CUT = re.compile(r"\s+[-–—]{1,2}\s+|\s*[-–—]{2}\s*|\s*[|｜]\s*|\s*[,，]\s*|\s*/\s*")
_DASHED = re.compile(r"\s+[-–—]{1,2}\s+|\s*[|｜]\s*")
_LEGAL = re.compile(r"(?:公司|集团|集團)$")
_WITHOUT_HOST = re.compile(r"^(?:会议)?主持人?\s*[|｜/／]\s*")  # 主持人|投资者关系总监 is the latter
_ASKER = re.compile(r"的?(?:首席|资深|資深|高级|高級|股票|研究|行业|產業|产业)*分析[师師员員]$")


@dataclass(frozen=True, kw_only=True)
class Affiliation:
    """The office and the firm beside a name, None where they are not given; `asks` for an analyst's."""

    title: str | None
    firm: str | None
    asks: bool


def affiliation(about: str) -> Affiliation:
    """Read the words beside a name: `分析师, 花旗`, `花旗 -- 分析师`, `花旗分析师`, `IR`, `JD.com, Inc.`."""
    if not has_han(about):
        latin = split_about(_office_first(about))
        return Affiliation(title=latin.role, firm=latin.firm, asks=side_of(about) == "analyst")
    titles: list[str] = []
    firms: list[str] = []
    for part in filter(None, (piece.strip() for piece in _CUT.split(about))):
        if ASKS.search(part):
            firms += list(filter(None, [_ASKER.sub("", part)]))
        else:
            (titles if OFFICE.search(part) else firms).append(part)
    asks = ASKS.search(about) is not None
    return Affiliation(title=", ".join(titles) or None, firm=", ".join(firms) or None, asks=asks)


def office_of(about: str) -> tuple[str, str | None]:
    """The office, and the company where its legal name stands beside: `Some Corporation - 财务长`; else all of it."""
    parts = [part.strip() for part in _DASHED.split(about) if part.strip()]
    offices = [_WITHOUT_HOST.sub("", part) for part in parts if OFFICE.search(part)]
    firms = [part for part in parts if not OFFICE.search(part)]
    if len(offices) == 1 and len(firms) == 1 and (names_firm(firms[0]) or _LEGAL.search(firms[0])):
        return offices[0], firms[0]
    return _WITHOUT_HOST.sub("", about), None


def _office_first(about: str) -> str:
    """`MediaTek, CFO` as `CFO, MediaTek`: in words with one comma the office may stand last."""
    pieces = about.split(", ")
    last_is_office = len(pieces) == 2 and (OFFICE.search(pieces[1]) or names_office(pieces[1]))
    if last_is_office and not names_office(pieces[0]) and not _DASHED.search(pieces[1]):
        return f"{pieces[1]}, {pieces[0]}"
    return about
