"""What changed from one revision to another."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from store import Call, ChangedField, ChangedLines, Fact, Person, RevisionRow
from store.differences import difference
from store.differences.figures import changed_figures
from store.differences.lines import changed_lines
from store.differences.people import joined_people

ROWS = [
    RevisionRow(revision=n, source=f"{n}.txt", ingested_at=datetime(2025, 2, n, tzinfo=UTC)) for n in (1, 2)
]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("a b c", "a b c", ()),
        ("a b c", "a x c", [((2, 2), (2, 2), "b", "x")]),
        ("a b c", "a c", [((2, 2), None, "b", "")]),
        ("a c", "a b b2 c", [(None, (2, 3), "", "b b2")]),
        ("a b c d e", "x b c d y", [((1, 1), (1, 1), "a", "x"), ((5, 5), (5, 5), "e", "y")]),
        ("a b", "a b c", [(None, (3, 3), "", "c")]),
        ("", "a", [(None, (1, 1), "", "a")]),
        ("a a a", "a a", [((3, 3), None, "a", "")]),
    ],
)
def test_lines_that_differ_are_told_with_their_places(old: str, new: str, changed: Any) -> None:
    assert changed_lines(old.split(), new.split()) == tuple(
        ChangedLines(old=a, new=b, removed=tuple(gone.split()), added=tuple(come.split()))
        for a, b, gone, come in changed
    )


def test_white_space_at_the_end_of_a_line_is_no_change() -> None:
    assert changed_lines(["收入8% ", "b"], ["收入8%", "b\t"]) == ()


def test_texts_too_long_to_compare_are_one_change_between_their_equal_ends() -> None:
    old = [f"{n}" for n in range(15_000)]
    new = ["0", *(f"x{n}" for n in range(14_998)), "14999"]
    (changed,) = changed_lines(old, new)
    assert (changed.old, changed.new) == ((2, 14_999), (2, 14_999))


def fact(line: int, value: float | None, **more: Any) -> Fact:
    given = {
        "subject": "集团",
        "metric": "revenue",
        "side": "company",
        "kind": "reported",
        "quote": f"{value}",
    }
    return Fact(line=line, value=value, **(given | more))


def test_a_figure_that_only_moved_or_is_told_by_another_is_not_changed() -> None:
    old, new = fact(3, 8.0), fact(9, 8.0, speaker="沈砚秋")
    assert changed_figures([old], [new]) == ()


def test_a_figure_with_another_value_is_changed_and_keeps_both_lines() -> None:
    (changed,) = changed_figures([fact(3, 8.0)], [fact(4, 9.0)])
    assert (changed.old, changed.new) == (fact(3, 8.0), fact(4, 9.0))


def test_growth_counts_as_a_figure() -> None:
    (changed,) = changed_figures([fact(3, None, yoy=8.0)], [fact(3, None, yoy=11.0)])
    assert changed.new is not None
    assert changed.new.yoy == 11.0


def test_figures_come_and_go_in_order_of_their_lines() -> None:
    old = [fact(5, 1.0, metric="capex"), fact(7, 2.0)]
    new = [fact(7, 2.0), fact(2, 3.0, metric="ocf")]
    changed = changed_figures(old, new)
    assert [(each.old, each.new) for each in changed] == [(None, new[1]), (old[0], None)]


def test_of_several_figures_of_one_kind_those_with_the_likest_words_are_paired() -> None:
    old = [fact(3, 1.0, quote="云收入1亿元"), fact(9, 2.0, quote="去年同期2亿元")]
    new = [fact(3, 5.0, quote="去年同期5亿元"), fact(9, 4.0, quote="云收入4亿元")]
    changed = changed_figures(old, new)
    assert {(each.old, each.new) for each in changed} == {(old[0], new[1]), (old[1], new[0])}


def test_one_of_two_equal_figures_can_go() -> None:
    (changed,) = changed_figures([fact(3, 1.0), fact(8, 1.0)], [fact(3, 1.0)])
    assert (changed.old, changed.new) == (fact(8, 1.0), None)


def test_one_more_of_an_equal_figure_is_the_later_one() -> None:
    (changed,) = changed_figures([fact(3, 1.0)], [fact(3, 1.0), fact(8, 1.0)])
    assert (changed.old, changed.new) == (None, fact(8, 1.0))


def person(*spellings: str) -> Person:
    return Person(name=spellings[0], also_written=spellings[1:], side="company")


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        (["徐 Toby"], ["徐 Toby"], []),
        (["徐 Toby"], ["Toby 徐"], []),
        (["徐", "Toby"], ["徐 Toby"], [("徐|Toby", "徐 Toby")]),
        (["徐 Toby"], ["徐", "Toby"], [("徐 Toby", "徐|Toby")]),
        (["徐"], ["徐 Tobi"], [("徐", "徐 Tobi")]),
        (["徐", "吴"], ["吴"], [("徐", "")]),
        (["徐"], ["徐", "吴"], [("", "吴")]),
        (["甲", "乙", "丙"], ["甲 乙", "丙"], [("甲|乙", "甲 乙")]),
    ],
)
def test_people_are_told_where_their_spellings_are_grouped_otherwise(
    old: list[str], new: list[str], changed: list[tuple[str, str]]
) -> None:
    before, after = ([person(*each.split()) for each in people] for people in (old, new))
    told = joined_people(before, after)
    shown = [tuple("|".join(" ".join(each) for each in side) for side in (one.old, one.new)) for one in told]
    assert shown == changed


def test_the_difference_names_its_revisions_and_the_header_fields_that_changed() -> None:
    old = Call(company="青禾", lines=("a",), tickers=("QHT",))
    new = replace(old, lines=("b",), period_end=date(2024, 12, 31))
    told = difference("QHT", (ROWS[0], old), (ROWS[1], new))
    assert (told.call, told.old, told.new) == ("QHT", *ROWS)
    assert told.header == (ChangedField(field="period_end", old=None, new="2024-12-31"),)
    assert len(told.lines) == 1
