"""Telegram's rates, in time that is passed in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rates import (
    A_MINUTE,
    A_SECOND,
    GROUP,
    OVERALL,
    OVERALL_AT_ONCE,
    SLOT,
    GrantedSlots,
    Rates,
    Send,
)

GROUP_CHAT = -100


def due(rates: Rates, now: float) -> tuple[list[int], float | None]:
    """Who goes, by a way that takes no time, and when the next may."""
    numbers: list[int] = []
    while (found := rates.due(now))[0]:
        numbers += found[0]
        for number in found[0]:
            rates.answered(number, now)
    return numbers, found[1]


def going(rates: Rates, now: float) -> int:
    return len(due(rates, now)[0])


def ask(rates: Rates, chat: int, count: int = 1, *, later: bool = False) -> list[int]:
    return [rates.ask(Send(chat=chat, later=later)) for _ in range(count)]


def test_a_chat_gets_one_message_a_second_and_others_do_not_wait_for_it() -> None:
    rates = Rates()
    first, second = ask(rates, 1, 2)
    (other,) = ask(rates, 2)
    assert due(rates, 0) == ([first, other], A_SECOND)
    assert due(rates, A_SECOND - 0.01)[0] == []
    assert due(rates, A_SECOND) == ([second], None)


def test_a_group_gets_twenty_a_minute_and_a_person_more() -> None:
    for chat, expected in ((GROUP_CHAT, GROUP), (7, 40)):
        rates = Rates()
        ask(rates, chat, 100)
        assert sum(going(rates, second * 1.1) for second in range(40)) == expected


def test_a_group_s_window_slides() -> None:
    rates = Rates()
    ask(rates, GROUP_CHAT, 100)
    sent = [at / 2 for at in range(300) if going(rates, at / 2)]
    assert sent[GROUP] - sent[0] >= A_MINUTE
    assert sent[GROUP] - sent[0] < A_MINUTE + 1


def sent_within(rates: Rates, seconds: float) -> int:
    """How many go if whoever sends looks again whenever it is told to."""
    now, sent = 0.0, 0
    while now < seconds:
        numbers, at = due(rates, now)
        sent += len(numbers)
        now = seconds if at is None else max(at, now + 1e-9)
    return sent


def test_digests_go_evenly_twenty_five_a_second() -> None:
    rates = Rates()
    for chat in range(1, 301):
        ask(rates, chat, later=True)
    assert going(rates, 0) <= 0.4 * OVERALL + 1
    numbers, at = due(rates, 0)
    assert numbers == []
    assert at == pytest.approx(SLOT)
    assert going(rates, SLOT) == 1
    assert OVERALL * 9.9 <= sent_within(rates, 10.0) + 12 <= OVERALL * 10.5


def test_an_answer_goes_at_once_among_digests_which_give_up_a_slot_for_it() -> None:
    rates = Rates()
    for chat in range(1, 301):
        ask(rates, chat, later=True)
    assert sent_within(rates, 2.0) == pytest.approx(2 * OVERALL, abs=12)
    (answer,) = ask(rates, 999)
    assert due(rates, 2.0)[0][0] == answer
    following = [going(rates, 2.0 + n * SLOT) for n in range(25)]
    assert sum(following) <= OVERALL


def test_answers_that_come_together_go_together_up_to_what_telegram_bears() -> None:
    rates = Rates()
    for chat in range(1, 61):
        ask(rates, chat)
    assert going(rates, 0) == OVERALL_AT_ONCE
    assert sent_within(rates, 0.9) == 0


def test_slots_that_missed_their_time_are_made_up_for_as_far_as_the_window_allows() -> None:
    rates = Rates()
    for chat in range(1, 301):
        ask(rates, chat, later=True)
    sent_within(rates, 2.0)
    assert 5 <= going(rates, 2.25) <= 10
    assert going(rates, 2.26) <= 1


def test_digests_wait_for_slots_that_are_granted_and_answers_do_not() -> None:
    slots = GrantedSlots()
    rates = Rates(slots)
    digests = [*ask(rates, 1, later=True), *ask(rates, 2, later=True), *ask(rates, 3, later=True)]
    (answer,) = ask(rates, 4)
    assert due(rates, 0) == ([answer], None)
    slots.grant([0.0, SLOT])
    assert due(rates, 0) == (digests[:1], SLOT)
    assert due(rates, SLOT) == (digests[1:2], None)
    assert rates.digests == 1


def test_slots_that_nobody_used_in_their_time_are_dropped() -> None:
    slots = GrantedSlots()
    rates = Rates(slots)
    slots.grant([0.0, 9.9])
    ask(rates, 1, later=True)
    assert going(rates, 10.0) == 1
    assert len(slots) == 0


def test_answers_go_before_digests_that_came_earlier() -> None:
    rates = Rates()
    ask(rates, 1)
    assert going(rates, 0) == 1
    (digest,) = ask(rates, 1, later=True)
    (answer,) = ask(rates, 1)
    assert due(rates, A_SECOND)[0] == [answer]
    assert due(rates, 2 * A_SECOND)[0] == [digest]


def test_a_refusal_holds_its_chat_alone_until_its_time() -> None:
    rates = Rates()
    rates.refuse(1, 30)
    rates.refuse(1, 10)
    (held,), (free,) = ask(rates, 1), ask(rates, 2)
    assert due(rates, 0) == ([free], 30)
    assert due(rates, 29.9)[0] == []
    assert due(rates, 30)[0] == [held]


def test_what_is_withdrawn_does_not_go() -> None:
    rates = Rates()
    first, second = ask(rates, 1, 2)
    rates.withdraw(first)
    rates.withdraw(first)
    assert due(rates, 0) == ([second], None)


def test_what_a_minute_has_passed_over_is_forgotten() -> None:
    rates = Rates()
    rates.refuse(-1, 10_000)
    for minute in range(100):
        for chat in range(20):
            ask(rates, minute * 100 + chat + 1)
        due(rates, minute * 61.0)
    assert rates.chats <= 41


@settings(max_examples=60, deadline=None)
@given(asks=st.lists(st.tuples(st.sampled_from([1, 2, -1, -2]), st.booleans(), st.floats(0, 5)), max_size=80))
def test_whatever_is_asked_no_window_ever_holds_more_than_its_rule(
    asks: list[tuple[int, bool, float]],
) -> None:
    rates, now, sent, chats = Rates(), 0.0, list[tuple[float, int]](), dict[int, int]()
    for chat, later, pause in asks:
        now += pause
        number = rates.ask(Send(chat=chat, later=later))
        chats[number] = chat
        sent += [(now, chats[each]) for each in due(rates, now)[0]]
    while (found := due(rates, now))[1] is not None or found[0]:
        sent += [(now, chats[each]) for each in found[0]]
        now = max(now, found[1] or now)
    assert len(sent) == len(asks), "nothing waits for ever"
    for index, (at, chat) in enumerate(sent):
        before = sent[: index + 1]
        assert sum(at - when < 1 for when, _ in before) <= OVERALL_AT_ONCE
        assert sum(at - when < 1 and where == chat for when, where in before) == 1
        assert chat > 0 or sum(at - when < 60 and where == chat for when, where in before) <= GROUP


@pytest.mark.parametrize(("chat", "group"), [(5, False), (-5, True), ("@channel", True)])
def test_groups_and_channels_are_told_from_people_by_their_address(chat: int | str, group: bool) -> None:
    assert Send(chat=chat).to_group is group


def test_what_is_not_answered_keeps_its_place_until_it_is() -> None:
    rates = Rates()
    due(rates, ask(rates, 999)[0] - 11)
    for chat in range(1, 101):
        ask(rates, chat)
    first, _ = rates.due(0)
    assert len(first) == OVERALL_AT_ONCE
    assert rates.due(1.5)[0] == [], "nothing was answered: all of it may arrive now"
    for number in first[:5]:
        rates.answered(number, 1.5)
    assert rates.due(1.6)[0] == [], "they may have arrived just now"
    assert len(rates.due(2.5)[0]) == 5
    assert len(rates.due(10)[0]) == OVERALL_AT_ONCE, "nobody is waited for without end"


def test_a_way_that_always_takes_its_time_costs_no_rate() -> None:
    rates, under_way, sent, now = Rates(), list[tuple[float, int]](), 0, 0.0
    for chat in range(1, 301):
        ask(rates, chat, later=True)
    while now < 10:
        for at, number in [each for each in under_way if each[0] <= now]:
            under_way.remove((at, number))
            rates.answered(number, now)
        numbers, _ = rates.due(now)
        under_way += [(now + 0.3, number) for number in numbers]
        sent += len(numbers)
        now += 0.01
    assert sent >= 0.98 * 10 * OVERALL


def test_a_chat_gets_nothing_more_while_a_message_to_it_is_on_its_way() -> None:
    rates = Rates()
    rates.answered(rates.due(ask(rates, 2)[0])[0][0], 1.1)
    first, second = ask(rates, 1, 2)
    assert rates.due(10)[0] == [first]
    assert rates.due(12)[0] == []
    rates.answered(first, 12)
    assert rates.due(12.9)[0] == []
    assert rates.due(12 + A_SECOND)[0] == [second]
