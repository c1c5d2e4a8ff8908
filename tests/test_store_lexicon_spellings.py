"""Names in all the ways in which they may be written."""

import pytest

from store.lexicon.spellings import Spellings, joined

SPELLINGS = Spellings(
    [
        "free cash flow",
        "cash",
        "e-commerce revenue",
        "ai收入",
        "收入",
        "收入增长",
        "gmv",
        "net sales",
        "eps",
        "q4",
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("free cash flow", ["free cash flow"]),
        ("free-cash  flows", ["free-cash  flows"]),
        ("free cash floors", ["cash"]),
        ("cashier", []),
        ("petty cash.", ["cash"]),
        ("ecommerce revenue", []),
        ("e commerce revenues", ["e commerce revenues"]),
        ("ai 收入", ["ai 收入"]),
        ("mai收入", ["收入"]),
        ("收入增", ["收入"]),
        ("收入增长", ["收入增长"]),
        ("gmvs和gmv", ["gmvs", "gmv"]),
        ("net sale", ["net sale"]),
        ("epss", []),
        ("q45", []),
        ("收 入", []),
        ("", []),
    ],
)
def test_a_name_is_found_however_its_parts_are_joined(text: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in SPELLINGS.find(text)] == found


def test_writings_of_one_name_are_equal_once_joined() -> None:
    assert joined("free-cash  flow") == joined("free cash flow") == "freecashflow"
