"""Questions that ask the same in other words, put together."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from store.text.folding import bare, fold
from store.values import Unanswered, UnansweredGroup

ALIKE = 70.0  # of 100: a word or two apart
_PIECE = 500  # rapidfuzz holds Python's lock for a whole call
_ASKING = re.compile(
    r"请问|想问|一下|你们|管理层|怎么看|怎么样|是多少|多少|如何|什么|有没有|是否|能否|吗|呢|的|了"
    r"|\b(?:please|what|how|is|are|the|a|of|do|does|you|your|tell|me|about)\b"
)


def grouped(questions: Sequence[Unanswered]) -> tuple[UnansweredGroup, ...]:
    """Like questions together, in groups by how many they hold, then by the newest; newest first within a group."""
    groups: list[list[Unanswered]] = []
    heads: list[str] = []
    for question in sorted(questions, key=lambda each: each.asked_at, reverse=True):
        words = _plain(question.text)
        at = _nearest(words, heads)
        if at is None:
            heads.append(words)
            groups.append([question])
        else:
            groups[at].append(question)
    groups.sort(key=lambda group: -len(group))
    return tuple(UnansweredGroup(questions=tuple(group)) for group in groups)


def _nearest(words: str, heads: Sequence[str]) -> int | None:
    best: tuple[float, int] | None = None
    for start in range(0, len(heads), _PIECE):
        found = process.extractOne(
            words, heads[start : start + _PIECE], scorer=fuzz.ratio, score_cutoff=ALIKE
        )
        if found is not None and (best is None or found[1] > best[0]):
            best = found[1], start + found[2]
    return best[1] if best else None


def _plain(text: str) -> str:
    """What a question is about: folded, without the words that only ask; all of it where nothing else is left."""
    folded = fold(text)
    return bare(_ASKING.sub(" ", folded)) or bare(folded) or folded
