"""Lists, names, withdrawing, and what is kept in memory for answers."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from store import Call, Curated, Question, Store, StoredCall, UnknownCall
from store.answers.scope import Scope
from store.core.scopes import Scopes
from tests.conftest import SAMPLES

NOW = datetime(2025, 2, 21, 2, 0, tzinfo=UTC)


def keep(store: Store, company: str, quarter: int, text: str = "", **fields: Any) -> None:
    call = Call(
        company=company,
        tickers=(company,),
        fiscal_year=2025,
        fiscal_quarter=quarter,
        period_end=date(2024, 3 * quarter, 28),
        lines=(f"{company} {quarter} {text}",),
        **fields,
    )
    store.save("a.txt", call, now=NOW)


@pytest.fixture
def full(store: Store) -> Store:
    """Two calls of QHT, one of BHE."""
    keep(store, "QHT", 2)
    keep(store, "BHE", 1)
    keep(store, "QHT", 3)
    return store


def test_calls_are_listed_newest_first(full: Store) -> None:
    assert [row.key for row in full.calls()] == ["QHT-FY2025Q3", "QHT-FY2025Q2", "BHE-FY2025Q1"]
    assert [row.key for row in full.calls("bhe")] == ["BHE-FY2025Q1"]
    assert full.calls("nobody") == ()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (None, "QHT-FY2025Q3"),
        ("QHT-FY2025Q2", "QHT-FY2025Q2"),
        ("qht-fy2025q2", "QHT-FY2025Q2"),
        (" bhe ", "BHE-FY2025Q1"),
        ("B", "BHE-FY2025Q1"),
    ],
)
def test_a_call_is_named(full: Store, name: str | None, key: str) -> None:
    assert full.call(name).key == key


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("QHT", "QHT-FY2025Q3, QHT-FY2025Q2"),
        ("XYZ", "QHT-FY2025Q3, QHT-FY2025Q2, BHE-FY2025Q1"),
        ("", "QHT-FY2025Q3, QHT-FY2025Q2, BHE-FY2025Q1"),
        ("%", "QHT-FY2025Q3, QHT-FY2025Q2, BHE-FY2025Q1"),
    ],
)
def test_a_name_of_no_call_or_of_several_says_which_there_are(full: Store, name: str, known: str) -> None:
    with pytest.raises(UnknownCall) as caught:
        full.call(name)
    assert (caught.value.name, caught.value.known) == (name, known)


def test_an_empty_store_has_no_latest_call(store: Store) -> None:
    with pytest.raises(UnknownCall):
        store.call()
    assert (store.calls(), store.companies()) == ((), ())


def test_a_key_that_begins_like_a_longer_one_is_still_that_call(store: Store) -> None:
    for text in ("甲", "乙"):
        store.save("a.txt", Call(company="QHT", lines=(text,)), now=NOW)
    assert [store.call(name).key for name in ("qht", "qht-2")] == ["QHT", "QHT-2"]


def test_a_withdrawn_call_is_in_no_list_and_no_name(full: Store) -> None:
    assert full.withdraw("qht-fy2025q3", now=NOW).key == "QHT-FY2025Q3"
    assert [row.key for row in full.calls()] == ["QHT-FY2025Q2", "BHE-FY2025Q1"]
    assert full.call().key == "QHT-FY2025Q2"
    with pytest.raises(UnknownCall):
        full.call("QHT-FY2025Q3")
    with pytest.raises(UnknownCall):
        full.withdraw("QHT-FY2025Q3", now=NOW)


def test_a_company_whose_calls_are_withdrawn_is_no_more(full: Store) -> None:
    assert full.companies() == (("bhe", "BHE"), ("qht", "QHT"))
    full.withdraw("BHE", now=NOW)
    assert full.companies() == (("qht", "QHT"),)


def test_a_withdrawn_call_is_not_delivered_but_the_digest_of_another_is(full: Store) -> None:
    for key in ("qht", "bhe"):
        full.chats.subscribe(1, key, now=NOW)
    keep(full, "QHT", 4, held_at=NOW)
    keep(full, "BHE", 4, held_at=NOW)
    first, second = full.outbox.claim(NOW)
    full.withdraw("QHT-FY2025Q4", now=NOW)
    assert (full.outbox.start(first.id, NOW), full.outbox.start(second.id, NOW)) == (False, True)
    assert full.outbox.counts()["cancelled"] == 1


class Built:
    """Counts what is built."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.keys: list[str] = []
        build = Scope.build

        def counting(company: Any, calls: Sequence[StoredCall], *rest: Any) -> Scope:
            self.keys.append(company.key)
            return build(company, calls, *rest)

        monkeypatch.setattr(Scope, "build", counting)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Built:
    return Built(monkeypatch)


def test_a_scope_is_built_once_until_its_company_changes(full: Store, built: Built) -> None:
    scopes = full._scopes
    first = scopes.scope("qht")
    assert [stored.key for stored in first.calls] == ["QHT-FY2025Q3", "QHT-FY2025Q2"]
    assert scopes.scope("qht") is first
    keep(full, "BHE", 2)
    assert scopes.scope("qht") is first
    keep(full, "QHT", 3, "更正")
    assert scopes.scope("qht").calls[0].revision == 2
    full.withdraw("QHT-FY2025Q3", now=NOW)
    assert [stored.key for stored in scopes.scope("qht").calls] == ["QHT-FY2025Q2"]
    assert built.keys == ["qht"] * 3


def test_a_change_by_another_process_is_seen(full: Store, empty_url: str) -> None:
    full._scopes.scope("qht")
    other = Store.open(empty_url)
    keep(other, "QHT", 4)
    other.close()
    assert full._scopes.scope("qht").calls[0].key == "QHT-FY2025Q4"
    assert "QHT-FY2025Q4" in [row.key for row in full.calls()]


def test_what_operators_decide_in_another_process_counts_with_the_next_question(
    full: Store, empty_url: str
) -> None:
    before = full._scopes.seen()
    other = Store.open(empty_url)
    other.desk.set_quiet("QHT", date.max, "operator", now=NOW)
    draft = Curated(question="?", answer="!", owner="o", source="s", expires_on=date.max)
    kept = other.desk.add(draft, "operator", now=NOW)
    other.desk.move(kept.id, "approved", "operator", now=NOW)
    other.close()
    assert (before.quiet(NOW.date()), before.has_standard) == ({}, False)
    after = full._scopes.seen()
    assert (after.quiet(NOW.date()), after.has_standard) == ({"qht": ("QHT", date.max)}, True)
    assert after.within(["bhe"]).quiet(NOW.date()) == {}


def test_as_long_as_nothing_changes_sqlite_is_asked_for_no_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'a.db'}")
    keep(store, "QHT", 2)
    assert [each.key for each in store._scopes.names()] == ["qht"]
    with monkeypatch.context() as patch:
        patch.setattr(store._db, "glance", None)
        assert [each.key for each in store._scopes.names()] == ["qht"]
    keep(store, "BHE", 1)
    assert [each.key for each in store._scopes.names()] == ["bhe", "qht"]
    store.close()


def test_only_so_many_scopes_are_kept_and_the_last_used_stay(full: Store, built: Built) -> None:
    keep(full, "ABC", 1)
    scopes = Scopes(full._db, most=2)
    for key in ("qht", "bhe", "qht", "abc", "qht", "bhe"):
        scopes.scope(key)
    assert built.keys == ["qht", "bhe", "abc", "bhe"]


def test_askers_at_once_share_one_build(full: Store, built: Built) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(full._scopes.scope, ["qht"] * 8))
    assert built.keys == ["qht"]
    assert all(scope is found[0] for scope in found)


def test_names_are_those_of_companies_with_calls(full: Store) -> None:
    names = [(each.key, each.name) for each in full._scopes.names()]
    assert names == [("bhe", "BHE"), ("qht", "QHT")]
    full.withdraw("BHE", now=NOW)
    assert [each.key for each in full._scopes.names()] == ["qht"]


def test_only_the_names_of_companies_that_changed_are_read_again(full: Store) -> None:
    bhe, qht = full._scopes.names()
    keep(full, "QHT", 4)
    again = full._scopes.names()
    assert again[0] is bhe
    assert again[1] is not qht
    assert full._scopes.names() is again


def test_who_answers_a_question_sees_the_companies_as_they_stood_when_it_came(full: Store) -> None:
    seen = full._scopes.seen()
    full.withdraw("BHE", now=NOW)
    assert [each.key for each in seen.names()] == ["bhe", "qht"]
    assert [each.key for each in full._scopes.seen().names()] == ["qht"]
    with pytest.raises(KeyError):
        seen.scope("bhe")


@pytest.mark.parametrize("key", ["nobody", "bhe"])
def test_there_is_no_scope_without_calls(full: Store, key: str) -> None:
    full.withdraw("BHE", now=NOW)
    with pytest.raises(KeyError):
        full._scopes.scope(key)


def test_who_asks_about_a_company_whose_calls_are_withdrawn_is_told_of_no_other(all_recorded: Store) -> None:
    asked = Question(text="Tarnwick 收入多少")
    (call,) = [row.key for row in all_recorded.calls() if row.company.startswith("Tarnwick")]
    assert all_recorded.answer(asked).kind == "metric"
    all_recorded.withdraw(call, now=NOW)
    told = all_recorded.answer(asked)
    assert (told.kind, told.reason, told.citations) == ("not_in_record", "company", ())
    assert "Tarnwick" in told.data["name"]
    assert all_recorded.answer(Question(text="鲸屿和Tarnwick谁的收入高")).call is not None
    assert all_recorded.answer(Question(text="收入多少")).kind == "metric"


def test_what_an_operator_does_is_logged_in_the_same_transaction(store: Store) -> None:
    text = Path(SAMPLES, "jingyu-fy2025q1.zh.txt").read_bytes()
    kept = store.ingest("a.txt", text, now=NOW, push=False, actor="op")
    store.ingest("a.txt", text, now=NOW, push=False, actor="op")
    (company,) = store.companies()
    store.set_profile(company[0], store.profile(company[0]), now=NOW, actor="op")
    store.withdraw(kept.call or "", now=NOW, actor="op")
    with pytest.raises(UnknownCall):
        store.withdraw(kept.call or "", now=NOW, actor="op")
    told = [(row.actor, row.action, row.target) for row in store.desk.audit()]
    assert told == [
        ("op", "withdraw", kept.call),
        ("op", "company.edit", company[0]),
        ("op", "ingest.new", kept.call),
    ]
