"""Closed deployments in the store: who is served, with which companies, and what waits for whom."""

import pytest

from store import Call, Permit, Question, Store, UnknownCall, UnknownCompany
from tests.conftest import NOW
from tests.running_bot import COMPANY, LATEST

OTHER = "Tarnwick"
GROUP, SECOND = -1001, -1002


def only(store: Store, name: str) -> Store:
    return store.within(Permit(chat_id=GROUP, company_keys=(store.find_company(name)[0],)))


def test_without_any_permit_every_chat_may_use_everything(store: Store) -> None:
    assert store.permits.of(GROUP) == Permit(chat_id=GROUP)
    assert not store.permits.access().closed


def test_a_closed_deployment_serves_those_that_are_allowed_until_it_is_opened(all_recorded: Store) -> None:
    permits = all_recorded.permits
    permits.close("7", now=NOW)
    permit = permits.allow(GROUP, ["Tarnwick"], "7", now=NOW)
    assert permits.of(GROUP) == permit
    assert not permits.of(SECOND).allowed
    permits.open("7", now=NOW)
    permits.forbid(GROUP, "7", now=NOW)
    assert (permits.of(GROUP).allowed, permits.of(SECOND).allowed) == (False, True)
    log = [(entry.action, entry.target, entry.detail) for entry in all_recorded.desk.audit()]
    assert log == [
        ("access.forbid", str(GROUP), ""),
        ("access.open", "", ""),
        ("access.allow", str(GROUP), "Tarnwick Automation, Inc."),
        ("access.close", "", ""),
    ]


def test_a_company_that_there_is_not_cannot_be_allowed(all_recorded: Store) -> None:
    with pytest.raises(UnknownCompany):
        all_recorded.permits.allow(GROUP, ["Nobody"], "7", now=NOW)
    assert all_recorded.permits.access().permits == ()


def test_a_chat_is_told_once_until_it_is_decided_on_anew(store: Store) -> None:
    permits = store.permits
    permits.close("7", now=NOW)
    assert [permits.refuse(GROUP, now=NOW) for _ in range(2)] == [True, False]
    store.chats.seen(GROUP, "group", "投资群", now=NOW)
    assert permits.access().refused == (Permit(chat_id=GROUP, allowed=False, title="投资群"),)
    permits.forbid(GROUP, "7", now=NOW)
    assert permits.refuse(GROUP, now=NOW)


def test_other_companies_are_not_on_record_for_who_may_not_use_them(all_recorded: Store) -> None:
    seen, key = only(all_recorded, OTHER), all_recorded.find_company(COMPANY)[0]
    assert [name for _, name in seen.companies()] == ["Tarnwick Automation, Inc."]
    assert {row.company_key for row in seen.calls()} == {seen.companies()[0][0]}
    assert seen.calls(key) == ()
    assert seen.call().call.company == "Tarnwick Automation, Inc."
    for refused in (
        lambda: seen.call("JYU-FY2025Q2"),
        lambda: seen.row("JYU-FY2025Q2"),
        lambda: seen.digest("JYU-FY2025Q2"),
        lambda: seen.revisions("JYU-FY2025Q2"),
    ):
        with pytest.raises(UnknownCall):
            refused()
    for unknown in (
        lambda: seen.find_company(COMPANY),
        lambda: seen.profile(COMPANY),
        lambda: seen.chats.subscribe(GROUP, key, now=NOW),
    ):
        with pytest.raises(UnknownCompany):
            unknown()
    assert seen.tickers(key) == ()
    assert isinstance(all_recorded.call("JYU-FY2025Q2").call, Call)


def test_answers_and_trends_come_from_the_companies_that_are_allowed(all_recorded: Store) -> None:
    seen = only(all_recorded, COMPANY)
    whole = all_recorded.answer(Question(text="Tarnwick revenue"))
    assert whole.kind == "metric"
    assert seen.answer(Question(text="Tarnwick revenue")).reason == "company"
    with pytest.raises(UnknownCompany):
        seen.across.trend("Tarnwick revenue")
    assert all_recorded.answer(Question(text="总收入多少")).kind == "clarify"
    answer = seen.answer(Question(text="总收入多少"))
    assert (answer.kind, answer.call and answer.call.company) == ("metric", COMPANY)
    assert seen.across.trend("收入").company == COMPANY


def test_a_digest_is_queued_for_those_alone_who_may_use_the_company(all_recorded: Store) -> None:
    store, key = all_recorded, all_recorded.find_company(COMPANY)[0]
    for chat_id in (GROUP, SECOND, -1003, -1004):
        store.chats.seen(chat_id, "group", "群", now=NOW)
        store.chats.subscribe(chat_id, key, now=NOW)
    store.permits.close("7", now=NOW)
    store.permits.allow(GROUP, [COMPANY], "7", now=NOW)
    store.permits.allow(SECOND, [], "7", now=NOW)
    store.permits.allow(-1003, [OTHER], "7", now=NOW)
    store.withdraw("JYU-FY2025Q2", now=NOW)
    assert store.ingest(LATEST.name, LATEST.read_bytes(), now=NOW, push=True).pushed == 2
    store.permits.allow(GROUP, [OTHER], "7", now=NOW)
    states = {each.chat_id: each.state for each in store.outbox.deliveries()}
    assert states == {GROUP: "cancelled", SECOND: "pending"}
    store.permits.forbid(SECOND, "7", now=NOW)
    assert [each.state for each in store.outbox.deliveries()] == ["cancelled", "cancelled"]


def test_a_group_that_becomes_a_supergroup_keeps_its_permit(all_recorded: Store) -> None:
    all_recorded.chats.seen(GROUP, "group", "群", now=NOW)
    permit = all_recorded.permits.allow(GROUP, [OTHER], "7", now=NOW)
    all_recorded.chats.migrated(GROUP, SECOND)
    assert all_recorded.permits.of(SECOND).company_keys == permit.company_keys
    assert [each.chat_id for each in all_recorded.permits.access().permits] == [SECOND]
