"""The whole difference: header, lines, figures, people."""

from collections.abc import Iterator

from store.differences.figures import changed_figures
from store.differences.lines import changed_lines
from store.differences.people import joined_people
from store.values import Call, ChangedField, Difference, RevisionRow

_FIELDS = ("company", "tickers", "period", "period_end", "held_at")


def difference(key: str, old: tuple[RevisionRow, Call], new: tuple[RevisionRow, Call]) -> Difference:
    """What changed from one revision of the call `key` to another, both read by one and the same program."""
    return Difference(
        call=key,
        old=old[0],
        new=new[0],
        header=tuple(_fields(old[1], new[1])),
        lines=changed_lines(old[1].lines, new[1].lines),
        figures=changed_figures(old[1].facts, new[1].facts),
        people=joined_people(old[1].people, new[1].people),
    )


def _header(call: Call) -> tuple[str | None, ...]:
    return (
        call.company or None,
        ", ".join(call.tickers) or None,
        call.period_as_written,
        call.period_end.isoformat() if call.period_end else None,
        call.held_at.isoformat() if call.held_at else None,
    )


def _fields(old: Call, new: Call) -> Iterator[ChangedField]:
    for field, before, after in zip(_FIELDS, _header(old), _header(new), strict=True):
        if before != after:
            yield ChangedField(field=field, old=before, new=after)
