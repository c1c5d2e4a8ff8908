"""Misspellings: a question's typos are mended only into names that the record or the lexicon knows.

Three kinds: the same sound in other characters (阿里芸), a look-alike character (菜乌), a Latin word with a
letter wrong (adjsted). What the dictionary or the record already knows is never touched.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

from store.answers.terms import stop_words
from store.lexicon import metrics, word_list
from store.text.english import is_english
from store.text.segmentation import cuts

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z]{5,}")
_LONGEST = 8
_LATIN_CUTOFF = 0.78


class Spelling:
    """The names that a question may have meant: those of the lexicon and those of one company's calls."""

    def __init__(self, record_names: Iterable[str], record_text: str) -> None:
        self._record = record_text
        own = {name for name in record_names if 2 <= len(name) <= _LONGEST and _HAN.fullmatch(name)}
        self._own_sounds = _by_sound(own)
        self._own_names = own
        self._latin = sorted(_lexicon_latin() | set(_LATIN.findall(record_text)))
        self._latin_known = frozenset(self._latin)

    def mend(self, folded: str) -> str:
        """The folded question with its typos mended; the same length for Chinese, maybe another for Latin."""
        mended = _LATIN.sub(lambda match: self._latin_word(match.group()), folded)
        for run in _HAN.finditer(mended):
            mended = mended[: run.start()] + self._han_run(run.group()) + mended[run.end() :]
        return mended

    def _latin_word(self, word: str) -> str:
        if word in self._latin_known or word.removesuffix("s") in self._latin_known or is_english(word):
            return word
        near = extractOne(
            word,
            [name for name in self._latin if name[0] == word[0] and abs(len(name) - len(word)) <= 2],
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=_LATIN_CUTOFF,
        )
        return str(near[0]) if near else word

    def _han_run(self, run: str) -> str:
        """Mend whole cuts only: a piece that begins or ends inside a word is no misspelt name."""
        pieces = cuts(run)
        for size in range(min(_LONGEST, len(pieces)), 0, -1):
            for first in range(len(pieces) - size + 1):
                piece = "".join(pieces[first : first + size])
                if 2 <= len(piece) <= _LONGEST and (
                    meant := self._meant(piece, pieces[first : first + size])
                ):
                    pieces[first : first + size] = [meant, *[""] * (size - 1)]
        return "".join(pieces)

    def _meant(self, piece: str, parts: list[str]) -> str | None:
        if piece in self._record or piece in _lexicon_han() or not stop_words().isdisjoint(parts):
            return None
        own = self._own_sounds.get(sound(piece))
        if own:
            return own
        if len(parts) < 2 or all(len(part) > 1 for part in parts):
            return None
        return _lexicon_sounds().get(sound(piece)) or self._lookalike(piece)

    def _lookalike(self, piece: str) -> str | None:
        for at, char in enumerate(piece):
            for other in _lookalikes().get(char, ()):
                swapped = piece[:at] + other + piece[at + 1 :]
                if swapped in self._own_names or swapped in _lexicon_han():
                    return swapped
        return None


@lru_cache(maxsize=65536)
def sound(text: str) -> str:
    """The pinyin of a Chinese string without tones."""
    from pypinyin import Style, lazy_pinyin  # imported on first use: an English question never pays for it

    return " ".join(lazy_pinyin(text, style=Style.NORMAL))


def _by_sound(names: Iterable[str]) -> dict[str, str]:
    return {sound(name): name for name in sorted(names, reverse=True)}


@cache
def _lexicon_han() -> frozenset[str]:
    names = {alias for metric in metrics().values() for alias in metric.aliases}
    for name in ("brands", "lines", "concepts", "people", "firms"):
        names.update(alias for group in word_list(name).values() for alias in group)
    return frozenset(name for name in names if len(name) > 1 and _HAN.fullmatch(name))


@cache
def _lexicon_sounds() -> dict[str, str]:
    return _by_sound(name for name in _lexicon_han() if len(name) <= _LONGEST)


@cache
def _lexicon_latin() -> frozenset[str]:
    found = set(stop_words())
    for metric in metrics().values():
        found.update(word for alias in metric.aliases for word in _LATIN.findall(alias))
    for name in ("brands", "lines", "concepts", "people", "firms", "cues"):
        for group in word_list(name).values():
            found.update(word for alias in group for word in _LATIN.findall(alias))
    return frozenset(found)


@cache
def _lookalikes() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for group in word_list("lookalikes")["groups"]:
        for char in group:
            table[char] += tuple(other for other in group if other != char)
    return dict(table)
