"""People: the spellings of one person joined, by evidence only.

Evidence, in the order in which it is weighed: the roster's own spellings; one differing character; a surname
by pinyin that fits one person of the same side; the hand-over to a person before a label; the thanks to a
speaker at the head of the next turn. What does not fit one person alone stays two people.
"""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from store.lexicon import matcher
from store.text.folding import fold, has_han
from store.text.latin_names import nearly_same_latin_person, same_latin_person
from store.text.names import (
    fold_name,
    full_name_fits,
    given_name,
    has_chinese_surname,
    is_han,
    looks_like_latin_name,
    same_but_one,
    surname_fits,
)
from store.transcripts import cues, english_cues
from store.transcripts.affiliation import affiliation, office_of
from store.transcripts.cast import Cast, Draft
from store.transcripts.offices import holds
from store.transcripts.questions import sub_questions
from store.transcripts.roster import Entry
from store.transcripts.spoken_names import join_spoken_names
from store.transcripts.turns import Speech
from store.values import Side

_HALF = re.compile(r"([A-Z][a-z]+)[ ]?([\u4e00-\u9fff])")


def read_cast(
    roster: Sequence[Entry],
    speeches: Sequence[Speech],
    introduced: Sequence[Entry] = (),
    stated: Sequence[Entry] = (),
) -> Cast:
    """Everybody in the roster, introduced or behind a label; anonymous labels are nobody.

    `stated` joins the spellings of those who are on the call, and adds nobody; nor does `introduced` where
    there is a roster: then it gives the Chinese names of those whom the roster writes in Latin letters only.
    """
    cast = Cast()
    for entry in roster:
        _enter(cast, entry)
    for entry in introduced:
        if roster:
            _spell_in_chinese(cast, entry)
        else:
            _introduce(cast, entry)
    spoken = {fold_name(spelling) for speech in speeches for spelling in speech.label.spellings}
    for entry in stated:
        if any(cast.find(spelling) or fold_name(spelling) in spoken for spelling in entry.spellings):
            _enter(cast, entry)
    sides = _Sides(cast, speeches)
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
    draft = known or _by_spelling(cast, entry.spellings, entry.side) or Draft(spellings=[], side=entry.side)
    draft.role = draft.role or (office_of(entry.about)[0] if entry.about else None)
    cast.join(draft, entry.spellings)


def _spell_in_chinese(cast: Cast, entry: Entry) -> None:
    """执行长梁某某 is the roster's Conrad Liang: the office is his, and nobody else has that surname."""
    found = _by_spelling(cast, entry.spellings, "company")
    if found and not any(map(has_han, found.spellings)) and holds(found.role or "", entry.about or "-"):
        cast.join(found, entry.spellings)


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
    elif draft.side == "company" and not draft.role:
        draft.role, draft.firm, draft.about = place.title, place.firm, about


def _meet(cast: Cast, speeches: Sequence[Speech], index: int, sides: "_Sides") -> None:
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
    draft = _by_spelling(cast, spellings, side) or _by_hand_over(cast, speeches, index, side)
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


def _by_spelling(cast: Cast, spellings: Sequence[str], side: Side) -> Draft | None:
    """The one person of that side whom the spelling fits: by one character, by whole pinyin, by surname."""
    for fits in (same_but_one, same_latin_person, _whole_name, _half_name, _surname):
        found = [
            d for d in cast.of_side(side) if any(fits(new, old) for new in spellings for old in d.spellings)
        ]
        found = [d for d in found if not _contradicted(d, spellings)]
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


def _surname(new: str, old: str) -> bool:
    return surname_fits(new, old) or surname_fits(old, new)


def _contradicted(draft: Draft, spellings: Sequence[str]) -> bool:
    """Whether the person has another full name in Latin letters already, or another Chinese one."""
    for new in spellings:
        same_script = draft.latin if looks_like_latin_name(new) else [s for s in draft.spellings if is_han(s)]
        if same_script and not any(
            same_but_one(new, old) or fold_name(new) == fold_name(old) or same_latin_person(new, old)
            for old in same_script
        ):
            return True
    return False


def _by_hand_over(cast: Cast, speeches: Sequence[Speech], index: int, side: Side) -> Draft | None:
    """The person to whom the turn before hands over, if the label is a name in the other script."""
    named = cues.handed_to(speeches[index - 1].text) if index else None
    draft = _named_last(cast, named) if named else None
    spellings = speeches[index].label.spellings
    if draft is None or draft.side != side or _contradicted(draft, spellings):
        return None
    return None if any(has_chinese_surname(s) and not _any_surname(s, draft) for s in spellings) else draft


def _named_last(cast: Cast, words: str) -> Draft | None:
    """The person whose name the words are, or end in: 首席财务官顾明川 has the title before the name."""
    endings = [words, *(words[-length:] for length in (4, 3, 2) if is_han(words))]
    return next((draft for draft in map(cast.find, endings) if draft), None)


def _any_surname(spelling: str, draft: Draft) -> bool:
    return any(_surname(spelling, old) for old in draft.spellings)


def _only_asking(speeches: Sequence[Speech], presenting: Set[str]) -> set[str]:
    """Who asks in each of his turns, and each time is answered by one who has presented."""
    asking: set[str] = set()
    others: set[str] = set()
    for speech, following in pairwise(speeches):
        asks = "?" in speech.text and bool(sub_questions(speech.text))
        answered = fold_name(following.label.name) in presenting
        (asking if speech.section == "qa" and asks and answered else others).add(fold_name(speech.label.name))
    return asking - others


class _Sides:
    """Which side a label that is in no roster is on: by its own words, the hand-over, or its place."""

    def __init__(self, cast: Cast, speeches: Sequence[Speech]) -> None:
        self._cast, self._speeches = cast, speeches
        remarks = (s.label.about for s in speeches if s.section == "remarks" and s.label.about)
        presenting = {fold_name(s.label.name) for s in speeches if s.section == "remarks"}
        thanking = {fold_name(s.label.name) for s in speeches if english_cues.takes_question(s.text)}
        self._thankful = (thanking | _only_asking(speeches, presenting)) - presenting
        self._own_firms = {fold_name(affiliation(about).firm or "-") for about in remarks}

    def of(self, index: int) -> tuple[Side, cues.Asker | None]:
        """The side, and the announcement if one names this speaker as an asker."""
        label = self._speeches[index].label
        announced = self.announced(index)
        if label.side:
            return label.side, announced
        place = affiliation(label.about) if label.about else None
        if label.flag or (place and place.asks):
            return ("company" if label.flag == "A" else "analyst"), announced
        if announced:
            return "analyst", announced
        if place and self._is_other_house(place.firm or "", index):
            return "analyst", None
        if place and (place.title or fold_name(place.firm or "") in self._own_firms):
            return "company", None
        if place and self._speeches[index].section == "qa":
            return "analyst", None
        asks = self._asks_by_place(index) or fold_name(label.name) in self._thankful
        return ("analyst" if asks else "company"), None

    def _is_other_house(self, firm: str, index: int) -> bool:
        """Whether one who speaks among the questions is of a broker's, and those of the remarks of another firm."""
        own = self._own_firms - {fold_name("-")}
        if not firm or not own or self._speeches[index].section != "qa":
            return False
        return fold_name(firm) not in own and bool(matcher("firms").get(fold(firm)))

    def announced(self, index: int) -> cues.Asker | None:
        """The asker whom the turn before calls, if that is who speaks."""
        if not index or self._speeches[index].section != "qa":
            return None
        spellings = self._speeches[index].label.spellings
        for asker in reversed(cues.askers(self._speeches[index - 1].text)):
            if any(_same_asker(asker.name, s) for s in spellings):
                return asker
        return None

    def _asks_by_place(self, index: int) -> bool:
        """Right after a hand-over to a question that names nobody else."""
        if not index or self._speeches[index].section != "qa":
            return False
        before = self._speeches[index - 1]
        if not before.label.is_operator or cues.step(before.text) != "question":
            return False
        return not _by_spelling(self._cast, self._speeches[index].label.spellings, "company")


def _same_asker(spoken: str, label: str) -> bool:
    """Whether the hand-over's name is the label's: the same, one character apart, or the same last name."""
    if fold_name(spoken) == fold_name(label) or same_but_one(spoken, label):
        return True
    if is_han(spoken) != is_han(label):
        return _surname(spoken, label)
    if nearly_same_latin_person(spoken, label):
        return True
    named = looks_like_latin_name(label) or re.fullmatch(r"[A-Z][A-Za-z'’\-]+", label) is not None
    return named and fold_name(spoken.split()[-1]) == fold_name(label.split()[-1])
