"""English words as the language at large uses them: which exist, and how rare they are."""

from functools import cache
from typing import Any


def is_english(word: str) -> bool:
    """Whether a lower-case word stands in the dictionary."""
    return word in _dictionary()


def share(word: str) -> float:
    """The share of running English text that is this word; 0 for one that the dictionary lacks."""
    return float(_dictionary().word_usage_frequency(word))


@cache
def _dictionary() -> Any:
    from spellchecker import SpellChecker  # imported on first use: a Chinese question never pays for it

    return SpellChecker(language="en")
