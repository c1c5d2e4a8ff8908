"""Profiles in the store: begun by the first call, edited by an operator, and what they change."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from store import Call, Named, Profile, ProfileUnusable, Store, UnknownCompany
from store.profiles import read_profile

NOW = datetime(2025, 2, 21, 2, 0, tzinfo=UTC)
HELD = datetime(2025, 2, 20, 12, 30, tzinfo=UTC)

TEXT = """\
青禾科技(NYSE:QHT)2025年第三季度电话会 2025年2月20日
公司参与者
沈砚秋 - 首席执行官
顾明川 - 首席财务官
电话会议参与者
周明远 - 海岬证券
操作员
欢迎参加电话会。下面请沈砚秋发言。
沈砚秋
谢谢。本季度收入为12亿元，同比增长8%。
Toby
毛利率为40%。
操作员
第一个问题来自海岬证券的周明远。
周明远
请问资本开支？
Toby
资本开支为3亿元。
操作员
会议到此结束。
"""


def keep(store: Store, company: str, *tickers: str, **fields: Any) -> str:
    call = Call(company=company, tickers=tickers, lines=(f"{company} {tickers} {fields}",), **fields)
    done = store.save("a.txt", call, now=NOW)
    assert done.call is not None
    return done.call


def test_a_company_gets_a_profile_with_its_first_call_and_keeps_it(store: Store) -> None:
    keep(store, "青禾科技", "NYSE:QHT", fiscal_year=2025, fiscal_quarter=3, period_end=date(2024, 12, 31))
    first = store.profile("青禾科技")
    assert 'name = "青禾科技"' in first
    assert "fiscal_year_end_month = 3" in first
    keep(store, "青禾科技", "NYSE:QHT", fiscal_year=2025, fiscal_quarter=4, period_end=date(2025, 3, 31))
    assert store.profile("qht") == first


def test_a_profile_is_kept_as_the_operator_wrote_it(store: Store) -> None:
    keep(store, "青禾科技")
    text = '# 说明\nname = "青禾科技"   # 简称\n\naliases = ["青禾"]\n\n'
    assert store.set_profile("青禾科技", text, now=NOW).aliases == ("青禾",)
    assert store.profile("青禾") == text


def test_a_mistake_leaves_the_kept_profile_as_it_was(store: Store) -> None:
    keep(store, "青禾科技")
    before = store.profile("青禾科技")
    with pytest.raises(ProfileUnusable):
        store.set_profile("青禾科技", 'name = "青禾"\naliases = "x"', now=NOW)
    assert store.profile("青禾科技") == before


def test_only_a_company_on_record_has_a_profile(store: Store) -> None:
    with pytest.raises(UnknownCompany):
        store.profile("青禾")
    with pytest.raises(UnknownCompany):
        store.set_profile("青禾", 'name = "青禾"', now=NOW)


def test_a_company_stored_before_there_were_profiles_has_one_all_the_same(store: Store) -> None:
    keep(store, "青禾科技", "NYSE:QHT")
    kept = store.profile("青禾科技")
    with store._db.write() as session:
        session.connection().exec_driver_sql("UPDATE companies SET profile = NULL")
    assert store.profile("青禾科技") == kept


@pytest.mark.parametrize(
    "words", ["青禾", "qinghe", "Qinghe Holdings", "HKEX:9801", "09801.HK", "青禾科技集团"]
)
def test_every_name_of_a_profile_finds_the_company(store: Store, words: str) -> None:
    keep(store, "青禾科技集团", "NYSE:QHT")
    text = 'name = "青禾科技"\naliases = ["青禾", "Qinghe"]\ntickers = ["HKEX:9801"]'
    store.set_profile("qht", text, now=NOW)
    assert store.find_company(words) == ("qht", "青禾科技")


def test_a_name_that_left_the_profile_finds_nothing_but_those_of_the_calls_stay(store: Store) -> None:
    keep(store, "青禾科技", "NYSE:QHT")
    store.set_profile("qht", 'name = "青禾科技"\naliases = ["禾苗"]\ntickers = ["HKEX:9801"]', now=NOW)
    store.set_profile("qht", 'name = "青禾科技"', now=NOW)
    for gone in ("禾苗", "9801.HK"):
        with pytest.raises(UnknownCompany):
            store.find_company(gone)
    assert store.find_company("NYSE:QHT")[0] == "qht"


def test_a_call_under_an_alias_belongs_to_its_company(store: Store) -> None:
    keep(store, "青禾科技", "NYSE:QHT")
    store.set_profile("qht", 'name = "青禾科技"\naliases = ["Qinghe Tech"]', now=NOW)
    keep(store, "Qinghe Tech Inc.", fiscal_year=2026, fiscal_quarter=1)
    assert [row.company_key for row in store.calls()] == ["qht", "qht"]


@pytest.mark.parametrize(
    ("text", "entry", "line"),
    [
        ('name = "青禾"\naliases = ["x", "白桦电力"]', "aliases", 2),
        ('\nname = "白桦电力"', "name", 2),
        ('name = "青禾"\n\ntickers = ["BHE.N"]', "tickers", 3),
    ],
)
def test_another_company_s_name_cannot_be_taken(store: Store, text: str, entry: str, line: int) -> None:
    keep(store, "青禾科技", "NYSE:QHT")
    keep(store, "白桦电力", "NYSE:BHE")
    with pytest.raises(ProfileUnusable) as caught:
        store.set_profile("qht", text, now=NOW)
    assert (caught.value.reason, caught.value.entry, caught.value.line) == ("taken", entry, line)
    assert "白桦电力" in caught.value.value


def test_answers_get_names_segments_and_notes_from_the_profile_at_once(store: Store) -> None:
    keep(store, "青禾科技", "NYSE:QHT")
    assert store._scopes.scope("qht").profile.segments == ()
    text = """
name = "青禾"
aliases = ["禾苗"]
ir_contact = "ir@qinghe.example"
[[segments]]
name = "青禾云"
aliases = ["云业务"]
[[products]]
name = "禾声"
[notes]
reports_ebita = true
"""
    store.set_profile("qht", text, now=NOW)
    (names,) = store._scopes.names()
    assert names.name == "青禾"
    assert {"青禾科技", "禾苗", "NYSE:QHT"} <= set(names.also)
    scope = store._scopes.scope("qht")
    assert scope.company == names
    assert scope.profile == read_profile(text)


def test_a_kept_profile_that_cannot_be_read_any_more_states_nothing(store: Store) -> None:
    keep(store, "青禾科技", "NYSE:QHT")
    with store._db.write() as session:
        session.connection().exec_driver_sql("UPDATE companies SET profile = 'x'")
    assert store._scopes.scope("qht").profile == Profile(name="青禾科技")
    assert store.profile("qht") == "x"


def test_the_fiscal_year_end_of_the_profile_dates_a_period(store: Store) -> None:
    assert store.ingest("a.txt", TEXT.encode(), now=NOW).call == "QHT-FY2025Q3"
    assert store.call().call.period_end is None
    store.set_profile("qht", 'name = "青禾科技"\nfiscal_year_end_month = 3', now=NOW)
    assert store.reparse().changed
    assert store.call().call.period_end == date(2024, 12, 31)
    later = TEXT.replace("第三季度", "第四季度").replace("2月20日", "5月20日")
    store.ingest("b.txt", later.encode(), now=NOW)
    assert store.call().call.period_end == date(2025, 3, 31)


def test_the_spellings_of_the_profile_are_one_person(store: Store) -> None:
    store.ingest("a.txt", TEXT.encode(), now=NOW)
    apart = store.call().call
    assert "Toby" not in {spelling for each in apart.people for spelling in each.also_written}
    people = '\n[[people]]\nname = "顾明川"\nalso_written = ["Toby"]\n[[people]]\nname = "不在场"'
    store.set_profile("qht", f'name = "青禾科技"{people}', now=NOW)
    assert store.reparse().changed
    call = store.call().call
    (finance,) = [each for each in call.people if each.name == "顾明川"]
    assert (finance.also_written, finance.role, finance.side) == (("Toby",), "首席财务官", "company")
    assert "不在场" not in {each.name for each in call.people}
    assert [reply.speaker for reply in call.exchanges[0].answers] == ["顾明川"]
    assert {fact.speaker for fact in call.facts} <= {"沈砚秋", "顾明川"}


def test_segments_are_values(store: Store) -> None:
    keep(store, "青禾科技")
    profile = store.set_profile("青禾科技", 'name = "青禾科技"\n[[segments]]\nname = "云"', now=NOW)
    assert profile.segments == (Named(name="云"),)
