"""Who asks by the turn, not the label: in timed transcripts a questioner may carry the company's name, or a number."""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.transcripts.affiliation import affiliation
from store.transcripts.anonymous import is_counted
from store.transcripts.turns import Speech

_TIMED = re.compile(r"\s*[(（\[]\d{1,2}:\d\d(?::\d\d)?[)）\]]")
_ASKS = re.compile(r"[?？][\s”\"’'」』)）]*$")
_ENOUGH, _TAIL = 3, 60


def asked_by_turn(speeches: Sequence[Speech]) -> tuple[Speech, ...]:
    """The turns; in a timed transcript one that ends in a question which another speaker answers is an asker's."""
    timed = sum(1 for speech in speeches if _TIMED.match(speech.text)) >= _ENOUGH
    return tuple(
        _told(speeches, index) if timed or is_counted(speech.label.name) else speech
        for index, speech in enumerate(speeches)
    )


def _told(speeches: Sequence[Speech], index: int) -> Speech:
    speech, following = speeches[index], speeches[index + 1 : index + 2]
    if speech.section != "qa" or speech.label.is_operator or not _asks(speech) or not following:
        return speech
    if _asks(following[0]) or following[0].label.name == speech.label.name:
        return speech
    about = affiliation(speech.label.about or "")
    if about.asks:
        return speech
    nameless = speech.label.nameless or is_counted(speech.label.name)
    return replace(speech, label=replace(speech.label, side="analyst", about=None, nameless=nameless))


def _asks(speech: Speech) -> bool:
    """Whether the turn ends in a question, in either of its languages."""
    return any(_ASKS.search(line[-_TAIL:]) for line in speech.text.splitlines()[-2:])
