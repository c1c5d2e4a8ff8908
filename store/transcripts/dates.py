"""The day, time and zone of a call, as headers write them."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from store.text.han_digits import digit_dates

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<![\d/])(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>20\d\d)(?!\d)",
        r"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>20\d\d)(?!\d)",
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d\d)(?!\d)",
        rf"(?:\b|(?-i:(?<=[a-z])(?=[A-Z]))){_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*[- ]\s*{_MONTH}\.?\s*[-, ]\s*(?P<year>(?:19|20)\d\d)\b",
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d")  # stands in all of them
_TODAY = re.compile(
    r"\b(?:today(?:['’]s date)?(?: is)?|recorded (?:today|on))\b,?"
    r"(?= (?:is )?(?:\w+day,? )?(?:the )?(?:\d{1,2}\b|[A-Z][a-z]+ \d))|(?:今天|今日)是?(?=\s?20\d\d\s?年)",
    re.IGNORECASE,
)
_DATE_LENGTH = 50
_TIME = re.compile(
    r"(?P<part>上午|下午|晚上|晚间|晚|凌晨|早上|早间|早|中午|傍晚)?\s*(?<!\d)(?<!\d[:：])(?P<hour>[01]?\d|2[0-4])\s*"
    r"(?:[:：点點时時]\s*(?P<minute>[0-5]\d|半)?\s*分?(?:[:：][0-5]\d)?)\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|(?<![\d.:])(?P<hour2>1[0-2]|0?\d)\s*(?P<half2>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
# As headers write them; CST is China's only in a Chinese text, elsewhere it may be two others.
_ZONES = tuple(
    (re.compile(pattern), zone)
    for pattern, zone in (
        (r"美国?东部|美[东東]|美国东岸|纽约时间|\bE[SD]?T\b|(?i:\bEastern\b)", "America/New_York"),
        (r"美国?西部|美西|太平洋时间|\bP[SD]?T\b|(?i:\bPacific\b)", "America/Los_Angeles"),
        (r"北京时间|北京時間|中国时间|(?i:Beijing)|(?:GMT|UTC)\s?[+＋]\s?0?8(?!\d)", "Asia/Shanghai"),
        (r"\bCST\b(?=.*[\u4e00-\u9fff])|[\u4e00-\u9fff].*\bCST\b", "Asia/Shanghai"),
        (r"香港时间|香港時間|\bHKT\b|(?i:Hong Kong Time)", "Asia/Hong_Kong"),
        (r"台北时间|台北時間|台灣時間|台湾时间|(?i:Taipei|Taiwan) [Tt]ime", "Asia/Taipei"),
        (r"新加坡时间|\bSGT\b|(?i:Singapore Time)", "Asia/Singapore"),
        (r"\bIST\b|(?i:\bIndia)|印度时间", "Asia/Kolkata"),
        (r"\bJST\b|东京时间|日本时间", "Asia/Tokyo"),
        (r"\bC[D]?T\b|美国?中部|(?i:\bCentral Time)", "America/Chicago"),
        (r"\bM[SD]?T\b|(?i:\bMountain Time)", "America/Denver"),
        (r"\bCES?T\b", "Europe/Paris"),
        (r"\bBST\b|伦敦时间", "Europe/London"),
        (r"\b(?:GMT|UTC)\b(?!\s?[+＋\-−]\s?\d)|格林", "UTC"),
    )
)  # fmt: skip
# the end of a period and no day of a call
_UNTIL = re.compile(
    r"截[至止]\s?$|\b(?:period|quarter|year|months)\s+end(?:ing|ed)\s+(?:on\s+)?$", re.IGNORECASE
)
_LONGEST_UNTIL = 30
_NOON = re.compile(r"\b(?:12(?:[:.]00)?\s*)?noon\b", re.IGNORECASE)
_AFTERNOON = ("下午", "晚上", "晚间", "晚", "傍晚")


def find_date(text: str) -> date | None:
    """The first full date in the text."""
    text = digit_dates(text)
    if not _YEAR.search(text):
        return None
    found = [(m.start(), m) for rule in _DATES for m in rule.finditer(text)]
    for _, match in sorted(found, key=lambda pair: pair[0]):
        day = _date(match)
        if day and not _UNTIL.search(text, max(match.start() - _LONGEST_UNTIL, 0), match.start()):
            return day
    return None


def said_today(text: str) -> str:
    """The words in which somebody says what day it is: `recorded today, May 3, 2023`; empty if nobody does."""
    match = _TODAY.search(text)
    return text[match.start() : match.end() + _DATE_LENGTH] if match else ""


def _date(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def without_dates(text: str) -> str:
    """The text with its dates blanked: their digits are none of a time's or a name's."""
    text = digit_dates(text)
    for rule in _DATES:
        text = rule.sub(" ", text)
    return text


def without_clock(text: str) -> str:
    """The text with its dates and times blanked."""
    return _TIME.sub(" ", without_dates(text))


def held_at(text: str, home: str | None = None) -> tuple[datetime | None, bool]:
    """When the call was held by its header, and whether the header gives time and zone too.

    The zone is the one that stands nearest to the time; `home` is the zone of a header that names none. Without
    a zone a time is no instant: then it is midnight UTC of the day, and False.
    """
    day = find_date(text)
    if day is None:
        return None, False
    bare = _NOON.sub("12:00 pm", without_dates(text))
    match = _TIME.search(bare)
    zone = (_zone(bare, match.span()) or home) if match else None
    if match is None or zone is None:
        return datetime.combine(day, time(), tzinfo=UTC), False
    return datetime.combine(day, _clock(match), tzinfo=UTC if zone == "UTC" else ZoneInfo(zone)), True


def _zone(text: str, clock: tuple[int, int]) -> str | None:
    """The zone that stands nearest to the time: 北京时间20:00(美东时间7:00) has two."""
    found = [
        (max(m.start() - clock[1], clock[0] - m.end(), 0), order, zone)
        for order, (rule, zone) in enumerate(_ZONES)
        for m in rule.finditer(text)
    ]
    return min(found)[2] if found else None


def _clock(match: re.Match[str]) -> time:
    hour, minute = int(match["hour"] or match["hour2"]), match["minute"] or "0"
    half = (match["half"] or match["half2"] or "").lower()
    if (half.startswith("p") or match["part"] in _AFTERNOON) and hour < 12:
        hour += 12
    elif (half.startswith("a") or match["part"] == "凌晨") and hour == 12:
        hour = 0
    return time(hour % 24, 30 if minute == "半" else int(minute))
