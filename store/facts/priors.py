"""Whether a figure is of another time: what the figure that counts is compared with."""

import re

from store.facts import cues
from store.facts.places import Place
from store.lexicon.metrics import metrics

# The year before the one that is spoken of: (2026 EPS of $4, higher than 2025 EPS of |$3).
_THAN_YEAR = cues.SIGNS.cue(
    r"(?<![a-z])(?:than|over|versus|vs\.?|against|compared (?:to|with)) (?:our |fiscal )?(?P<year>20\d\d)"
    r" (?:[a-z-]+ ){0,4}of$"
)
# A year that a figure is compared with: (compared to 84.6%| in 2024).
_OF_YEAR = cues.SIGNS.cue(
    r"^ (?:in|for|at) (?:the )?(?:end of |full[- ]year |year |fiscal )?(?P<year>20\d\d)(?![\d%])"
)
# (2026年…为72亿元,而2025年的净利润为|13亿元): of a year that the sentence names after the one that follows it.
_YEAR_BEFORE = re.compile(
    r"(?:而|相比之下|对比|比|较|相较于?|去年即)\s?(?:在)?(?P<year>20\d\d)\s?(?:财|年|fy)[^,;。]{0,24}$"
)
# Another time at which it was so: (better than a year ago |when the loss was) $9 million.
_WHEN = cues.SIGNS.cue(
    r"(?<![a-z])(?:from|than|to|with|versus|vs\.?|against) (?:the )?(?:(?P<year>(?:a|one) year ago|last year"
    r"|(?:same |comparable )?(?:period|quarter) (?:last year|a year ago)"
    r"|(?:prior|previous|year)[- ](?:year|ago)(?:['’]s)?(?: (?:[a-z]+ )?(?:period|quarter))?)"
    r"|(?:q[1-4]|(?:first|second|third|fourth|last|prior|previous) (?:fiscal )?quarter)[^,;.]{0,12}),? when [^;]*$"
)
# The end of what is told: no time stands behind what a figure is compared with (compared to $55 million|.).
_ENDS = re.compile(r"(?:,? or (?:[^,;.]|\.\d){2,40})?[.;]?\s*$")
_NEAR = 45  # characters behind a figure within which its time is told


def is_prior(place: Place) -> bool:
    """Whether a figure is that of a year before."""
    when = _then(place)
    if place.leads(cues.LAST_YEAR_BEFORE) or (when and when["year"]):
        return True
    year = place.leads(_THAN_YEAR)
    if year and str(int(year["year"]) + 1) in place.sentence.folded[: place.figure.span[0]]:
        return True
    if place.sentence.chinese and _is_of_named_year_before(place):
        return True
    match = place.leads(cues.BEFORE_PRIOR)
    if match is not None and ("年" in match.group() or place.follows(cues.AFTER_PRIOR)):
        return True
    start, end = place.figure.span
    sentence = place.sentence
    if match is not None and not sentence.chinese:
        later = sentence.search(cues.LATER_PRIOR, sentence.folded[end:])
        return bool(later) or _is_of_year_before(place) or (sentence.yearly and _is_left_open(place))
    since = sentence.folded[max(0, start - 160) :]
    return _stands_beside_prior(place) and bool(sentence.search(cues.LAST_YEAR, since))


def _then(place: Place) -> re.Match[str] | None:
    """The other time that the clause of a figure has gone over to, in English."""
    start, at = place.sentence.clause_at(place.figure.span[0])[0], place.figure.span[0]
    return None if place.sentence.chinese else place.sentence.search(_WHEN, place.sentence.folded[start:at])


def is_beside_other(place: Place) -> bool:
    """Whether it is the second of two figures of another time: (from $43 million, or |$2.31 per share)."""
    return not place.sentence.chinese and (_stands_beside_prior(place) or _then(place) is not None)


def is_compared(place: Place) -> bool:
    """Whether a figure is of another time or was a hope: what the figure that counts is compared with."""
    return bool(place.leads(cues.BEFORE_OUTLOOK) or place.leads(cues.BEFORE_OTHER_TIME)) or is_prior(place)


def _stands_beside_prior(place: Place) -> bool:
    near = place.sentence.folded[: place.figure.span[0]][-160:]
    return bool(place.sentence.search(cues.BESIDE_PRIOR, near))


def _is_of_named_year_before(place: Place) -> bool:
    """Whether a figure is set against that of the year after it, which the sentence has named before."""
    lead = place.sentence.folded[: place.figure.span[0]]
    found = _YEAR_BEFORE.search(lead) if "20" in lead else None
    return found is not None and str(int(found["year"]) + 1) in lead[: found.start()]


def _is_of_year_before(place: Place) -> bool:
    """Whether what a figure is compared with is said to be of the year before that of the call, or a quarter of it.

    Of the year before that which the sentence names first, too (68% in FY25 compared with |66%| in FY24).
    """
    said, sentence, end = place.follows(_OF_YEAR), place.sentence, place.figure.span[1]
    if said is not None:
        return int(said["year"]) + 1 == sentence.year
    named = next((period for span, period in sentence.periods if end <= span[0] <= end + _NEAR), None)
    if named is None or named.year is None:
        return False
    told = [period for span, period in sentence.periods if span[1] <= place.figure.span[0]]
    if any(period.year == named.year + 1 and period.quarter == named.quarter for period in told):
        return True
    return named.quarter is not None and sentence.year in (None, named.year + 1)


def _is_left_open(place: Place) -> bool:
    """Whether no time is told of what a figure is compared with: it is that of the sentences before."""
    sentence, end = place.sentence, place.figure.span[1]
    if sentence.sequential or (metrics()[place.metric].period_type != "flow" and place.lead.endswith("from")):
        return False
    timed = any(span[0] >= end for span, _ in sentence.periods)
    return not timed and _ENDS.match(sentence.folded, end) is not None
