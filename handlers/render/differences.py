"""The difference of two revisions in words: header, figures, people, then the lines as a unified diff."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from handlers.render.figures import figure
from handlers.render.message import Block, Message, bold, line, units_of
from handlers.render.words import word
from store import ChangedFigure, ChangedLines, Difference, Fact, JoinedPeople, Lines

FITS_UNITS = 3900
_CONTEXT = 24
_LONGEST = 160
_MOST_LINES = 8


def difference_message(difference: Difference, language: str) -> Message:
    """The difference in at most 3,900 UTF-16 units; what does not fit is counted at the end."""
    old, new = difference.old, difference.new
    title = word(
        language,
        "differences.title",
        call=difference.call,
        old=old.revision,
        old_source=old.source,
        new=new.revision,
        new_source=new.source,
    )
    entries = list(_entries(difference, language))
    if not entries:
        entries = [[line(word(language, "differences.none"))]]
    return Message(blocks=(line(bold(title)), *_fitting(entries, language)))


def _fitting(entries: Sequence[list[Block]], language: str) -> Iterator[Block]:
    room = FITS_UNITS - 400
    for number, entry in enumerate(entries):
        room -= sum(units_of(block.plain) + 1 for block in entry)
        if room < 0:
            yield line(word(language, "differences.more", count=len(entries) - number))
            return
        yield from entry


def _entries(difference: Difference, language: str) -> Iterator[list[Block]]:
    """What changed, one entry a change; the heading of a part goes with its first entry."""
    header = [[line(_field(each.field, each.old, each.new, language))] for each in difference.header]
    figures = [[line(_figure(each, language))] for each in difference.figures]
    people = [[line(_people(each, language))] for each in difference.people]
    lines = [[line(text) for text in _hunk(each)] for each in difference.lines]
    for name, part in (("header", header), ("figures", figures), ("people", people), ("lines", lines)):
        if part:
            heading = line(bold(word(language, f"differences.{name}", count=len(part))))
            yield [line(""), heading, *part[0]]
            yield from part[1:]


def _field(field: str, old: str | None, new: str | None, language: str) -> str:
    nothing = word(language, "differences.not_given")
    change = word(language, "differences.changed", old=old or nothing, new=new or nothing)
    return word(language, f"differences.field.{field}", change=change)


def _figure(changed: ChangedFigure, language: str) -> str:
    old = _told(changed.old, language) if changed.old else ""
    new = _told(changed.new, language) if changed.new else ""
    if old and new:
        return word(language, "differences.changed", old=old, new=new)
    return word(language, f"differences.{'added' if new else 'removed'}", figure=new or old)


def _told(fact: Fact, language: str) -> str:
    told = figure(fact, language) or fact.quote
    if fact.subject:
        return word(language, "differences.figure", subject=fact.subject, figure=told, line=fact.line)
    return word(language, "differences.group_figure", figure=told, line=fact.line)


def _people(joined: JoinedPeople, language: str) -> str:
    same, apart = word(language, "differences.same"), word(language, "differences.apart")
    nobody = word(language, "differences.nobody")
    old, new = (
        apart.join(same.join(spellings) for spellings in people) or nobody
        for people in (joined.old, joined.new)
    )
    return word(language, "differences.changed", old=old, new=new)


def _hunk(changed: ChangedLines) -> Iterator[str]:
    yield f"@@ -{_place(changed.old)} +{_place(changed.new)} @@"
    removed, added = changed.removed[:_MOST_LINES], changed.added[:_MOST_LINES]
    pairs = list(zip_longest(removed, added))
    paired = len(changed.removed) == len(changed.added)
    cut = [_around_change(old, new) if paired else (_short(old), _short(new)) for old, new in pairs]
    yield from (f"-{old}" for old, _ in cut if old is not None)
    yield from (f"+{new}" for _, new in cut if new is not None)
    if len(removed) < len(changed.removed) or len(added) < len(changed.added):
        yield "…"


def _place(lines: Lines | None) -> str:
    if lines is None:
        return "0"
    return str(lines[0]) if lines[0] == lines[1] else f"{lines[0]},{lines[1] - lines[0] + 1}"


def _around_change(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """Both lines from a little before the first character that differs."""
    old, new = old or "", new or ""
    same = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    start = max(same - _CONTEXT, 0)
    return tuple(_short(text[start:], cut=start > 0) for text in (old, new))  # type: ignore[return-value]


def _short(text: str | None, *, cut: bool = False) -> str | None:
    if text is None:
        return None
    return f"{'…' if cut else ''}{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}"
