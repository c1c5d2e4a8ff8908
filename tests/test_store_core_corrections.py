"""Digests that were sent are edited when their call is corrected or withdrawn; a new push needs a new figure."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from store import Call, Delivery, Fact, Outcome, Store
from tests.databases import StoreLike

NOW = datetime(2025, 2, 21, 2, 0, tzinfo=UTC)
KEY = "QHT-FY2025Q3"


def call(revenue: str = "12亿元", remark: str = "谢谢大家。", **fields: Any) -> Call:
    """A call with one figure of the card and one sentence beside it."""
    said = f"集团总收入为{revenue}，同比增长8%。"
    fact = Fact(
        line=1,
        subject="集团",
        metric="revenue",
        value=float(revenue[:-2]) * 1e8,
        unit="CNY",
        as_written=revenue,
        yoy=8.0,
        side="company",
        kind="reported",
        quote=said,
    )
    header: dict[str, Any] = {
        "company": "青禾科技", "tickers": ("NYSE:QHT",), "fiscal_year": 2025, "fiscal_quarter": 3,
        "period_end": date(2024, 12, 31), "held_at": NOW - timedelta(hours=5),
    }  # fmt: skip
    return Call(**(header | fields), lines=(said, remark), facts=(fact,))


@pytest.fixture
def following(store_like: StoreLike) -> Store:
    """Chats 1 and 2 follow the company, and its newest call waits for them."""
    return store_like("two_follow", follow)


def follow(store: Store) -> None:
    store.save("old.txt", call(remark="旧", fiscal_year=2020, period_end=None, held_at=None), now=NOW)
    for chat_id in (1, 2):
        store.chats.seen(chat_id, "group", "群", now=NOW)
        store.chats.subscribe(chat_id, "qht", now=NOW)
    assert store.save("a.txt", call(), now=NOW).pushed == 2


@pytest.fixture
def sent(store_like: StoreLike) -> Store:
    """The same, and it was sent as messages 101 and 102."""
    return store_like("two_have_it", send)


def send(store: Store) -> None:
    follow(store)
    for delivery in store.outbox.claim(NOW):
        deliver(store, delivery, Outcome(state="sent", message_id=100 + delivery.chat_id))


def deliver(store: Store, delivery: Delivery, outcome: Outcome) -> None:
    assert store.outbox.start(delivery.id, NOW)
    store.outbox.record(delivery.id, outcome, NOW)


def waiting(store: Store) -> list[tuple[int, str, int | None, int]]:
    return [
        (each.chat_id, each.purpose, each.edits, each.revision)
        for each in store.outbox.deliveries(state="pending")
    ]


def test_a_corrected_transcript_edits_what_was_sent_and_pushes_nothing(sent: Store) -> None:
    done = sent.save("b.txt", call(remark="多谢大家。"), now=NOW)
    assert (done.status, done.pushed, done.push_reason, done.edited) == (
        "revised",
        0,
        "ingest.push.revised",
        2,
    )
    assert waiting(sent) == [(1, "correction", 101, 2), (2, "correction", 102, 2)]


def test_a_figure_of_the_card_that_changed_is_pushed_anew_and_edited_too(sent: Store) -> None:
    done = sent.save("b.txt", call("13亿元"), now=NOW)
    assert (done.pushed, done.push_reason, done.edited) == (2, None, 2)
    assert sorted(waiting(sent)) == [
        (1, "correction", 101, 2), (1, "digest", None, 2), (2, "correction", 102, 2), (2, "digest", None, 2),
    ]  # fmt: skip


def test_a_new_figure_is_pushed_only_to_those_who_got_the_old_one(sent: Store) -> None:
    sent.chats.seen(3, "group", "新来的", now=NOW)
    sent.chats.subscribe(3, "qht", now=NOW)
    assert sent.save("b.txt", call("13亿元"), now=NOW).pushed == 2


def test_a_new_figure_of_a_call_that_never_went_out_is_no_news(store: Store) -> None:
    store.save("old.txt", call(remark="旧", fiscal_year=2020, period_end=None, held_at=None), now=NOW)
    store.chats.seen(1, "group", "群", now=NOW)
    store.chats.subscribe(1, "qht", now=NOW)
    store.save("a.txt", call(), now=NOW, push=False)
    done = store.save("b.txt", call("13亿元"), now=NOW)
    assert (done.pushed, done.push_reason, done.edited) == (0, "ingest.push.revised", 0)


def test_a_new_figure_of_an_old_call_edits_but_is_not_pushed(sent: Store) -> None:
    done = sent.save("b.txt", call("13亿元"), now=NOW + timedelta(days=30))
    assert (done.pushed, done.push_reason, done.edited) == (0, "ingest.push.too_old", 2)


def test_what_still_waits_goes_out_as_the_new_revision_once(following: Store) -> None:
    done = following.save("b.txt", call("13亿元"), now=NOW)
    assert (done.pushed, done.edited) == (0, 0)
    assert waiting(following) == [(1, "digest", None, 2), (2, "digest", None, 2)]
    for delivery in following.outbox.claim(NOW):
        deliver(following, delivery, Outcome(state="sent", message_id=9))
    assert waiting(following) == []


def test_a_push_by_force_takes_the_place_of_what_waits(following: Store) -> None:
    assert following.save("b.txt", call("13亿元"), now=NOW, push=True).pushed == 2
    assert waiting(following) == [(1, "digest", None, 2), (2, "digest", None, 2)]
    assert following.outbox.counts()["cancelled"] == 2


def test_a_digest_that_was_being_sent_is_edited_once_it_is_there(following: Store) -> None:
    first, second = following.outbox.claim(NOW)
    for delivery in (first, second):
        assert following.outbox.start(delivery.id, NOW)
    assert following.save("b.txt", call(remark="多谢。"), now=NOW).edited == 0
    following.outbox.record(first.id, Outcome(state="sent", message_id=101), NOW)
    following.outbox.record(second.id, Outcome(state="sent"), NOW)
    assert waiting(following) == [(1, "correction", 101, 2)]


def test_a_second_correction_takes_the_place_of_one_that_waits(sent: Store) -> None:
    sent.save("b.txt", call(remark="二"), now=NOW)
    assert sent.save("c.txt", call(remark="三"), now=NOW).edited == 2
    assert waiting(sent) == [(1, "correction", 101, 3), (2, "correction", 102, 3)]


def test_a_corrected_message_is_corrected_again(sent: Store) -> None:
    sent.save("b.txt", call(remark="二"), now=NOW)
    for delivery in sent.outbox.claim(NOW):
        deliver(sent, delivery, Outcome(state="sent"))
    sent.save("c.txt", call(remark="三"), now=NOW)
    assert waiting(sent) == [(1, "correction", 101, 3), (2, "correction", 102, 3)]


def test_a_withdrawn_call_has_its_digests_say_so(sent: Store) -> None:
    sent.withdraw(KEY, now=NOW)
    assert waiting(sent) == [(1, "withdrawal", 101, 1), (2, "withdrawal", 102, 1)]
    assert sent.row(KEY).company == "青禾科技"


def test_a_withdrawal_drops_what_waits(sent: Store) -> None:
    sent.save("b.txt", call("13亿元"), now=NOW)
    sent.withdraw(KEY, now=NOW)
    assert waiting(sent) == [(1, "withdrawal", 101, 2), (2, "withdrawal", 102, 2)]


def test_a_digest_that_arrives_after_the_withdrawal_is_edited_too(following: Store) -> None:
    first, _ = following.outbox.claim(NOW)
    assert following.outbox.start(first.id, NOW)
    following.withdraw(KEY, now=NOW)
    assert waiting(following) == []
    following.outbox.record(first.id, Outcome(state="sent", message_id=101), NOW)
    assert waiting(following) == [(1, "withdrawal", 101, 1)]


def test_a_withdrawn_call_that_comes_back_has_its_digests_back(sent: Store) -> None:
    sent.withdraw(KEY, now=NOW)
    for delivery in sent.outbox.claim(NOW):
        deliver(sent, delivery, Outcome(state="sent"))
    done = sent.save("a.txt", call(), now=NOW)
    assert (done.status, done.pushed, done.edited) == ("revised", 0, 2)
    assert waiting(sent) == [(1, "correction", 101, 2), (2, "correction", 102, 2)]


def test_a_chat_that_the_bot_left_is_not_edited(sent: Store) -> None:
    sent.chats.left(2)
    assert sent.save("b.txt", call(remark="二"), now=NOW).edited == 1


def test_a_message_of_a_chat_that_moved_cannot_be_edited(sent: Store) -> None:
    sent.save("b.txt", call(remark="二"), now=NOW)
    sent.chats.migrated(1, -1001)
    assert waiting(sent) == [(2, "correction", 102, 2)]
    assert sent.save("c.txt", call(remark="三"), now=NOW).edited == 1


def test_an_edit_of_unknown_fate_is_done_again(sent: Store) -> None:
    sent.withdraw(KEY, now=NOW)
    (first,) = sent.outbox.claim(NOW, limit=1)
    deliver(sent, first, Outcome(state="unknown"))
    assert [each.id for each in sent.outbox.deliveries(state="retry")] == [first.id]
    (second,) = sent.outbox.claim(NOW, limit=1)
    assert sent.outbox.start(second.id, NOW)
    again = sent.outbox.claim(NOW + timedelta(hours=1))
    assert {each.id for each in again} == {first.id, second.id}


def test_an_edit_keeps_the_form_and_language_of_its_chat(sent: Store) -> None:
    sent.chats.set_language(1, "en")
    sent.withdraw(KEY, now=NOW)
    (first, _) = sent.outbox.claim(NOW)
    assert (first.form, first.language, first.call_key) == ("card", "en", KEY)
