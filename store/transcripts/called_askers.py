"""Who asks where the label does not say: `Analyst` after a hand-over that called somebody, `追问` after a question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.text.names import fold_name
from store.transcripts import cues
from store.transcripts.turns import Speech

# An unknown or unidentified one may be somebody else than who was called.
_PLAIN = frozenset(map(fold_name, ("Analyst", "Questioner", "分析师", "分析師", "提问者")))
_FOR_ANOTHER = re.compile(r"\b(?:on|in|here|speaking|asking)\s+(?:for|behalf)\b|代表|代替|替", re.IGNORECASE)
_ASKS_ON = re.compile(r"(?:\d{1,2}\s?[、.．]\s?)?[追补補][问問]")
_HEAD = 200


def called_askers(speeches: Sequence[Speech]) -> tuple[Speech, ...]:
    """The turns; one that is labelled as an analyst's alone is of the asker whom the line was opened for.

    A further question is by its label of the one who asked last.
    """
    named: list[Speech] = []
    called: cues.Asker | None = None
    for speech in speeches:
        if speech.label.is_operator:
            called = cues.asker(speech.text) or (None if cues.step(speech.text) else called)
        asker = called if _is_plain(speech) else _last(named) if _asks_on(speech) else None
        named.append(_of(asker, speech) if asker else speech)
    return tuple(named)


def _asks_on(speech: Speech) -> bool:
    return speech.label.nameless and _ASKS_ON.fullmatch(speech.label.written) is not None


def _last(speeches: Sequence[Speech]) -> cues.Asker | None:
    """Who asked last, if he has a name."""
    label = next((each.label for each in reversed(speeches) if each.label.side == "analyst"), None)
    return cues.Asker(name=label.name, firm=label.firm) if label and not label.nameless else None


def _is_plain(speech: Speech) -> bool:
    return fold_name(speech.label.name) in _PLAIN and not _FOR_ANOTHER.search(speech.text[:_HEAD])


def _of(asker: cues.Asker, speech: Speech) -> Speech:
    label = replace(speech.label, name=asker.name, side="analyst", firm=asker.firm, nameless=False)
    return replace(speech, label=label)
