"""How Chinese sounds: pinyin without tones, and names found by it."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

_TONES = str.maketrans(dict.fromkeys("\u0300\u0301\u0304\u030c"))


@lru_cache(maxsize=65536)
def sound(text: str) -> str:
    """The pinyin of a Chinese string without tones, a space between two syllables."""
    from pypinyin import Style, lazy_pinyin  # imported on first use: an English question never pays for it

    return " ".join(lazy_pinyin(text, style=Style.NORMAL))


def readings(char: str) -> frozenset[str]:
    """Every sound that a character has in some word; itself where none is known."""
    from pypinyin.constants import PINYIN_DICT

    apart = unicodedata.normalize("NFD", PINYIN_DICT.get(ord(char), char))
    plain = apart.replace("u\u0308", "v").translate(_TONES)
    return frozenset(unicodedata.normalize("NFC", plain).split(","))


class Sounds:
    """Chinese names by their sound, which is worked out only for those that may be meant: it takes its time."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names)

    def like(self, text: str) -> list[str]:
        """The names that sound exactly like a Chinese string, in order."""
        if not self._names:
            return []
        heard = sound(text)
        near = self._by_start.get((len(text), heard.partition(" ")[0]), ())
        return [name for name in near if sound(name) == heard]

    @cached_property
    def _by_start(self) -> Mapping[tuple[int, str], list[str]]:
        """By their length and each way to read their first character."""
        found: dict[tuple[int, str], list[str]] = defaultdict(list)
        read = {char: readings(char) for char in {name[0] for name in self._names}}
        for name in self._names:
            for start in read[name[0]]:
                found[len(name), start].append(name)
        return dict(found)
