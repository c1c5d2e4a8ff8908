"""Years, months and days in Chinese numerals, as formal papers write them: 二〇二五年十月三十日."""

import re

_DIGITS = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))
_ONE = "[〇○零一二三四五六七八九]"
_YEAR = re.compile(rf"(?:一九|二[〇○零]){_ONE}{{2}}(?=\s?[年财財])")
_SMALL = re.compile(
    r"(?<=[年月])\s?(?P<tens>[一二三]?十|廿|卅)?(?P<ones>[一二三四五六七八九])?(?=\s?[月日号號])"
)
_TENS = {"十": 10, "一十": 10, "二十": 20, "廿": 20, "三十": 30, "卅": 30}


def digit_years(text: str) -> str:
    """The text with the years in digits, character for character: spans stay what they are."""
    if "年" not in text and "财" not in text and "財" not in text:
        return text
    return _YEAR.sub(lambda match: "".join(map(_DIGITS.__getitem__, match[0])), text)


def digit_dates(text: str) -> str:
    """The text with the years, months and days of its dates in digits; its length may change."""
    dated = digit_years(text)
    return _SMALL.sub(_small, dated) if dated != text else text


def _small(match: re.Match[str]) -> str:
    ones = match["ones"]
    if not match["tens"] and not ones:
        return match[0]
    return str(_TENS.get(match["tens"] or "", 0) + (int(_DIGITS[ones]) if ones else 0))
