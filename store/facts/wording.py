"""A row's words in the record: its quote, its amount with qualifier, its period, and what kind of statement it is."""

import re

from store.facts import cues
from store.facts.naming import Reading
from store.facts.passages import OURS, Passage
from store.facts.rows import Row
from store.facts.sentence import Sentence
from store.lexicon.metrics import metrics
from store.text.numbers import Figure
from store.values.calls import FactKind

# (去年|年底的39个): the period of what the figure is compared with.
_AT_A_FIGURE = re.compile(r"(?:年?[初末底])?的?[\d一两三]")
_COMPARES = re.compile(r"(?<![a-z])(?:compared|versus|vs|from|against|relative|than|over)(?![a-z])")
# (against a net |loss of |$3 million), (去年同期|亏损|0.8亿元).
_LOSS_OF = re.compile(r"(?<![a-z])(?:net )?loss(?:es)? of $|净?亏损?(?:了|约|为|是)*$")
# When something was told is no period of what it tells: (our guidance provided |last quarter, which is 5%).
_TOLD = re.compile(
    r"(?<![a-z])(?:provided|gave|given|issued|shared|announced|communicated|outlined|discussed|mentioned|set|laid out"
    r"|talked about|told you|said)(?: (?:in|on|at|during|back|you|our|the))*\s*$"
)
_ADJOINS = re.compile(r"\s?(?:in|for|at|during|as of)?(?: the)?\s?")


def quote_of(passage: Passage, sentence: Sentence, figure: Figure) -> tuple[int, str]:
    """The line that the figure stands in, and the sentence as far as it stands in that line.

    Where the page breaks the figure itself, the line in which it ends belongs to the quote, behind a space.
    """
    at = sentence.start + figure.span[0]
    line, start, _ = passage.line_at(at)
    _, _, end = passage.line_at(sentence.start + figure.span[1] - 1)
    span = max(start, sentence.start), min(end, sentence.start + len(sentence.text))
    return line, passage.text[slice(*span)].strip()


def as_written(sentence: Sentence, row: Row) -> str:
    """The amount as it stands, with its qualifier and what it may be off by; the growth, where that is all."""
    start, end = row.first.span
    if row.tolerance and 0 <= row.tolerance.span[0] - end <= 40:
        end = row.tolerance.span[1]
    return sentence.text[start:end]


def prior_of(sentence: Sentence, figure: Figure, now: Reading | None) -> str:
    """The amount of the year before as it stands; where a loss has become a profit with the words that say so."""
    gained = now is not None and (now.amount or 0.0) > 0
    lossy = _LOSS_OF.search(sentence.folded, 0, figure.span[0]) if gained else None
    return sentence.text[lossy.start() if lossy else figure.span[0] : figure.span[1]]


def period_of(sentence: Sentence, figure: Figure) -> str | None:
    """The period that is named nearest before the figure, or else behind it, in the sentence."""
    found = [
        span
        for span, period in sentence.periods
        if not _is_compared(sentence, span, period.relative, behind=span[0] >= figure.span[1])
        and not (period.relative == "last" and span[0] > figure.span[0])
    ]
    found += [match.span() for match in sentence.finds(cues.EXTRA_PERIODS, sentence.folded)]
    clause = sentence.clause_at(figure.span[0])
    for span in found:
        if span[0] >= figure.span[1] and _ADJOINS.fullmatch(sentence.folded, figure.span[1], span[0]):
            return sentence.text[slice(*span)]
    before = sorted(span for span in found if span[1] <= figure.span[0])
    part = max(sentence.folded.rfind(";", 0, figure.span[0]), 0) if sentence.chinese else 0
    before = [span for span in before if span[0] >= part] or [
        span for span in before[:1] if not sentence.figures_between(0, span[0])
    ]
    behind = sorted(
        span
        for span in found
        if figure.span[1] <= span[0] < clause[1] and not _is_anothers(sentence, figure, span)
    )
    if before and behind and not sentence.chinese and before[-1][0] < clause[0]:
        between = sentence.folded[figure.span[1] : behind[0][0]]
        before = before if _COMPARES.search(between) else []
    nearest = before[-1] if before else behind[0] if behind else None
    return sentence.text[slice(*nearest)] if nearest else None


def _is_anothers(sentence: Sentence, figure: Figure, span: tuple[int, int]) -> bool:
    """Whether a period stands right behind another figure, which the figure is compared with (over 3.5% for |2024)."""
    others = [other for other in sentence.figures if figure.span[1] <= other.span[0] < span[0]]
    return (
        not sentence.chinese
        and bool(others)
        and _ADJOINS.fullmatch(sentence.folded, others[-1].span[1], span[0]) is not None
        and sentence.search(cues.BEFORE_OTHER_TIME, sentence.folded[: others[-1].span[0]].rstrip())
        is not None
    )


def kind_of(sentence: Sentence, row: Row, side: str, *, outlook: bool = False) -> FactKind:
    """Reported or guidance for the company's own figures, claim for all else; `outlook` if the speech is about it."""
    if side not in OURS or is_worlds(sentence, row) or _would_have_been(sentence, row.first):
        return "claim"
    if not is_forward(sentence, row.first, outlook=outlook):
        return "reported"
    metric = metrics()[row.metric]
    share = metric.value_type == "count" and row.first.unit == "%" and "value" in row.slots
    return "claim" if share else "guidance"


def kind_of_unnamed(sentence: Sentence, row: Row, side: str) -> FactKind:
    """The kind of a figure without a metric: a claim, but where the clause says that it is the company's own."""
    said = sentence.folded[slice(*sentence.clause_at(row.first.span[0]))]
    own = side in OURS and sentence.search(cues.OWN, said) and not is_worlds(sentence, row)
    if not own or sentence.search(cues.ANOTHERS, said):
        return "claim"
    return "guidance" if is_forward(sentence, row.first) else "reported"


def _would_have_been(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is told of what did not come to be (without this fee we would have had |$15 million| more)."""
    return bool(sentence.search(cues.WOULD_HAVE, sentence.folded[: figure.span[0]]))


def is_forward(sentence: Sentence, figure: Figure, *, outlook: bool = False) -> bool:
    """Whether a figure is said of a time to come."""
    clause = sentence.clause_at(figure.span[0])
    until = sentence.without(cues.WAS_HOPED, sentence.folded[: clause[1]])
    if not (outlook or sentence.search(cues.FORWARD, until)):
        return False
    said = sentence.without(cues.WAS_HOPED, sentence.folded[slice(*clause)])
    if sentence.search(cues.AS_OF, said) and not sentence.search(cues.FORWARD, said):
        return False
    return not sentence.search(cues.PAST, sentence.without(cues.RAISED, said))


def is_worlds(sentence: Sentence, row: Row) -> bool:
    """Whether a figure is said of the industry, or after somebody's study, and not of the company."""
    clause = sentence.clause_at(row.first.span[0])
    if row.naming.name and not cues.WORLD.search(row.naming.name.lower()) and not sentence.chinese:
        return False
    if not sentence.search(cues.WORLD, sentence.folded[: clause[1]]):
        return False
    return not sentence.search(cues.OWN, sentence.without(cues.THINKING, sentence.folded[slice(*clause)]))


def _is_compared(sentence: Sentence, span: tuple[int, int], relative: str | None, *, behind: bool) -> bool:
    """Whether a period is only what the figure is compared with (较去年同期, from the prior quarter)."""
    if relative == "year_ago":
        return True
    if relative == "last" and _AT_A_FIGURE.match(sentence.folded, span[1]):
        return True
    if relative == "last" and _TOLD.search(sentence.folded, 0, span[0]):
        return True
    lead = sentence.folded[max(0, span[0] - 14) : span[0]].rstrip()
    return (relative == "last" or (behind and not sentence.chinese)) and lead.endswith(
        (
            "比",
            "较",
            "与",
            "从",
            "由",
            "from",
            "from the",
            "versus",
            "vs",
            "vs.",
            "over",
            "over the",
            "compared to",
            "compared with",
            "to the",
            "with the",
        )
    )
