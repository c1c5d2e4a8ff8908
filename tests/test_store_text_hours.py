"""Quiet hours by the clock on the wall: past midnight, over both changes of the clocks, and how they are written."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import QuietHours, UnknownZone, UnusableHours, known_zone, parse_hours, quiet_until
from store.text.hours import written

NEW_YORK, BERLIN, SHANGHAI = "America/New_York", "Europe/Berlin", "Asia/Shanghai"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("22-8", "22:00-08:00"),
        ("22 – 8", "22:00-08:00"),
        ("22:30–7:15", "22:30-07:15"),
        ("２２：３０～７：１５", "22:30-07:15"),
        ("22点到8点", "22:00-08:00"),
        ("22點30分至8點", "22:30-08:00"),
        ("0-9", "00:00-09:00"),
        ("16-24", "16:00-00:00"),
    ],
)
def test_a_span_is_read_as_people_write_it(words: str, hours: str) -> None:
    assert written(parse_hours(words)) == hours
    assert parse_hours(hours) == parse_hours(words)


@pytest.mark.parametrize("words", ["", "22", "8-8", "25-8", "22-31", "22:70-8", "10pm-8am", "22-8-9"])
def test_what_is_no_span_is_refused_in_its_own_words(words: str) -> None:
    with pytest.raises(UnusableHours) as refused:
        parse_hours(words)
    assert refused.value.words == words


@pytest.mark.parametrize(
    ("hours", "zone", "now", "end"),
    [
        # Shanghai is eight hours ahead and knows no summer time.
        ("22-8", SHANGHAI, "2025-02-20T13:59:59", None),
        ("22-8", SHANGHAI, "2025-02-20T14:00:00", "2025-02-21T00:00:00"),
        ("22-8", SHANGHAI, "2025-02-20T23:59:59", "2025-02-21T00:00:00"),
        ("22-8", SHANGHAI, "2025-02-21T00:00:00", None),
        ("0-9", SHANGHAI, "2025-02-20T15:59:00", None),
        ("0-9", SHANGHAI, "2025-02-20T16:00:00", "2025-02-21T01:00:00"),
        ("16-24", SHANGHAI, "2025-02-20T08:00:00", "2025-02-20T16:00:00"),
        ("9-8", SHANGHAI, "2025-02-20T00:30:00", None),
        # In New York the clocks go ahead at 2:00 on 9 March 2025, and back at 2:00 on 2 November.
        ("22-8", NEW_YORK, "2025-03-09T03:00:00", "2025-03-09T12:00:00"),
        ("22-8", NEW_YORK, "2025-03-08T03:00:00", "2025-03-08T13:00:00"),
        ("22-8", NEW_YORK, "2025-11-02T02:00:00", "2025-11-02T13:00:00"),
        # A beginning that the clocks pass twice is the first, an end the second.
        ("1:30-6", NEW_YORK, "2025-11-02T05:30:00", "2025-11-02T11:00:00"),
        ("1:30-6", NEW_YORK, "2025-11-02T06:10:00", "2025-11-02T11:00:00"),
        ("23-1:30", NEW_YORK, "2025-11-02T05:45:00", "2025-11-02T06:30:00"),
        ("23-1:30", NEW_YORK, "2025-11-02T06:30:00", None),
        # One that is skipped on the clock does not open the night early.
        ("22-2:30", NEW_YORK, "2025-03-09T06:59:00", "2025-03-09T07:30:00"),
        ("2:30-6", NEW_YORK, "2025-03-09T07:00:00", "2025-03-09T10:00:00"),
        ("23-7", BERLIN, "2025-03-30T00:30:00", "2025-03-30T05:00:00"),
        ("23-7", BERLIN, "2025-10-26T00:30:00", "2025-10-26T06:00:00"),
    ],
)
def test_it_is_quiet_until_the_hours_end_in_the_chats_zone(
    hours: str, zone: str, now: str, end: str | None
) -> None:
    found = quiet_until(parse_hours(hours), zone, utc(now))
    assert found == (None if end is None else utc(end))


def test_without_quiet_hours_it_is_never_quiet() -> None:
    assert quiet_until(None, SHANGHAI, utc("2025-02-20T18:00:00")) is None


@given(
    start=st.integers(0, 95),
    length=st.integers(1, 95),
    zone=st.sampled_from([NEW_YORK, BERLIN, SHANGHAI, "Australia/Lord_Howe", "Asia/Kathmandu"]),
    now=st.datetimes(datetime(2025, 1, 1), datetime(2026, 1, 1)),
)
def test_whenever_the_wall_clock_stands_in_the_hours_it_is_quiet_and_ends_outside_of_them(
    start: int, length: int, zone: str, now: datetime
) -> None:
    hours = QuietHours(start=quarter(start), end=quarter((start + length) % 96))
    moment = now.replace(tzinfo=UTC)
    end = quiet_until(hours, zone, moment)
    if on_the_wall(hours, moment, zone):
        assert end is not None
    if end is not None:
        assert moment < end <= moment + timedelta(hours=25)
        assert not on_the_wall(hours, end, zone)


def quarter(number: int) -> time:
    return time(number // 4, number % 4 * 15)


def on_the_wall(hours: QuietHours, moment: datetime, zone: str) -> bool:
    clock = moment.astimezone(ZoneInfo(zone)).time()
    if hours.start < hours.end:
        return hours.start <= clock < hours.end
    return clock >= hours.start or clock < hours.end


def test_a_zone_is_known_by_its_name_whatever_its_capitals() -> None:
    assert known_zone("asia/shanghai") == "Asia/Shanghai"
    assert known_zone("america/new york") == "America/New_York"
    for wrong in ("", "北京", "../etc/passwd", "Factory", "Mars/Base"):
        with pytest.raises(UnknownZone):
            known_zone(wrong)
