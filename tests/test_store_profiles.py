"""A profile's text: what it may say, how a mistake is told, and the first one from a header."""

from datetime import date
from typing import Any

import pytest

from store import Call, Named, Person, Profile, ProfileUnusable, Section, StatedPerson
from store.profiles import first_profile, read_profile
from store.profiles.places import line_of

WHOLE = """\
# 由运营维护
name = "青禾科技"   # 简称青禾
tickers = ["NYSE:QHT", "HKEX:9801"]
aliases = ["青禾", "Qinghe"]
fiscal_year_end_month = 3
ir_contact = "ir@qinghe.example"

[[segments]]
name = "青禾云"
aliases = ["云业务", "Qinghe Cloud"]

[[products]]
name = "禾声"

[[people]]
name = "沈砚秋"
also_written = ["Toby Shen", "Tobi"]
role = "首席财务官"

[notes]
reports_ebita = true
"""


def test_a_whole_profile_is_read() -> None:
    assert read_profile(WHOLE) == Profile(
        name="青禾科技",
        tickers=("NYSE:QHT", "HKEX:9801"),
        aliases=("青禾", "Qinghe"),
        fiscal_year_end_month=3,
        ir_contact="ir@qinghe.example",
        segments=(Named(name="青禾云", aliases=("云业务", "Qinghe Cloud")),),
        products=(Named(name="禾声"),),
        people=(StatedPerson(name="沈砚秋", also_written=("Toby Shen", "Tobi"), role="首席财务官"),),
        reports_ebita=True,
    )


@pytest.mark.parametrize("text", ['name = "青禾"', '\ufeffname = "青禾"\r\n', "name = '青禾'\rtickers = []"])
def test_a_name_is_enough(text: str) -> None:
    assert read_profile(text) == Profile(name="青禾")


@pytest.mark.parametrize(
    ("text", "reason", "entry", "line", "value"),
    [
        ('name = "青禾', "syntax", "", 1, "Unterminated string"),
        ('name = "青禾"\n\naliases = ["a"\nx', "syntax", "", 4, "Unclosed array"),
        ("", "missing", "name", None, ""),
        ('name = " "', "empty", "name", 1, ""),
        ("name = 7", "text", "name", 1, "7"),
        ('name = "青禾"\nalias = ["a"]', "unknown", "alias", 2, None),
        ('name = "青禾"\n\n[[segment]]\nname = "云"', "unknown", "segment", 3, None),
        ('name = "青禾"\nnote.reports_ebita = true', "unknown", "note", 2, None),
        ('name = "青禾"\naliases = "a"', "list", "aliases", 2, "a"),
        ('name = "青禾"\naliases = ["a", 7]', "text", "aliases", 2, "7"),
        ('name = "青禾"\nfiscal_year_end_month = 13', "month", "fiscal_year_end_month", 2, "13"),
        ('name = "青禾"\nfiscal_year_end_month = true', "month", "fiscal_year_end_month", 2, "True"),
        ('name = "青禾"\nnotes = "reports_ebita"', "table", "notes", 2, "reports_ebita"),
        ('name = "青禾"\n[notes]\nreports_ebita = "yes"', "flag", "notes.reports_ebita", 3, "yes"),
        ('name = "青禾"\nsegments = ["云"]', "tables", "segments", 2, ""),
        ('name = "青禾"\n[[people]]\nname = "沈"\n[[people]]\nrole = "CFO"', "missing", "people[2].name", 4, ""),
        ('name = "青禾"\n[[people]]\nname = "沈"\nnick = "a"', "unknown", "people[1].nick", 4, None),
        (
            'name = "青禾"\n[[people]]\nname = "沈"\nir_contact = "a@b.example"',
            "misplaced",
            "people[1].ir_contact",
            4,
            "ir_contact",
        ),
        ('name = "青禾"\n[[segments]]\nname = "云"\n[[segments]]\nname = "海外"\naliases = ["云"]',
         "twice", "segments[2]", 4, "云"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(
    text: str, reason: str, entry: str, line: int | None, value: str | None
) -> None:
    with pytest.raises(ProfileUnusable) as caught:
        read_profile(text)
    error = caught.value
    assert (error.reason, error.entry, error.line) == (reason, entry, line)
    assert value is None or error.value == value
    assert error.key == f"error.profile.{reason}"


def test_an_unknown_key_is_told_with_those_that_are_known() -> None:
    with pytest.raises(ProfileUnusable) as caught:
        read_profile('name = "青禾"\n[[people]]\nname = "沈"\nnick = "a"')
    assert caught.value.value == "name, also_written, role"


def test_a_place_is_found_in_any_order_of_tables() -> None:
    text = '[[people]]\nname = "a"\n[notes]\nreports_ebita = true\n[[people]]\n"name" = "b"\n'
    assert [
        line_of(entry, text) for entry in ("people[1].name", "people[2].name", "notes.reports_ebita")
    ] == [2, 6, 4]
    assert (line_of("people[2].role", text), line_of("ir_contact", text)) == (5, None)


def header(*lines: str, **fields: Any) -> Call:
    return Call(lines=lines, sections=(Section(name="header", lines=(1, len(lines))),), **fields)


def test_the_first_profile_says_what_the_header_says_and_is_valid() -> None:
    call = header(
        "青禾科技(NYSE:QHT)2025年第三季度电话会",
        "沈砚秋(Toby Shen) - 首席财务官",
        "周明远 - 海岬证券",
        company="青禾科技",
        tickers=("NYSE:QHT",),
        fiscal_year=2025,
        fiscal_quarter=3,
        period_end=date(2024, 12, 31),
        people=(
            Person(
                name="沈砚秋", also_written=("Toby Shen", "Toby", "Tobi"), role="首席财务官", side="company"
            ),
            Person(name="临时发言人", side="company"),
            Person(name="周明远", firm="海岬证券", side="analyst"),
        ),
    )
    assert read_profile(first_profile(call, "青禾科技")) == Profile(
        name="青禾科技",
        tickers=("NYSE:QHT",),
        fiscal_year_end_month=3,
        people=(StatedPerson(name="沈砚秋", also_written=("Toby Shen",), role="首席财务官"),),
    )


def test_the_first_profile_shows_what_may_be_added() -> None:
    text = first_profile(header("青禾", company="青禾"), "青禾")
    added = "\n".join(line.removeprefix("# ") for line in text.split("\n")).replace('""', '"x"')
    profile = read_profile(added)
    assert (profile.ir_contact, profile.fiscal_year_end_month, profile.reports_ebita) == ("x", 12, True)
    assert (profile.segments, profile.products) == ((Named(name="x"),), (Named(name="x"),))


@pytest.mark.parametrize("name", ['引"号', "反\\斜杠", "换\n行", "制\x07表", "emoji 🌾"])
def test_any_name_goes_into_the_first_profile_and_comes_back(name: str) -> None:
    assert read_profile(first_profile(header(name, company=name), name)).name == " ".join(name.split())
