"""What is known of the names on a call before its labels are read: the proof that a label's form needs."""

from collections import Counter
from collections.abc import Sequence

from store.text.names import fold_name, looks_like_latin_name, same_but_one, surname_fits
from store.transcripts.abouts import is_person
from store.transcripts.addressed import called_in
from store.transcripts.anonymous import OPERATORS, anonymous_side
from store.transcripts.dashed import dashed_names, is_speech
from store.transcripts.han_proofs import HanProofs
from store.transcripts.headings import Heading
from store.transcripts.latin_proofs import LatinProofs
from store.transcripts.mentions import mentioned
from store.transcripts.name_forms import NO_NAMES, TERM, looks_like_name
from store.transcripts.roster_rows import Entry
from store.transcripts.spellings import spellings_of


class Proofs:
    """What is known of names before the labels are read: the roster, and who is named in hand-overs and thanks."""

    def __init__(self, roster: Sequence[Entry], lines: Sequence[str], heads: Sequence[Heading]) -> None:
        self._roster = [s for entry in roster for s in entry.spellings]
        self._holders = _holders(roster)
        self._exact = {fold_name(s) for s in self._roster} | OPERATORS
        self._mentioned = mentioned(lines)
        self.headings = frozenset(heading.line for heading in heads)
        self._alone = Counter(fold_name(line) for line in lines if 2 <= len(line.strip()) <= 40)
        self._decided: dict[str, bool] = {}
        self.latin = LatinProofs(lines)
        self.han = HanProofs(lines)
        self._dashed = dashed_names(lines, self.known, can_be_name)

    def known(self, name: str) -> bool:
        """Whether the name is in the roster, in any spelling, or a label that is no name."""
        if name not in self._decided:
            self._decided[name] = any(self._fits(s) for s in spellings_of(name))
        return self._decided[name]

    def _fits(self, name: str) -> bool:
        if fold_name(name) in self._exact or anonymous_side(name):
            return True
        if not looks_like_name(name):
            return False
        return any(
            same_but_one(name, s) or surname_fits(name, s) or surname_fits(s, name) for s in self._roster
        )

    @property
    def dashes(self) -> bool:
        """Whether anybody's name is parted from his words by a dash."""
        return bool(self._dashed)

    def dashed(self, name: str, text: str) -> bool:
        """Whether a name is parted by a dash from what is said."""
        return fold_name(name) in self._dashed and is_speech(text)

    def mentioned(self, name: str) -> bool:
        """Whether a hand-over, thanks or an introduction names the person."""
        return any(fold_name(s) in self._mentioned for s in spellings_of(name))

    def addressed(self, called: str) -> str | None:
        """Whom alone of the roster words like 柏总 can mean; None where they are no such words, or fit several."""
        return called_in(self._roster, called)

    def holder(self, about: str) -> str | None:
        """Whom alone the roster puts beside these words: an office or a firm in the place of the name."""
        return self._holders.get(fold_name(about))

    def likely(self, name: str) -> bool:
        """Whether a name outside of the roster is named elsewhere too, as somebody who speaks.

        In a Chinese text a line that is a Latin name and nothing else needs no more than that.
        """
        if not all(can_be_name(s) for s in spellings_of(name)) or name in NO_NAMES:
            return False
        if self.han.chinese and looks_like_latin_name(name):
            return True
        if self.mentioned(name):
            return True
        return self._alone[fold_name(name)] >= 2 and not TERM.search(name)


def _holders(roster: Sequence[Entry]) -> dict[str, str]:
    beside = [(fold_name(entry.about), entry.spellings[0]) for entry in roster if entry.about]
    counts = Counter(about for about, _ in beside)
    return {about: name for about, name in beside if counts[about] == 1}


def can_be_name(text: str) -> bool:
    """Whether the text looks like a name and not like an office, a firm or a heading in Latin letters."""
    return looks_like_name(text) and (not looks_like_latin_name(text) or is_person(text))
