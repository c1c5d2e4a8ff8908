"""What a transcript does not say or cannot be trusted in, as problems for whoever feeds it in."""

import re
from collections.abc import Iterator, Sequence

from store.transcripts import cues
from store.transcripts.header import Header
from store.transcripts.outline import Outline
from store.transcripts.turns import Speech, unspoken
from store.transcripts.unread import unread_label
from store.values import Call, Problem

_WHOLE = re.compile(r"[。！？!?.…~～”\"』」》)）\]】；;][*_]{0,3}\s*$")


def problems_of(
    call: Call, header: Header, outline: Outline, speeches: Sequence[Speech]
) -> tuple[Problem, ...]:
    """All problems of a call, those of the whole file first, then by line."""
    found = [*_of_header(header, outline), *_of_text(outline, speeches), *_of_end(call, outline, speeches)]
    return tuple(sorted(found, key=lambda problem: problem.line or 0))


def _of_header(header: Header, outline: Outline) -> Iterator[Problem]:
    if not header.company:
        yield Problem(key="problems.no_company")
    if header.period_as_written is None:
        yield Problem(key="problems.no_period")
    elif header.period_end is None:
        yield Problem(key="problems.no_period_end", data={"period": header.period_as_written})
    yield from _of_date(header)
    if outline.recorded is not None:
        yield Problem(key="problems.no_speakers")
    elif not outline.roster:
        yield Problem(key="problems.no_roster")


def _of_date(header: Header) -> Iterator[Problem]:
    if header.held_at is None:
        yield Problem(key="problems.no_date")
    elif not header.exact:
        yield Problem(key="problems.no_time", data={"date": header.held_at.date().isoformat()})
    elif header.assumed:
        yield Problem(key="problems.zone_assumed", data={"time": f"{header.held_at:%Y-%m-%d %H:%M}"})


def _of_text(outline: Outline, speeches: Sequence[Speech]) -> Iterator[Problem]:
    for line in unspoken(outline, speeches):
        text = outline.lines[line - 1].strip()
        yield Problem(key="problems.unlabelled", line=line, data={"text": text[:40]})
    yield from _unread(outline, speeches)


def _unread(outline: Outline, speeches: Sequence[Speech]) -> Iterator[Problem]:
    """The words of a turn that begin a line as labels do, each once: what follows may be somebody else's."""
    named: set[str] = set()
    for speech in speeches:
        for line in range(speech.lines[0] + 1, speech.lines[1] + 1):
            name = unread_label(outline.words[line - 1])
            if name and name not in named:
                named.add(name)
                yield Problem(key="problems.label_unread", line=line, data={"label": name})


def _of_end(call: Call, outline: Outline, speeches: Sequence[Speech]) -> Iterator[Problem]:
    """A record that breaks off: in a sentence, after a question, or before anybody closed the call."""
    for exchange in call.exchanges[:-1]:
        if not exchange.answers:
            yield Problem(key="problems.unanswered", line=exchange.question[0], data=_asker(exchange.analyst))
    if not call.exchanges:
        yield Problem(key="problems.no_questions")
    last = call.exchanges[-1] if call.exchanges else None
    line = outline.end
    if not _WHOLE.search(call.lines[line - 1]):
        yield Problem(key="problems.breaks_off_sentence", line=line)
    elif last and not last.answers:
        yield Problem(key="problems.breaks_off_question", line=line, data=_asker(last.analyst))
    elif not outline.ends_marked and not _closed(speeches):
        yield Problem(key="problems.breaks_off_open", line=line)


def _asker(name: str | None) -> dict[str, str]:
    return {"analyst": name or "?"}


def _closed(speeches: Sequence[Speech]) -> bool:
    """Whether one of the last turns ends the call; a record without a moderator is none that would."""
    moderated = any(speech.label.is_operator for speech in speeches)
    return not moderated or any(cues.step(speech.text) == "closing" for speech in speeches[-3:])
