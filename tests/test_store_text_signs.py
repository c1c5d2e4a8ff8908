"""Signs: a pattern is tried only where it can find anything, and nothing is lost by that."""

import re
from collections.abc import Iterator

import pytest

from store.facts import cues, readings, respective, roles, sentence, unnamed
from store.lexicon import metrics
from store.text.folding import fold
from store.text.required import required_words
from store.text.sentences import sentences
from store.text.signs import Cue, Signs
from tests.conftest import SAMPLES, SHARED

CUES = {
    f"{module.__name__}.{name}": value
    for module in (cues, readings, respective, roles, sentence, unnamed)
    for name, value in vars(module).items()
    if isinstance(value, Cue)
}
# Ways to say it that few calls have.
SAID = (
    "any comparison is quarter-over-quarter unless we say otherwise",
    "如无特别说明,均为环比",
    "let me turn to our guidance for the third quarter",
    "以下是我们的指引",
)


@pytest.fixture(scope="module")
def texts() -> tuple[str, ...]:
    return (*SAID, *list(_folded())[:3000])


def _folded() -> Iterator[str]:
    for path in [*SAMPLES.glob("*.txt"), *sorted((SHARED / "transcripts").glob("*/*.[tm][xd]*"))[:6]]:
        for line in fold(path.read_text("utf-8")).splitlines():
            yield from (line[start:end] for start, end in sentences(line))


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("增长|增加|up", {"增长", "增加", "up"}),
        ("(?<![a-z])year[- ]ago", {"year-ago", "year ago"}),
        ("(?:较|比)(?:去年)?同期", {"较同期", "较去年同期", "比同期", "比去年同期"}),
        (r"than (?:\w+ )?expected", {"expected"}),
        (r"(?P<word>guid(?:ed|ance))$", {"guided", "guidance"}),
        ("[Qq][1-2]x?", {"q1", "q2"}),
        ("(?:ab)+c?d*", {"ab"}),
        ("[^,]{3}", set()),
        (r"\d+|up", set()),
        (r"up\s?by|5\.0\b", {"up", "5.0"}),
        (r"(?!no )(?<=x)[^\]a]growth(?=of)", {"growth"}),
        (r"[\u4e00-\u4e02]+", {"\u4e00", "\u4e01", "\u4e02"}),
        (r"a{0,3}b{2}c", {"b"}),
        ("", set()),
    ],
)
def test_the_signs_of_a_pattern_are_the_words_that_it_cannot_do_without(
    pattern: str, signs: set[str]
) -> None:
    assert required_words(pattern) == signs


def test_a_text_is_asked_for_the_patterns_of_which_it_holds_a_sign() -> None:
    family = Signs()
    up, down, any_number = family.cue("增长|up"), family.cue("下降|down"), family.cue(r"\d")
    assert family.of("revenue is up") == {up, any_number}
    assert family.of("收入下降") == {down, any_number}
    later = family.cue("revenue")
    assert family.of("revenue") == {later, any_number}
    assert up.may_stand_in("costs are up")
    assert not up.may_stand_in("costs are down")


@pytest.mark.parametrize("pattern", ["(?P<a>x)(?P=a)", "(x)?(?(1)y|z)", "(?i)up", "x(?#why)"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=re.escape(pattern[-3:])):
        required_words(pattern)


@pytest.mark.parametrize("name", sorted(CUES))
def test_what_a_cue_finds_has_one_of_its_signs(name: str, texts: tuple[str, ...]) -> None:
    cue = CUES[name]
    found = [text for text in texts if cue.search(text)]
    assert [text for text in found if cue.signs and not cue.may_stand_in(text)] == []


def test_what_a_record_describes_has_a_sign_of_its_pattern(texts: tuple[str, ...]) -> None:
    rows = [re.compile(pattern) for metric in metrics().values() for pattern in metric.patterns]
    signed = [Cue(row.pattern) for row in rows]
    for text in texts:
        for row, cue in zip(rows, signed, strict=True):
            assert not row.search(text) or cue.may_stand_in(text), (cue.pattern, text)
