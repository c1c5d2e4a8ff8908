"""The period that the speech is about at each point, carried from one sentence to the next."""

import re

from store.facts import cues
from store.facts.passages import Passage
from store.facts.sentence import Sentence
from store.facts.subjects import is_heading
from store.lexicon.metrics import metrics
from store.values.calls import FactKind

# What may stand before the period with which a sentence opens: (Now for the| full year), (再看|全年).
_LEADS = re.compile(
    r"[\s,、:]*(?:(?:and|but|so|now|then|next|first|finally|overall|again|as|for|in|during|over|on|at|with|to|our|the"
    r"|we|let|me|let's|i'll|will|turn|turning|move|moving|look|looking|start|starting|begin|beginning|back|full"
    r"|respect|regards?|regarding|results|performance|of|highlights|from)(?![a-z])[\s,]*"
    r"|首先|其次|另外|此外|同时|那么|那|最后|再|先|来看|下面|接下来|看一?下?|回顾|从|就|整个|我们|公司|在|对于|关于|说|讲|[\s,])*"
)
# What only divides the figures of the paragraph before: (分产品看,), (其中).
_IN_PARTS = re.compile(r"\s*(?:\d{1,2}[、.])?(?:按|分)[^,。;\d]{1,6}(?:来?看|划分|拆分|[,::])|\s*其中")
# How many sentences an opening reaches: a whole speech may stand in one paragraph.
_REACH, _WHOLE = 2, 99
_LASTING = frozenset({None, "this", "latest", "next"})


Time = tuple[str, bool]


class Times:
    """Follows the speech: a heading lasts for the turn, a period that opens a sentence for the next few."""

    def __init__(self) -> None:
        self._passage: Passage | None = None
        self._said: Time | None = None
        self._lasting: Time | None = None
        self._left = 0

    def hear(self, passage: Passage, sentence: Sentence, *, outlook: bool) -> Time | None:
        """The words for the period that the speech is about at a sentence of that passage, None if it has named none,
        and whether they are said of a time to come; `outlook` if the speech has turned to what is expected.
        """
        if passage.section != "remarks":
            return None
        if self._passage is not passage:
            if self._passage is None or self._passage.turn != passage.turn:
                self._lasting = None
            parts = (
                self._passage is not None
                and passage.turn == self._passage.turn
                and _IN_PARTS.match(sentence.folded)
            )
            self._passage, self._said = passage, self._said if parts else self._lasting
            self._left = _WHOLE if parts else _REACH
        opening = _opening(sentence)
        to_outlook = not sentence.figures and sentence.has(cues.OUTLOOK)
        heading = to_outlook or is_heading(sentence.text)
        if opening is None and not heading:
            self._left -= 1
            self._said = self._said if self._left >= 0 else self._lasting
            return self._said
        ahead = outlook or sentence.has(cues.FORWARD)
        self._said, self._left = ((opening, ahead) if opening else None), _REACH
        if heading:
            self._lasting = self._said
        return self._said


def period_at(time: Time | None, said: str | None, metric: str, kind: FactKind) -> str | None:
    """A figure's period: what its sentence has `said`, or else that of the speech; a balance has a day instead.

    In an outlook `the quarter` is the one that is spoken of, not the one reported.
    """
    if said and not (kind == "guidance" and said.lower() == "the quarter"):
        return said
    if time is None:
        return None
    words, ahead = time
    flows = metrics()[metric].period_type != "stock"
    return words if flows and ahead == (kind == "guidance") else None


def _opening(sentence: Sentence) -> str | None:
    """The words for the period with which a sentence opens, if it names no other."""
    named = [(span, period) for span, period in sentence.periods if period.relative in _LASTING]
    if not named or len({(period.span, period.quarter) for _, period in named}) > 1:
        return None
    span = named[0][0]
    return sentence.text[slice(*span)] if _LEADS.fullmatch(sentence.folded, 0, span[0]) else None
