"""Words: jieba for Chinese, plain runs for Latin, with a small stemmer so that English plurals meet."""

import logging
import math
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from store.text.cutting import cut
from store.text.english import share

_RUN = re.compile(r"[a-z][a-z0-9&'.+-]*[a-z0-9+]|[a-z]|\d+(?:[.,]\d+)*%?|[\u3400-\u9fff]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?%?")
# Logarithms of how seldom a word of everyday speech and a name stand in jieba's corpus.
_COMMON, _RARE = 7.5, 15.0
_UNSEEN = 1e-6
_SUFFIXES = ("ations", "ation", "ements", "ement", "ings", "ing", "ies", "ied", "es", "ed", "s", "ly")


def words(folded: str) -> list[str]:
    """The words of a folded text in order: Chinese cut by jieba, Latin stemmed, numbers whole and without commas."""
    found: list[str] = []
    for run in _RUN.findall(folded):
        if run[0] >= "\u3400":
            found.extend(cuts(run))
        elif run[0].isdigit():
            found.append(run.replace(",", "") if _THOUSANDS.fullmatch(run) else run)
        else:
            found.append(stem(run.removesuffix("'s").rstrip("'.-&")))
    return found


def cuts(run: str) -> list[str]:
    """A run of Chinese as jieba cuts it."""
    return list(_cuts(run))


@lru_cache(maxsize=512)  # a question is cut by several readers
def _cuts(run: str) -> tuple[str, ...]:
    cutter = _cutter()
    return tuple(cut(run, cutter.FREQ, cutter.total))


def rarity(word: str) -> float:
    """How rare a word is in its language at large: 0.1 for the commonest, 1 for a name or a coinage."""
    if word.isascii():
        used = share(word) or _UNSEEN
    else:
        cutter = _cutter()
        used = (cutter.FREQ.get(word) or 0.5) / cutter.total
    return min(1.0, max(0.1, (-math.log(used) - _COMMON) / (_RARE - _COMMON)))


@lru_cache(maxsize=8192)  # the words of a language come again and again
def stem(word: str) -> str:
    """An English word without its commonest ending, so that `grew up` stays and `margins` meets `margin`."""
    if not word.isascii() or len(word) < 5:
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            kept = word[: -len(suffix)]
            return kept + "y" if suffix in ("ies", "ied") else kept.rstrip("e")
    return word if word.endswith("ee") else word.rstrip("e")


def learn(terms: Iterable[str]) -> None:
    """Teach the cutter words of the field, so that they are cut whole."""
    cutter = _cutter()
    for term in terms:
        if len(term) > 1 and term not in _LEARNED:
            _LEARNED.add(term)
            cutter.add_word(term)
            _cuts.cache_clear()


_LEARNED: set[str] = set()
_ASKED = "pkg_resources"


@cache
def _cutter() -> Any:
    with _without_pkg_resources():
        import jieba  # imported on first use: its dictionary takes a second to load
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    folder = Path(tempfile.gettempdir()) / f"onrecord-{_user()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    tokenizer.tmp_dir = str(folder)  # its own: jieba's default is a file shared by every user of the machine
    tokenizer.initialize()
    return tokenizer


@contextmanager
def _without_pkg_resources() -> Iterator[None]:
    """Let jieba look for its dictionary beside itself: what it prefers to ask takes longer to load than itself."""
    if _ASKED in sys.modules:
        yield
        return
    sys.modules[_ASKED] = None  # type: ignore[assignment]  # an import of it fails
    try:
        yield
    finally:
        del sys.modules[_ASKED]


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "nobody"
