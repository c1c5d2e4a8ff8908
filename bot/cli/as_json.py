"""The JSON shapes of the command line: dates in ISO form, lines as pairs, nothing localised but problems."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from handlers.render import answer_message, digest_card, digest_full, item_text, note_text
from handlers.render.problems import problem_text
from store import (
    Answer,
    Call,
    CallRow,
    Citation,
    Conflict,
    Difference,
    Digest,
    DigestItem,
    Exchange,
    Fact,
    Ingested,
    Person,
    Reparsed,
    RevisionRow,
    StoredCall,
    Turn,
)

Shape = dict[str, Any]


def written(shape: Mapping[str, Any] | list[Shape], *, indent: int | None = None) -> str:
    """The shape as JSON text, Chinese as it stands."""
    return json.dumps(shape, ensure_ascii=False, indent=indent)


def ingested_shape(outcome: Ingested, language: str) -> Shape:
    """One file's outcome."""
    return {
        "file": outcome.file,
        "status": outcome.status,
        "call": outcome.call,
        "problems": [
            {"line": problem.line, "message": problem_text(problem, language)} for problem in outcome.problems
        ],
        "pushed": outcome.pushed,
        "push_reason": outcome.push_reason,
        "edited": outcome.edited,
    }


def reparsed_shape(outcome: Reparsed, language: str) -> Shape:
    """A call that was read again."""
    problems = [{"line": each.line, "message": problem_text(each, language)} for each in outcome.problems]
    return {"call": outcome.call, "changed": outcome.changed, "problems": problems}


def row_shape(row: CallRow) -> Shape:
    """A line of the list of calls."""
    return {
        "call": row.key,
        "company": row.company,
        "period_as_written": row.period_as_written,
        "period_end": _iso(row.period_end),
        "held_at": _iso(row.held_at),
        "revision": row.revision,
        "source": row.source,
    }


def call_shape(stored: StoredCall) -> Shape:
    """A whole call."""
    call = stored.call
    return {
        "call": stored.key,
        "company": call.company,
        "tickers": list(call.tickers),
        "period_as_written": call.period_as_written,
        "period_end": _iso(call.period_end),
        "fiscal_year": call.fiscal_year,
        "fiscal_quarter": call.fiscal_quarter,
        "held_at": _iso(call.held_at),
        "people": [_person(person) for person in call.people],
        "sections": [{"name": section.name, "lines": list(section.lines)} for section in call.sections],
        "turns": [_turn(turn) for turn in call.turns],
        "qa": [_exchange(number, exchange, call) for number, exchange in enumerate(call.exchanges)],
        "metrics": [fact_shape(fact) for fact in call.facts],
        "conflicts": [_conflict(conflict) for conflict in call.conflicts],
        "revision": stored.revision,
        "source": stored.source,
    }


def answer_shape(answer: Answer, number: object) -> Shape:
    """An answer as a chat would see it, with its proof."""
    message = answer_message(answer)
    return {
        "id": number,
        "kind": answer.kind,
        "headline": message.headline,
        "text": message.plain,
        "citations": [citation_shape(citation) for citation in answer.citations],
        "notes": [note_text(note, answer.language) for note in answer.notes],
        "confidence": answer.confidence,
    }


def citation_shape(citation: Citation) -> Shape:
    """A quote with its place."""
    return {
        "call": citation.call,
        "lines": list(citation.lines),
        "speaker": citation.speaker,
        "section": citation.section,
        "quote": citation.quote,
    }


def digest_shape(digest: Digest) -> Shape:
    """A digest in both forms, and its items with the lines that they rest on."""
    return {
        "call": digest.call.key,
        "card": digest_card(digest, digest.language).plain,
        "full": digest_full(digest, digest.language).plain,
        "items": [_item(item, digest.language) for item in digest.items],
    }


def difference_shape(difference: Difference) -> Shape:
    """What changed between two revisions; a side that does not exist is null."""
    return {
        "call": difference.call,
        "from": _revision(difference.old),
        "to": _revision(difference.new),
        "header": [{"field": each.field, "old": each.old, "new": each.new} for each in difference.header],
        "figures": [
            {"old": each.old and fact_shape(each.old), "new": each.new and fact_shape(each.new)}
            for each in difference.figures
        ],
        "people": [
            {"old": list(map(list, each.old)), "new": list(map(list, each.new))} for each in difference.people
        ],
        "lines": [
            {
                "old": each.old and list(each.old),
                "new": each.new and list(each.new),
                "removed": list(each.removed),
                "added": list(each.added),
            }
            for each in difference.lines
        ],
    }


def _revision(row: RevisionRow) -> Shape:
    return {"revision": row.revision, "source": row.source, "ingested_at": _iso(row.ingested_at)}


def _item(item: DigestItem, language: str) -> Shape:
    return {
        "section": item.section,
        "text": item_text(item, language),
        "lines": list(item.lines),
        "quote": item.quote,
    }


def _person(person: Person) -> Shape:
    return {
        "name": person.name,
        "also_written": list(person.also_written),
        "role": person.role,
        "firm": person.firm,
        "side": person.side,
    }


def _turn(turn: Turn) -> Shape:
    return {
        "lines": list(turn.lines),
        "speaker": turn.speaker,
        "speaker_as_written": turn.speaker_as_written,
        "section": turn.section,
        "chars": list(turn.chars) if turn.chars else None,
    }


def _exchange(number: int, exchange: Exchange, call: Call) -> Shape:
    return {
        "analyst": exchange.analyst,
        "firm": exchange.firm,
        "question": {
            "lines": list(exchange.question),
            "text": call.part_words(number, "question", 0),
        },
        "follow_ups": [
            {"lines": list(lines), "text": call.part_words(number, "question", place)}
            for place, lines in enumerate(exchange.follow_ups, 1)
        ],
        "sub_questions": list(exchange.sub_questions),
        "answers": [
            {
                "speaker": reply.speaker,
                "lines": list(reply.lines),
                "text": call.part_words(number, "answer", place),
            }
            for place, reply in enumerate(exchange.answers)
        ],
    }


def fact_shape(fact: Fact) -> Shape:
    """A figure as the record gives it."""
    return {
        "line": fact.line,
        "subject": fact.subject,
        "metric": fact.metric,
        "value": _whole(fact.value),
        "range": [_whole(end) for end in fact.range] if fact.range else None,
        "unit": fact.unit,
        "as_written": fact.as_written,
        "yoy": fact.yoy,
        "yoy_words": fact.yoy_words,
        "qoq": fact.qoq,
        "prior": fact.prior,
        "period_as_written": fact.period_as_written,
        "basis": fact.basis,
        "speaker": fact.speaker,
        "side": fact.side,
        "kind": fact.kind,
        "quote": fact.quote,
    }


def _conflict(conflict: Conflict) -> Shape:
    return {"what": conflict.what, "lines": [list(lines) for lines in conflict.lines]}


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None
