"""The outbox: nothing is sent twice by itself, nothing is lost in silence."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from store import Call, Delivery, DeliveryState, Outcome, Store
from store.core.outbox import RETRY_WAITS_S
from tests.databases import StoreLike

NOW = datetime(2025, 2, 21, 2, 0, tzinfo=UTC)
CHATS = 3


def seconds(number: float) -> datetime:
    return NOW + timedelta(seconds=number)


def fill(store: Store, chats: int = CHATS) -> None:
    """One digest queued for each of the chats 1, 2, 3."""
    store.save("old.txt", Call(company="QHT", fiscal_year=2024, fiscal_quarter=1, lines=("旧",)), now=NOW)
    for chat_id in range(1, chats + 1):
        store.chats.seen(chat_id, "group", "群", language="en", now=NOW)
        store.chats.subscribe(chat_id, "qht", now=NOW)
    call = Call(company="QHT", fiscal_year=2025, fiscal_quarter=1, held_at=NOW, lines=("新",))
    assert store.save("a.txt", call, now=NOW).pushed == chats


@pytest.fixture
def full(store_like: StoreLike) -> Store:
    return store_like("three_wait", fill)


def sending(store: Store, now: datetime = NOW) -> Delivery:
    """The oldest due delivery, claimed and started."""
    (delivery,) = store.outbox.claim(now, limit=1)
    assert store.outbox.start(delivery.id, now)
    return delivery


def state_of(store: Store, delivery: Delivery) -> DeliveryState:
    return next(each.state for each in store.outbox.deliveries() if each.id == delivery.id)


def test_a_claim_gives_the_oldest_with_all_that_a_sender_needs(full: Store) -> None:
    (first,) = full.outbox.claim(NOW, limit=1)
    assert first == Delivery(
        id=first.id, call_key="QHT-FY2025Q1", revision=1, chat_id=1, thread_id=None,
        form="card", language="en", state="claimed", attempts=0,
    )  # fmt: skip
    assert [each.chat_id for each in full.outbox.claim(NOW)] == [2, 3]
    assert full.outbox.claim(NOW) == ()


def test_the_states_are_counted_all_by_name(full: Store) -> None:
    sending(full)
    assert full.outbox.counts() == {
        "pending": 2, "claimed": 1, "sent": 0, "unknown": 0, "retry": 0, "dead": 0, "cancelled": 0,
    }  # fmt: skip


def test_deliveries_are_listed_by_chat_and_state(full: Store) -> None:
    full.outbox.record(sending(full).id, Outcome(state="sent", message_id=9), NOW)
    assert [each.chat_id for each in full.outbox.deliveries(state="pending")] == [2, 3]
    assert [each.state for each in full.outbox.deliveries(chat_id=1)] == ["sent"]
    assert full.outbox.deliveries(chat_id=1, state="pending") == ()


def test_what_was_sent_is_never_claimed_again(full: Store) -> None:
    for delivery in full.outbox.claim(NOW):
        assert full.outbox.start(delivery.id, NOW)
        full.outbox.record(delivery.id, Outcome(state="sent"), NOW)
    assert full.outbox.claim(seconds(10**6)) == ()
    assert full.outbox.counts()["sent"] == CHATS


def test_claims_at_once_never_get_the_same_delivery(empty_url: str) -> None:
    stores = [Store.open(empty_url) for _ in range(2)]
    fill(stores[0], chats=30)
    together = Barrier(4)

    def claim(number: int) -> list[int]:
        together.wait()
        outbox = stores[number % 2].outbox
        return [each.id for _ in range(6) for each in outbox.claim(NOW, limit=2)]

    with ThreadPoolExecutor(4) as pool:
        claimed = [each for ids in pool.map(claim, range(4)) for each in ids]
    for store in stores:
        store.close()
    assert len(claimed) == 30
    assert len(set(claimed)) == 30


def test_a_lease_that_ran_out_before_the_send_puts_it_back(full: Store) -> None:
    (first,) = full.outbox.claim(NOW, limit=1, lease_s=60)
    assert first.id not in [each.id for each in full.outbox.claim(seconds(59))]
    (again,) = full.outbox.claim(seconds(60))
    assert (again.id, again.attempts) == (first.id, 0)


def test_a_crash_during_the_send_is_unknown_and_not_sent_again(full: Store) -> None:
    first = sending(full)
    full.outbox.claim(seconds(10**6))
    assert state_of(full, first) == "unknown"
    assert first.id not in [each.id for each in full.outbox.claim(seconds(10**7))]


def test_of_two_who_hold_the_same_delivery_one_sends(full: Store) -> None:
    (slow,) = full.outbox.claim(NOW, limit=1, lease_s=60)
    (quick,) = full.outbox.claim(seconds(61), limit=1)
    assert quick.id == slow.id
    assert [full.outbox.start(slow.id, seconds(62)), full.outbox.start(quick.id, seconds(62))] == [
        True,
        False,
    ]


@pytest.mark.parametrize("late", [60, 61])
def test_a_send_does_not_start_on_a_lease_that_ran_out(full: Store, late: int) -> None:
    (first,) = full.outbox.claim(NOW, limit=1, lease_s=60)
    assert not full.outbox.start(first.id, seconds(late))
    assert full.outbox.start(first.id, seconds(59))


@pytest.mark.parametrize(
    "outcome",
    [Outcome(state="sent", message_id=7), Outcome(state="dead", error="no chat"), Outcome(state="unknown")],
)  # fmt: skip
def test_an_end_is_written_down(full: Store, outcome: Outcome) -> None:
    first = sending(full)
    full.outbox.record(first.id, outcome, NOW)
    assert state_of(full, first) == outcome.state
    assert first.id not in [each.id for each in full.outbox.claim(seconds(10**6))]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome(state="sent", message_id=7), "sent"),
        (Outcome(state="dead", error="bad request"), "dead"),
        (Outcome(state="retry", error="connection refused"), "retry"),
    ],
)
def test_a_result_that_comes_after_the_lease_still_counts(
    full: Store, outcome: Outcome, state: DeliveryState
) -> None:
    first = sending(full)
    full.outbox.claim(seconds(500))
    full.outbox.record(first.id, outcome, seconds(501))
    assert state_of(full, first) == state


def test_after_sent_nothing_else_counts(full: Store) -> None:
    first = sending(full)
    for outcome in (Outcome(state="sent"), Outcome(state="retry"), Outcome(state="dead", chat_gone=True)):
        full.outbox.record(first.id, outcome, NOW)
    assert state_of(full, first) == "sent"
    chat = full.chats.get(1)
    assert chat is not None
    assert chat.active


def test_a_chat_that_was_left_during_the_send_may_still_have_got_it(full: Store) -> None:
    first = sending(full)
    full.chats.left(1)
    assert state_of(full, first) == "claimed"
    full.outbox.record(first.id, Outcome(state="sent"), NOW)
    assert state_of(full, first) == "sent"


def test_an_unsent_one_is_tried_eight_times_with_longer_waits_and_is_dead_then(store: Store) -> None:
    fill(store, chats=1)
    now = NOW
    for wait in RETRY_WAITS_S:
        delivery = sending(store, now)
        store.outbox.record(delivery.id, Outcome(state="retry", error="refused"), now)
        assert store.outbox.claim(now + timedelta(seconds=wait - 0.001)) == ()
        now += timedelta(seconds=wait)
    last = sending(store, now)
    store.outbox.record(last.id, Outcome(state="retry", error="refused"), now)
    assert [(each.state, each.attempts) for each in store.outbox.deliveries()] == [("dead", 8)]
    assert (RETRY_WAITS_S[0], RETRY_WAITS_S[-1]) == (5, 900)


def test_a_time_that_is_told_takes_the_place_of_the_wait(full: Store) -> None:
    first = sending(full)
    full.outbox.record(first.id, Outcome(state="retry", not_before=seconds(30)), NOW)
    assert [each.chat_id for each in full.outbox.claim(seconds(29))] == [2, 3]
    (again,) = full.outbox.claim(seconds(30))
    assert (again.id, again.attempts) == (first.id, 1)


def test_a_refusal_for_a_time_is_obeyed_by_the_whole_chat_and_is_no_attempt(full: Store) -> None:
    call = Call(company="QHT", fiscal_year=2025, fiscal_quarter=2, held_at=seconds(-86400), lines=("更早",))
    full.save("b.txt", call, now=NOW, push=True)
    first = sending(full)
    refusal = Outcome(state="retry", not_before=seconds(40), error="429", attempt=False)
    full.outbox.record(first.id, refusal, NOW)
    assert [each.chat_id for each in full.outbox.claim(seconds(39))] == [2, 3, 2, 3]
    assert [(each.chat_id, each.attempts) for each in full.outbox.claim(seconds(40))] == [(1, 0), (1, 0)]


def test_a_chat_that_is_gone_is_inactive_and_gets_nothing_more(full: Store) -> None:
    full.chats.subscribe(1, "qht", thread_id=7, now=NOW)
    call = Call(company="QHT", fiscal_year=2025, fiscal_quarter=2, held_at=seconds(-86400), lines=("更早",))
    full.save("b.txt", call, now=NOW, push=True)
    first = sending(full)
    full.outbox.record(first.id, Outcome(state="dead", error="Forbidden", chat_gone=True), NOW)
    chat = full.chats.get(1)
    assert chat is not None
    assert not chat.active
    assert [each.state for each in full.outbox.deliveries(chat_id=1)] == ["dead", "cancelled", "cancelled"]
    assert {each.chat_id for each in full.outbox.claim(NOW)} == {2, 3}
    assert len(full.chats.subscriptions(1)) == 2


def test_a_chat_that_moved_gets_it_at_its_new_id_once_more(full: Store) -> None:
    first = sending(full)
    full.outbox.record(first.id, Outcome(state="retry", moved_to=-1001), NOW)
    assert [each.chat_id for each in full.chats.subscriptions(-1001)] == [-1001]
    again = sending(full)
    assert (again.id, again.chat_id) == (first.id, -1001)
    full.outbox.record(again.id, Outcome(state="dead", moved_to=-1002), NOW)
    assert state_of(full, again) == "dead"
    assert full.chats.get(-1002) is None


@pytest.mark.parametrize("state", ["unknown", "dead"])
def test_an_operator_can_send_again_what_ended_badly(full: Store, state: DeliveryState) -> None:
    first = sending(full)
    full.outbox.record(first.id, Outcome(state="unknown" if state == "unknown" else "dead"), NOW)
    assert full.outbox.retry(first.id, "op", now=NOW)
    assert sending(full).id == first.id


def test_an_operator_cannot_send_again_what_arrived_or_is_on_its_way(full: Store) -> None:
    first = sending(full)
    assert not full.outbox.retry(first.id, "op", now=NOW)
    full.outbox.record(first.id, Outcome(state="sent"), NOW)
    assert not full.outbox.retry(first.id, "op", now=NOW)
    assert not full.outbox.retry(10**9, "op", now=NOW)


def test_an_outcome_of_no_delivery_is_nothing(full: Store) -> None:
    before = full.outbox.deliveries()
    full.outbox.record(10**9, Outcome(state="sent"), NOW)
    assert full.outbox.deliveries() == before


def test_the_states_survive_a_restart(empty_url: str) -> None:
    store = Store.open(empty_url)
    fill(store)
    sent, started = sending(store), sending(store)
    store.outbox.record(sent.id, Outcome(state="sent"), NOW)
    store.close()
    again = Store.open(empty_url)
    assert [each.chat_id for each in again.outbox.claim(seconds(600))] == [3]
    assert (state_of(again, sent), state_of(again, started)) == ("sent", "unknown")
    again.close()
