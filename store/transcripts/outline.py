"""The outline of a text: where the call proper starts, its header, its labels, its questions, its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.text.names import fold_name
from store.text.periods import find_periods
from store.transcripts import cues
from store.transcripts.cue_words import CALL
from store.transcripts.dates import find_date
from store.transcripts.headings import Heading, heading_kind, headings
from store.transcripts.labels import Label, Proofs, read_labels
from store.transcripts.roster import MOST_PEOPLE, Entry, read_rosters
from store.values import Lines, Section

_LONGEST_TITLE = 160
_LONGEST_NAME = 80
_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Corp|Co|p\.m|a\.m|plc|S\.A|N\.V)\.$", re.IGNORECASE)
_SENTENCE = re.compile(r"[。！!?？；]")


@dataclass(frozen=True, kw_only=True)
class Outline:
    """Where the parts of a call stand, by 1-based lines; `header` is None where the text has none.

    `speech` is the first line that may be spoken, `questions` the first line of the questions (None: there are
    none), `end` the last line of the call.
    """

    lines: tuple[str, ...]
    header: Lines | None
    roster: tuple[Entry, ...]
    labels: tuple[Label, ...]
    speech: int
    questions: int | None
    end: int
    ends_marked: bool

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that hold any line, in order; together they cover the text to its last line of words."""
        start = self.header[0] if self.header else self.speech
        asked = self.questions or self.end + 1
        last = last_words(self.lines, (1, len(self.lines)))
        spans = (
            ("news", 1, start - 1),
            ("header", start, self.speech - 1),
            ("remarks", self.speech, asked - 1),
            ("qa", asked, self.end),
            ("footer", self.end + 1, last),
        )
        return tuple(
            Section(name=name, lines=(a, b)) for name, a, b in spans if a <= b and self._has_words(a, b)
        )

    def section_of(self, line: int) -> str:
        """The name of the section that a line stands in."""
        return "qa" if self.questions and line >= self.questions else "remarks"

    def _has_words(self, first: int, last: int) -> bool:
        return any(line.strip() for line in self.lines[first - 1 : last])


def last_words(lines: Sequence[str], span: Lines) -> int:
    """The last line of the span with any words in it; its first line less one if there is none."""
    return next((n for n in range(span[1], span[0] - 1, -1) if lines[n - 1].strip()), span[0] - 1)


def read_outline(lines: tuple[str, ...]) -> Outline:
    """The outline of a text; it may have no labels, and then no call stands in it."""
    heads = headings(lines)
    roster = read_rosters(lines, heads)
    labels = tuple(read_labels(lines, roster[-1].line + 1 if roster else 1, Proofs(roster, lines)))
    if len({label.name for label in labels}) > MOST_PEOPLE:
        labels = ()
    first_label = labels[0].line if labels else len(lines) + 1
    header = _header(lines, heads, roster, first_label)
    labels = tuple(label for label in labels if not header or label.line > header[1])
    speech = header[1] + 1 if header else _speech_without_header(heads, first_label)
    questions = _questions(lines, heads, labels, roster, speech)
    end_mark = next((h.line for h in heads if h.kind == "end" and labels and h.line > labels[-1].line), None)
    end = last_words(lines, (speech, (end_mark or len(lines) + 1) - 1))
    return Outline(
        lines=lines, header=header, roster=roster, labels=labels, speech=speech,
        questions=questions, end=end, ends_marked=end_mark is not None,
    )  # fmt: skip


def _header(
    lines: Sequence[str], heads: Sequence[Heading], roster: Sequence[Entry], first_label: int
) -> Lines | None:
    """From the title to the last line before the first label that belongs to it."""
    roster_heads = [
        h.line for h in heads if roster and h.line < roster[0].line and h.kind in ("company", "others")
    ]
    before = roster_heads[-1] if roster_heads else first_label
    started = [h.line for h in heads if h.kind == "start" and h.line < before]
    first = (
        next((n for n in range(started[-1] + 1, before) if lines[n - 1].strip()), None) if started else None
    )
    if first is None or len(lines[first - 1]) > _LONGEST_TITLE:
        start = started[-1] + 1 if started else 1
        first = _with_lines_above(lines, _title(lines, start, before), start)
    if roster:
        return first or before, roster[-1].line
    return (first, _short_lines(lines, first, first_label)) if first else None


def _title(lines: Sequence[str], start: int, before: int) -> int | None:
    """The first short line that names a call, with the period or date in it or on the next lines."""
    for number in range(start, before):
        text = lines[number - 1].strip()
        if not _is_short(text) or not CALL.search(text):
            continue
        near = "\n".join(lines[number - 1 : min(number + 2, before - 1)])
        if find_periods(near) or find_date(near):
            return number
    return None


def _with_lines_above(lines: Sequence[str], title: int | None, start: int) -> int | None:
    """The title with the lines right above it that can be the company's name and ticker."""
    first = title
    for number in range((title or 0) - 1, max(start, (title or 0) - 3) - 1, -1):
        text = lines[number - 1].strip()
        if text and not (len(text) <= _LONGEST_NAME and _is_short(text) and not heading_kind(text)):
            break
        first = number if text else first
    return first


def _is_short(text: str) -> bool:
    ended = text.endswith(".") and not _ABBREVIATED.search(text)
    return bool(text) and len(text) <= _LONGEST_TITLE and not ended and not _SENTENCE.search(text)


def _short_lines(lines: Sequence[str], first: int, first_label: int) -> int:
    """The last line of the header: short lines without a full stop belong to it, up to the first label."""
    last = first
    for number in range(first + 1, min(first_label, len(lines) + 1)):
        text = lines[number - 1].strip()
        if len(text) > _LONGEST_TITLE or _SENTENCE.search(text):
            break
        last = number if text else last
    return last


def _speech_without_header(heads: Sequence[Heading], first_label: int) -> int:
    started = [h.line for h in heads if h.kind in ("start", "remarks") and h.line < first_label]
    return started[-1] + 1 if started and heads else first_label


def _questions(
    lines: Sequence[str],
    heads: Sequence[Heading],
    labels: Sequence[Label],
    roster: Sequence[Entry],
    speech: int,
) -> int | None:
    """The heading of the questions, else the label of the turn that calls the first one, or of the first asker."""
    spoken = [h.line for h in heads if h.kind == "qa" and h.line >= speech]
    if spoken:
        return spoken[0]
    stops = [label.line - 1 for label in labels[1:]] + [len(lines)]
    for label, stop in zip(labels, stops, strict=False):
        text = "\n".join(lines[label.line - 1 : min(stop, label.line + 12)])
        if cues.step(text) == "question" and (label.is_operator or cues.asker(text)):
            return label.line
    return _first_asker(labels, roster)


def _first_asker(labels: Sequence[Label], roster: Sequence[Entry]) -> int | None:
    """The first turn of somebody who asks by the roster or by the label, if no one announced it."""
    asking = {fold_name(s) for entry in roster if entry.side == "analyst" for s in entry.spellings}
    for label in labels:
        if (
            label.flag == "Q"
            or label.anonymous_side == "analyst"
            or asking & set(map(fold_name, label.spellings))
        ):
            return label.line
    return None
