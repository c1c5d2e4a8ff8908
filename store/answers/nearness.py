"""How what sentences mean moves what their words found: it puts in another order, and it adds."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING

from store.answers.index import Passage

if TYPE_CHECKING:
    from store.answers.passages import Found

_STEEPNESS, _USUAL = 10.0, 0.85  # most sentences of a call are alike by 0.75 to 0.85, one that answers by 0.9
_UNSAID, MOST_JOINING = 0.3, 8


def nearest(passages: Sequence[Passage], near: Sequence[float]) -> list[Passage]:
    """The sentences, nearest in meaning first."""
    return sorted(passages, key=lambda passage: -near[passage.number])


def weighed(found: Iterable["Found"], joined: Iterable["Found"], near: Sequence[float]) -> list["Found"]:
    """What words found and what joins it without them, each with its score changed by its nearest sentence."""
    found = list(found)
    unsaid = _UNSAID * max((each.score for each in found), default=1.0)
    return [_by_likeness(each, each.score, near) for each in found] + [
        _by_likeness(each, unsaid, near) for each in joined
    ]


def _by_likeness(found: "Found", score: float, near: Sequence[float]) -> "Found":
    likeness = max(near[passage.number] for passage in found.passages)
    return replace(found, score=score * exp(_STEEPNESS * (likeness - _USUAL)), likeness=likeness)
