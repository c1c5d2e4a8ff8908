"""A company's quiet period: what its answers say of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from store.values import Answer, Note


def told_quiet(answer: Answer, quiet: Mapping[str, tuple[str, date]]) -> Answer:
    """The answer with a note on each of its companies that is `quiet`: by key its name and the last day."""
    rows = (*((answer.call,) if answer.call else ()), *answer.calls)
    keys = dict.fromkeys(row.company_key for row in rows if row.company_key in quiet)
    return replace(answer, notes=(*answer.notes, *(_note(*quiet[key]) for key in keys))) if keys else answer


def _note(company: str, until: date) -> Note:
    if until == date.max:
        return Note(key="quiet", data={"company": company})
    return Note(key="quiet_until", data={"company": company, "until": until.isoformat()})
