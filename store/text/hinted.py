"""Patterns that are only tried where they can find anything."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from store.text.required import required_words


class Hinted:
    """A costly pattern that cannot do without certain words: a text that has none of them is passed over.

    Most texts are, and words are found faster than patterns. They are read from the pattern itself.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern

    @cached_property
    def _hints(self) -> re.Pattern[str]:
        return re.compile(_any_of(required_words(self.pattern.pattern)))

    def search(self, text: str) -> re.Match[str] | None:
        """The first find in the text."""
        return self.pattern.search(text) if self._hints.search(text.lower()) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All finds in the text, in order."""
        return self.pattern.finditer(text) if self._hints.search(text.lower()) else iter(())


def _any_of(words: Iterable[str]) -> str:
    """Words as a pattern that tries each beginning once, however many words share it."""
    behind: dict[str, set[str]] = {}
    for word in words:
        if not word:
            return ""
        behind.setdefault(word[0], set()).add(word[1:])
    return "|".join(f"{re.escape(char)}(?:{_any_of(behind[char])})" for char in sorted(behind))
