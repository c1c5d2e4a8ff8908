"""The lexicon's Chinese names as words of the language, so that they are cut whole."""

from functools import cache

from store.lexicon.words import word_list
from store.text.dictionary import taught
from store.text.kept import kept
from store.text.segmentation import teach


@cache
def learn_lexicon() -> None:
    """Teach the cutter the lexicon's Chinese names, once."""
    teach(*_frequencies())


@kept
def _frequencies() -> tuple[dict[str, int], int]:
    lists = [word_list(name) for name in ("brands", "lines", "concepts", "people", "stop")]
    aliases = (alias for listed in lists for group in listed.values() for alias in group)
    return taught(dict.fromkeys(alias for alias in aliases if len(alias) > 1 and not alias.isascii()))
