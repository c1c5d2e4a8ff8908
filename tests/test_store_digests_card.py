"""Which changes of a digest are changes of a figure on its card."""

from dataclasses import replace
from typing import Any

import pytest

from store import Call, Fact
from store.digests import card_figures, digest
from tests.small_calls import FINANCE, fact, row_of, small_call

REVENUE = "集团总收入为762亿元人民币，同比增长9%。"
CLOUD = "鲸屿云的收入为50亿元人民币，同比增长16%。"


def told(**revenue: Any) -> Call:
    group = fact(
        2, "集团", "revenue", REVENUE, value=7.62e10, unit="CNY", as_written="762亿元人民币", yoy=9.0
    )
    cloud = fact(4, "鲸屿云", "revenue", CLOUD, value=5e9, unit="CNY", as_written="50亿元人民币", yoy=16.0)
    return small_call((FINANCE, REVENUE), (FINANCE, CLOUD), facts=(replace(group, **revenue), cloud))


def figures(call: Call) -> frozenset[tuple[object, ...]]:
    return card_figures(digest(row_of(call), call))


def with_cloud(call: Call, **changes: Any) -> Call:
    group, cloud = call.facts
    lines = tuple(line.replace("16%", "17%") for line in call.lines)
    return replace(call, lines=lines, facts=(group, replace(cloud, **changes)))


def test_a_card_tells_the_group_s_figures_and_the_segments_growth() -> None:
    assert len(figures(told())) == 2


@pytest.mark.parametrize("change", [{"as_written": "762亿元"}, {"yoy": None}])
def test_a_figure_of_the_group_that_changed_changes_the_card(change: dict[str, Any]) -> None:
    assert figures(told(**change)) != figures(told())


def test_a_segment_s_growth_that_changed_changes_the_card() -> None:
    assert figures(with_cloud(told(), yoy=17.0, quote=CLOUD.replace("16%", "17%"))) != figures(told())


@pytest.mark.parametrize("change", [{"speaker": "程亦舟"}, {"quote": "集团总收入为762亿元人民币"}])
def test_who_says_it_and_in_which_words_is_no_figure(change: dict[str, Any]) -> None:
    assert figures(told(**change)) == figures(told())


def test_a_call_without_figures_has_a_card_without_any() -> None:
    assert figures(small_call((FINANCE, "谢谢大家。"))) == frozenset()


def test_what_an_analyst_says_is_none_of_the_card() -> None:
    call = told()
    said: Fact = replace(call.facts[0], side="analyst", kind="claim", as_written="800亿元")
    assert figures(replace(call, facts=(*call.facts, said))) == figures(call)
