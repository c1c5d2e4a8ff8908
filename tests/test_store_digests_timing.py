"""When a business is to turn a profit: two speakers' times side by side."""

from dataclasses import replace

import pytest

from store import Call, Conflict
from store.digests.timing import timing_conflicts
from tests.small_calls import ANALYST, CHIEF, FINANCE, small_call

CHIEFS = "我们预计海外业务将在本财年第四季度实现单季盈利。"


def said(finance: str) -> Call:
    return small_call((CHIEF, CHIEFS), asked=[[(ANALYST, "什么时候盈利？"), (FINANCE, finance)]])


def test_two_speakers_with_two_times_are_shown_side_by_side() -> None:
    ((conflict, told),) = timing_conflicts(said("从预算看，国际业务更可能在下一财年上半年实现盈利。"))
    assert conflict == Conflict(what="breakeven: 海外业务", lines=((2, 2), (6, 6)))
    assert [timing.said.speaker for timing in told] == [CHIEF, FINANCE]


@pytest.mark.parametrize(
    "finance",
    [
        "海外业务预计在本财年第四季度实现盈利，目标不变。",
        "我们预计云业务将在下一财年实现盈利。",
        "海外业务的收入预计下一财年增长20%。",
    ],
)
def test_the_same_time_another_business_and_another_matter_are_no_difference(finance: str) -> None:
    assert timing_conflicts(said(finance)) == ()


def test_one_speaker_who_puts_a_time_in_two_ways_does_not_contradict_himself() -> None:
    assert timing_conflicts(small_call((CHIEF, CHIEFS + "海外业务将在3月季度实现单季盈利。"))) == ()


def test_places_that_a_conflict_of_the_call_shows_are_not_shown_twice() -> None:
    call = said("从预算看，海外业务更可能在下一财年上半年实现盈利。")
    shown = replace(call, conflicts=(Conflict(what="海外盈利时间", lines=((2, 2), (6, 6))),))
    assert (len(timing_conflicts(call)), timing_conflicts(shown)) == (1, ())
