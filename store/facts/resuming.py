"""Main clauses that go on behind a relative one: `our retention, which counts churn, was 129%`."""

import re

from store.facts.fits import fits
from store.facts.sentence import Sentence
from store.lexicon.metrics import MetricMention, metrics
from store.text.numbers import Figure

_CLAUSES_BEFORE = 2  # at least: the name with its clause, and the relative one
# A clause that says more of the name before it, and one that goes on with what was said of that name.
_RELATIVE = re.compile(
    r"\s*(?:which|who|that|including|excluding|inclusive of|net of|defined as|measured as|adjusted for)(?![a-z])"
)
_RESUMES = re.compile(
    r"\s*(?:(?:now|also|again) )?(?:was|were|is|are|came in|grew|rose|fell|increased|decreased|declined|improved"
    r"|expanded|contracted|totaled|totalled|reached|stood|ended|remained|accelerated|decelerated|landed)(?![a-z])"
)


def resumed(sentence: Sentence, figure: Figure) -> MetricMention | None:
    """The metric of the main clause that goes on at a figure; None where none does, or it has a figure already."""
    clauses = sentence.clauses
    at = clauses.index(sentence.clause_at(figure.span[0]))
    if sentence.chinese or at < _CLAUSES_BEFORE or not _RESUMES.match(sentence.folded, clauses[at][0]):
        return None
    told = [n for n in range(1, at) if _RELATIVE.match(sentence.folded, clauses[n][0])]
    start, end = clauses[told[-1] - 1] if told else (0, 0)
    named = [mention for mention in sentence.mentions if start <= mention.span[0] < end]
    free = named and not sentence.figures_between(named[-1].span[1], end)
    return named[-1] if free and fits(figure, metrics()[named[-1].metric]) else None
