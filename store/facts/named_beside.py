"""The name that stands beside a metric or a figure, in the words of its clause."""

import re

from store.facts.cues import EXCLUDES
from store.facts.subject_words import (
    AFTER_ENGLISH,
    DOES,
    ENGLISH_DOER,
    ENGLISH_NOUNS,
    ENGLISH_STOP,
    GOES_ON,
    GROWN_IN,
    HEADED_IN_BRACKETS,
    HOW_MEASURED,
    IN_QUOTES,
    LEADING,
    LOCATED,
    NO_NAME,
    NUMBER_NAME,
    OWNER,
    PERIOD_NAME,
    TRAILING,
    UNNAMED,
    VERBS,
)
from store.lexicon.metrics import find_metrics
from store.text.folding import fold, unscripted
from store.text.periods import find_periods

_CAPITALS = frozenset({"US", "IT", "EU", "UK", "AI", "U.S.", "U.K."})
_OF_REVENUE = re.compile(r"(?<=.)的?(?:总|净|销售|营业)?(?:收入|营收)$")
_PAREN = re.compile(r"[(（][^)）]*[)）]?|(?:—|--){1,2}[^—。]{2,40}(?:—|--){1,2}(?=[^—]*$)")
_CUT = re.compile(r"[,，、;；:：。()（）!！?？—“”\"【】\[\]━①-⑳]|\s-+\s")
# None holds a dash between sentences.
_LATIN_TOKEN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9&+/'’.]|-(?![-\s]))*")
# No part of a name: (物业的|预期|毛利率), (陆上的|确认|均价).
_MEASURED = re.compile(r"(?:确认|结算|成交|中标|出厂|报表|账面|交付|签约)?")
_NUMBERED = re.compile(
    r"(?<![.!?] )\b(?!(?:In|For|Of|By|Since|Until|From|Slide|Page|Item|FY|Q[1-4])\b)[A-Z][A-Za-z]+ $"
)
_INITIALS = re.compile(r"(?<![A-Za-z])[A-Z]\.[A-Z]$")
_PAIRED = re.compile(r"\s*(?P<first>(?=[A-Z])(?P<lead>[A-Z][a-z]+ )?(?P<word>[A-Za-z][a-z]{2,}) and )")
_POSSESSIVE = re.compile(r"['’]s?$")
_LEADING, _TRAILING = re.compile(rf"^\s*(?:{LEADING})"), re.compile(TRAILING)


def explicit(left: str, right: str, *, chinese: bool) -> str | None:
    """The name that stands beside a metric in the same clause: `left` and `right` of it, original text."""
    if chinese:
        headed = HEADED_IN_BRACKETS.match(right) if left.rfind("【") > left.rfind("】") else None
        return chinese_name(headed["name"] if headed else left)
    return _english_before(left) or _english_after(right)


def grown_in(behind: str, *, chinese: bool) -> str | None:
    """The name behind a growth that says in what it was: (mid single-digit| growth in Sensors)."""
    found = None if chinese else GROWN_IN.match(behind)
    return trimmed(found["name"]) if found else None


def located(before: str) -> str | None:
    """The name in a phrase of place that ends where an English clause starts: (In EMEA,| revenue grew 6%)."""
    found = LOCATED.search(before)
    return trimmed(found["name"]) if found else None


def chinese_name(left: str) -> str | None:
    """The name that Chinese words end with, in their script, without what leads to it and what follows."""
    simplified = unscripted(left)
    name = _name_in(simplified)
    at = simplified.rfind(name) if name else -1
    return left[at : at + len(name)] if name and at >= 0 else name


def _name_in(left: str) -> str | None:
    """The name that Chinese words in simplified characters end with."""
    left = DOES.sub("", EXCLUDES.sub("", _PAREN.sub("", left)))
    quoted = IN_QUOTES.search(_TRAILING.sub("", left.rstrip()))
    if quoted:
        return quoted["name"]
    name = _behind_period(_CUT.split(left)[-1].strip()).removesuffix("的").removesuffix("之")
    name = _TRAILING.sub("", name)
    name = VERBS.split(name)[-1]
    if NUMBER_NAME.fullmatch(name):
        return name
    previous = None
    while name != previous:
        previous = name
        name = _LEADING.sub("", _behind_period(name))
        name = _TRAILING.sub("", name).strip().removesuffix("的")
    name = _OF_REVENUE.sub("", name)
    parts = [part.strip() for part in name.split("的") if not _MEASURED.fullmatch(_LEADING.sub("", part))]
    parts = parts or [name]
    name = parts[0] if parts[0].isascii() else parts[-1]
    if not name or len(name) > 16 or name.isdigit() or NO_NAME.search(fold(name)):
        return None
    return name


def _behind_period(name: str) -> str:
    """What stands behind the period that words open with (一到三季度|储能设备)."""
    said = find_periods(name)
    return name[said[0][0][1] :] if said and said[0][0][0] == 0 else name


def _english_before(left: str) -> str | None:
    doer = ENGLISH_DOER.search(left)
    left = left[: doer.start("verb")] if doer else left
    owner = OWNER.search(left) or GOES_ON.search(left)
    if owner:
        return trimmed(owner["name"])
    tokens: list[str] = []
    at = len(left.rstrip(" "))
    for match in reversed(list(_LATIN_TOKEN.finditer(left))):
        unit = doer is not None and bool(doer["unit"]) and not tokens
        gap = left[match.end() : at]
        if not tokens and not gap.strip() and match.group().lower() in HOW_MEASURED:
            at = match.start()
            continue
        joined = gap.strip() == "&" and match.group()[:1].isupper()
        if (
            (gap.strip() and not joined)
            or "\t" in gap
            or (_stops(match.group(), known=unit) and not _numbered(left, match))
            or len(tokens) == 4
        ):
            break
        tokens.insert(0, match.group() + (" &" if joined else ""))
        at = match.start()
    name = _paired(left[:at]) + " ".join(tokens)
    if name[:1].isdigit() or (name.islower() and len(tokens) > 2):
        return None
    return trimmed(name)


def _paired(left: str) -> str:
    """The first half of a name of two words that a sentence begins with (Life and |retirement income)."""
    found = _PAIRED.fullmatch(left)
    return (
        found["first"]
        if found and not _stops(found["word"]) and not find_metrics(fold(found["word"]))
        else ""
    )


def _numbered(left: str, token: re.Match[str]) -> bool:
    """Whether a number is the end of a name (Dynamics 365): it stands right behind a capital word."""
    return token.group().isdigit() and _NUMBERED.search(left, 0, token.start()) is not None


def _stops(token: str, *, known: bool = False) -> bool:
    word = token.lower()
    if token in _CAPITALS:
        return False
    if not known and word == token and word.endswith(("ing", "ed")) and word not in ENGLISH_NOUNS:
        return True
    return word in ENGLISH_STOP or word.endswith(("ly", "est")) or "$" in token or bool(re.match(r"\d", word))


def _english_after(right: str) -> str | None:
    found = AFTER_ENGLISH.match(right)
    if not found or PERIOD_NAME.match(found["name"].lower()):
        return None
    return trimmed(found["name"])


def trimmed(name: str) -> str | None:
    """A Latin name without its genitive and stops; None where it names nothing."""
    short = _POSSESSIVE.sub("", name.strip(" .,:;"))
    short += "." if _INITIALS.search(short) else ""
    if not short or PERIOD_NAME.match(short.lower()) or short.lower() in UNNAMED:
        return None
    return short
