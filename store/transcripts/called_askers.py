"""Who asks where the label says only `Analyst`: the one whom the hand-over before has called by name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.text.names import fold_name
from store.transcripts import cues
from store.transcripts.turns import Speech

# An unknown or unidentified one may be somebody else than who was called.
_PLAIN = frozenset(map(fold_name, ("Analyst", "Questioner", "分析师", "分析師", "提问者")))
_FOR_ANOTHER = re.compile(r"\b(?:on|in|here|speaking|asking)\s+(?:for|behalf)\b|代表|代替|替", re.IGNORECASE)
_HEAD = 200


def called_askers(speeches: Sequence[Speech]) -> tuple[Speech, ...]:
    """The turns; one that is labelled as an analyst's alone is of the asker whom the line was opened for."""
    named: list[Speech] = []
    called: cues.Asker | None = None
    for speech in speeches:
        if speech.label.is_operator:
            called = cues.asker(speech.text) or (None if cues.step(speech.text) else called)
        named.append(_of(called, speech) if called and _is_plain(speech) else speech)
    return tuple(named)


def _is_plain(speech: Speech) -> bool:
    return fold_name(speech.label.name) in _PLAIN and not _FOR_ANOTHER.search(speech.text[:_HEAD])


def _of(asker: cues.Asker, speech: Speech) -> Speech:
    label = replace(speech.label, name=asker.name, side="analyst", firm=asker.firm, nameless=False)
    return replace(speech, label=label)
