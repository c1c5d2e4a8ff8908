"""How far the passages found are trusted to answer: by how much of the question they say, how strongly, and a rival."""

from collections.abc import Sequence
from math import exp, log, log1p

from store.answers.index import CallIndex
from store.answers.passages import Found, tells_time
from store.answers.understanding import Understanding

TRUSTED, OFFERED = 0.53, 0.35
_FIRST, _HALF = 3, 0.5
_ALONE = 6.0  # as far as any group stands out from the next
# Questions on calls that were new to the matcher weigh thrice in these: what it was tuned on flatters it.
WEIGHTS: tuple[float, ...] = (-0.7, 0.97, 1.38, 0.23, 2.0)


def trust(found: Sequence[Found], index: CallIndex, asked: Understanding) -> float:
    """How likely the first passage answers, 0 to 1; the weights are fitted to judged questions (`make bench`)."""
    if not found or found[0].score <= 0:
        return 0.0
    signs = evidence(found, index, asked)
    return 1 / (1 + exp(-sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))))


def evidence(found: Sequence[Found], index: CallIndex, asked: Understanding) -> tuple[float, ...]:
    """What trust is weighed by: one, how much is covered, how strongly, by how much it is likelier than the next,
    and whether a time is told where one is asked for.

    A question of one common word is covered by any sentence that has it, and of two that hold it alike none
    stands out: so what is covered counts by its rarity, in words that the call never says, and against its rival.
    """
    best, rarest = found[0], index.idf("")
    apart = min(_ALONE, best.likely - found[1].likely) if len(found) > 1 else _ALONE
    return 1.0, log1p(best.weight / rarest), log(best.score / rarest), apart, _timed(found, asked)


def _timed(found: Sequence[Found], asked: Understanding) -> float:
    """Whether a time asked for is told: 1 with half of what is asked, -1 in none of the first, else 0."""
    if not asked.wants("when") or asked.wants_figure:
        return 0.0
    told = [tells_time(each.passages) for each in found[:_FIRST]]
    if told[0]:
        return float(found[0].coverage >= _HALF)
    return 0.0 if any(told) else -1.0
