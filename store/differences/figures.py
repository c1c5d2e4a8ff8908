"""Figures before and after: the same ones are set aside, the others paired by what they are of."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from difflib import SequenceMatcher

from store.values import ChangedFigure, Fact

_MOST_COMPARED = 400  # candidates on both sides; beyond that quotes are not weighed, the order decides


def changed_figures(old: Sequence[Fact], new: Sequence[Fact]) -> tuple[ChangedFigure, ...]:
    """The figures that were added, removed, or have another value now, in the order of their lines.

    That a figure moved to another line, or is told by another speaker, is no change of it.
    """
    gone, come = _without_same(old, new)
    changed: list[ChangedFigure] = []
    for what in dict.fromkeys([*gone, *come]):
        changed += _paired(gone.get(what, []), come.get(what, []))
    return tuple(sorted(changed, key=_place))


def _without_same(
    old: Iterable[Fact], new: Sequence[Fact]
) -> tuple[dict[Hashable, list[Fact]], dict[Hashable, list[Fact]]]:
    """What is only in the old and only in the new, by what the figures are of."""
    left = Counter(map(_told, new))
    gone: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in old:
        if left[_told(fact)]:
            left[_told(fact)] -= 1
        else:
            gone[_of(fact)].append(fact)
    come: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in reversed(new):  # of several that tell the same, the first ones were there before
        if left[_told(fact)]:
            left[_told(fact)] -= 1
            come[_of(fact)].insert(0, fact)
    return gone, come


def _paired(gone: Sequence[Fact], come: Sequence[Fact]) -> list[ChangedFigure]:
    rest = list(come)
    changed = []
    for fact in gone:
        match = _likest(fact, rest)
        if match is not None:
            rest.remove(match)
        changed.append(ChangedFigure(old=fact, new=match))
    return [*changed, *(ChangedFigure(old=None, new=fact) for fact in rest)]


def _likest(fact: Fact, candidates: Sequence[Fact]) -> Fact | None:
    if len(candidates) < 2 or len(candidates) > _MOST_COMPARED:
        return candidates[0] if candidates else None
    return max(candidates, key=lambda other: SequenceMatcher(None, fact.quote, other.quote).ratio())


def _of(fact: Fact) -> Hashable:
    """What a figure is of: two with the same are one figure before and after."""
    return fact.subject, fact.metric, fact.side, fact.basis


def _told(fact: Fact) -> Hashable:
    """All that a figure tells."""
    return (
        *(fact.subject, fact.metric, fact.side, fact.basis, fact.kind, fact.period_as_written),
        *(fact.value, fact.range, fact.unit, fact.as_written, fact.yoy, fact.yoy_words, fact.qoq, fact.prior),
    )


def _place(changed: ChangedFigure) -> int:
    fact = changed.new or changed.old
    return fact.line if fact else 0
