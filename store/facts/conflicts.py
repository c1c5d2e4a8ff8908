"""Where the company gives two values for the same thing."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations

from store.lexicon.metrics import metrics
from store.text.periods import parse_period
from store.values.calls import Conflict, Fact

TurnOf = Callable[[Fact], int | None]

_SLOTS = ("value", "range", "yoy", "qoq", "yoy_words")
_ABOUT = (
    "约",
    "大概",
    "近",
    "左右",
    "超",
    "逾",
    "突破",
    "不到",
    "about",
    "approx",
    "around",
    "nearly",
    "almost",
    "more than",
    "over",
    "approach",
    "close to",
    "rough",
    "just",
)


def conflicts(facts: Iterable[Fact], turn_of: TurnOf) -> tuple[Conflict, ...]:
    """One conflict for each subject, metric, basis and period that the company gives different figures for.

    `what` is the metric's id, with the subject behind a colon where there is one. Amounts that differ by
    rounding agree; two figures in one turn are parts or steps, not a contradiction.
    """
    groups: dict[tuple[Hashable, ...], list[Fact]] = defaultdict(list)
    facts = tuple(facts)
    periods = {written: _period(written) for written in {fact.period_as_written for fact in facts}}
    for fact in facts:
        if fact.metric and fact.side == "company" and metrics()[fact.metric].period_type != "event":
            for slot in _SLOTS:
                if getattr(fact, slot) is not None:
                    groups[_key(fact, slot, periods[fact.period_as_written])].append(fact)
    found: dict[tuple[str, tuple[tuple[int, int], ...]], Conflict] = {}
    for key, group in groups.items():
        lines = tuple((line, line) for line, _ in sorted(set(_places(group, str(key[0]), turn_of))))
        if lines:
            what = group[0].what
            found.setdefault((what, lines), Conflict(what=what, lines=lines))
    return tuple(sorted(found.values(), key=lambda conflict: conflict.lines))


def _key(fact: Fact, slot: str, period: Hashable) -> tuple[Hashable, ...]:
    unit = fact.unit if slot in ("value", "range") else None
    return (
        slot,
        fact.subject,
        fact.metric,
        fact.basis,
        period,
        unit,
        fact.kind == "guidance",
    )


def _period(written: str | None) -> Hashable:
    """A period in a form that its spellings share; the quarter of the call is the one that need not be named."""
    if written is None:
        return None
    period = parse_period(written)
    if period is None:
        return written
    if period.relative in ("this", "latest") or (period.span == "quarter" and period.relative is None):
        return None
    return period.span, period.half, period.relative


def _places(group: list[Fact], slot: str, turn_of: TurnOf) -> Iterator[tuple[int, int]]:
    """The lines that differ, each with the turn in it: one line can hold several."""
    told = [(fact, (fact.line, _turn(fact, turn_of))) for fact in group]
    for (one, here), (other, there) in combinations(told, 2):
        if here[1] != there[1] and not _agree(one, other, slot):
            yield from (here, there)


def _turn(fact: Fact, turn_of: TurnOf) -> int:
    """The number of the turn that a fact was said in; below zero its own line, where that is not known."""
    turn = turn_of(fact)
    return -fact.line if turn is None else turn


def _agree(one: Fact, other: Fact, slot: str) -> bool:
    first: object = getattr(one, slot)
    second: object = getattr(other, slot)
    if first == second:
        return True
    if isinstance(first, str) and isinstance(second, str):
        return first.replace("双", "两").lower() == second.replace("双", "两").lower()
    if not (isinstance(first, float) and isinstance(second, float)):
        return False
    if any(word in (fact.as_written or "").lower() for fact in (one, other) for word in _ABOUT):
        return abs(first - second) <= 0.05 * max(abs(first), abs(second))
    return _rounded_alike(first, second)


def _rounded_alike(first: float, second: float) -> bool:
    """Whether the coarser number is the finer one rounded."""
    digits = min(_digits(first), _digits(second))
    return f"{first:.{digits}g}" == f"{second:.{digits}g}" and digits > 1


def _digits(number: float) -> int:
    return max(len(f"{number:.12g}".split("e")[0].replace(".", "").replace("-", "").strip("0")), 1)
