"""People: the spellings of one person joined, by evidence only.

Evidence, in the order in which it is weighed: the roster's own spellings; one differing character; a surname
by pinyin that fits one person of the same side; the hand-over to a person before a label; the thanks to a
speaker at the head of the next turn. What does not fit one person alone stays two people.
"""

import re
from collections.abc import Sequence

from store.text.folding import has_han
from store.text.latin_names import same_latin_person
from store.text.names import fold_name, has_chinese_surname, is_han
from store.transcripts import cues
from store.transcripts.abouts import names_office
from store.transcripts.affiliation import affiliation, office_of
from store.transcripts.cast import Cast, Draft
from store.transcripts.offices import holds
from store.transcripts.roster_rows import Entry
from store.transcripts.same_person import by_spelling, contradicted, same_surname
from store.transcripts.sides import Sides
from store.transcripts.spoken_names import join_spoken_names
from store.transcripts.turns import Speech
from store.values import Side

_LOOSELY = re.compile(r"[a-z]|[\w.&-]+['’]s? ")  # an office in small letters, or behind whose it is


def read_cast(
    roster: Sequence[Entry],
    speeches: Sequence[Speech],
    introduced: Sequence[Entry] = (),
    stated: Sequence[Entry] = (),
) -> Cast:
    """Everybody in the roster, introduced or behind a label; anonymous labels are nobody.

    `stated` joins the spellings of those who are on the call, and adds nobody; nor does `introduced` where
    there is a roster: then it gives the Chinese names of those whom the roster writes in Latin letters only, and
    the offices that it leaves out.
    """
    cast = Cast()
    for entry in roster:
        _enter(cast, entry)
    for entry in introduced:
        if roster:
            _spell_in_chinese(cast, entry)
            _hold_office(cast, entry)
        else:
            _introduce(cast, entry)
    spoken = {fold_name(spelling) for speech in speeches for spelling in speech.label.spellings}
    for entry in stated:
        if any(cast.find(spelling) or fold_name(spelling) in spoken for spelling in entry.spellings):
            _enter(cast, entry)
    sides = Sides(cast, speeches)
    for index in range(len(speeches)):
        _meet(cast, speeches, index, sides)
    join_spoken_names(cast, speeches)
    return cast


def _enter(cast: Cast, entry: Entry) -> None:
    known = next((d for d in map(cast.find, entry.spellings) if d), None)
    draft = known or _listed_already(cast, entry) or Draft(spellings=[], side=entry.side)
    _place(draft, entry.about)
    cast.join(draft, entry.spellings)


def _listed_already(cast: Cast, entry: Entry) -> Draft | None:
    """The one with the same place whose name is a short form of the entry's: Matthew J. Reintjes, Matt Reintjes."""
    place = affiliation(entry.about) if entry.about and not has_han(entry.about) else None
    found = [
        draft
        for draft in cast.of_side(entry.side)
        if place
        and (draft.role, draft.firm) == (place.title, place.firm)
        and any(same_latin_person(new, old) for new in entry.spellings for old in draft.spellings)
    ]
    return found[0] if len(found) == 1 else None


def _introduce(cast: Cast, entry: Entry) -> None:
    """Somebody named in running words can be named so twice, in two spellings."""
    known = next((d for d in map(cast.find, entry.spellings) if d), None)
    draft = known or by_spelling(cast, entry.spellings, entry.side) or Draft(spellings=[], side=entry.side)
    draft.role = draft.role or (office_of(entry.about)[0] if entry.about else None)
    draft.in_words = True
    cast.join(draft, entry.spellings)


def _spell_in_chinese(cast: Cast, entry: Entry) -> None:
    """执行长梁某某 is the roster's Conrad Liang: the office is his, and nobody else has that surname."""
    found = by_spelling(cast, entry.spellings, "company")
    if found and not any(map(has_han, found.spellings)) and holds(found.role or "", entry.about or "-"):
        cast.join(found, entry.spellings)


def _hold_office(cast: Cast, entry: Entry) -> None:
    """The office in which somebody is introduced whom the roster lists by the name alone."""
    listed = next((d for d in map(cast.find, entry.spellings) if d), None)
    if listed and listed.side == "company" and not listed.role and entry.about:
        listed.role = office_of(entry.about)[0]


def _place(draft: Draft, about: str | None) -> None:
    """Give a person the office and the firm that stand beside the name, where none is known yet."""
    if not about:
        return
    if has_han(about):
        if draft.side == "analyst":
            draft.firm = draft.firm or affiliation(about).firm or about
        elif not draft.role:
            draft.role, draft.firm = office_of(about)
        return
    place = affiliation(about)
    if draft.side == "analyst" and not draft.firm:
        draft.role, draft.firm = draft.role or place.title, place.firm
    elif draft.side == "company" and (not draft.role or _is_told_better(draft, about)):
        draft.role, draft.firm, draft.about, draft.in_words = place.title, place.firm, about, False


def _is_told_better(draft: Draft, about: str) -> bool:
    """Whether an office stands beside the name that was only told in running words, and not as a title is written."""
    loosely = draft.in_words and _LOOSELY.match(draft.role or "") is not None
    return loosely and names_office(about)


def _meet(cast: Cast, speeches: Sequence[Speech], index: int, sides: Sides) -> None:
    """Join the label of one turn to a person, or make a new one of it."""
    label = speeches[index].label
    if label.is_operator:
        operator = next(cast.of_side("operator"), None) or Draft(spellings=[], side="operator")
        cast.join(operator, label.spellings)
        return
    if label.anonymous_side:
        return
    spellings = label.spellings
    known = next((d for d in map(cast.find, spellings) if d), None)
    if known:
        _place_by_label(known, label.about)
        if known.side == "analyst" and not known.firm:
            announced = sides.announced(index)
            known.firm = announced.firm if announced else None
        cast.join(known, spellings)
        return
    side, announced = sides.of(index)
    draft = by_spelling(cast, spellings, side) or _by_hand_over(cast, speeches, index, side)
    draft = draft or Draft(spellings=[], side=side)
    _place(draft, label.about)
    if side == "analyst":
        draft.firm = label.firm or draft.firm or (announced.firm if announced else None)
    cast.join(draft, spellings)


def _place_by_label(draft: Draft, about: str | None) -> None:
    """The label stands nearer to the name than a roster whose columns may have been mixed up."""
    if about and draft.side == "analyst" and not has_han(about):
        place = affiliation(about)
        draft.role, draft.firm = place.title or draft.role, place.firm or draft.firm
    else:
        _place(draft, about)


def _by_hand_over(cast: Cast, speeches: Sequence[Speech], index: int, side: Side) -> Draft | None:
    """The person to whom the turn before hands over, if the label is a name in the other script."""
    named = cues.handed_to(speeches[index - 1].text) if index else None
    draft = _named_last(cast, named) if named else None
    spellings = speeches[index].label.spellings
    if draft is None or draft.side != side or contradicted(draft, spellings):
        return None
    return None if any(has_chinese_surname(s) and not _any_surname(s, draft) for s in spellings) else draft


def _named_last(cast: Cast, words: str) -> Draft | None:
    """The person whose name the words are, or end in: 首席财务官顾明川 has the title before the name."""
    endings = [words, *(words[-length:] for length in (4, 3, 2) if is_han(words))]
    return next((draft for draft in map(cast.find, endings) if draft), None)


def _any_surname(spelling: str, draft: Draft) -> bool:
    return any(same_surname(spelling, old) for old in draft.spellings)
