"""Which company is meant, by those who ask and by a transcript's header."""

from datetime import UTC, datetime

import pytest

from store import Call, Store, UnknownCompany
from store.core.naming import short_name, ticker_of, wanted_key

NOW = datetime(2025, 2, 21, 2, 0, tzinfo=UTC)


def keep(store: Store, company: str, *tickers: str, year: int = 2025) -> str:
    """Keep a call of the company; returns the company's key."""
    call = Call(
        company=company,
        tickers=tickers,
        fiscal_year=year,
        fiscal_quarter=1,
        lines=(f"{company}{tickers}{year}",),
    )
    key = store.save("a.txt", call, now=NOW).call
    return next(row.company_key for row in store.calls() if row.key == key)


@pytest.mark.parametrize(
    "words",
    [
        "qht", "QHT", "ＱＨＴ", " qht ", "NYSE:QHT", "nyse: qht", "QHT US", "QHT.N",
        "9801", "09801", "9801.HK", "HKEX:9801", "港交所：9801", "0980１",
        "青禾科技集团", "青禾科技", "青禾科技集團", "青禾", "青禾科技集团有限公司",
    ],
)  # fmt: skip
def test_a_company_is_found_by(store: Store, words: str) -> None:
    keep(store, "青禾科技集团", "NYSE:QHT", "9801.HK")
    keep(store, "白桦电力", "NYSE:BHE")
    assert store.find_company(words) == ("qht", "青禾科技集团")


@pytest.mark.parametrize("words", ["Silver Fern", "silver fern, inc.", "The Silver Fern Company", "SILVER"])
def test_a_company_is_found_by_its_english_name(store: Store, words: str) -> None:
    keep(store, "Silver Fern, Inc.")
    assert store.find_company(words) == ("silver-fern-inc", "Silver Fern, Inc.")


@pytest.mark.parametrize("words", ["", "?", "红杉", "SZSE:QHT", "QHTX", "科技"])
def test_words_that_fit_no_company_name_those_that_there_are(store: Store, words: str) -> None:
    keep(store, "青禾科技", "NYSE:QHT")
    with pytest.raises(UnknownCompany) as caught:
        store.find_company(words)
    assert caught.value.known == "青禾科技"


def test_words_that_fit_two_companies_name_both(store: Store) -> None:
    keep(store, "青禾科技")
    keep(store, "青禾电力")
    keep(store, "白桦")
    with pytest.raises(UnknownCompany) as caught:
        store.find_company("青禾")
    assert set(caught.value.known.split(", ")) == {"青禾科技", "青禾电力"}


def test_a_wildcard_is_a_character_like_others(store: Store) -> None:
    keep(store, "青禾科技")
    for words in ("%", "_", "青%"):
        with pytest.raises(UnknownCompany):
            store.find_company(words + "技%")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("青禾科技", "NYSE:QHT"), ("青禾科技", "NYSE:QHT"), True),
        (("青禾科技", "NYSE:QHT"), ("Qinghe Tech", "QHT"), True),
        (("青禾科技", "QHT"), ("Qinghe Tech", "NYSE:QHT"), True),
        (("青禾科技", "HKEX:9801"), ("Qinghe Tech", "09801.HK"), True),
        (("青禾科技", "NYSE:QHT"), ("青禾科技",), True),
        (("青禾科技",), ("青禾科技集团有限公司", "NYSE:QHT"), True),
        (("Silver Fern Inc.", "SF"), ("Silver Fern",), True),
        (("Silver Fern Group", "TSE:1"), ("Silver Fern Corp.", "TSE:2"), False),
        (("甲银行", "SZSE:000001"), ("乙指数", "SSE:000001"), False),
        (("青禾科技",), ("青禾电力",), False),
        (("青禾科技", "NYSE:QHT"), ("白桦电力", "NYSE:BHE"), False),
    ],
)
def test_two_files_are_of_one_company(
    store: Store, first: tuple[str, ...], second: tuple[str, ...], same: bool
) -> None:
    one = keep(store, *first, year=2024)
    assert (keep(store, *second) == one) == same
    assert len(store.companies()) == (1 if same else 2)


def test_a_company_is_found_by_the_names_of_all_its_files(store: Store) -> None:
    keep(store, "青禾科技", "NYSE:QHT", year=2024)
    keep(store, "Qinghe Tech", "QHT", "9801.HK")
    for words in ("Qinghe", "9801", "青禾科技"):
        assert store.find_company(words) == ("qht", "青禾科技")


@pytest.mark.parametrize(
    ("company", "tickers", "key"),
    [
        ("青禾科技", ("NYSE:QHT", "9801.HK"), "qht"),
        ("青禾科技", ("9801.HK",), "9801"),
        ("青禾科技", (), "青禾科技"),
        ("Silver Fern, Inc.", (), "silver-fern-inc"),
        ("很长的名字" * 9, (), "很长的名字很长的名字很长的"),
        ("…", (), "unnamed"),
    ],
)
def test_a_company_s_key_is_short_and_made_of(company: str, tickers: tuple[str, ...], key: str) -> None:
    assert wanted_key(Call(company=company, tickers=tickers)) == key
    assert len(key.encode()) <= 40


def test_a_key_that_is_taken_gets_a_number(store: Store) -> None:
    assert keep(store, "甲银行", "SZSE:000001") == "000001"
    assert keep(store, "乙指数", "SSE:000001") == "000001-2"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("NYSE:BABA", ("nyse", "baba")),
        ("NasdaqGS: FIGS", ("nasdaq", "figs")),
        ("9988.HK", ("hk", "9988")),
        ("HKEX：09988", ("hk", "9988")),
        ("600519.SS", ("sh", "600519")),
        ("000001.SZ", ("sz", "000001")),
        ("BRK.B", (None, "brk.b")),
        ("NYSE:BRK.B", ("nyse", "brk.b")),
        ("BABA", (None, "baba")),
        ("LSE:VOD", ("lse", "vod")),
    ],
)
def test_a_ticker_is_read(written: str, read: tuple[str | None, str]) -> None:
    assert ticker_of(written) == read


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("阿里巴巴集团控股有限公司", "阿里巴巴"),
        ("The Coca-Cola Company", "cocacola"),
        ("FIGS, Inc.", "figs"),
        ("S.A.", "sa"),
        ("集团", "集团"),
    ],
)
def test_a_name_without_its_legal_form(name: str, short: str) -> None:
    assert short_name(name) == short
