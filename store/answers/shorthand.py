"""How chats write English: qtr and intl, jobs getting axed; read as the words that a record would use."""

import re
from collections.abc import Sequence
from functools import cache

from store.lexicon import table

_WORD = re.compile(r"(?<![\w&$'./-])[a-z]{2,8}(?![\w&'/-])")


def written_out(folded: str, texts: Sequence[str]) -> str:
    """The folded question with its shorthand written out; what the calls (`texts`, newest first) write so stays."""
    said = _WORD.sub(lambda found: _word(found.group(), texts), folded)
    for shape, words in _phrases():
        said = shape.sub(words, said)
    return said


def _word(word: str, texts: Sequence[str]) -> str:
    meant: str | None = table("shorthand")["words"].get(word)
    spoken = meant and any(re.search(rf"\b{word}\b", text) for text in texts[:1])
    return meant if meant and not spoken else word


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(shape), words) for shape, words in table("shorthand")["phrases"].items())
