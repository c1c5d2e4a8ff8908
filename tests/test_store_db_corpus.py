"""A call goes into the tables and comes back equal."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from store import Call, Conflict, Exchange, Fact, FactKind, FactSide, Person, Reply, Section, Side, Turn
from store.db import companies, corpus
from store.db.schema import FactTable, PersonTable, RevisionTable
from store.db.session import Database

NOW = datetime(2025, 2, 21, 2, 0, tzinfo=UTC)

WHOLE = Call(
    company="青禾科技",
    tickers=("NYSE:QHT", "HKEX:9801"),
    period_as_written="2025年第三季度",
    period_end=date(2024, 12, 31),
    fiscal_year=2025,
    fiscal_quarter=3,
    held_at=datetime(2025, 2, 20, 7, 30, tzinfo=timezone(timedelta(hours=-5))),
    language="zh",
    lines=("青禾科技2025年第三季度电话会", "", "  张三：收入超过12亿元，同比增长8%。 ", "毛利率40%", ""),
    people=(
        Person(name="张三", also_written=("张叁", "San Zhang"), role="CFO", firm="青禾科技", side="company"),
        Person(name="Ann Lee", side="analyst"),
    ),
    sections=(Section(name="header", lines=(1, 1)), Section(name="remarks", lines=(3, 4))),
    turns=(
        Turn(lines=(3, 4), speaker="张三", speaker_as_written="张三：", section="remarks"),
        Turn(lines=(4, 4), speaker="Ann Lee", speaker_as_written="", section="qa", chars=(0, 5)),
    ),
    exchanges=(
        Exchange(
            analyst="Ann Lee",
            firm="花旗",
            question=(3, 3),
            follow_ups=((4, 4), (5, 5)),
            sub_questions=("收入？", "毛利率？"),
            answers=(Reply(speaker="张三", lines=(4, 4)),),
        ),
        Exchange(analyst=None, firm=None, question=(4, 4)),
    ),
    facts=(
        Fact(
            line=3, subject="集团", metric="revenue", value=1.2e9, unit="CNY", as_written="超过12亿元",
            yoy=8.0, yoy_words="高个位数", qoq=-1.5, prior="11亿元", period_as_written="本季度", basis="GAAP",
            speaker="张三", side="company", kind="reported", quote="收入超过12亿元，同比增长8%",
        ),
        Fact(line=4, subject=None, metric=None, range=(40.0, 42.0), side="news", kind="claim", quote="40%"),
    ),
    conflicts=(Conflict(what="收入", lines=((3, 3), (4, 4))),),
)  # fmt: skip


@pytest.fixture
def db(empty_url: str) -> Iterator[Database]:
    opened = Database(empty_url)
    with opened.write() as session:
        companies.add(session, "qht", "青禾科技")
    yield opened
    opened.close()


def text_of(call: Call) -> corpus.Text:
    return corpus.Text(source="a.txt", content_hash=str(hash(call.lines)), ingested_at=NOW)


def through(db: Database, call: Call) -> Call:
    with db.write() as session:
        row = corpus.add(session, "qht", corpus.free_key(session, call.key), call, text_of(call))
    with db.read() as session:
        return corpus.load(session, row.key).call


@pytest.mark.parametrize(
    "call",
    [
        WHOLE,
        Call(company="青禾科技"),
        Call(company="青禾科技", lines=("",)),
        Call(company="青禾科技", lines=("a", "", "")),
        Call(company="青禾科技", held_at=datetime(2025, 2, 20)),
        Call(company="青禾科技", lines=("a\u2028b\x0cc\u0085d", "👍")),
    ],
)
def test_a_call_comes_back_equal(db: Database, call: Call) -> None:
    assert through(db, call) == call


def test_the_time_of_the_call_keeps_the_zone_that_it_was_written_in(db: Database) -> None:
    back = through(db, WHOLE).held_at
    assert back is not None
    assert back.isoformat() == "2025-02-20T07:30:00-05:00"


words = st.text(st.characters(codec="utf-8", exclude_characters="\0\n"), max_size=12)
maybe_words = st.none() | words
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
spans = st.tuples(st.integers(1, 10_000), st.integers(1, 10_000))
people = st.builds(
    Person,
    name=words,
    also_written=st.lists(words, max_size=3).map(tuple),
    role=maybe_words,
    firm=maybe_words,
    side=st.sampled_from(get_args(Side)),
)
exchanges = st.builds(
    Exchange,
    analyst=maybe_words,
    firm=maybe_words,
    question=spans,
    follow_ups=st.lists(spans, max_size=3).map(tuple),
    sub_questions=st.lists(words, max_size=3).map(tuple),
    answers=st.lists(st.builds(Reply, speaker=words, lines=spans), max_size=3).map(tuple),
)
facts = st.builds(
    Fact,
    line=st.integers(1, 10_000),
    subject=maybe_words,
    metric=maybe_words,
    value=numbers,
    range=st.none() | st.tuples(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12)),
    unit=maybe_words,
    as_written=maybe_words,
    yoy=numbers,
    yoy_words=maybe_words,
    qoq=numbers,
    prior=maybe_words,
    period_as_written=maybe_words,
    basis=maybe_words,
    speaker=maybe_words,
    side=st.sampled_from(get_args(FactSide)),
    kind=st.sampled_from(get_args(FactKind)),
    quote=words,
)
calls = st.builds(
    Call,
    company=words,
    tickers=st.lists(words, max_size=3).map(tuple),
    period_as_written=maybe_words,
    period_end=st.none() | st.dates(),
    fiscal_year=st.none() | st.integers(1900, 2100),
    fiscal_quarter=st.none() | st.integers(1, 4),
    held_at=st.none() | st.datetimes(min_value=datetime(1971, 1, 1), timezones=st.just(UTC)),
    language=st.sampled_from(["zh", "en"]),
    lines=st.lists(words, max_size=5).map(tuple),
    people=st.lists(people, max_size=2).map(tuple),
    sections=st.lists(st.builds(Section, name=words, lines=spans), max_size=2).map(tuple),
    turns=st.lists(
        st.builds(Turn, lines=spans, speaker=words, speaker_as_written=words, section=words), max_size=2
    ).map(tuple),
    exchanges=st.lists(exchanges, max_size=2).map(tuple),
    facts=st.lists(facts, max_size=2).map(tuple),
    conflicts=st.lists(
        st.builds(Conflict, what=words, lines=st.lists(spans, max_size=3).map(tuple)), max_size=2
    ).map(tuple),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(call=calls)
def test_any_call_comes_back_equal(db: Database, call: Call) -> None:
    assert through(db, call) == call


def test_a_revision_replaces_the_structure_and_keeps_both_texts(db: Database) -> None:
    shorter = Call(company="青禾科技", lines=("改正",), people=WHOLE.people[:1])
    with db.write() as session:
        corpus.add(session, "qht", "Q", WHOLE, text_of(WHOLE))
        row = corpus.revise(session, "Q", "Q", shorter, text_of(shorter))
    with db.read() as session:
        assert row.revision == 2
        assert corpus.load(session, "Q").call == shorter
        assert session.scalar(select(func.count()).select_from(FactTable)) == 0
        assert session.scalar(select(func.count()).select_from(PersonTable)) == 1
        texts = session.scalars(select(RevisionTable.text).order_by(RevisionTable.revision)).all()
        assert texts == ["\n".join(WHOLE.lines), "改正"]


def test_parts_of_a_company_s_call_become_values_when_they_are_asked_for(db: Database) -> None:
    with db.write() as session:
        corpus.add(session, "qht", "new", WHOLE, text_of(WHOLE))
    with db.read() as session:
        [stored] = corpus.of_company(session, "qht")
    assert stored.call.subjects == WHOLE.subjects
    assert not {"people", "exchanges", "facts", "conflicts"} & vars(stored.call).keys()
    assert stored.call.facts == WHOLE.facts
    assert "people" not in vars(stored.call)
    assert stored.call == WHOLE


def test_a_company_s_calls_come_newest_first_and_each_whole(db: Database) -> None:
    old = Call(company="青禾科技", period_end=date(2024, 9, 30), lines=("旧",), facts=WHOLE.facts[:1])
    undated = Call(company="青禾科技", lines=("无日期",))
    with db.write() as session:
        for key, call in (("u", undated), ("new", WHOLE), ("old", old)):
            corpus.add(session, "qht", key, call, text_of(call))
    with db.read() as session:
        assert [stored.call for stored in corpus.of_company(session, "qht")] == [WHOLE, old, undated]
        assert [row.key for row in corpus.rows(session)] == ["new", "old", "u"]
