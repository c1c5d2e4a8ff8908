"""Nothing in a digest is its own: the proof, on calls made up, on the samples and on a real one."""

from dataclasses import replace
from pathlib import Path

import pytest

from handlers.render.digests import digest_full, item_text
from store import Call, Conflict
from store.digests import digest, numbers_not_in, unproven
from store.facts import extract
from store.transcripts import parse, read
from tests.small_calls import ANALYST, CHIEF, FINANCE, fact, row_of, small_call

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "bot/samples").glob("*.txt"))


def call_in(path: Path) -> Call:
    call, _ = parse(read(path.name, path.read_bytes(), limit=20_000_000))
    return extract(call)


def assert_proven(call: Call) -> None:
    made = digest(row_of(call), call)
    assert len(made.items) > 5
    assert unproven(made, call) == ()
    names = [person.name for person in call.people] + [person.firm or "" for person in call.people]
    for language in ("zh", "zh-Hant", "en"):
        for item in made.items:
            assert numbers_not_in(item_text(item, language), call, item.lines, names) == ()
        assert digest_full(made, language).plain


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_figure_and_quote_of_a_samples_digest_stands_in_its_lines(path: Path) -> None:
    assert_proven(call_in(path))


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "alibaba-2024-12-quarter.zh.txt",
        "english/nvidia-2025-q1.motley-fool.txt",
        "english/circle-2025-q3.sp.md",
    ],
)
def test_every_figure_and_quote_of_a_real_calls_digest_stands_in_its_lines(shared: Path, name: str) -> None:
    assert_proven(call_in(shared / "transcripts" / name))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"quote": "我们预计收入将增长三成"}, "outlook: 我们预计收入将增长三成"),
        ({"lines": (4, 4)}, "outlook: 我们预计明年海外业务的收入将增长20%"),
    ],
)
def test_a_quote_that_does_not_stand_there_is_found_out(change: dict[str, object], found: str) -> None:
    call = small_call((CHIEF, "我们预计明年海外业务的收入将增长20%。"), (FINANCE, "谢谢。"))
    made = digest(row_of(call), call)
    forged = replace(made, items=(replace(made.items[0], **change),))  # type: ignore[arg-type]
    assert unproven(made, call) == ()
    assert unproven(forged, call) == (found,)


def test_a_figure_that_does_not_stand_there_is_found_out() -> None:
    revenue = fact(2, "集团", "revenue", "总收入为762亿元", value=76.2e9, as_written="762亿元", yoy=9.0)
    call = small_call((FINANCE, "总收入为762亿元，同比增长9%。"), facts=(revenue,))
    made = digest(row_of(call), call)
    (item,) = made.items
    forged = replace(made, items=(replace(item, facts=(replace(revenue, as_written="763亿元", yoy=8.0),)),))
    assert unproven(made, call) == ()
    assert unproven(forged, call) == ("group: 763亿元", "group: 8%")


def test_an_analysts_figure_is_named_as_his_only_where_the_company_never_said_it() -> None:
    question = "回购额度还剩14亿美元，年化收入约为420亿元，对吗？"
    mine = {"side": "analyst", "kind": "claim", "speaker": ANALYST}
    facts = (
        fact(4, None, "buyback_auth", "回购额度还剩14亿美元", value=1.4e9, as_written="14亿美元", **mine),
        fact(4, None, "revenue", "年化收入约为420亿元", value=4.2e10, as_written="约为420亿元", **mine),
    )
    call = small_call(
        (FINANCE, "回购还剩14亿美元。"), asked=[[(ANALYST, question), (FINANCE, "谢谢。")]], facts=facts
    )
    warned = [item for item in digest(row_of(call), call).items if item.key == "analyst_only"]
    assert [(item.quote, item.speaker) for item in warned] == [("年化收入约为420亿元", ANALYST)]


def test_a_conflict_shows_each_place_with_its_speaker() -> None:
    call = small_call((CHIEF, "即时配送占总订单的18%。"), (FINANCE, "投入增加，即时配送占总订单的16%。"))
    call = replace(call, conflicts=(Conflict(what="即时配送占比", lines=((2, 2), (4, 4))),))
    places = [item for item in digest(row_of(call), call).items if item.section == "warnings"]
    assert [(item.key, item.speaker) for item in places] == [("conflict", CHIEF), ("conflict_other", FINANCE)]
    assert ["18%" in places[0].quote, "16%" in places[1].quote] == [True, True]


def test_an_empty_section_is_left_out() -> None:
    call = small_call((CHIEF, "大家好。"))
    assert digest(row_of(call), call).items == ()
