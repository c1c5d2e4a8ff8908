"""Names as they may be written: a space or a hyphen for each other, plurals, Latin and Chinese apart or together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from store.text.aliases import LATIN, begins

_GAPS = re.compile(r"[\s\-]+")
# What may stand in a name beside its characters; in this order, so that a longer name goes before its beginning.
_GAP, _MAY_GAP, _MAY_S, _PLURAL, _END = "gap", "may gap", "may s", "plural", "end"
_ORDER = {_GAP: 0, _MAY_GAP: 0, _MAY_S: 1, _PLURAL: 2, _END: 2}


class Spellings:
    """Names as a trie: a text is walked once, whatever their number."""

    def __init__(self, names: Iterable[str]) -> None:
        """The names are folded; of two that fit at one place the longer counts."""
        self._root = _Node()
        for name in names:
            node = self._root
            for piece in _pieces(name):
                node = node.followed_by(piece)
            node.ends = True

    def find(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where names stand, from left to right, none inside another or inside a longer Latin word."""
        first, end = self._root.chars, 0
        for start, pair in begins(folded):
            node = first.get(pair[0])
            if start < end or node is None or not node.may_go_on(folded[start + 1 : start + 2]):
                continue
            found = _end(node, folded, start + 1)
            if found is not None:
                yield start, found
                end = found


class _Node:
    __slots__ = ("chars", "ends", "others")

    def __init__(self) -> None:
        self.chars: dict[str, _Node] = {}
        self.others: list[tuple[str, _Node]] = []
        self.ends = False

    def may_go_on(self, char: str) -> bool:
        """Whether a name can go on with that character, or end before it."""
        return char in self.chars or bool(self.others) or self.ends

    def followed_by(self, piece: str) -> "_Node":
        """The node after a piece, made if there is none yet."""
        if len(piece) == 1:
            return self.chars.setdefault(piece, _Node())
        for kept, node in self.others:
            if kept == piece:
                return node
        self.others.append((piece, _Node()))
        self.others.sort(key=lambda other: _ORDER[other[0]])
        return self.followed_by(piece)


def joined(written: str) -> str:
    """What two writings of one name share: spaces and hyphens do not tell them apart."""
    return _GAPS.sub("", written)


def _end(node: _Node, text: str, at: int) -> int | None:
    """Where a name ends that has come as far as the node; None if it does not go on in the text."""
    passed = [(node, at)]
    while at < len(text) and (following := node.chars.get(text[at])) is not None:
        node, at = following, at + 1
        passed.append((node, at))
    for node, at in reversed(passed):
        for piece, after in node.others:
            for place in _past(piece, text, at):
                if (found := _end(after, text, place)) is not None:
                    return found
        if node.ends:
            return at
    return None


def _past(piece: str, text: str, at: int) -> Sequence[int]:
    """The places behind what a piece may fit at a place, the farthest first."""
    if piece == _GAP:
        gap = _GAPS.match(text, at)
        return (gap.end(),) if gap else ()
    if piece == _MAY_GAP:
        return (at + 1, at) if text[at : at + 1].isspace() else (at,)
    if piece == _MAY_S:
        return (at + 1, at) if text.startswith("s", at) else (at,)
    endings = ("es", "s", "") if piece == _PLURAL else ("",)
    ends = (at + len(ending) for ending in endings if text.startswith(ending, at))
    return [end for end in ends if text[end : end + 1] not in LATIN]


def _pieces(name: str) -> list[str]:
    """A name as characters and what may stand between and behind them."""
    pieces: list[str] = []
    for number, word in enumerate(_GAPS.split(name)):
        pieces += [_GAP] if number else []
        pieces += word[:1]
        for before, char in pairwise(word):
            pieces += [_MAY_GAP, char] if _border(before, char) else [char]
    if " " in name and name.endswith("s") and not name.endswith("ss"):
        pieces[-1] = _MAY_S
    if name[-1] in LATIN:
        pieces.append(_PLURAL if len(name) > 2 and name[-1] not in "s0123456789" else _END)
    return pieces


def _border(before: str, char: str) -> bool:
    """Whether Latin and Chinese meet here: they may stand apart."""
    return (before in LATIN) != (char in LATIN) and before.isalnum() and char.isalnum()
