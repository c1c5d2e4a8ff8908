"""How far the passages found are trusted to answer: by what the best holds, how much that says, and its rival."""

from collections.abc import Sequence
from math import exp, log1p

from store.answers.passages import Found

TRUSTED, OFFERED = 0.64, 0.4
_BASE, _SHARE, _SAYING, _RIVAL = -0.83, 1.2, 1.6, -1.9


def trust(found: Sequence[Found]) -> float:
    """How likely the first passage answers, 0 to 1; the weights are fitted to judged questions (`make bench`).

    A question of one common word is covered by any sentence that has it, and of two that hold it alike none
    stands out: so what is covered counts with its rarity, and against how near the next passage comes.
    """
    if not found:
        return 0.0
    best = found[0]
    rival = found[1].score / best.score if len(found) > 1 and best.score > 0 else 0.0
    told = _BASE + _SHARE * best.coverage + _SAYING * log1p(best.weight) + _RIVAL * rival
    return 1 / (1 + exp(-told))
