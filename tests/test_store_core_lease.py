"""One process polls and sends at a time, and no update is handled twice."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from store import Call, Outcome, Store
from store.core.outbox import SEND_LEASE_S
from store.db.session import Database
from tests.databases import PostgresDatabases, SqliteDatabases

NOW = datetime(2025, 2, 21, 2, 0, tzinfo=UTC)
SECONDS = 20


def seconds(number: float) -> datetime:
    return NOW + timedelta(seconds=number)


@pytest.fixture
def stores(empty_url: str) -> Iterator[tuple[Store, Store]]:
    """Two instances on one database."""
    pair = Store.open(empty_url), Store.open(empty_url)
    yield pair
    for store in pair:
        store.close()


@pytest.fixture
def postgres_url(postgres_databases: PostgresDatabases) -> Iterator[str]:
    url = postgres_databases.blank()
    yield url
    postgres_databases.drop(url)


def test_of_two_one_holds_the_lease_until_it_lets_go(stores: tuple[Store, Store]) -> None:
    one, other = (store.lease(name, SECONDS) for store, name in zip(stores, "ab", strict=True))
    assert one.hold(NOW)
    assert not other.hold(NOW)
    assert one.hold(seconds(5))
    assert not other.hold(seconds(6))
    one.let_go()
    assert other.hold(seconds(7))
    assert not one.hold(seconds(8))
    other.let_go()


def test_letting_go_of_nothing_leaves_it_to_its_holder(stores: tuple[Store, Store]) -> None:
    one, other = (store.lease(name, SECONDS) for store, name in zip(stores, "ab", strict=True))
    assert one.hold(NOW)
    other.let_go()
    assert not other.hold(NOW)
    one.let_go()


def test_on_sqlite_a_lease_that_is_not_renewed_runs_out(sqlite_databases: SqliteDatabases) -> None:
    with closing(Store.open(sqlite_databases.blank())) as store:
        one, other = store.lease("a", SECONDS), store.lease("b", SECONDS)
        assert one.hold(NOW)
        assert not other.hold(seconds(SECONDS - 1))
        assert other.hold(seconds(SECONDS))
        assert not one.hold(seconds(SECONDS + 1))


def test_on_sqlite_a_dead_process_is_replaced_although_the_clock_was_set_back(
    sqlite_databases: SqliteDatabases,
) -> None:
    with closing(Store.open(sqlite_databases.blank())) as store:
        assert store.lease("dead", SECONDS).hold(seconds(3600))
        assert store.lease("next", SECONDS).hold(NOW)


@pytest.mark.postgres
def test_on_postgresql_a_lease_ends_with_its_process_whatever_the_clock(postgres_url: str) -> None:
    script = (
        "import sys\nfrom datetime import UTC, datetime\nfrom store import Store\n"
        f"assert Store.open({postgres_url!r}).lease('a', 20).hold(datetime.now(UTC))\n"
        "print('held', flush=True)\nsys.stdin.read()"
    )
    with (
        closing(Store.open(postgres_url)) as store,
        subprocess.Popen(
            [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as leader,
    ):
        lease = store.lease("b", SECONDS)
        assert leader.stdout is not None
        assert leader.stdout.readline() == b"held\n"
        assert not lease.hold(seconds(10**6))
        leader.kill()
        leader.wait()
        assert any(lease.hold(NOW) for _ in range(1000))
        lease.let_go()


@pytest.mark.postgres
def test_on_postgresql_a_lost_connection_loses_the_lease(postgres_url: str) -> None:
    with closing(Store.open(postgres_url)) as store, closing(Database(postgres_url)) as db:
        lease = store.lease("a", SECONDS)
        assert lease.hold(NOW)
        with db.write() as session:
            others = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            assert session.execute(text(others)).all()
        assert not lease.hold(NOW)
        assert lease.hold(NOW)
        lease.let_go()


def test_an_update_is_first_seen_once_by_whatever_process(stores: tuple[Store, Store]) -> None:
    one, other = stores
    assert one.first_seen(1, 100, NOW)
    assert not one.first_seen(1, 100, NOW)
    assert not other.first_seen(1, 100, NOW)
    assert other.first_seen(1, 101, NOW)
    assert one.first_seen(2, 100, NOW), "another bot counts for itself"


def test_updates_of_three_days_ago_are_forgotten(store: Store) -> None:
    assert store.first_seen(1, 7, NOW)
    later = NOW + timedelta(days=3)
    assert store.first_seen(1, 512, later)
    assert store.first_seen(1, 7, later)


def queued(store: Store, chats: int) -> None:
    store.save("old.txt", Call(company="QHT", fiscal_year=2024, fiscal_quarter=1, lines=("旧",)), now=NOW)
    for chat_id in range(1, chats + 1):
        store.chats.subscribe(chat_id, "qht", now=NOW)
    call = Call(company="QHT", fiscal_year=2025, fiscal_quarter=1, held_at=NOW, lines=("新",))
    assert store.save("a.txt", call, now=NOW).pushed == chats


def test_a_claim_skips_what_another_instance_is_claiming(stores: tuple[Store, Store], empty_url: str) -> None:
    one, other = stores
    queued(one, 3)
    if empty_url.startswith("sqlite"):  # its writers wait for each other
        assert [each.chat_id for each in one.outbox.claim(NOW, limit=1)] == [1]
        assert [each.chat_id for each in other.outbox.claim(NOW)] == [2, 3]
        return
    with closing(Database(empty_url)) as db, db.write() as session:
        session.execute(text("SELECT id FROM deliveries WHERE chat_id = 1 FOR UPDATE"))
        assert [each.chat_id for each in other.outbox.claim(NOW)] == [2, 3]
    assert [each.chat_id for each in one.outbox.claim(NOW)] == [1]


def test_who_takes_over_sends_what_was_not_begun_and_not_what_was(stores: tuple[Store, Store]) -> None:
    old, new = stores
    queued(old, 3)
    begun, claimed, _ = old.outbox.claim(NOW)
    assert old.outbox.start(begun.id, NOW)
    new.outbox.take_over(seconds(1))
    counts = new.outbox.counts()
    assert (counts["unknown"], counts["pending"], counts["claimed"]) == (1, 2, 0)
    again = new.outbox.claim(seconds(1), limit=1)
    assert [each.id for each in again] == [claimed.id]
    assert [old.outbox.start(claimed.id, seconds(2)), new.outbox.start(claimed.id, seconds(2))].count(
        True
    ) == 1
    old.outbox.record(begun.id, Outcome(state="sent", message_id=4), seconds(SEND_LEASE_S))
    assert new.outbox.counts()["sent"] == 1


def test_what_is_given_back_is_due_at_once_unless_its_send_began(store: Store) -> None:
    queued(store, 2)
    begun, kept = store.outbox.claim(NOW)
    assert store.outbox.start(begun.id, NOW)
    for delivery in (begun, kept):
        store.outbox.give_back(delivery.id)
    assert [each.id for each in store.outbox.claim(NOW)] == [kept.id]


def test_the_lag_is_the_age_of_the_oldest_that_is_due(store: Store) -> None:
    assert store.outbox.lag(NOW) == 0
    queued(store, 2)
    assert store.outbox.lag(seconds(30)) == 30
    first, _ = store.outbox.claim(seconds(30))
    assert store.outbox.lag(seconds(31)) == 0
    store.outbox.record(first.id, Outcome(state="retry", not_before=seconds(60), attempt=False), seconds(31))
    assert [store.outbox.lag(seconds(at)) for at in (59, 65)] == [0, 5]
