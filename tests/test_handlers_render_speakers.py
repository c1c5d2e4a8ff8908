"""How those are shown whom a record does not name."""

from pathlib import Path

import pytest

from handlers.render.digests import digest_full
from handlers.render.speakers import names_listed, speaker_name, speaker_names
from store.digests import digest
from store.facts import extract
from store.transcripts import parse, read
from tests.small_calls import row_of

FORM = Path(__file__).parent / "transcripts" / "z12-record-form-statement.txt"


@pytest.mark.parametrize(
    ("label", "zh", "en"),
    [
        ("答", "公司方", "the company"),
        ("A", "公司方", "the company"),
        ("A12", "公司方", "the company"),
        ("公司", "公司方", "the company"),
        ("Q", "投资者", "an investor"),
        ("投资者", "投资者", "an investor"),
        ("投资者A", "投资者A", "投资者A"),
        ("公司代表", "公司代表", "公司代表"),
        ("首席商务官", "首席商务官", "首席商务官"),
        ("Ada Quinn", "Ada Quinn", "Ada Quinn"),
    ],
)
def test_a_bare_sign_is_shown_as_who_stands_behind_it_and_a_name_as_it_stands(
    label: str, zh: str, en: str
) -> None:
    assert (speaker_name(label, "zh"), speaker_name(label, "en")) == (zh, en)


def test_several_speakers_are_shown_once_each() -> None:
    assert speaker_names("答、公司、沈砚秋", "zh") == "公司方、沈砚秋"


def test_what_a_form_says_under_its_own_heading_is_the_companys() -> None:
    call, _ = parse(read(FORM.name, FORM.read_bytes(), limit=100_000))
    found = {(fact.metric, fact.value, fact.side) for fact in extract(call).facts}
    assert ("revenue", 11_250_000_000.0, "company") in found
    shown = digest_full(digest(row_of(call), extract(call)), "zh").plain
    assert "112.5亿元" in shown
    assert "〔公司方·准备发言〕" in shown
    assert "答·" not in shown


@pytest.mark.parametrize(
    ("language", "listed"), [("zh", "顾南（首席执行官）、Ann Lee"), ("en", "顾南 (首席执行官), Ann Lee")]
)
def test_names_are_listed_as_the_language_does(language: str, listed: str) -> None:
    assert names_listed("顾南（首席执行官）、Ann Lee", language) == listed
