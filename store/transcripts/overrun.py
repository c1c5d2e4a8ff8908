"""Where an operator's turn runs on into the words of others whose labels are missing: those stay nobody's.

Who runs the line hands over and is silent. What stands after that in paragraphs, or tells the company's figures in
the first person, has lost its label; given to the operator it would be a false source. Where the turn before handed
over by name and this one begins with thanks for it, the label is a slip and the words are of the one named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.text.folding import has_han
from store.transcripts import cues
from store.transcripts.turns import Speech

_HANDS_OVER = re.compile(
    r"\b(?:turn|hand|pass)\b[^.?!]{0,60}\bover\b|\bover to\b|\bgo ahead\b|\byou may (?:now )?(?:begin|proceed|start)\b"
    r"|\byour line is\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[$€£¥]\s?\d|\d\s?%|\d (?:million|billion)\b")
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_MUCH = 800  # characters that no operator says once the line is handed over
_SEVERAL = 3


def without_overruns(speeches: Sequence[Speech], words: Sequence[str]) -> tuple[Speech, ...]:
    """The turns; an operator's one ends where it hands over, if much follows, and is none if it tells figures.

    `words` are the lines of the text.
    """
    told = (_as_handed(before, speech) for before, speech in zip((None, *speeches), speeches, strict=False))
    return tuple(kept for speech in told for kept in _kept(speech, words))


def _as_handed(before: Speech | None, speech: Speech) -> Speech:
    """A turn labelled as the operator's under the name to which the turn before hands over, where it thanks for it."""
    if before is None or before.label.is_operator or not speech.label.is_operator:
        return speech
    name = cues.handed_to(before.text) or cues.handed_over(before.text)
    if not name or not cues.thanked(speech.text) or not _tells_figures(speech.text):
        return speech
    return replace(speech, label=replace(speech.label, name=name))


def _kept(speech: Speech, words: Sequence[str]) -> Iterator[Speech]:
    if not speech.label.is_operator or len(speech.text) <= _MUCH or has_han(speech.text):
        yield speech
        return
    last = _hand_over(speech, words)
    if last is not None:
        rest = sum(1 for line in words[last : speech.lines[1]] if line)
        kept = speech.text.split("\n")[:-rest]
        yield replace(speech, lines=(speech.lines[0], last), text="\n".join(kept))
    elif not _tells_figures(speech.text):
        yield speech


def _hand_over(speech: Speech, words: Sequence[str]) -> int | None:
    """The line of the first hand-over, where much more than a courtesy follows it."""
    first, last = speech.lines
    for number in range(first, last):
        if _HANDS_OVER.search(words[number - 1]) or cues.asker(words[number - 1]):
            return number if sum(map(len, words[number:last])) > _MUCH else None
    return None


def _tells_figures(text: str) -> bool:
    return len(_FIGURE.findall(text)) >= _SEVERAL and len(_WE.findall(text)) >= _SEVERAL
