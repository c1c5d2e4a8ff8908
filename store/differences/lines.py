"""Which lines of a text were replaced."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from store.values import ChangedLines, Lines

_MOST_COMPARED = 20_000  # lines on both sides together; the time grows with their product


def changed_lines(old: Sequence[str], new: Sequence[str]) -> tuple[ChangedLines, ...]:
    """The runs of lines that differ, in order; white space at the end of a line does not count."""
    before, after = [line.rstrip() for line in old], [line.rstrip() for line in new]
    start, stop = _same_ends(before, after)
    middle = before[start : len(before) - stop], after[start : len(after) - stop]
    return tuple(
        ChangedLines(
            old=_span(start + a, start + b),
            new=_span(start + c, start + d),
            removed=tuple(old[start + a : start + b]),
            added=tuple(new[start + c : start + d]),
        )
        for a, b, c, d in _replaced(*middle)
    )


def _same_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many lines are the same at the beginning, and how many of the others at the end."""
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    left = shorter - start
    stop = next((n for n in range(left) if old[-1 - n] != new[-1 - n]), left)
    return start, stop


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    if len(old) + len(new) > _MOST_COMPARED:
        yield 0, len(old), 0, len(new)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield a, b, c, d


def _span(start: int, stop: int) -> Lines | None:
    return (start + 1, stop) if stop > start else None
