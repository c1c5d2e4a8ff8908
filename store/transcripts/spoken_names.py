"""The names by which people are called, thanked and spoken of on the call, joined to the people.

Evidence: the hand-over right before a turn, the speaker's own words at its head, a first name that only one
person of the call has, the thanks at the head of the next turn.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from store.text.latin_names import given_names_fit, nearly_same_latin_person, same_latin_person
from store.text.names import fold_name, given_name, looks_like_han_name, same_but_one
from store.transcripts import cues
from store.transcripts.cast import Cast, Draft
from store.transcripts.turns import Speech

_BEFORE_ALONE = re.compile(r"(?:^|[,，、\u4e00-\u9fff] ?|\b(?:to|and|by) )$")


def join_spoken_names(cast: Cast, speeches: Sequence[Speech]) -> None:
    """Give people the names by which they are called up, thanked and spoken of, each if it fits one person alone."""
    _join_called(cast, speeches)
    _join_own(cast, speeches)
    _join_first_names(cast, speeches)
    _join_short_names(cast, speeches)


def _join_called(cast: Cast, speeches: Sequence[Speech]) -> None:
    """The names by which speakers are called up, as they are said right before they speak."""
    for before, speech in pairwise(speeches):
        draft = cast.find(speech.label.spellings[0])
        if draft is None or draft.side == "operator":
            continue
        asked = [asker.name for asker in cues.askers(before.text)] if draft.side == "analyst" else []
        for name in filter(None, (*asked, cues.handed_to(before.text))):
            if not cast.find(name) and any(nearly_same_latin_person(name, s) for s in draft.latin):
                cast.join(draft, [name])
        _join_familiar(cast, draft, cues.handed_over(before.text))


def _join_own(cast: Cast, speeches: Sequence[Speech]) -> None:
    """The names by which speakers say who speaks, at the head of their turns: `This is Adib Hasan on for Andrew`."""
    for speech in speeches:
        draft = cast.find(speech.label.spellings[0])
        name = cues.introduced(speech.text) if draft else None
        if draft and name and not cast.find(name) and any(same_latin_person(name, s) for s in draft.latin):
            cast.join(draft, [name])


def _join_familiar(cast: Cast, draft: Draft, name: str | None) -> None:
    """A familiar first name right before the person speaks: Harsha for Sriharsha, Matt for Matthew."""
    if not name or cast.find(name) or draft.side != "company" or not name.isascii():
        return
    given = [fold_name(given_name(s) or "") for s in draft.latin]
    called = fold_name(name)
    if any(g and (given_names_fit(called, g) or (len(called) >= 4 and g.endswith(called))) for g in given):
        cast.join(draft, [name])


def _join_short_names(cast: Cast, speeches: Sequence[Speech]) -> None:
    """First names and their drifts, where a speaker is thanked, addressed, spoken of or says who speaks."""
    for index, speech in enumerate(speeches):
        for name in (*cues.thanked(speech.text), *filter(None, [cues.introduced(speech.text)])):
            if not cast.find(name):
                _join_short(cast, name, speeches, index)


def _join_first_names(cast: Cast, speeches: Sequence[Speech]) -> None:
    """The first names that the text uses alone and that belong to one person of the call only."""
    owners: dict[str, list[Draft]] = {}
    for draft in cast.drafts:
        for name in {given_name(s) for s in draft.latin} - {None}:
            owners.setdefault(str(name), []).append(draft)
    single = {
        name: drafts[0]
        for name, drafts in owners.items()
        if len(drafts) == 1 and not cast.find(name) and any(name in speech.text for speech in speeches)
    }
    if not single:
        return
    names = "|".join(map(re.escape, sorted(single, key=len, reverse=True)))
    alone = re.compile(rf"(?:{names})(?=[,，、。.;；\u4e00-\u9fff]|$)")
    for name in dict.fromkeys(
        match[0]
        for speech in speeches
        for match in alone.finditer(speech.text)
        if _BEFORE_ALONE.search(speech.text, max(0, match.start() - 4), match.start())
    ):
        cast.join(single[name], [name])


def _join_short(cast: Cast, name: str, speeches: Sequence[Speech], index: int) -> None:
    company = list(cast.of_side("company"))
    for fits in (_is_first_name, _drifted_first_name, _drifted_han_name):
        found = [d for d in company if fits(name, d)]
        if found:
            if len(found) == 1:
                cast.join(found[0], [name])
            return
    before = _speaker_before(cast, speeches, index)
    if (
        before
        and before.side == "company"
        and _may_be_called(name, before)
        and name in cues.thanked(speeches[index].text)
    ):
        cast.join(before, [name])


def _is_first_name(name: str, draft: Draft) -> bool:
    return any(fold_name(given_name(s) or "") == fold_name(name) for s in draft.latin)


def _drifted_first_name(name: str, draft: Draft) -> bool:
    return any(same_but_one(given_name(s) or "", name) for s in draft.latin)


def _drifted_han_name(name: str, draft: Draft) -> bool:
    return looks_like_han_name(name) and len(name) > 2 and any(same_but_one(s, name) for s in draft.spellings)


def _may_be_called(name: str, draft: Draft) -> bool:
    """Whether a lone first name in Latin letters can be the one that a person has besides a Chinese name."""
    return name.isascii() and len(name.split()) == 1 and not draft.latin


def _speaker_before(cast: Cast, speeches: Sequence[Speech], index: int) -> Draft | None:
    return cast.find(speeches[index - 1].label.name) if index else None
