"""Which side a speaker is on whom no list of participants names."""

import re
from collections.abc import Sequence

from store.lexicon import matcher
from store.text.folding import fold
from store.text.latin_names import nearly_same_latin_person
from store.text.names import fold_name, is_han, looks_like_latin_name, same_but_one
from store.transcripts import cues, english_cues
from store.transcripts.affiliation import affiliation
from store.transcripts.cast import Cast
from store.transcripts.same_person import by_spelling, same_surname
from store.transcripts.turns import Speech
from store.values import Side


class Sides:
    """Which side a label that is in no roster is on: by its own words, the hand-over, or its place."""

    def __init__(self, cast: Cast, speeches: Sequence[Speech]) -> None:
        self._cast, self._speeches = cast, speeches
        remarks = (s.label.about for s in speeches if s.section == "remarks" and s.label.about)
        presenting = {fold_name(s.label.name) for s in speeches if s.section == "remarks"}
        thanking = {fold_name(s.label.name) for s in speeches if english_cues.takes_question(s.text)}
        self._thankful = thanking - presenting
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
        return not by_spelling(self._cast, self._speeches[index].label.spellings, "company")


def _same_asker(spoken: str, label: str) -> bool:
    """Whether the hand-over's name is the label's: the same, one character apart, or the same last name."""
    if fold_name(spoken) == fold_name(label) or same_but_one(spoken, label):
        return True
    if is_han(spoken) != is_han(label):
        return same_surname(spoken, label)
    if nearly_same_latin_person(spoken, label):
        return True
    named = looks_like_latin_name(label) or re.fullmatch(r"[A-Z][A-Za-z'’\-]+", label) is not None
    return named and fold_name(spoken.split()[-1]) == fold_name(label.split()[-1])
