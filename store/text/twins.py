"""The Simplified twin of a text in Traditional Chinese: rules are written once, finds go back to its own words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeVar, cast

from store.text.folding import has_han, unscripted

T = TypeVar("T")


@dataclass(frozen=True)
class Twin:
    """A text as it stands and as Simplified Chinese writes it, character for character the same places."""

    own: tuple[str, ...]
    plain: tuple[str, ...]

    def own_words(self, found: T, line: int | None = None) -> T:
        """A value found in the twin with each of its strings as the text writes it, best as in that 1-based line.

        Strings that stand nowhere in the twin stay as they are.
        """
        start = self._starts[line - 1] if line else 0
        return cast(T, _with_strings(found, lambda words: self._said(words, start)))

    def _said(self, words: str, start: int) -> str:
        at = self._plain.find(words, start)
        at = at if at >= 0 else self._plain.find(words)
        return self._own[at : at + len(words)] if at >= 0 else words

    @cached_property
    def _own(self) -> str:
        return "\n".join(self.own)

    @cached_property
    def _plain(self) -> str:
        return "\n".join(self.plain)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.own), initial=0))


def twin_of(lines: Sequence[str]) -> Twin | None:
    """The twin of a text that is written in Traditional Chinese, wholly or in part; None for any other."""
    own = "\n".join(lines)
    plain = unscripted(own)
    return Twin(tuple(lines), tuple(plain.split("\n"))) if plain != own else None


def simplified(value: T) -> T:
    """A value with each of its strings in Simplified Chinese, as the twin of a text writes it."""
    return cast(T, _with_strings(value, unscripted))


def _with_strings(value: Any, change: Callable[[str], str]) -> Any:
    """A value with each Chinese string in it changed: in tuples and dictionaries, and in the fields of dataclasses."""
    if isinstance(value, str):
        return change(value) if has_han(value) else value
    if isinstance(value, tuple):
        return tuple(_with_strings(each, change) for each in value)
    if isinstance(value, dict):
        return {key: _with_strings(each, change) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        held = {f.name: getattr(value, f.name) for f in fields(value)}
        return replace(value, **{name: _with_strings(each, change) for name, each in held.items()})
    return value
