"""A transcript's way into the store: new, unchanged, revised, rejected; and whether its digest is pushed."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from store import Call, NotACall, Problem, Store, Supplied
from store.core import reading
from store.core.ingest import same_call

NOW = datetime(2025, 2, 21, 2, 0, tzinfo=UTC)
HELD = datetime(2025, 2, 20, 12, 30, tzinfo=UTC)


def call(text: str = "收入12亿元", **fields: Any) -> Call:
    header: dict[str, Any] = {
        "company": "青禾科技",
        "tickers": ("NYSE:QHT",),
        "fiscal_year": 2025,
        "fiscal_quarter": 3,
        "period_end": date(2024, 12, 31),
        "held_at": HELD,
    }
    return Call(**(header | fields), lines=(text,))


def earlier(**fields: Any) -> Call:
    header: dict[str, Any] = {
        "fiscal_quarter": 2,
        "period_end": date(2024, 9, 30),
        "held_at": HELD - timedelta(days=90),
    }
    return call("上一季", **(header | fields))


def follow(store: Store, chat_id: int = 1, **settings: Any) -> None:
    """A chat that follows the company, which is known from an old call."""
    store.save("old.txt", call("旧", fiscal_year=2020, period_end=date(2019, 12, 31), held_at=None), now=NOW)
    store.chats.seen(chat_id, "group", "投资者群", now=NOW)
    store.chats.subscribe(chat_id, "qht", **({"now": NOW} | settings))


def test_a_new_call_is_there_with_its_key_and_source(store: Store) -> None:
    problem = Problem(key="problem.people", line=3)
    done = store.save("a.txt", call(), (problem,), now=NOW)
    assert (done.file, done.status, done.call, done.problems) == ("a.txt", "new", "QHT-FY2025Q3", (problem,))
    stored = store.call()
    assert (stored.key, stored.revision, stored.source, stored.ingested_at) == (
        "QHT-FY2025Q3",
        1,
        "a.txt",
        NOW,
    )
    assert stored.call == call()


def test_the_same_text_twice_changes_nothing(store: Store) -> None:
    store.save("a.txt", call(), now=NOW)
    before = store.call()
    done = store.save("b.txt", call(), now=NOW + timedelta(days=1), push=True)
    assert (done.status, done.call, done.pushed) == ("unchanged", "QHT-FY2025Q3", 0)
    assert done.push_reason == "ingest.push.unchanged"
    assert store.call() == before
    assert len(store.calls()) == 1


def test_a_changed_text_of_the_same_call_is_its_next_revision(store: Store) -> None:
    store.save("a.txt", call(), now=NOW)
    done = store.save("b.txt", call("收入13亿元"), now=NOW)
    assert (done.status, done.call) == ("revised", "QHT-FY2025Q3")
    stored = store.call()
    assert (stored.revision, stored.source, stored.call.lines) == (2, "b.txt", ("收入13亿元",))
    assert len(store.calls()) == 1


def test_a_revision_that_corrects_the_period_corrects_the_key(store: Store) -> None:
    store.save("a.txt", call(fiscal_quarter=1), now=NOW)
    done = store.save("b.txt", call("更正"), now=NOW)
    assert (done.status, done.call) == ("revised", "QHT-FY2025Q3")
    assert [row.key for row in store.calls()] == ["QHT-FY2025Q3"]


def test_two_calls_without_period_and_date_are_two_calls(store: Store) -> None:
    undated: dict[str, Any] = {
        "fiscal_year": None, "fiscal_quarter": None, "period_end": None, "held_at": None,
    }  # fmt: skip
    first = store.save("a.txt", call("甲", **undated), now=NOW)
    second = store.save("b.txt", call("乙", **undated), now=NOW)
    assert (first.call, second.call) == ("QHT", "QHT-2")
    assert store.save("c.txt", call("乙", **undated), now=NOW).status == "unchanged"


@pytest.mark.parametrize(("company", "keys"), [("", ["call", "call-2"]), ("青禾", ["青禾", "青禾-2"])])
def test_a_call_has_a_key_even_if_its_header_says_little(store: Store, company: str, keys: list[str]) -> None:
    done = [store.save("a.txt", Call(company=company, lines=(text,)), now=NOW).call for text in "甲乙"]
    assert done == keys


def test_a_period_without_a_company_does_not_make_a_key_that_looks_like_an_option(store: Store) -> None:
    nameless = Call(company="", fiscal_year=2025, fiscal_quarter=3, lines=("甲",))
    assert store.save("a.txt", nameless, now=NOW).call == "FY2025Q3"


NEW_YORK = timezone(timedelta(hours=-5))
BEIJING = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("kept", "other", "same"),
    [
        ({}, {"held_at": None, "period_end": None}, True),
        ({}, {"fiscal_year": None, "fiscal_quarter": None, "held_at": None}, True),
        ({}, {"fiscal_quarter": 2, "period_end": None, "held_at": None}, False),
        ({}, {"fiscal_quarter": 2, "held_at": HELD - timedelta(days=90)}, False),
        # one call by three clocks
        ({"held_at": datetime(2025, 2, 20, 7, 30, tzinfo=NEW_YORK)},
         {"fiscal_quarter": 2, "held_at": datetime(2025, 2, 20, 20, 30, tzinfo=BEIJING)}, True),
        ({"held_at": datetime(2025, 2, 20, 20, 30, tzinfo=NEW_YORK)},
         {"fiscal_quarter": 2, "held_at": datetime(2025, 2, 21, 9, 30, tzinfo=BEIJING)}, True),
        ({"held_at": datetime(2025, 2, 20, 20, 30, tzinfo=NEW_YORK)},
         {"fiscal_quarter": 2, "held_at": datetime(2025, 2, 20)}, True),
        ({"fiscal_year": None, "fiscal_quarter": None, "period_end": None, "held_at": None},
         {"fiscal_year": None, "fiscal_quarter": None, "period_end": None, "held_at": None}, False),
    ],
)  # fmt: skip
def test_a_call_is_the_same_by_its_period_or_its_day(
    store: Store, kept: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    store.save("a.txt", call(**kept), now=NOW)
    assert (same_call(store.calls(), call("别的", **other)) is not None) == same


@pytest.mark.parametrize(
    ("data", "limit_bytes", "key"),
    [
        (b"", 1000, "error.EmptyFile"),
        (b" \r\n\t \n", 1000, "error.EmptyFile"),
        (bytes(range(256)) * 3, 1000, "error.BinaryFile"),
        (b"Revenue rose. " * 100, 1000, "error.FileTooLarge"),
        ("西红柿两个，切块。\n鸡蛋三个，打散。\n下锅翻炒。\n".encode(), 1000, "error.NotACall"),
    ],
)
def test_a_file_that_is_no_call_is_rejected_and_changes_nothing(
    store: Store, data: bytes, limit_bytes: int, key: str
) -> None:
    store._limit_bytes = limit_bytes
    done = store.ingest("x.txt", data, now=NOW)
    assert (done.status, done.call, done.pushed, done.push_reason) == ("rejected", None, 0, None)
    assert [problem.key for problem in done.problems] == [key]
    assert store.calls() == ()
    assert store.companies() == ()


def test_a_rejection_carries_the_data_of_its_error(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise NotACall(7)

    monkeypatch.setattr(reading, "read", refuse)
    done = store.ingest("x.txt", b"x", now=NOW)
    assert done.problems == (Problem(key="error.NotACall", data={"lines": "7"}),)


def test_nothing_is_kept_if_the_queue_fails(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(store)
    before = store.calls()

    def fail(*_: object) -> int:
        raise RuntimeError("disk full")

    monkeypatch.setattr("store.db.outbox.queue", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        store.save("a.txt", call(), now=NOW)
    assert store.calls() == before


def test_nothing_is_kept_if_extraction_fails(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "understand", fail)
    with pytest.raises(ZeroDivisionError):
        store.ingest("a.txt", "沈砚秋：收入".encode(), now=NOW)
    assert store.calls() == ()


def test_the_newest_call_is_queued_once_for_each_chat_and_topic(store: Store) -> None:
    follow(store)
    store.chats.subscribe(1, "qht", thread_id=7, form="full", now=NOW)
    done = store.save("a.txt", call(), now=NOW)
    assert (done.pushed, done.push_reason) == (2, None)
    queued = [(each.call_key, each.revision, each.thread_id, each.form) for each in store.outbox.deliveries()]
    assert queued == [("QHT-FY2025Q3", 1, None, "card"), ("QHT-FY2025Q3", 1, 7, "full")]


@pytest.mark.parametrize(
    ("settings", "pushed"),
    [
        ({"form": "card"}, 1),
        ({"form": "silent"}, 1),
        ({"form": "off"}, 0),
        ({"now": NOW + timedelta(seconds=1)}, 0),
    ],
)
def test_who_follows_and_wants_it_gets_it(store: Store, settings: dict[str, Any], pushed: int) -> None:
    follow(store, **settings)
    done = store.save("a.txt", call(), now=NOW)
    assert (done.pushed, done.push_reason) == (pushed, None if pushed else "ingest.push.no_subscribers")


def test_a_chat_that_the_bot_left_gets_nothing(store: Store) -> None:
    follow(store)
    store.chats.left(1)
    assert store.save("a.txt", call(), now=NOW).push_reason == "ingest.push.no_subscribers"


@pytest.mark.parametrize(
    ("given", "rule", "reason"),
    [
        (call(), {}, None),
        (call(), {"push": False}, "ingest.push.forbidden"),
        (call(held_at=NOW - timedelta(days=14)), {}, None),
        (call(held_at=NOW - timedelta(days=14, seconds=1)), {}, "ingest.push.too_old"),
        (call(held_at=NOW - timedelta(days=99)), {"window_days": 99}, None),
        (call(held_at=NOW - timedelta(days=400)), {"window_days": None}, None),
        (call(held_at=NOW - timedelta(days=400)), {"push": True}, None),
        (call(held_at=None), {}, "ingest.push.undated"),
        (call(held_at=None), {"window_days": None}, None),
        (call(held_at=datetime(2025, 2, 20)), {}, None),
    ],
)
def test_a_call_is_pushed_by_its_date_or_as_told(
    store: Store, given: Call, rule: dict[str, Any], reason: str | None
) -> None:
    follow(store)
    done = store.save("a.txt", given, now=NOW, **rule)
    assert (done.pushed, done.push_reason) == (0 if reason else 1, reason)


def test_a_call_older_than_one_that_is_there_is_not_pushed(store: Store) -> None:
    follow(store)
    store.save("a.txt", call(), now=NOW, push=False)
    late = earlier(held_at=NOW - timedelta(days=3))
    assert store.save("b.txt", late, now=NOW).push_reason == "ingest.push.not_newest"
    told = call("更早", fiscal_quarter=1, period_end=None, held_at=HELD - timedelta(days=180))
    assert store.save("c.txt", told, now=NOW, push=True).pushed == 1


def test_feeding_in_ten_old_calls_pushes_nothing(store: Store) -> None:
    follow(store)
    for years in range(1, 11):
        held = NOW - timedelta(days=365 * years)
        old = call(f"{years}", fiscal_year=2025 - years, period_end=None, held_at=held)
        assert store.save(f"{years}.txt", old, now=NOW).pushed == 0
    assert store.outbox.deliveries() == ()


def test_a_revision_queues_no_second_digest(store: Store) -> None:
    follow(store)
    assert store.save("a.txt", call(), now=NOW).pushed == 1
    done = store.save("b.txt", call("更正"), now=NOW)
    assert (done.status, done.pushed, done.push_reason) == ("revised", 0, "ingest.push.revised")
    assert len(store.outbox.deliveries()) == 1


def test_a_revision_is_pushed_where_told_so_and_once_only(store: Store) -> None:
    follow(store)
    store.save("a.txt", call(), now=NOW)
    assert store.save("b.txt", call("更正"), now=NOW, push=True).pushed == 1
    assert [each.revision for each in store.outbox.deliveries()] == [1, 2]


def test_another_company_s_followers_get_nothing(store: Store) -> None:
    follow(store)
    other = call("别家", company="白桦电力", tickers=("NYSE:BHE",))
    assert store.save("a.txt", other, now=NOW).push_reason == "ingest.push.no_subscribers"


def test_a_withdrawn_call_that_comes_again_is_back_as_a_revision(store: Store) -> None:
    store.save("a.txt", call(), now=NOW)
    store.withdraw("QHT-FY2025Q3", now=NOW)
    done = store.save("a.txt", call(), now=NOW)
    assert (done.status, done.call, store.call().revision) == ("revised", "QHT-FY2025Q3", 2)


@pytest.mark.shared
def test_the_real_call_goes_in_whole_and_its_second_time_changes_nothing(store: Store, shared: Any) -> None:
    path = shared / "transcripts" / "alibaba-2024-12-quarter.zh.txt"
    done = store.ingest(path.name, path.read_bytes(), now=NOW)
    assert (done.status, done.call) == ("new", "BABA-FY2025Q3")
    assert store.find_company("阿里巴巴") == ("baba", "阿里巴巴集团")
    lines = reading.read(path.name, path.read_bytes(), 10**7)
    understood, _ = reading.understand(lines, Supplied(), store._profile_of)
    assert store.call("baba").call == understood
    assert store.ingest("copy.txt", path.read_bytes(), now=NOW).status == "unchanged"
