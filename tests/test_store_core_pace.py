"""One pace for all who send for a bot: slots for digests, turns for answers, on the clock of the database."""

from random import Random

import pytest

from bot.sharing import PACE
from store import Store
from store.core.pace import SharedPace, answer_slot, chat_turn, digest_slots
from store.db.paces import Sent

BOT, GROUP_CHAT = 7, -100


@pytest.fixture
def pace(store: Store) -> SharedPace:
    return store.pace(BOT, PACE)


def test_slots_for_digests_lie_a_slot_apart_whoever_asks(store: Store, pace: SharedPace) -> None:
    first, second = pace.digests(40), store.pace(BOT, PACE).digests(5)
    assert len(first) == 40
    assert first[-1] - first[14] == pytest.approx(25 / PACE.overall, abs=0.01)
    assert second == (), "what is near is taken"
    assert store.pace(BOT + 1, PACE).digests(5)[0] == 0, "another bot has rates of its own"


def test_an_answer_goes_at_once_although_digests_have_the_next_slots(pace: SharedPace) -> None:
    pace.digests(8)
    assert pace.answer(1, 60) < 0.05
    assert pace.answer(2, 60) < 0.05


def test_a_chat_gets_one_message_a_second_from_all_instances(store: Store, pace: SharedPace) -> None:
    other = store.pace(BOT, PACE)
    assert pace.answer(1, 60) == 0
    assert 0.8 < other.answer(1, 60) <= PACE.second
    assert 1.8 < pace.digest(1, 60) <= 2 * PACE.second
    assert other.digest(2, 60) == 0


def test_a_turn_that_is_too_far_off_is_said_and_not_taken(pace: SharedPace) -> None:
    pace.refused(1, 300)
    assert pace.answer(1, 60) == pytest.approx(300, abs=2)
    assert pace.digest(1, 5) == pytest.approx(300, abs=2)
    assert pace.answer(2, 60) == 0


def test_a_group_gets_twenty_a_minute() -> None:
    times: list[float] = []
    for second in range(0, 40, 2):
        at, times = chat_turn(Sent(at=second, free_at=0, times=times), second, PACE, group=True)
        assert at == second
    row = Sent(at=40, free_at=0, times=times)
    assert chat_turn(row, 40, PACE, group=True)[0] == PACE.minute
    assert chat_turn(row, 40, PACE, group=False)[0] == 40


def test_a_clock_that_was_set_back_holds_nothing_up() -> None:
    ahead = Sent(at=0, free_at=3600, times=[3599.0, 3600.0])
    assert answer_slot(ahead, PACE)[0] == 0
    assert digest_slots(ahead, 1, PACE)[0] == (0,)
    assert chat_turn(Sent(at=0, free_at=0, times=[3600.0]), 0, PACE, group=True)[0] == 0


@pytest.mark.parametrize("longest_pause", [0.01, 0.05, 0.1, 0.3])
def test_whoever_asks_in_whatever_order_no_second_holds_more_than_its_rule(longest_pause: float) -> None:
    row, taken, random = Sent(at=0, free_at=0, times=[]), list[float](), Random(longest_pause)
    for _ in range(300):
        now = row.at + random.uniform(0, longest_pause)
        row = Sent(at=now, free_at=row.free_at, times=row.times)
        if random.random() < 0.5:
            slots, free_at, times = digest_slots(row, 5, PACE)
        else:
            at, free_at, times = answer_slot(row, PACE)
            slots = (at,)
        assert all(slot >= now for slot in slots)
        taken += slots
        row = Sent(at=now, free_at=free_at, times=times)
    taken.sort()
    spans = zip(taken, taken[PACE.at_once :], strict=False)
    assert all(last - first >= 1 - 1e-9 for first, last in spans)
