"""Finding known names in a folded text: the longest wins, and Latin ones stand between word borders."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from store.text.spans import Span

T = TypeVar("T")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


@dataclass(frozen=True)
class Mention(Generic[T]):
    """A name found: where, what it names (several, where the name is shared), and the alias that matched."""

    span: Span
    names: tuple[T, ...]
    alias: str


class AliasMatcher(Generic[T]):
    """Folded aliases by how they begin; a search is one walk over the text, whatever their number."""

    def __init__(self, aliases: Iterable[tuple[str, T]]) -> None:
        self._names: dict[str, tuple[T, ...]] = {}
        for alias, name in aliases:
            if alias and name not in self._names.get(alias, ()):
                self._names[alias] = (*self._names.get(alias, ()), name)
        self._lengths = _lengths(self._names)
        self._begins = _begins(self._names)
        # A question is searched for the same names by several readers, one after another.
        self._last: tuple[str, tuple[Mention[T], ...]] = ("", ())

    def get(self, alias: str) -> tuple[T, ...]:
        """What an alias names; empty if it is none."""
        return self._names.get(alias, ())

    def find(self, folded: str) -> list[Mention[T]]:
        """Every mention in the text, from left to right, the longest at each place, none inside another."""
        text, mentions = self._last
        if text != folded:
            mentions = tuple(self._mentions(folded))
            self._last = folded, mentions
        return list(mentions)

    def _mentions(self, folded: str) -> Iterator[Mention[T]]:
        free = 0
        for begin in self._begins.finditer(folded):
            start = begin.start()
            end = self._longest(folded, start) if start >= free else start
            if end > start:
                alias = folded[start:end]
                yield Mention((start, end), self._names[alias], alias)
                free = end

    def _longest(self, folded: str, start: int) -> int:
        for begin in (folded[start : start + 2], folded[start]):
            for length in self._lengths.get(begin, ()):
                end = start + length
                if end <= len(folded) and folded[start:end] in self._names and _ends_word(folded, end):
                    return end
        return start


def _lengths(aliases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """By the first two characters of an alias, or its only one: the lengths there are, the longest first."""
    found: dict[str, set[int]] = {}
    for alias in aliases:
        found.setdefault(alias[:2], set()).add(len(alias))
    return {begin: tuple(sorted(lengths, reverse=True)) for begin, lengths in found.items()}


def _begins(aliases: Iterable[str]) -> re.Pattern[str]:
    """Where an alias may begin: at one of their first characters, a Latin one not inside a word."""
    first = {alias[0] for alias in aliases}
    latin = "".join(sorted(first & _LATIN))
    other = "".join(re.escape(char) for char in sorted(first - _LATIN))
    classes = [f"[{other}]"] if other else []
    if latin:
        classes.append(f"(?<![a-z0-9])[{latin}]")
    return re.compile("|".join(classes) or r"(?!)")


def _ends_word(folded: str, end: int) -> bool:
    """Whether a Latin alias may end here: not inside a longer Latin word (a plural s is let through)."""
    if end >= len(folded) or not (folded[end - 1] in _LATIN and folded[end] in _LATIN):
        return True
    return folded[end] == "s" and not (end + 1 < len(folded) and folded[end + 1] in _LATIN)
