"""The companies in their quiet period, in words, and how its last day is written."""

import re
from collections.abc import Sequence
from datetime import date

from handlers.render.message import Message, bold, line
from handlers.render.words import word
from store import CuratedUnusable

_UNTIL = re.compile(r"(?:until|至|到)?\s*(\S+)", re.IGNORECASE)


def quiet_message(quiet: Sequence[tuple[str, date]], language: str) -> Message:
    """Each company in its quiet period with the last day of it, and how an operator changes that."""
    how = line(word(language, "operators.quiet.how"))
    if not quiet:
        return Message(blocks=(line(word(language, "operators.quiet.none")), how))
    rows = [line("• ", _row(company, until, language)) for company, until in quiet]
    return Message(blocks=(line(bold(word(language, "operators.quiet.title"))), *rows, how))


def last_day(words: str) -> date:
    """The day that `until 2026-12-31` names, date.max where nothing is said; CuratedUnusable where it is no day."""
    if not words.strip():
        return date.max
    named = _UNTIL.fullmatch(words.strip())
    try:
        return date.fromisoformat(named[1] if named else words)
    except ValueError:
        raise CuratedUnusable("day", field="until", value=words) from None


def _row(company: str, until: date, language: str) -> str:
    if until == date.max:
        return word(language, "operators.quiet.open_row", company=company)
    return word(language, "operators.quiet.row", company=company, until=until.isoformat())
