"""Askers whom nothing announces: those in no list of people who do nothing but ask those that are in it.

Where a list names the company's people and no heading, moderator or label begins the questions, it is so that a
question is known.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from store.text.names import fold_name
from store.transcripts.labels import Label
from store.transcripts.roster_rows import Entry

_ASKS = re.compile(r"[?？][\s”\"』」）)*]*$")


def with_only_asking(
    words: Sequence[str], labels: Sequence[Label], roster: Sequence[Entry]
) -> tuple[Label, ...]:
    """The labels, with the side of those who only ask; none where the list of people has more sides than one."""
    if not roster or any(entry.side != "company" for entry in roster) or any(map(_is_told, labels)):
        return tuple(labels)
    listed = {fold_name(s) for entry in roster for s in entry.spellings}
    asking: dict[str, bool] = {}
    for label, following in pairwise((*labels, None)):
        if label is None or label.is_operator or _is_listed(label, listed):
            continue
        answered = following is not None and _is_listed(following, listed)
        stop = following.first - 1 if following else len(words)
        name = fold_name(label.name)
        asking[name] = asking.get(name, True) and answered and _asks(words, label, stop)
    return tuple(
        replace(label, side="analyst") if asking.get(fold_name(label.name)) else label for label in labels
    )


def _is_told(label: Label) -> bool:
    """Whether a label itself says that somebody asks."""
    return label.side == "analyst" or label.flag == "Q" or label.anonymous_side == "analyst"


def _is_listed(label: Label, listed: set[str]) -> bool:
    return not listed.isdisjoint(map(fold_name, label.spellings))


def _asks(words: Sequence[str], label: Label, stop: int) -> bool:
    said = [line.strip() for line in words[label.line - 1 : stop] if line.strip()]
    return bool(said) and _ASKS.search(said[-1]) is not None
