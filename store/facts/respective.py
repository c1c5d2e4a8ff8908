"""Lists that answer each other: (收入和净利润分别为10亿元和2亿元), (Europe and Asia grew 5% and 9%, respectively)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.facts.cues import SIGNS
from store.facts.fits import fits
from store.facts.named_beside import explicit
from store.facts.sentence import Sentence
from store.facts.shares import REVENUE_SHARE
from store.lexicon.metrics import MetricMention, metrics
from store.text.numbers import Figure

_WORD = SIGNS.cue(r"分别|(?<![a-z])respectively(?![a-z])")
_GAP = re.compile(
    r"(?:\sper\s[a-z-]+)?\s*(?:[、,和与及]|以及|,?\s?(?:and|or))\s*(?:and\s)?(?:约|大约|about|up|down|增长|下降)?\s*"
)
_JOINS = re.compile(r"\s?(?:[、,，]|和|与|及|,?\s?and\s)")
_HOLD, _AND_SO = re.compile(r"占|贡献"), re.compile(r"^\s*(?:而|其中|另外|此外|以及|和)+")
_LISTED = re.compile(r"[、]|和|与|及(?!其)|,\s?(?:and\s)?|\sand\s")
_BASES = SIGNS.cue(r"(?<![a-z])(?:non-)?gaap\b|调整|公认")
# What the figures are of, told behind them: (grew 4%, 7% and 6%| for our April, May and June periods|, respectively).
_BEHIND = re.compile(
    r",?\s?(?:year-over-year|year over year|sequentially)?,?\s?(?:in|for|of|from|at|during|on|across|within)\s"
    r"(?:(?:our|the|both|its|each)\s)*(?P<names>[^;:]{3,90}?)"
    r"(?P<terms>\sterms|\sbasis)?(?:\s(?:periods?|months|quarters|years|segments|regions|businesses|divisions))?,?\s*",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s20\d\d)?"
    r"|(?:the\s)?(?:(?P<nth>first|second|third|fourth)|(?:first|second|third|fourth)\squarter)|q[1-4]|(?:fiscal\s)?20\d\d)",
    re.IGNORECASE,
)
Owner = tuple[MetricMention, str | None]


@dataclass(frozen=True)
class Listed:
    """A figure of such a list: whose it is, None where the two lists do not fit each other, and the list's first.

    `time` is that which it is told of, as written, where the other list is one of times.
    """

    owner: Owner | None
    first: Figure
    time: str | None = None


def respective(sentence: Sentence) -> Mapping[Figure, Listed]:
    """The figures of such a list, and of one as long that goes on with it (..., that is growth of 8% and 3%)."""
    word = sentence.search(_WORD, sentence.folded)
    if word is None or sentence.search(_BASES, sentence.folded):
        return {}
    listed = _figures(sentence, word)
    if len(listed) < 2:
        return {}
    start = sentence.clause_at(word.start())[0] if sentence.chinese else 0
    end = listed[0].span[0]
    named = [
        m for m in sentence.mentions if start <= m.span[0] < end and fits(listed[0], metrics()[m.metric])
    ]
    owners = (
        _sharing(sentence, word, start, len(listed))
        or _metrics(sentence, named, len(listed))
        or _named_each(sentence, named, len(listed))
        or _names(sentence, named, start, len(listed))
    )
    if not owners:
        told = _told_behind(sentence, named, listed, word.start())
        return told or dict.fromkeys(listed, Listed(None, listed[0]))
    return {
        figure: Listed(owner, figures[0])
        for figures in (listed, _goes_on(sentence, listed))
        for figure, owner in zip(figures, owners, strict=False)
    }


def _goes_on(sentence: Sentence, listed: Sequence[Figure]) -> list[Figure]:
    """The figures right behind a list that is as long, if they are all that the sentence still has."""
    later = [figure for figure in sentence.figures if figure.span[0] >= listed[-1].span[1]]
    gaps = (_GAP.fullmatch(sentence.folded, one.span[1], two.span[0]) for one, two in pairwise(later))
    alike = len(later) == len(listed) and len({figure.unit for figure in later}) == 1
    return later if alike and not sentence.chinese and all(gaps) else []


def _figures(sentence: Sentence, word: re.Match[str]) -> list[Figure]:
    """The figures behind 分别, or in front of `respectively`, with nothing between them but what joins a list."""
    after = word.group() == "分别"
    around = [f for f in sentence.figures if (f.span[0] >= word.end()) == after and not f.is_tolerance]
    found: list[Figure] = []
    for figure in around if after else reversed(around):
        if found:
            pair = sorted((found[-1].span, figure.span))
            if figure.unit != found[-1].unit or not _GAP.fullmatch(sentence.folded, pair[0][1], pair[1][0]):
                break
        found.append(figure)
    return sorted(found, key=lambda figure: figure.span)


def _metrics(sentence: Sentence, named: Sequence[MetricMention], count: int) -> list[Owner] | None:
    last = named[-count:]
    gaps = (_GAP.fullmatch(sentence.folded, one.span[1], two.span[0]) for one, two in pairwise(last))
    if len(last) < count or not all(gaps):
        return None
    left = sentence.text[sentence.clause_at(last[0].span[0])[0] : last[0].span[0]]
    name = explicit(left, "", chinese=sentence.chinese)
    return [(mention, name) for mention in last]


def _sharing(sentence: Sentence, word: re.Match[str], start: int, count: int) -> list[Owner] | None:
    """The names that each have a share of what the clause before is a share of (其余,|硅片和靶材分别占|37%和14%)."""
    whole = next((m for m in reversed(sentence.mentions) if m.span[1] <= start), None)
    if whole is None or whole.metric != REVENUE_SHARE or not _HOLD.match(sentence.folded, word.end()):
        return None
    parts = _LISTED.split(_AND_SO.sub("", sentence.text[start : word.start()]))[-count:]
    names = [explicit(part, "", chinese=True) for part in parts]
    return [(whole, name) for name in names] if len(names) == count and all(names) else None


def _named_each(sentence: Sentence, named: Sequence[MetricMention], count: int) -> list[Owner] | None:
    """The metrics that are each named with whose they are (ferry revenue and port revenue grew 13% and 9%)."""
    if len(named) != count:
        return None
    begins = [sentence.clause_at(named[0].span[0])[0], *(mention.span[1] for mention in named)]
    lefts = [sentence.text[begin : m.span[0]] for begin, m in zip(begins, named, strict=False)]
    names = [explicit(left, "", chinese=sentence.chinese) for left in lefts]
    joined = all(_JOINS.match(left) for left in lefts[1:])
    return list(zip(named, names, strict=True)) if joined and all(names) else None


def _names(sentence: Sentence, named: Sequence[MetricMention], start: int, count: int) -> list[Owner] | None:
    if not named:
        return None
    mention = named[-1]
    parts = _LISTED.split(sentence.text[start : mention.span[0]].strip())[-count:]
    names = [explicit(part + " ", "", chinese=sentence.chinese) for part in parts]
    if len(names) < count or not all(names):
        return None
    return [(mention, name) for name in names]


def _told_behind(
    sentence: Sentence, named: Sequence[MetricMention], listed: Sequence[Figure], until: int
) -> dict[Figure, Listed]:
    """The figures of one metric with the names or times told behind them, if those are as many."""
    behind = None if sentence.chinese else _BEHIND.fullmatch(sentence.text, listed[-1].span[1], until)
    if behind is None or not named:
        return {}
    parts = _LISTED.split(behind["names"])
    times = [_time(part) for part in parts]
    alike = bool(behind["terms"]) or any(times)
    names = [None if alike else explicit(part + " ", "", chinese=False) for part in parts]
    if len(parts) != len(listed) or (any(times) and not all(times)) or not (alike or all(names)):
        return {}
    return {
        figure: Listed((named[-1], name), listed[0], time)
        for figure, name, time in zip(listed, names, times, strict=True)
    }


def _time(part: str) -> str | None:
    """The time that a part of a list is, with the quarter that a number alone is of (the first |quarter)."""
    found = _TIME.fullmatch(part)
    return f"{part} quarter" if found and found["nth"] else part if found else None
