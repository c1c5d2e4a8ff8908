"""Beginnings of lines that may be labels and are not read as such: somebody may speak there whom nothing proves."""

import re

from store.text.names import looks_like_han_name
from store.text.surnames import SURNAMES
from store.transcripts.addressed import CALLED
from store.transcripts.name_forms import NO_NAMES, TERM, looks_abroad
from store.transcripts.titles import OFFICE

_LABEL = re.compile(
    r"(?:[\[(（【]?[\d:：.]{4,12}[\])）】]?\s*)?[\s\u3000*•【]*(?P<name>[\u4e00-\u9fff·]{1,8})(?:\s*[(（][^()（）]{1,20}[)）])?】?\s*[:：]\**(?P<text>.*)"
)
_LEAST_SAID = 4  # 单位：亿元 is a field
# What begins a line before a colon and is no name: 第一点：, 海外端：, 举例来说：.
_SPOKEN = re.compile(
    r"^[第其首再最另此比换还就这那有一二三四五六七八九十]"
    r"|[端面点方侧类时内外上下中说是之言论势况据例望示注源景析议划略因果别向化性]$"
)


def unread_label(line: str) -> str | None:
    """The name-like words before a colon at the head of a line that is no label; None for all other lines."""
    match = _LABEL.match(line[:120])
    if not match or len(match["text"].strip()) < _LEAST_SAID:
        return None
    name = match["name"]
    if CALLED.match(line.strip()):
        return name
    if name in NO_NAMES or TERM.search(name) or OFFICE.search(name) or _SPOKEN.search(name):
        return None
    return (
        name
        if name in SURNAMES or looks_abroad(name) or looks_like_han_name(name) or len(name) == 3
        else None
    )
