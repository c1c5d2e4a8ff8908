"""Whether a spelling is of somebody who is known already, by what the spellings themselves tell."""

import re
from collections.abc import Sequence

from store.text.latin_names import same_latin_person
from store.text.names import (
    fold_name,
    full_name_fits,
    given_name,
    is_han,
    looks_like_latin_name,
    same_but_one,
    surname_fits,
)
from store.transcripts.cast import Cast, Draft
from store.values import Side

_HALF = re.compile(r"([A-Z][a-z]+)[ ]?([\u4e00-\u9fff])")


def by_spelling(cast: Cast, spellings: Sequence[str], side: Side) -> Draft | None:
    """The one person of that side whom the spelling fits: by one character, by whole pinyin, by surname."""
    for fits in (same_but_one, same_latin_person, _whole_name, _half_name, same_surname):
        found = [
            d for d in cast.of_side(side) if any(fits(new, old) for new in spellings for old in d.spellings)
        ]
        found = [d for d in found if not contradicted(d, spellings)]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def _whole_name(new: str, old: str) -> bool:
    return full_name_fits(new, old) or full_name_fits(old, new)


def _half_name(new: str, old: str) -> bool:
    """Whether one is the other's first name in Latin letters before the surname in Chinese (Lidia刘)."""
    for half, whole in ((new, old), (old, new)):
        match = _HALF.fullmatch(half)
        if match and fold_name(given_name(whole) or "") == fold_name(match[1]):
            return surname_fits(whole, f"{match[2]}某")
    return False


def same_surname(new: str, old: str) -> bool:
    """Whether one name can be the other with its surname in the other script."""
    return surname_fits(new, old) or surname_fits(old, new)


def contradicted(draft: Draft, spellings: Sequence[str]) -> bool:
    """Whether the person has another full name in Latin letters already, or another Chinese one."""
    for new in spellings:
        same_script = draft.latin if looks_like_latin_name(new) else [s for s in draft.spellings if is_han(s)]
        if same_script and not any(
            same_but_one(new, old) or fold_name(new) == fold_name(old) or same_latin_person(new, old)
            for old in same_script
        ):
            return True
    return False
