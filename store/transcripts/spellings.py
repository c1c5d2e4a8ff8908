"""The spellings of one name that a label or a row of a list gives, without honorifics."""

import re

from store.text.names import looks_like_han_name

_TWO_NAMES = re.compile(r"(?P<name>[^()（）]+?)\s*[(（]\s*(?P<other>[^()（）]+?)\s*[)）]")
_BESIDE = re.compile(r"(?P<han>[\u4e00-\u9fff·]{2,8})\s*[/／]\s*(?P<latin>[A-Z][\w.'’ -]+)")
_MIXED = re.compile(
    r"(?P<han>[\u4e00-\u9fff·]{2,8})\s+(?P<latin>[A-Z][\w.'’ -]+)"
    r"|(?P<latin2>[A-Z][\w.'’ -]+?)\s+(?P<han2>[\u4e00-\u9fff·]{2,8})"
)
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr|Shri|Smt)\.?\s+(?=[A-Z])", re.IGNORECASE)
_HONORIFICS_BEHIND, _RANKS = ("先生", "女士", "博士"), ("总", "總")


def spellings_of(text: str) -> tuple[str, ...]:
    """The spellings that one label or entry gives of one name: `顾明川(Martin Gu)` gives two."""
    text = text.strip()
    match = _TWO_NAMES.fullmatch(text)
    if match:
        return tuple(_without_honorific(match[name]) for name in ("name", "other"))
    beside = _BESIDE.fullmatch(text)
    if beside:
        return tuple(_without_honorific(beside[name]) for name in ("han", "latin"))
    mixed = _MIXED.fullmatch(text)
    if mixed:
        return (mixed["han"] or mixed["han2"], mixed["latin"] or mixed["latin2"])
    return (_without_honorific(text),)


def _without_honorific(name: str) -> str:
    before = _HONORIFIC.match(name)
    name = name[before.end() :] if before else name
    behind = next((word for word in _HONORIFICS_BEHIND if name.endswith(word)), "")
    if not behind and looks_like_han_name(name[:-1]):
        behind = next((word for word in _RANKS if name.endswith(word)), "")  # 沈砚秋总 is he
    return name.removesuffix(behind)
