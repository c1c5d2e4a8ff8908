"""The people of a company's profile, as far as a text writes them in more than one way."""

from collections.abc import Sequence

from store.text.folding import fold
from store.transcripts.roster_rows import Entry
from store.values import Profile

_NO_LINE = 0


def stated_people(profile: Profile | None, lines: Sequence[str]) -> tuple[Entry, ...]:
    """Whom the profile knows by several spellings that stand in these lines; other spellings are left out."""
    if profile is None or not any(person.also_written for person in profile.people):
        return ()
    text = fold("\n".join(lines))
    written = [
        (tuple(s for s in (each.name, *each.also_written) if fold(s) in text), each.role)
        for each in profile.people
        if each.also_written
    ]
    return tuple(
        Entry(line=_NO_LINE, spellings=spellings, about=role, side="company")
        for spellings, role in written
        if len(spellings) > 1
    )
