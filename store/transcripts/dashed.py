"""Names that a single dash parts from what is said: `柏青禾 — 各位好。`, or `Anna Lu - Good morning.` in English.

A dash stands in titles, lists and sentences too: the name must be known or begin such lines again, and what is behind
it must be speech. Where two names are proved so, one that begins a single line is proved by them.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from store.text.names import fold_name
from store.transcripts.abouts import may_be_about

_LINE = re.compile(
    r"[\s\u3000*•]*(?P<name>[^:：\-–—－‒―|｜\t。！？!?]{2,40}?)(?:\s+[-–—－‒―]{1,2}\s+|\s*[—－―–]{1,2}\s*)(?P<text>\S.*)"
)
_SPEECH = re.compile(r"[。！？!?…][\s”\"』」）)]*$|(?<=[a-z]{2}|\d%|[a-z]\))\.[\s”\")]*$")
_LONG, _FAR = 70, 400
_AGAIN, _PROVED = 2, 2


def is_speech(text: str) -> bool:
    """Whether words behind a dash are said, and no office, firm or title: they end as a sentence does, or are long."""
    text = text.strip()
    return not may_be_about(text) and (len(text) >= _LONG or _SPEECH.search(text) is not None)


def dashed_names(
    lines: Sequence[str], is_known: Callable[[str], bool], may_be_name: Callable[[str], bool]
) -> frozenset[str]:
    """The names, folded, that are labels before a dash in this text."""
    counts: Counter[str] = Counter()
    for line in lines:
        match = _LINE.fullmatch(line[:_FAR])
        if match and is_speech(match["text"]) and (is_known(match["name"]) or may_be_name(match["name"])):
            counts[match["name"].strip()] += 1
    if sum(counts.values()) <= _AGAIN:
        return frozenset()
    proved = {name for name, count in counts.items() if count >= _AGAIN or is_known(name)}
    return frozenset(map(fold_name, counts if len(proved) >= _PROVED else proved))
