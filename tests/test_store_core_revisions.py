"""Revisions: compared, read again, and supplied with what their text does not say."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from store import Call, Problem, Store, Supplied, UnknownCall, UnknownRevision, transcripts
from store.core import reading
from tests.test_store_core_profiles import NOW, TEXT


def fed(store: Store, text: str = TEXT, **options: Any) -> str:
    done = store.ingest("a.txt", text.encode(), now=NOW, **options)
    assert done.status in {"new", "revised"}, done
    return str(done.call)


# difference


def test_two_revisions_are_compared_in_lines_figures_and_people(store: Store) -> None:
    fed(store)
    changed = TEXT.replace("12亿元，同比增长8%", "13亿元，同比增长8%").replace(
        "顾明川 -", "顾明川(Toby Gu) -"
    )
    store.ingest("b.txt", changed.encode(), now=NOW + timedelta(days=1))
    told = store.difference()
    assert (told.call, told.old.revision, told.old.source) == ("QHT-FY2025Q3", 1, "a.txt")
    assert (told.new.revision, told.new.source, told.new.ingested_at) == (2, "b.txt", NOW + timedelta(days=1))
    assert [(each.old, each.new) for each in told.lines] == [((4, 4), (4, 4)), ((10, 10), (10, 10))]
    (figure,) = [each for each in told.figures if each.new and each.new.metric == "revenue"]
    assert figure.old is not None
    assert figure.new is not None
    assert (figure.old.as_written, figure.new.as_written) == ("12亿元", "13亿元")
    joined = {frozenset(spellings) for each in told.people for spellings in each.new}
    assert any({"顾明川", "Toby Gu"} <= each for each in joined)


def test_any_two_revisions_can_be_named(store: Store) -> None:
    for number in range(1, 4):
        fed(store, TEXT.replace("12亿", f"{number}亿"))
    first, last = store.difference(old=1), store.difference("qht", 2, 1)
    assert (first.old.revision, first.new.revision) == (1, 3)
    assert (last.old.revision, last.new.revision) == (2, 1)
    assert store.difference(new=2).old.revision == 1
    assert store.difference(old=2, new=2).lines == ()


@pytest.mark.parametrize(("old", "new", "missing"), [(None, 3, 3), (7, None, 7), (None, 1, None)])
def test_a_revision_that_is_not_there_is_named(
    store: Store, old: int | None, new: int | None, missing: int | None
) -> None:
    fed(store)
    fed(store, TEXT.replace("12亿", "13亿"))
    with pytest.raises(UnknownRevision) as caught:
        store.difference(None, old, new)
    assert (caught.value.revision, caught.value.known) == (missing, "1, 2")


def test_a_call_of_one_revision_has_nothing_to_compare(store: Store) -> None:
    fed(store)
    with pytest.raises(UnknownRevision) as caught:
        store.difference()
    assert caught.value.key == "error.only_revision"
    with pytest.raises(UnknownCall):
        store.difference("nobody")


def test_both_revisions_are_read_by_the_program_as_it_is_now(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as old_program:
        old_program.setattr("store.facts.extract", lambda call: call)
        fed(store)
    fed(store, TEXT + "\n")
    assert store.difference().figures == ()


def test_a_revision_that_is_no_call_any_more_is_compared_by_its_lines(store: Store) -> None:
    for text in ("一 二", "一"):
        call = Call(company="白桦", fiscal_year=2025, fiscal_quarter=1, lines=tuple(text.split()))
        store.save("a.txt", call, now=NOW)
    assert [each.removed for each in store.difference().lines] == [("二",)]


# reparse


def test_a_better_program_reaches_a_stored_call_under_the_same_revision(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as old_program:
        old_program.setattr("store.facts.extract", lambda call: call)
        fed(store)
    before = store.call()
    assert before.call.facts == ()
    scope = store._scopes.scope("qht")
    done = store.reparse("qht")
    assert (done.call, done.changed) == ("QHT-FY2025Q3", True)
    after = store.call()
    assert after.call.facts != ()
    assert (after.revision, after.source, after.ingested_at) == (1, "a.txt", NOW)
    assert store._scopes.scope("qht") is not scope


def test_reading_again_without_a_better_program_changes_nothing(store: Store) -> None:
    fed(store)
    before, scope = store.call(), store._scopes.scope("qht")
    done = store.reparse()
    assert (done.call, done.changed) == ("QHT-FY2025Q3", False)
    assert "problems.no_time" in [problem.key for problem in done.problems]
    assert store.call() == before
    assert store._scopes.scope("qht") is scope


def test_a_better_reading_of_the_period_corrects_the_key(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def undated(lines: Any, **_: object) -> tuple[Call, tuple[Problem, ...]]:
        return Call(company="青禾科技", tickers=("NYSE:QHT",), lines=tuple(lines)), ()

    with monkeypatch.context() as old_program:
        old_program.setattr(transcripts, "parse", undated)
        assert fed(store) == "QHT"
    assert store.reparse("qht").call == "QHT-FY2025Q3"
    assert [row.key for row in store.calls()] == ["QHT-FY2025Q3"]


def test_a_text_that_is_no_call_any_more_stays_as_it_was_read(store: Store) -> None:
    store.save("a.txt", Call(company="青禾", lines=("一",), language="en"), now=NOW)
    done = store.reparse()
    assert (done.call, done.changed, [each.key for each in done.problems]) == (
        "青禾",
        False,
        ["error.NotACall"],
    )
    assert store.call().call.language == "en"


def test_a_revision_that_comes_while_a_call_is_read_again_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fed(store)
    read = reading.understand

    def slow(*given: Any) -> Any:
        monkeypatch.setattr("store.core.revisions.understand", read)
        fed(store, TEXT.replace("12亿", "13亿"))
        call, problems = read(*given)
        return Call(company=call.company, lines=call.lines), problems

    monkeypatch.setattr("store.core.revisions.understand", slow)
    store.reparse()
    stored = store.call()
    assert (stored.revision, stored.call.fiscal_quarter) == (2, 3)
    assert "13亿" in stored.call.lines[9]


# supplied

BARE = TEXT[TEXT.index("操作员") :].replace("青禾", "我们")
GIVEN = Supplied(
    company="青禾科技", period="2024年12月季度", held_at=datetime(2025, 2, 20, tzinfo=UTC), exact=False
)


def test_what_the_text_does_not_say_can_be_supplied(store: Store) -> None:
    done = store.ingest("a.txt", BARE.encode(), now=NOW, supplied=GIVEN)
    assert (done.status, done.call) == ("new", "青禾科技-2024-12-31")
    keys = {problem.key for problem in done.problems}
    assert "problems.no_time" in keys
    assert keys.isdisjoint({"problems.no_company", "problems.no_period", "problems.no_date"})
    call = store.call().call
    assert (call.period_as_written, call.period_end) == ("2024年12月季度", date(2024, 12, 31))
    assert call.held_at == GIVEN.held_at


def test_what_was_supplied_outlives_a_new_reading(store: Store) -> None:
    store.ingest("a.txt", BARE.encode(), now=NOW, supplied=GIVEN)
    before = store.call()
    assert not store.reparse().changed
    assert store.call() == before


def test_the_same_text_again_takes_what_is_supplied_now(store: Store) -> None:
    named = Supplied(company="青禾科技")
    assert store.ingest("a.txt", BARE.encode(), now=NOW, supplied=named).call == "青禾科技"
    done = store.ingest("a.txt", BARE.encode(), now=NOW, supplied=GIVEN)
    assert (done.status, done.call) == ("revised", "青禾科技-2024-12-31")
    assert store.ingest("a.txt", BARE.encode(), now=NOW, supplied=GIVEN).status == "unchanged"
    assert store.ingest("a.txt", BARE.encode(), now=NOW).status == "unchanged"
    assert [each.field for each in store.difference().header] == ["period", "period_end", "held_at"]


def test_a_nameless_call_gives_way_to_the_same_text_with_a_name(store: Store) -> None:
    assert store.ingest("a.txt", BARE.encode(), now=NOW).status == "new"
    assert store.ingest("a.txt", BARE.encode(), now=NOW, supplied=GIVEN).status == "new"
    assert [row.key for row in store.calls()] == ["青禾科技-2024-12-31"]
    assert [name for _, name in store.companies()] == ["青禾科技"]


def test_what_is_supplied_never_replaces_what_the_text_says(store: Store) -> None:
    done = store.ingest("a.txt", TEXT.encode(), now=NOW, supplied=Supplied(company="白桦电力"))
    assert done.call == "QHT-FY2025Q3"
    assert done.problems[0] == Problem(
        key="problems.company_differs", data={"said": "青禾科技", "given": "白桦电力"}
    )
