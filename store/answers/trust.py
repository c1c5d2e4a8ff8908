"""How far the passages found are trusted to answer: by how much of the question they say, how strongly, and a rival."""

from collections.abc import Sequence
from math import exp, log, log1p

from store.answers.index import CallIndex
from store.answers.passages import Found

TRUSTED, OFFERED = 0.6, 0.4
WEIGHTS = (-0.38, 2.9, 1.15, -0.9)


def trust(found: Sequence[Found], index: CallIndex) -> float:
    """How likely the first passage answers, 0 to 1; the weights are fitted to judged questions (`make bench`)."""
    if not found or found[0].score <= 0:
        return 0.0
    told = sum(weight * sign for weight, sign in zip(WEIGHTS, evidence(found, index), strict=True))
    return 1 / (1 + exp(-told))


def evidence(found: Sequence[Found], index: CallIndex) -> tuple[float, float, float, float]:
    """What trust is weighed by: one, how much is covered, how strongly, and how near the next passage comes.

    A question of one common word is covered by any sentence that has it, and of two that hold it alike none
    stands out: so what is covered counts by its rarity, in words that the call never says, and against its rival.
    """
    best, rarest = found[0], index.idf("")
    rival = found[1].score / best.score if len(found) > 1 else 0.0
    return 1.0, log1p(best.weight / rarest), log(best.score / rarest), rival
