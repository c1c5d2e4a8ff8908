"""Patterns that are only tried where they can find anything."""

import re
from collections.abc import Iterator


class Hinted:
    """A costly pattern with its hints, words of which one stands in all that it finds (in lower case, | between).

    A text without any of them is passed over: most texts are, and words are found faster than patterns.
    """

    def __init__(self, pattern: re.Pattern[str], hints: str) -> None:
        self.pattern = pattern
        self._hints = re.compile("|".join(map(re.escape, hints.split("|"))))

    def search(self, text: str) -> re.Match[str] | None:
        """The first find in the text."""
        return self.pattern.search(text) if self._hints.search(text.lower()) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All finds in the text, in order."""
        return self.pattern.finditer(text) if self._hints.search(text.lower()) else iter(())
