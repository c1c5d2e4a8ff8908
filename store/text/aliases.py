"""Finding known names in a folded text: the longest wins, and Latin ones stand between word borders."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Span = tuple[int, int]
_LATIN_WORD = re.compile(r"[a-z0-9]")


@dataclass(frozen=True)
class Mention(Generic[T]):
    """A name found: where, what it names (several, where the name is shared), and the alias that matched."""

    span: Span
    names: tuple[T, ...]
    alias: str


class AliasMatcher(Generic[T]):
    """A trie over folded aliases; a search is one walk over the text, whatever the number of aliases."""

    def __init__(self, aliases: Iterable[tuple[str, T]]) -> None:
        self._names: dict[str, tuple[T, ...]] = {}
        self._prefixes: set[str] = set()
        for alias, name in aliases:
            if alias and name not in self._names.get(alias, ()):
                self._names[alias] = (*self._names.get(alias, ()), name)
                self._prefixes.update(alias[:n] for n in range(1, len(alias)))

    def get(self, alias: str) -> tuple[T, ...]:
        """What an alias names; empty if it is none."""
        return self._names.get(alias, ())

    def find(self, folded: str) -> list[Mention[T]]:
        """Every mention in the text, from left to right, the longest at each place, none inside another."""
        found: list[Mention[T]] = []
        at = 0
        while at < len(folded):
            end = self._longest(folded, at)
            if end > at:
                alias = folded[at:end]
                found.append(Mention((at, end), self._names[alias], alias))
                at = end
            else:
                at += 1
        return found

    def _longest(self, folded: str, start: int) -> int:
        if start and _latin(folded[start]) and _latin(folded[start - 1]):
            return start
        best, end = start, start + 1
        while end <= len(folded):
            piece = folded[start:end]
            if piece in self._names and _ends_word(folded, end):
                best = end
            if piece not in self._prefixes:
                break
            end += 1
        return best


def _latin(char: str) -> bool:
    return bool(_LATIN_WORD.match(char))


def _ends_word(folded: str, end: int) -> bool:
    """Whether a Latin alias may end here: not inside a longer Latin word (a plural s is let through)."""
    if end >= len(folded) or not (_latin(folded[end - 1]) and _latin(folded[end])):
        return True
    return folded[end] == "s" and not (end + 1 < len(folded) and _latin(folded[end + 1]))
