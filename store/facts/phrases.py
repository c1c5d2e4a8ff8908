"""Whose an English figure is by the phrase that it stands in, where no name stands before its metric."""

import re

from store.facts.sentence import Sentence
from store.facts.subject_words import ENGLISH_STOP, PERIOD_NAME
from store.lexicon.metrics import MetricMention
from store.text.numbers import Figure

# With |over 80 million downloads, Pulse is ...
_WITH = re.compile(
    r"(?:^|[.;] |[Nn]ow, )[Ww]ith (?P<given>[^.;]*?), (?:our |the )?"
    r"(?P<name>[A-Z][\w-]*(?: (?:[A-Z][\w-]*|\d+))*|[a-z-]+)(?= (?:is|are|remains?|continues?|has|have) )"
)
# Tokens |in circulation| grew 59%.
_KIND = re.compile(r"(?:^|[ ,])(?P<name>[A-Za-z][\w-]*s|[A-Z][A-Z0-9]+) (?P<stands>in )?$")
_HELD = re.compile(r"(?:[a-z]+s in )?")  # of a metric that is called so with what is counted
_TOTAL = re.compile(r"Total(?: [a-z][\w-]*,?| [\d.]+%)+ ")
_OF_QUARTER = re.compile(
    r"[A-Z][a-z]+(?: [a-z][\w-]*,?)+ (?P<figure>)"
    r"(?=.{1,24} (?:for|in) the (?:(?:first|second|third|fourth) )?quarter\b)"
)
_YOU = re.compile(r"\byou(?:['’]ve)? (?:guys )?(?:had|reported|posted|delivered|grew|did)(?: [a-z]+){0,2} $")


def by_phrase(sentence: Sentence, figure: Figure, mention: MetricMention) -> str | None:
    """The name behind a phrase with `with` that holds the figure, or before `in` and the metric."""
    if sentence.chinese:
        return None
    held = _HELD.match(mention.alias)
    kind = _KIND.search(sentence.text[: mention.span[0] + (held.end() if held else 0)])
    stands = kind is not None and bool(kind["stands"] or mention.alias.startswith("in "))
    if kind and stands and mention.metric == "circulation" and kind["name"].lower() not in ENGLISH_STOP:
        return kind["name"]
    found = _WITH.search(sentence.text) if "ith " in sentence.text else None
    if not found or not found.start("given") <= figure.span[0] < found.end("given"):
        return None
    name = found["name"].lower()
    return None if name in ENGLISH_STOP or PERIOD_NAME.match(name) else found["name"]


def is_groups(sentence: Sentence, figure: Figure, side: str) -> bool:
    """Whether a figure without a metric is said of the company: of a total, of its quarter, or by `you had`."""
    if sentence.chinese:
        return False
    before = sentence.text[: figure.span[0]]
    if side == "analyst":
        return _YOU.search(before) is not None
    of_quarter = _OF_QUARTER.match(sentence.text)
    return _TOTAL.fullmatch(before) is not None or (
        of_quarter is not None and of_quarter.end("figure") == figure.span[0]
    )
