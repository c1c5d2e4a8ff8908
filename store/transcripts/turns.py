"""Turns: from each label to the next, without labels on lines of their own and without headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from store.transcripts.labels import Label
from store.transcripts.outline import Outline, last_words
from store.values import Lines


@dataclass(frozen=True, kw_only=True)
class Speech:
    """A label with the lines that were spoken under it; `text` is these lines' words, without the label."""

    label: Label
    lines: Lines
    section: str
    text: str


def read_speeches(outline: Outline) -> tuple[Speech, ...]:
    """All turns in order; a label with no words under it makes none."""
    labels = [label for label in outline.labels if label.line <= outline.end]
    stops = [label.first - 1 for label in labels[1:]] + [outline.end]
    spans = ((label, _spoken(outline, label, stop)) for label, stop in zip(labels, stops, strict=False))
    return tuple(_merged([_speech(outline, label, span) for label, span in spans if span]))


def _merged(speeches: Sequence[Speech]) -> Iterator[Speech]:
    """The rows of a table, one a paragraph: those of one speaker that follow each other are one turn."""
    for _, rows in groupby(enumerate(speeches), key=lambda pair: _turn_key(*pair)):
        first, *more = (speech for _, speech in rows)
        if not more:
            yield first
            continue
        text = "\n".join(speech.text for speech in (first, *more))
        yield replace(first, lines=(first.lines[0], more[-1].lines[1]), text=text)


def _turn_key(index: int, speech: Speech) -> tuple[object, ...]:
    return ("row", speech.label.name, speech.section) if speech.label.row else ("turn", index)


def _spoken(outline: Outline, label: Label, last: int) -> Lines | None:
    """From the first to the last line with words; a heading ends a turn."""
    lines = outline.words
    start = label.line if label.inline else label.last + 1
    between = range(label.last + 1, last + 1)
    stop = next((n for n in between if outline.headings.get(n) in ("qa", "remarks")), last + 1)
    first = next((n for n in range(start, stop) if lines[n - 1].strip()), None)
    return (first, last_words(lines, (first, stop - 1))) if first else None


def _speech(outline: Outline, label: Label, span: Lines) -> Speech:
    text = "\n".join(filter(None, outline.words[span[0] - 1 : span[1]]))
    if label.inline:
        sign = label.prefix or label.written
        text = (text.partition(sign)[2] if sign and sign in text else text).lstrip(" :：*\t】]")
    return Speech(label=label, lines=span, section=outline.section_of(span[0]), text=text)


def unspoken(outline: Outline, speeches: Sequence[Speech]) -> tuple[int, ...]:
    """The first line of each run of words in the call that no turn and no heading holds."""
    held = {n for s in speeches for n in range(s.lines[0], s.lines[1] + 1)}
    held |= {n for label in outline.labels for n in range(label.first, label.last + 1)}
    runs, open_run = [], False
    for number in range(outline.speech, outline.end + 1):
        text = outline.words[number - 1].strip()
        if not text:
            continue
        loose = number not in held and number not in outline.headings
        if loose and not open_run:
            runs.append(number)
        open_run = loose
    return tuple(runs)
