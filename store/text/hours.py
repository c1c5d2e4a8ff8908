"""Quiet hours: how they are written, and until when they last; by the clock on the wall of a time zone."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from store.errors import UnknownZone, UnusableHours
from store.text.folding import fold
from store.values import QuietHours

_CLOCK = r"(\d{1,2})(?:[:点时]?(\d{2})?分?)"
_SPAN = re.compile(rf"{_CLOCK}(?:-|–|—|−|~|到|至|to){_CLOCK}")
_NO_PLACES = frozenset({"factory", "localtime"})


def parse_hours(words: str) -> QuietHours:
    """The span of the day in words like `22-8`, `22:30–7:15`, `22点到8点`; UnusableHours where there is none."""
    found = _SPAN.fullmatch("".join(fold(words).split()))
    if found is None:
        raise UnusableHours(words)
    try:
        start, end = (time(int(hour) % 24, int(minute or 0)) for hour, minute in _pairs(found))
    except ValueError:
        raise UnusableHours(words) from None
    if start == end or any(int(hour) > 24 for hour, _ in _pairs(found)):
        raise UnusableHours(words)
    return QuietHours(start=start, end=end)


def written(hours: QuietHours) -> str:
    """The span as `22:00-08:00`, which `parse_hours` reads again."""
    return f"{hours.start:%H:%M}-{hours.end:%H:%M}"


def known_zone(words: str) -> str:
    """The IANA name that is meant, whatever its capitals; UnknownZone where there is none."""
    name = _zones().get("_".join(words.split()).casefold())
    if name is None:
        raise UnknownZone(words)
    return name


def local(now: datetime, zone: str) -> datetime:
    """That moment by the clock of the zone."""
    return now.astimezone(ZoneInfo(zone))


def quiet_until(hours: QuietHours | None, zone: str, now: datetime) -> datetime | None:
    """When the quiet hours end that `now` falls into, in UTC; None where it falls into none.

    A beginning or an end that the clocks pass twice or never is taken so that the hours last the longer.
    """
    if hours is None:
        return None
    today = local(now, zone).date()
    for day in (today - timedelta(days=1), today):
        last = day + timedelta(days=1) if hours.end <= hours.start else day
        start, end = min(_moments(day, hours.start, zone)), max(_moments(last, hours.end, zone))
        if start <= now < end:
            return end
    return None


def _moments(day: date, at: time, zone: str) -> tuple[datetime, datetime]:
    wall = datetime.combine(day, at, ZoneInfo(zone))
    return wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)


def _pairs(found: re.Match[str]) -> tuple[tuple[str, str | None], ...]:
    return (found[1], found[2]), (found[3], found[4])


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if name.casefold() not in _NO_PLACES}
