"""Telegram's rates, in time that is passed in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rates import A_MINUTE, A_SECOND, GROUP, OVERALL, OVERALL_LATER, Rates, Send

GROUP_CHAT = -100


def going(rates: Rates, now: float) -> int:
    return len(rates.due(now)[0])


def ask(rates: Rates, chat: int, count: int = 1, *, later: bool = False) -> list[int]:
    return [rates.ask(Send(chat=chat, later=later)) for _ in range(count)]


def test_a_chat_gets_one_message_a_second_and_others_do_not_wait_for_it() -> None:
    rates = Rates()
    first, second = ask(rates, 1, 2)
    (other,) = ask(rates, 2)
    assert rates.due(0) == ([first, other], A_SECOND)
    assert rates.due(A_SECOND - 0.01)[0] == []
    assert rates.due(A_SECOND) == ([second], None)


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


def test_over_all_chats_twenty_five_go_a_second_of_which_digests_leave_some_to_answers() -> None:
    rates = Rates()
    for chat in range(1, 61):
        ask(rates, chat, later=True)
    assert going(rates, 0) == OVERALL_LATER
    for chat in range(61, 121):
        ask(rates, chat)
    assert going(rates, 0.1) == OVERALL - OVERALL_LATER
    assert rates.due(0.2) == ([], A_SECOND)


def test_answers_go_before_digests_that_came_earlier() -> None:
    rates = Rates()
    ask(rates, 1)
    assert going(rates, 0) == 1
    (digest,) = ask(rates, 1, later=True)
    (answer,) = ask(rates, 1)
    assert rates.due(A_SECOND)[0] == [answer]
    assert rates.due(2 * A_SECOND)[0] == [digest]


def test_a_refusal_holds_its_chat_alone_until_its_time() -> None:
    rates = Rates()
    rates.refuse(1, 30)
    rates.refuse(1, 10)
    (held,), (free,) = ask(rates, 1), ask(rates, 2)
    assert rates.due(0) == ([free], 30)
    assert rates.due(29.9)[0] == []
    assert rates.due(30)[0] == [held]


def test_what_is_withdrawn_does_not_go() -> None:
    rates = Rates()
    first, second = ask(rates, 1, 2)
    rates.withdraw(first)
    rates.withdraw(first)
    assert rates.due(0) == ([second], None)


def test_what_a_minute_has_passed_over_is_forgotten() -> None:
    rates = Rates()
    rates.refuse(-1, 10_000)
    for minute in range(100):
        for chat in range(20):
            ask(rates, minute * 100 + chat + 1)
        rates.due(minute * 61.0)
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
        sent += [(now, chats[each]) for each in rates.due(now)[0]]
    while (found := rates.due(now))[1] is not None or found[0]:
        sent += [(now, chats[each]) for each in found[0]]
        now = max(now, found[1] or now)
    assert len(sent) == len(asks), "nothing waits for ever"
    for index, (at, chat) in enumerate(sent):
        before = sent[: index + 1]
        assert sum(at - when < 1 for when, _ in before) <= OVERALL
        assert sum(at - when < 1 and where == chat for when, where in before) == 1
        assert chat > 0 or sum(at - when < 60 and where == chat for when, where in before) <= GROUP


@pytest.mark.parametrize(("chat", "group"), [(5, False), (-5, True), ("@channel", True)])
def test_groups_and_channels_are_told_from_people_by_their_address(chat: int | str, group: bool) -> None:
    assert Send(chat=chat).to_group is group
