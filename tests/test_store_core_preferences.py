"""What a chat decides, and what that does to digests: forms, quiet hours, keywords, topics, who manages it."""

from datetime import UTC, datetime, timedelta

import pytest

from store import (
    Call,
    Delivery,
    Outcome,
    Person,
    Preferences,
    Store,
    Turn,
    UnknownZone,
    UnusableKeywords,
    bundles,
    parse_hours,
)
from tests.databases import StoreLike

NOON = datetime(2025, 2, 20, 4, 0, tzinfo=UTC)  # 12:00 in Shanghai
NIGHT = NOON + timedelta(hours=11)  # 23:00
LATE = NIGHT + timedelta(hours=3)  # 2:00
MORNING = NOON + timedelta(hours=20)  # 8:00
TICKERS = ("QHT", "BHE", "JYU")


def push(store: Store, ticker: str, now: datetime, said: str = "推理需求增长。") -> None:
    quarter = 1 + len(store.calls(ticker.lower()))
    lines = (f"{ticker} {quarter}", said)
    turn = Turn(lines=(2, 2), speaker="程亦舟", speaker_as_written="程亦舟", section="remarks")
    call = Call(
        company=f"{ticker} Co",
        tickers=(ticker,),
        fiscal_year=2025,
        fiscal_quarter=quarter,
        lines=lines,
        turns=(turn,),
        people=(Person(name="程亦舟", side="company"),),
    )
    store.save("a.txt", call, now=now, push=True)


@pytest.fixture
def followed(store_like: StoreLike) -> Store:
    """Group 1 follows three companies, private chat 2 one of them."""
    return store_like("three_followed", follow_three)


def follow_three(store: Store) -> None:
    for ticker in TICKERS:
        store.save("a.txt", Call(company=f"{ticker} Co", tickers=(ticker,), lines=(ticker,)), now=NOON)
    for chat_id, kind in ((1, "supergroup"), (2, "private")):
        store.chats.seen(chat_id, kind, f"chat {chat_id}", now=NOON)
    for ticker in TICKERS:
        store.chats.subscribe(1, ticker.lower(), by="王经理", now=NOON)
    store.chats.subscribe(2, "qht", now=NOON)


def calls(claimed: tuple[Delivery, ...], chat_id: int = 1) -> list[str]:
    return [each.call_key for each in claimed if each.chat_id == chat_id]


def preferences(store: Store, chat_id: int = 1) -> Preferences:
    chat = store.chats.get(chat_id)
    assert chat is not None
    return chat.preferences


def test_what_is_chosen_is_kept(followed: Store) -> None:
    assert preferences(followed) == Preferences()
    hours = parse_hours("22:30-7:15")
    followed.chats.set_form(1, "full")
    followed.chats.set_zone(1, "europe/london")
    followed.chats.set_quiet(1, hours)
    followed.chats.set_keywords(1, "推理 !云")
    followed.chats.set_topic(1, 7)
    assert preferences(followed) == Preferences(
        form="full", zone="Europe/London", quiet=hours, topic=7, keywords="推理 !云"
    )
    assert preferences(followed, 2) == Preferences()
    followed.chats.set_quiet(1, None)
    followed.chats.set_keywords(1, "")
    assert (preferences(followed).quiet, preferences(followed).keywords) == (None, "")


def test_what_cannot_be_used_changes_nothing(followed: Store) -> None:
    with pytest.raises(UnknownZone):
        followed.chats.set_zone(1, "Mars/Base")
    with pytest.raises(UnusableKeywords):
        followed.chats.set_keywords(1, "!云")
    assert preferences(followed) == Preferences()


def test_a_companys_own_form_goes_before_the_chats(followed: Store) -> None:
    followed.chats.set_own_form(1, "qht", "silent")
    followed.chats.set_form(1, "full")
    assert {e.company_key: (e.form, e.own_form) for e in followed.chats.subscriptions(1)} == {
        "qht": ("silent", "silent"),
        "bhe": ("full", None),
        "jyu": ("full", None),
    }
    for ticker in ("QHT", "BHE"):
        push(followed, ticker, NOON)
    forms = {each.call_key: each.form for each in followed.outbox.claim(NOON) if each.chat_id == 1}
    assert forms == {"QHT-FY2025Q2": "silent", "BHE-FY2025Q2": "full"}


def test_off_queues_nothing_and_takes_back_what_waits(followed: Store) -> None:
    push(followed, "QHT", NOON)
    followed.chats.set_form(1, "off")
    push(followed, "BHE", NOON)
    assert calls(followed.outbox.claim(NOON)) == []
    followed.chats.set_form(1, "card")
    push(followed, "JYU", NOON)
    assert calls(followed.outbox.claim(NOON)) == ["JYU-FY2025Q2"]


def test_what_waits_takes_the_form_that_is_chosen_meanwhile(followed: Store) -> None:
    push(followed, "QHT", NOON)
    followed.chats.set_form(1, "silent")
    assert [each.form for each in followed.outbox.claim(NOON) if each.chat_id == 1] == ["silent"]


def test_a_digest_of_the_night_waits_for_the_morning_of_its_chat(followed: Store) -> None:
    followed.chats.set_quiet(1, parse_hours("22-8"))
    push(followed, "QHT", NIGHT)
    assert calls(followed.outbox.claim(NIGHT)) == []
    assert calls(followed.outbox.claim(MORNING - timedelta(seconds=1))) == []
    assert calls(followed.outbox.claim(MORNING)) == ["QHT-FY2025Q2"]


def test_what_quiet_hours_hold_back_is_not_late(followed: Store) -> None:
    followed.chats.unsubscribe(2)
    followed.chats.set_quiet(1, parse_hours("22-8"))
    push(followed, "QHT", NIGHT)
    assert followed.outbox.lag(LATE) == 0
    followed.chats.set_quiet(1, None)
    assert followed.outbox.lag(LATE) == (LATE - NIGHT).total_seconds()


def test_a_chat_without_quiet_hours_does_not_wait(followed: Store) -> None:
    followed.chats.set_quiet(1, parse_hours("22-8"))
    push(followed, "QHT", NIGHT)
    assert calls(followed.outbox.claim(NIGHT), 2) == ["QHT-FY2025Q2"]


def test_the_zone_that_holds_at_the_moment_counts(followed: Store) -> None:
    followed.chats.set_quiet(1, parse_hours("22-8"))
    push(followed, "QHT", NIGHT)
    followed.chats.set_zone(1, "America/New_York")  # 10:00 there
    assert calls(followed.outbox.claim(NIGHT)) == ["QHT-FY2025Q2"]


def test_quiet_hours_that_are_lifted_hold_nothing_back(followed: Store) -> None:
    followed.chats.set_quiet(1, parse_hours("22-8"))
    push(followed, "QHT", NIGHT)
    followed.chats.set_quiet(1, None)
    assert calls(followed.outbox.claim(NIGHT)) == ["QHT-FY2025Q2"]


def test_what_the_night_held_back_comes_in_one_piece_however_small_the_batch(followed: Store) -> None:
    followed.chats.set_quiet(1, parse_hours("22-8"))
    for ticker, hour in zip(TICKERS, (NIGHT, NIGHT, LATE), strict=True):
        push(followed, ticker, hour)
    followed.outbox.claim(LATE)  # the private chat's
    claimed = followed.outbox.claim(MORNING, limit=1)
    assert calls(claimed) == ["QHT-FY2025Q2", "BHE-FY2025Q2", "JYU-FY2025Q2"]
    assert [len(bundle) for bundle in bundles(claimed)] == [3]


def test_only_what_was_held_back_for_one_place_is_joined(followed: Store) -> None:
    followed.chats.set_quiet(1, parse_hours("22-8"))
    push(followed, "QHT", NOON)
    for ticker in ("BHE", "JYU"):
        push(followed, ticker, NIGHT)
    found = bundles(followed.outbox.claim(MORNING))
    told = sorted((each[0].chat_id, [one.call_key[:3] for one in each]) for each in found)
    assert told == [(1, ["BHE", "JYU"]), (1, ["QHT"]), (2, ["QHT"])]


def test_an_edit_does_not_wait_for_the_morning(followed: Store) -> None:
    followed.chats.set_quiet(1, parse_hours("22-8"))
    push(followed, "QHT", NOON)
    for number, each in enumerate(followed.outbox.claim(NOON)):
        followed.outbox.start(each.id, NOON)
        followed.outbox.record(each.id, Outcome(state="sent", message_id=5 + number), NOON)
    followed.withdraw("QHT-FY2025Q2", now=NIGHT)
    assert [each.purpose for each in followed.outbox.claim(NIGHT) if each.chat_id == 1] == ["withdrawal"]


def test_digests_in_one_message_are_known_by_it(followed: Store) -> None:
    followed.chats.set_quiet(1, parse_hours("22-8"))
    for ticker in TICKERS[:2]:
        push(followed, ticker, NIGHT)
    for each in followed.outbox.claim(MORNING):
        followed.outbox.start(each.id, MORNING)
        followed.outbox.record(each.id, Outcome(state="sent", message_id=5 + each.chat_id), MORNING)
    assert calls(followed.outbox.brought(1, 6)) == ["QHT-FY2025Q2", "BHE-FY2025Q2"]
    assert calls(followed.outbox.brought(1, 99)) == []


def test_who_wants_no_digest_gets_what_he_looks_for_and_only_that(followed: Store) -> None:
    followed.chats.set_form(1, "off")
    followed.chats.set_keywords(1, "推理")
    push(followed, "QHT", NOON)
    push(followed, "BHE", NOON, "门店增长。")
    found = [each for each in followed.outbox.claim(NOON) if each.chat_id == 1]
    assert [(each.call_key, each.form) for each in found] == [("QHT-FY2025Q2", "off")]


def test_a_chosen_topic_takes_in_all_digests_each_once(followed: Store) -> None:
    followed.chats.subscribe(1, "qht", thread_id=3, form="full", now=NOON)
    followed.chats.set_topic(1, 7)
    assert {(e.company_key, e.thread_id) for e in followed.chats.subscriptions(1)} == {
        ("qht", 7), ("bhe", 7), ("jyu", 7),
    }  # fmt: skip
    followed.chats.unsubscribe(1, "jyu")
    followed.chats.subscribe(1, "jyu", now=NOON)
    push(followed, "JYU", NOON)
    assert [each.thread_id for each in followed.outbox.claim(NOON)] == [7]


def test_a_topic_that_is_gone_is_forgotten(followed: Store) -> None:
    followed.chats.set_topic(1, 7)
    followed.chats.subscribe(1, "qht", thread_id=3, now=NOON)
    followed.chats.topic_gone(1, 7)
    assert preferences(followed).topic is None
    places = {(e.company_key, e.thread_id) for e in followed.chats.subscriptions(1)}
    assert places == {("qht", None), ("qht", 3), ("bhe", None), ("jyu", None)}


def test_a_migrated_group_keeps_what_it_chose_and_who_manages_it(followed: Store) -> None:
    followed.chats.set_quiet(1, parse_hours("22-8"))
    followed.chats.set_keywords(1, "推理")
    followed.chats.set_own_form(1, "qht", "full")
    followed.chats.administers(99, 1)
    before = preferences(followed)
    followed.chats.seen(-1001, "supergroup", "chat 1", now=NOON)
    followed.chats.migrated(1, -1001)
    assert preferences(followed, -1001) == before
    assert [(e.own_form, e.by) for e in followed.chats.subscriptions(-1001) if e.company_key == "qht"] == [
        ("full", "王经理")
    ]
    assert [chat.chat_id for chat in followed.chats.administered(99)] == [-1001]


def test_a_person_is_offered_the_groups_that_he_manages_and_the_bot_is_in(followed: Store) -> None:
    for user_id, chat_id in ((99, 1), (99, 1), (98, 2)):
        followed.chats.administers(user_id, chat_id)
    assert [chat.chat_id for chat in followed.chats.administered(99)] == [1]
    followed.chats.left(1)
    assert followed.chats.administered(99) == ()
