"""The outcome of an ingest in words, with the problems that the reading met."""

from handlers.render.message import Block, Message, bold, line, units_of
from handlers.render.words import cause_in_words, has_word, word
from store import Ingested, Problem

SHOWN = 12
FITS_UNITS = 3900
_LONGEST = 300  # characters of one sentence in a message


def problem_text(problem: Problem, language: str) -> str:
    """What is wrong, without the line's number; the bare key where the catalogue does not know it."""
    if not has_word(language, problem.key):
        return problem.key
    data = dict(problem.data)
    if "reason" in data:
        data["reason"] = cause_in_words(language, data["reason"])
    return word(language, problem.key, data)


def ingested_text(outcome: Ingested, language: str) -> str:
    """The outcome in one sentence: file, what became of it, which call, whether a digest was pushed."""
    return f"{_became(outcome, language)}{_pushed(outcome, language)}"


def report_text(outcome: Ingested, language: str) -> str:
    """The outcome and, indented, all its problems, a line each."""
    problems = (f"  {located(problem, language)}" for problem in outcome.problems)
    return "".join(f"{sentence}\n" for sentence in (ingested_text(outcome, language), *problems))


def ingested_message(outcome: Ingested, language: str) -> Message:
    """The outcome and at most twelve of its problems, as many as one message takes; the rest is counted."""
    head = [line(bold(_clipped(_became(outcome, language))))]
    if pushed := _pushed(outcome, language).strip():
        head.append(line(pushed))
    blocks: list[Block] = list(head)
    count = len(outcome.problems)
    room = FITS_UNITS - sum(units_of(block.plain) + 1 for block in head)
    room -= units_of(word(language, "ingest.more_problems", count=count))
    for problem in outcome.problems[:SHOWN]:
        block = line(_clipped(located(problem, language)))
        room -= units_of(block.plain) + 1
        if room < 0:
            break
        blocks.append(block)
    hidden = count - (len(blocks) - len(head))
    if hidden > 0:
        blocks.append(line(word(language, "ingest.more_problems", count=hidden)))
    return Message(blocks=tuple(blocks))


def located(problem: Problem, language: str) -> str:
    """What is wrong, with the line's number where it has one."""
    text = problem_text(problem, language)
    if problem.line is None:
        return text
    return word(language, "ingest.at_line", line=problem.line, problem=text)


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _became(outcome: Ingested, language: str) -> str:
    return word(language, f"ingest.status.{outcome.status}", file=outcome.file, call=outcome.call or "")


def _pushed(outcome: Ingested, language: str) -> str:
    if outcome.status == "rejected":
        return ""
    edited = word(language, "ingest.edited", count=outcome.edited) if outcome.edited else ""
    if outcome.pushed:
        return _going(outcome.pushed - outcome.held, outcome.held, language) + edited
    reason = outcome.push_reason
    return (word(language, reason) if reason and has_word(language, reason) else "") + edited


def _going(now: int, held: int, language: str) -> str:
    """To how many chats the digest goes at once, and to how many after their quiet hours."""
    if not now:
        return word(language, "ingest.held", count=held)
    told = word(language, "ingest.pushed", count=now)
    return told + word(language, "ingest.held_too", count=held) if held else told
