"""The outline of a text: where the call proper starts, its header, its labels, its questions, its end."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.text.names import fold_name
from store.transcripts import cues, english_cues
from store.transcripts.anonymous import is_counted
from store.transcripts.cue_words import CALL, OPENS_QUESTIONS, WELCOMES
from store.transcripts.dates import find_date
from store.transcripts.fine_print import is_fine_print
from store.transcripts.furniture import find_furniture
from store.transcripts.header_span import header_span
from store.transcripts.headings import Heading, Kind, heading_kind, headings
from store.transcripts.introductions import introduced
from store.transcripts.labelling import read_labels
from store.transcripts.labels import Label
from store.transcripts.letters import letter_end
from store.transcripts.moderators import with_moderator
from store.transcripts.numbered import with_numbered
from store.transcripts.only_asking import with_only_asking
from store.transcripts.proofs import Proofs
from store.transcripts.refusals import record_line, without_stray
from store.transcripts.roster import MOST_PEOPLE, PeopleList, around_speech, read_lists
from store.transcripts.roster_rows import Entry
from store.transcripts.statements import with_statements
from store.transcripts.unseparated import separated
from store.values import Lines, Section

_OPENING = 13  # lines of a turn that may lead to the questions
_LONGEST_DATE = 60  # characters of a line with a date and hardly more
_ROOM = 2  # blank lines between the header and the speech; more of them are a page's end
_ASKED = re.compile(r"[?？]")
_TRANSCRIPT = re.compile(r"\btranscript\b", re.IGNORECASE)
_REPORTS = re.compile(
    rf"{CALL.pattern}|[财財][报報]|发布|公布|接待|调研|提[问問]|披露|平台|\b(?:reported|announced|results)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Outline:
    """Where the parts of a call stand, by 1-based lines; `header` is None where the text has none.

    `words` are the lines without page furniture, `headings` the kinds of those that are one, `running` the heads
    that pages repeat, `letter` how many lines are a letter above the title. `recorded` is the line that announces
    a record where no label stands (else None).
    `speech` is the first line that may be spoken, `questions` the first line of the questions (None: there are
    none), `end` the last line of the call.
    """

    lines: tuple[str, ...]
    words: tuple[str, ...]
    headings: Mapping[int, Kind]
    running: tuple[str, ...]
    header: Lines | None
    letter: int
    roster: tuple[Entry, ...]
    introduced: tuple[Entry, ...]
    labels: tuple[Label, ...]
    recorded: int | None
    given: bool
    speech: int
    questions: int | None
    end: int
    ends_marked: bool

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that hold any line, in order; together they cover the text to its last line of words."""
        start, stop = self.header or (self.speech, self.speech - 1)
        if not self._has_words(stop + 1, self.speech - 1):
            stop = self.speech - 1
        asked = self.questions or self.end + 1
        last = last_words(self.lines, (1, len(self.lines)))
        spans = (
            ("news", 1, start - 1),
            ("header", start, stop),
            ("news", stop + 1, self.speech - 1),
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
        return any(line.strip() for line in self.words[first - 1 : last])


def last_words(lines: Sequence[str], span: Lines) -> int:
    """The last line of the span with any words in it; its first line less one if there is none."""
    return next((n for n in range(span[1], span[0] - 1, -1) if lines[n - 1].strip()), span[0] - 1)


def read_outline(
    lines: tuple[str, ...],
    given: Mapping[int, Label] | None = None,
    aside: frozenset[int] = frozenset(),
    stated: Sequence[Entry] = (),
) -> Outline:
    """The outline of a text; it may have no labels, and then no call stands in it.

    `given` are labels by their lines that the words do not show, `aside` the lines that belong to no record,
    `stated` people whose names need no other proof.
    """
    furniture = find_furniture(lines)
    words = tuple("" if n in aside else line for n, line in enumerate(furniture.cleared(lines), start=1))
    heads = headings(words)
    lists = read_lists(separated(words), heads)
    roster = tuple(entry for people in lists for entry in people.entries)[:MOST_PEOPLE]
    named = introduced(lines, _questions_heading(heads))
    proofs = Proofs((*(roster or named), *stated), words, heads)
    found = _of_few(read_labels(_without(words, lists), 1, proofs, given))
    labels = with_numbered(words, heads, found, roster)
    letter = letter_end(words)
    announced = max(letter, _announced(words, heads, labels))
    front, back = around_speech(lists, [label.line for label in labels], announced)
    labels = with_moderator(words, [label for label in labels if front < label.line < back], proofs)
    labels = with_only_asking(words, with_statements(words, heads, labels, front), roster)
    labels = without_stray(labels, words)
    recorded = None if labels else record_line(words)
    first_label = labels[0].first if labels else _said(words, recorded)
    header = header_span(words, heads, [p for p in lists if p.last <= front], first_label, letter)
    labels = tuple(label for label in labels if not header or label.line > header[1])
    speech = _speech(words, heads, header, first_label, stated=_is_unsigned(labels))
    questions = _questions(words, heads, labels, roster, speech)
    end_mark = _end_mark(words, heads, labels[-1].last if labels else len(lines), back)
    end = last_words(words, (speech, (end_mark or len(lines) + 1) - 1))
    return Outline(
        lines=lines, words=words, headings={h.line: h.kind for h in heads}, running=furniture.heads,
        header=header, letter=letter, roster=roster, introduced=named,
        labels=labels, recorded=recorded, given=bool(given),
        speech=speech, questions=questions, end=end, ends_marked=end_mark is not None,
    )  # fmt: skip


def _is_unsigned(labels: Sequence[Label]) -> bool:
    """Whether the record begins with words of the company's that nobody signs."""
    return bool(labels) and not labels[0].written and labels[0].side == "company"


def _said(words: Sequence[str], recorded: int | None) -> int:
    """The first line that may be spoken where no label stands: after the title, and the date below it."""
    if recorded is None:
        return len(words) + 1
    dates = recorded
    for number in range(recorded + 1, len(words) + 1) if recorded else ():
        text = words[number - 1]
        if text.strip() and not (len(text) <= _LONGEST_DATE and find_date(text)):
            break
        dates = number if text.strip() else dates
    return dates + 1


def _of_few(labels: Sequence[Label]) -> tuple[Label, ...]:
    """The labels; none where they are of more people than a call has."""
    return () if len({label.name for label in labels}) > MOST_PEOPLE else tuple(labels)


def _questions_heading(heads: Sequence[Heading]) -> int:
    """The last heading of the questions: nobody is introduced after it."""
    return max((h.line for h in heads if h.kind == "qa"), default=1 << 60)


def _without(words: Sequence[str], lists: Sequence[PeopleList]) -> tuple[str, ...]:
    """The text with its lists of people blanked: nobody speaks there."""
    listed = {n for people in lists for n in range(people.first, people.last + 1)}
    return tuple("" if n in listed else line for n, line in enumerate(words, start=1))


def _announced(words: Sequence[str], heads: Sequence[Heading], labels: Sequence[Label]) -> int:
    """The line of the transcript's own heading, if most labels stand behind it: the rest is a page's; else 0."""
    for heading in reversed(heads):
        behind = [label for label in labels if label.line > heading.line]
        if heading.kind == "start" and _TRANSCRIPT.search(words[heading.line - 1]):
            return heading.line if 2 * len(behind) > len(labels) else 0
    return 0


def _end_mark(words: Sequence[str], heads: Sequence[Heading], last_label: int, back: int) -> int | None:
    """The first line after the last label that is no more of the call: a heading, a list of people, fine print."""
    ends = {h.line for h in heads if h.kind == "end"}
    for number in range(last_label + 1, len(words) + 1):
        over = words[number - 2].rstrip().endswith(("（完）", "(完)", "（全文完）"))
        if over or number in ends or number >= back or is_fine_print(words[number - 1]):
            return number
    return None


def _speech(
    words: Sequence[str], heads: Sequence[Heading], header: Lines | None, first_label: int, *, stated: bool
) -> int:
    """The first line that may be spoken: after the header, and after what announces the record itself.

    A statement under a heading of its own (`stated`) is announced by that: a summary above it is nobody's speech.
    """
    if not header:
        return _speech_without_header(words, heads, first_label)
    before = [h for h in heads if header[1] < h.line < first_label]
    announced = [
        h
        for h in before
        if _announces(h, words[h.line - 1]) or (stated and h == before[-1] and h.kind == "remarks")
    ]
    after = announced[-1].line + (announced[-1].kind == "start") if announced else header[1] + 1
    stop = min(first_label, len(words) + 1)
    spoken = next((n for n in range(after, stop) if words[n - 1].strip()), max(after, stop))
    return spoken if spoken - after > _ROOM else after


def _announces(heading: Heading, text: str) -> bool:
    """Whether a heading says that the record follows: what stands before it is no speech."""
    return heading.kind == "start" or (heading.kind == "qa" and text.strip().startswith(("以下", "下面")))


def _speech_without_header(words: Sequence[str], heads: Sequence[Heading], first_label: int) -> int:
    """After what announces the record; where nothing does and no call is named, all of the text may be speech."""
    announced = max((h.line for h in heads if h.kind == "start" and h.line < first_label), default=0)
    parts = [h for h in heads if h.kind in ("remarks", "qa") and announced < h.line < first_label]
    if parts:
        return parts[0].line + (parts[0].kind == "remarks")
    if announced:
        return next((n for n in range(announced + 1, first_label) if words[n - 1].strip()), first_label)
    before = [n for n in range(1, first_label) if words[n - 1].strip()]
    told = any(_REPORTS.search(words[n - 1]) for n in before)
    return first_label if told or not before else before[0]


def _questions(
    lines: Sequence[str],
    heads: Sequence[Heading],
    labels: Sequence[Label],
    roster: Sequence[Entry],
    speech: int,
) -> int | None:
    """The heading of the questions, else the label of the turn that calls the first one, or of the first asker."""
    spoken = [h.line for h in heads if h.kind == "qa" and h.line >= speech]
    if spoken or not labels:
        return spoken[0] if spoken else None
    above = last_words(lines, (1, labels[0].first - 1))
    if above and heading_kind(lines[above - 1].strip()) == "qa":
        return labels[0].first  # the heading stands where the header ends
    for label, following in zip(labels, (*labels[1:], None), strict=True):
        stop = following.first - 1 if following else len(lines)
        text = "\n".join(list(filter(str.strip, lines[label.line - 1 : stop]))[:_OPENING])
        begins = label is labels[0] and label.inline
        if label.side == "analyst" and (label.nameless or begins or _ASKED.search(text)):
            break  # a question that nobody calls
        if _calls_first(label, text, following):
            opens = label is labels[0] and len(labels) > 1 and WELCOMES.search(text) is not None
            return labels[1].first if opens else label.first
        if label is not labels[0] and cues.reads_question(text):
            return label.first
    asked = _first_asker(labels, roster)
    if asked is not None:
        return asked
    return next((label.first for label in labels if english_cues.takes_question(_head(lines, label))), None)


def _calls_first(label: Label, text: str, following: Label | None) -> bool:
    """Whether a turn calls the first question, or opens them where speakers are only counted or an analyst follows."""
    counted, calls = is_counted(label.name), cues.step(text) == "question"
    if calls and (counted or label.is_operator or cues.asker(text)):
        return True
    asks = following is not None and following.side == "analyst"
    return OPENS_QUESTIONS.search(text) is not None and (counted or asks or cues.asker(text) is not None)


def _head(lines: Sequence[str], label: Label) -> str:
    return "\n".join(lines[label.line - 1 : label.line + 2])


def _first_asker(labels: Sequence[Label], roster: Sequence[Entry]) -> int | None:
    """The first turn of somebody who asks by the roster or by the label, if no one announced it."""
    asking = {fold_name(s) for entry in roster if entry.side == "analyst" for s in entry.spellings}
    for label in labels:
        if (
            label.flag == "Q"
            or label.side == "analyst"
            or label.anonymous_side == "analyst"
            or asking & set(map(fold_name, label.spellings))
        ):
            return label.line
    return None
