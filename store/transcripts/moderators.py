"""The one who runs the line under a name: `Leila:` opens the call, gives the rules and calls the questions."""

from collections.abc import Sequence
from dataclasses import replace

from store.text.folding import has_han
from store.text.names import fold_name
from store.transcripts.english_cues import runs_line
from store.transcripts.labels import Label
from store.transcripts.proofs import Proofs

_LINES = 12


def with_moderator(words: Sequence[str], labels: Sequence[Label], proofs: Proofs) -> tuple[Label, ...]:
    """The labels, with those of a named operator marked as such.

    It is the one who opens the call, is in no list of people, has no office beside the name and says what only
    those who run the line say.
    """
    if not labels or labels[0].is_operator or labels[0].about or proofs.known(labels[0].name):
        return tuple(labels)
    first = labels[0]
    stop = labels[1].first if len(labels) > 1 else len(words) + 1
    text = " ".join(words[first.line - 1 : min(stop - 1, first.last + _LINES)])
    if has_han(text) or not runs_line(text):
        return tuple(labels)
    name = fold_name(first.name)
    return tuple(
        replace(label, runs_line=True) if fold_name(label.name) == name else label for label in labels
    )
