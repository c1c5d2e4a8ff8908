"""Expectations with what came after, and what changed against the call before: each one message of quotes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handlers.render.across import place
from handlers.render.answers import both_periods, call_blocks, call_line
from handlers.render.figures import metric_name
from handlers.render.message import Block, Message, bold, line, quotation
from handlers.render.words import word
from store import AskedTopic, CallRow, Changes, Expectation, Later, Ledger, Mentioned, Silent
from store import metric_name as full_name

FITS_CHARACTERS = 3600
_KINDS = ("new", "again", "dropped")


def ledger_message(ledger: Ledger, language: str) -> Message:
    """What a call expected, each with what later calls say of it; whole entries, as many as one message takes."""
    title = word(language, "across.ledger.title")
    if not ledger.expectations:
        none = word(language, "across.ledger.none", call=call_line(ledger.call, language))
        return Message(blocks=(line(none),))
    since = word(language, "across.ledger.since", count=len(ledger.since))
    head = [line(bold(title)), *call_blocks(ledger.call, language)]
    head += [line(since if ledger.since else word(language, "across.ledger.nothing_since"))]
    entries = (
        list(_expectation(number, each, ledger, language))
        for number, each in enumerate(ledger.expectations, 1)
    )
    return Message(headline=title, blocks=tuple(_fitting(head, entries)))


def changes_message(changes: Changes, language: str) -> Message:
    """What is new in a call; empty parts are left out."""
    title = word(language, "across.changes.title")
    before = word(language, "across.changes.against", call=both_periods(changes.before, language))
    parts = [
        *_asked(changes.asked, language),
        *_spoken(changes, language),
        *_silenced(changes.silent, language),
    ]
    if not parts:
        parts = [[line(word(language, "across.changes.none"))]]
    head = [line(bold(title)), *call_blocks(changes.call, language), line(before)]
    return Message(headline=title, blocks=tuple(_fitting(head, parts)))


def _fitting(head: list[Block], parts: Iterable[list[Block]]) -> list[Block]:
    blocks, used = list(head), sum(len(block.plain) + 1 for block in head)
    for part in parts:
        used += sum(len(block.plain) + 1 for block in part)
        if used > FITS_CHARACTERS:
            break
        blocks.extend(part)
    return blocks


def _expectation(number: int, each: Expectation, ledger: Ledger, language: str) -> Iterator[Block]:
    subject = each.subject or ledger.call.company
    what = word(language, "across.what", subject=subject, metric=metric_name(language, each.metric))
    yield line(bold(word(language, "across.ledger.about", number=number, what=what)))
    rows = [_quoted("then", ledger.call, each.citation.quote, each, language)]
    rows += [_quoted(later.kind, later.call, later.citation.quote, later, language) for later in each.later]
    if ledger.since and not each.later:
        rows.append(word(language, "across.ledger.silent"))
    yield quotation("\n".join(rows))


def _quoted(kind: str, row: CallRow, quote: str, said: Expectation | Later, language: str) -> str:
    where = place(said.citation.speaker, said.citation.lines[0], language)
    told = fiscal(row, language)
    return word(language, f"across.ledger.{kind}", period=told, quote=quote, where=where)


def fiscal(row: CallRow, language: str) -> str:
    """The fiscal quarter alone, or what stands for it."""
    return both_periods(replace(row, period_end=None), language) or both_periods(row, language)


def _asked(topics: Sequence[AskedTopic], language: str) -> Iterator[list[Block]]:
    listing = word(language, "figures.and")
    for kind in _KINDS:
        of_kind = [topic for topic in topics if topic.kind == kind]
        rows = [line("• ", _topic(topic, listing, language)) for topic in of_kind]
        if rows:
            yield [line(bold(word(language, f"across.changes.{kind}"))), *rows]


def _topic(topic: AskedTopic, listing: str, language: str) -> str:
    where = word(language, "across.changes.line", line=topic.citation.lines[0])
    key = "across.changes.topic" if topic.askers else "across.changes.topic_unnamed"
    return word(language, key, words=topic.words, askers=listing.join(topic.askers), where=where)


def _spoken(changes: Changes, language: str) -> Iterator[list[Block]]:
    for kind, moved in (("rising", changes.rising), ("falling", changes.falling)):
        rows = [line("• ", _mentioned(each, language)) for each in moved]
        if rows:
            yield [line(bold(word(language, f"across.changes.{kind}"))), *rows]


def _mentioned(each: Mentioned, language: str) -> str:
    words = full_name(each.words, language)
    return word(language, "across.changes.mentioned", words=words, before=each.before, now=each.now)


def _silenced(silent: Sequence[Silent], language: str) -> Iterator[list[Block]]:
    rows = []
    for each in silent:
        what = " ".join(filter(None, (each.fact.subject, metric_name(language, each.fact.metric))))
        where = place(each.citation.speaker, each.citation.lines[0], language)
        told = word(language, "across.changes.quote", what=what, quote=each.citation.quote, where=where)
        rows.append(line("• ", told))
    if rows:
        yield [line(bold(word(language, "across.changes.silent"))), *rows]
