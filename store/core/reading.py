"""A text to a call with its facts: as it stands, then once more with what the company's profile states."""

from collections.abc import Callable, Sequence
from datetime import datetime

from store.values import Call, Problem, Profile, Supplied

ProfileOf = Callable[[Call], Profile | None]


def read(name: str, data: bytes, limit_bytes: int) -> tuple[str, ...]:
    """The lines of a file; UnreadableFile if there are none."""
    from store import transcripts  # loaded here: who only delivers needs none of it

    return transcripts.read(name, data, limit=limit_bytes)


def understand(
    lines: Sequence[str], given: Supplied, profile_of: ProfileOf
) -> tuple[Call, tuple[Problem, ...]]:
    """The call in the lines, with its facts, and what did not parse; NotACall if there is none.

    `given` fills what the text does not say; whose profile counts, only the call itself can tell.
    """
    from store import facts

    call, problems = _parsed(lines, given, None)
    profile = profile_of(call)
    if profile is not None:
        call, problems = _parsed(lines, given, profile)
    return facts.extract(call), problems


def _parsed(
    lines: Sequence[str], given: Supplied, profile: Profile | None
) -> tuple[Call, tuple[Problem, ...]]:
    from store import transcripts

    call, problems = transcripts.parse(lines, profile=profile)
    year_end = profile.fiscal_year_end_month if profile else None
    return transcripts.complete(call, problems, given, year_end)


def as_kept(given: Supplied) -> dict[str, str] | None:
    """What was supplied as texts by field, as it is kept with the revision; None where nothing was."""
    held_at = given.held_at.isoformat() if given.held_at else None
    exact = "yes" if given.held_at and given.exact else None
    kept = {"company": given.company, "period": given.period, "held_at": held_at, "exact": exact}
    return {field: text for field, text in kept.items() if text} or None


def as_given(kept: dict[str, str] | None) -> Supplied:
    """What was supplied, from what is kept."""
    kept = kept or {}
    held_at = kept.get("held_at")
    return Supplied(
        company=kept.get("company"),
        period=kept.get("period"),
        held_at=datetime.fromisoformat(held_at) if held_at else None,
        exact="exact" in kept,
    )
