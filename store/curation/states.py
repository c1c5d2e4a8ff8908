"""The life of a standard answer: draft, reviewed, approved, expired; no way back."""

from dataclasses import replace
from datetime import date

from store.errors import CuratedUnusable
from store.values import Curated, CuratedState

_WAYS: dict[CuratedState, tuple[CuratedState, ...]] = {
    "draft": ("reviewed", "approved", "expired"),
    "reviewed": ("approved", "expired"),
    "approved": ("expired",),
    "expired": (),
}
_NEEDED = ("question", "answer", "owner", "source")
_LONGEST = {"question": 300, "answer": 1200, "owner": 100, "source": 300}


def checked(entry: Curated) -> Curated:
    """The entry without white space at its ends; CuratedUnusable where a field is missing or too long."""
    tidy = replace(
        entry,
        also=tuple(filter(None, (each.strip() for each in entry.also))),
        **{name: getattr(entry, name).strip() for name in _NEEDED},
    )
    for name in _NEEDED:
        if not getattr(tidy, name):
            raise CuratedUnusable("missing", field=name)
        if len(getattr(tidy, name)) > _LONGEST[name]:
            raise CuratedUnusable("long", field=name, value=str(_LONGEST[name]))
    return tidy


def moved(entry: Curated, to: CuratedState, today: date) -> Curated:
    """The entry in its next state; an approval takes today's date. CuratedUnusable where there is no such way."""
    state = entry.state_on(today)
    if to not in _WAYS[state]:
        raise CuratedUnusable("state", field=str(entry.id), value=f"{state} → {to}")
    if to == "approved":
        if entry.expires_on <= today:
            raise CuratedUnusable("past", field=str(entry.id), value=entry.expires_on.isoformat())
        return replace(entry, state=to, approved_on=today)
    return replace(entry, state=to)
