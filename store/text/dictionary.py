"""How often Chinese words stand in jieba's corpus: its dictionary, packed so that a process reads only what it asks."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from functools import cache
from importlib.util import find_spec
from itertools import islice
from math import log
from pathlib import Path

from store.text.cutting import likeliest_ends
from store.text.kept import kept

# A word's key: the place of the word without its last character, and that character.
_CHARACTER_BITS = 21
_CHARACTER = (1 << _CHARACTER_BITS) - 1
# What jieba cuts as one piece where it learns a word, and what it leaves together in it.
_PIECE = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+|.", re.DOTALL)
_LATIN = re.compile(r"[a-zA-Z0-9]")


class _Frequencies(dict[str, int | None]):
    """Each word's frequency, looked for when it is first asked; 0 for the beginning of words, None for neither."""

    def __init__(self, keys: bytes, frequencies: bytes) -> None:
        self._keys = array("Q", keys)
        self._frequencies = array("I", frequencies)
        self._places = {"": 0}

    def __missing__(self, word: str) -> int | None:
        place = self._place(word)
        found = self[word] = self._frequencies[place - 1] if place else None
        return found

    def all(self) -> dict[str, int | None]:
        """The same of every word at once, as a dictionary that is asked in less time."""
        words = [""]
        for key in self._keys:
            words.append(words[key >> _CHARACTER_BITS] + chr(key & _CHARACTER))
        found: dict[str, int | None] = dict(zip(islice(words, 1, None), self._frequencies, strict=True))
        found.update((word, asked) for word, asked in list(self.items()) if asked is not None)
        return found

    def _place(self, word: str) -> int | None:
        place = self._places.get(word)
        if place is None and (before := self._place(word[:-1])) is not None:
            key = before << _CHARACTER_BITS | ord(word[-1])
            at = bisect_left(self._keys, key)
            if at < len(self._keys) and self._keys[at] == key:
                place = self._places[word] = at + 1
        return place


class Dictionary:
    """Words and their frequencies; `total` is the sum of these."""

    def __init__(self) -> None:
        keys, frequencies, self.total = _packed()
        self._held: dict[str, int | None] = _Frequencies(keys, frequencies)
        self.frequency: Callable[[str], int | None] = self._held.__getitem__

    def teach(self, frequencies: dict[str, int], total: int) -> None:
        """Let it have these frequencies, whatever it had, and their sum with all others."""
        self._held.update(frequencies)
        self.total = total

    def load(self) -> None:
        """Read it whole, a quarter of a second, so that no word need be looked for."""
        if isinstance(self._held, _Frequencies):
            self._held = self._held.all()
            self.frequency = self._held.get


@cache
def dictionary() -> Dictionary:
    """The one that all texts are cut by."""
    return Dictionary()


def taught(words: Iterable[str]) -> tuple[dict[str, int], int]:
    """The frequencies by which words are cut whole, one taught after the other, as jieba does it; and all their sum."""
    keys, packed, total = _packed()
    frequencies, changed = _Frequencies(keys, packed), dict[str, int]()
    for word in words:
        frequency = max(_likelihood(word, frequencies, total), frequencies[word] or 0)
        total += frequency
        changed[word] = frequencies[word] = frequency
        for beginning in (word[:end] for end in range(1, len(word))):
            if frequencies[beginning] is None:
                changed[beginning] = frequencies[beginning] = 0
    return changed, total


def _likelihood(word: str, frequencies: MutableMapping[str, int | None], total: int) -> int:
    """A frequency for a word that makes it likelier than its pieces."""
    likely = 1.0
    for piece in _pieces(word, frequencies, total):
        frequency = frequencies[piece]
        likely *= (1 if frequency is None else frequency) / float(total)
    return int(likely * total) + 1


def _pieces(word: str, frequencies: MutableMapping[str, int | None], total: int) -> Iterator[str]:
    for piece in _PIECE.findall(word):
        ends = likeliest_ends(piece, frequencies.__getitem__, log(total))
        at, latin = 0, ""
        while at < len(piece):
            cut = piece[at : ends[at]]
            at = ends[at]
            if len(cut) == 1 and _LATIN.match(cut):
                latin += cut
                continue
            yield from (part for part in (latin, cut) if part)
            latin = ""
        if latin:
            yield latin


@kept
def _packed() -> tuple[bytes, bytes, int]:
    """Keys in order, the frequency of each, and their sum."""
    words, total = {"": 0}, 0
    with _jiebas().open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, _ = line.split(" ", 2)
            words[word] = int(frequency)
            total += words[word]
            for end in range(1, len(word)):
                words.setdefault(word[:end], 0)
    ordered = sorted(words, key=lambda word: (len(word), word))  # so the keys are in order too
    places = {word: place for place, word in enumerate(ordered)}
    keys = array("Q", (places[word[:-1]] << _CHARACTER_BITS | ord(word[-1]) for word in ordered[1:]))
    frequencies = array("I", (words[word] for word in ordered[1:]))
    return keys.tobytes(), frequencies.tobytes(), total


def _jiebas() -> Path:
    """Its file; jieba itself is not needed, and takes its time to load."""
    spec = find_spec("jieba")
    return Path(str(spec and spec.origin)).with_name("dict.txt")
