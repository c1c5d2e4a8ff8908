"""Which companies a text names: as quickly among thousands as among few."""

import pytest

from store.answers.known import Known
from store.answers.scope import CompanyNames
from store.text.folding import fold

KNOWN = Known(
    (
        CompanyNames(key="ab", name="ABC Holdings", also=("NYSE:ABC",)),
        CompanyNames(key="qh", name="青禾科技集团", also=("HKEX:8123",)),
        CompanyNames(key="qhy", name="青禾云控股"),
    )
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("青禾科技收入多少", ["qh"]),
        ("青禾云和ABC比呢", ["ab", "qh", "qhy"]),
        ("8123这季度怎么样", ["qh"]),
        ("81234台", []),
        ("the abcd of it", []),
        ("abcd and abc", ["ab"]),
        ("ABC's margin", ["ab"]),
        ("收入多少", []),
        ("", []),
    ],
)
def test_a_text_names_the_companies_whose_names_stand_in_it(text: str, named: list[str]) -> None:
    assert [company.key for company in KNOWN.named(fold(text))] == named


def test_a_latin_name_may_also_be_looked_for_inside_words() -> None:
    assert [company.key for company in KNOWN.written_in("abcd")] == ["ab"]


def test_companies_are_found_by_their_keys_in_order_of_their_names() -> None:
    assert [company.key for company in KNOWN.among(("qhy", "nobody", "ab"))] == ["ab", "qhy"]
    assert KNOWN.get("qh").name == "青禾科技集团"
    with pytest.raises(KeyError):
        KNOWN.get("nobody")
    assert len(KNOWN) == 3
    assert [company.key for company in KNOWN[:2]] == ["ab", "qh"]


def test_a_name_that_two_companies_share_names_both() -> None:
    both = Known((CompanyNames(key="a", name="青禾"), CompanyNames(key="b", name="青禾")))
    assert [company.key for company in both.named("青禾收入")] == ["a", "b"]


def test_what_changed_is_known_and_what_was_called_otherwise_before_is_not() -> None:
    new, renamed = (
        CompanyNames(key="bm", name="白沐"),
        CompanyNames(key="qh", name="青禾", also=("HKEX:8123",)),
    )
    after = Known([new, KNOWN.get("qhy"), renamed], KNOWN)
    afresh = Known(after)
    texts = ("青禾科技的收入", "青禾云的收入", "8123", "abc收入", "白沐和青禾", "青禾控股")
    assert [after.named(text) for text in texts] == [afresh.named(text) for text in texts]
    assert [[company.key for company in after.named(text)] for text in ("白沐和青禾", "abc收入")] == [
        ["bm", "qh"],
        [],
    ]
    assert [company.key for company in KNOWN.named("abc收入")] == ["ab"]
