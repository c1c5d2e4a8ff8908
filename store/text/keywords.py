"""A chat's keywords: how they are written, and which sentences hold them."""

import re

from store.errors import UnusableKeywords
from store.text.folding import fold, has_han
from store.values import Keywords, SpeakerSide, SpokenSection

MOST_WORDS = 20
MOST_CHARACTERS = 300
_PART = re.compile(r'([!-]?)(?:"([^"]+)"|“([^”]+)”|([^\s,、;"]+))')
_SIDES: dict[str, SpeakerSide] = {
    "company": "company",
    "management": "company",
    "公司": "company",
    "管理层": "company",
    "analyst": "analyst",
    "analysts": "analyst",
    "分析师": "analyst",
}
_SECTIONS: dict[str, SpokenSection] = {
    "remarks": "remarks",
    "发言": "remarks",
    "准备发言": "remarks",
    "qa": "qa",
    "q&a": "qa",
    "问答": "qa",
}


def parse_keywords(text: str) -> Keywords:
    """Words with `!` before those that must not stand there, and `side:`, `section:`; quotes hold a phrase together.

    UnusableKeywords where nothing is looked for, too much is, or a filter is unknown.
    """
    words: list[str] = []
    excluded: list[str] = []
    filters: dict[str, str] = {}
    for sign, *quoted, bare in _PART.findall(fold(text)):
        name, colon, value = bare.partition(":")
        if colon and name in ("side", "section"):
            filters[name] = value
        else:
            (excluded if sign else words).append("".join((*quoted, bare)).strip())
    side, section = filters.get("side"), filters.get("section")
    unknown = (side is not None and side not in _SIDES) or (section is not None and section not in _SECTIONS)
    if not any(words) or unknown or len(words) > MOST_WORDS or len(text) > MOST_CHARACTERS:
        raise UnusableKeywords(text)
    return Keywords(
        words=tuple(dict.fromkeys(filter(None, words))),
        excluded=tuple(dict.fromkeys(filter(None, excluded))),
        side=None if side is None else _SIDES[side],
        section=None if section is None else _SECTIONS[section],
    )


def holds(folded: str, keywords: Keywords) -> bool:
    """Whether a folded sentence holds one of the words and none of the excluded ones."""
    return any(_stands(word, folded) for word in keywords.words) and not any(
        _stands(word, folded) for word in keywords.excluded
    )


def _stands(word: str, folded: str) -> bool:
    """A word in Latin letters stands by itself: AI is not in "said"; a plural is."""
    if has_han(word):
        return word in folded
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?:s|'s)?(?![a-z0-9])", folded) is not None
