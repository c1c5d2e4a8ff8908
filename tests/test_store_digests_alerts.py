"""Keywords: how they are written, and the sentences that hold them, by who says them where."""

from dataclasses import replace

import pytest

from store import Call, Exchange, Keywords, Person, Reply, Turn, UnusableKeywords, parse_keywords
from store.digests import alerts

LINES = (
    "推理需求增长很快。云收入增长19%。",  # 1, remarks
    "我们的AI产品涨了。He said so. 推理，包括云上推理，占40%。",  # 2, remarks
    "推理成本怎么样？",  # 3, an analyst
    "推理成本下降了。",  # 4, the company's answer
    "下一位，推理。",  # 5, the operator
    "推理。甲：推理。",  # 6, two people
)


@pytest.fixture
def call() -> Call:
    def turn(line: int, speaker: str, section: str) -> Turn:
        return Turn(lines=(line, line), speaker=speaker, speaker_as_written=speaker, section=section)

    return Call(
        company="青禾",
        lines=LINES,
        people=(
            Person(name="程亦舟", side="company"),
            Person(name="温可颐", side="analyst"),
            Person(name="操作员", side="operator"),
        ),
        turns=(
            replace(turn(1, "程亦舟", "remarks"), lines=(1, 2)),
            turn(3, "温可颐", "qa"),
            turn(4, "公司代表", "qa"),
            turn(5, "操作员", "qa"),
            turn(6, "程亦舟", "qa"),
            turn(6, "温可颐", "qa"),
        ),
        exchanges=(
            Exchange(
                analyst="温可颐",
                firm="北岚",
                question=(3, 3),
                answers=(Reply(speaker="公司代表", lines=(4, 4)),),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("推理", [1, 2, 3, 4]),
        ("推理 !云", [1, 3, 4]),
        ("推理 ！雲", [1, 3, 4]),
        ("推理 side:analyst", [3]),
        ("推理 side：公司", [1, 2, 4]),
        ("推理 side:company section:qa", [4]),
        ("推理 section:remarks", [1, 2]),
        ("ai", [2]),
        ("sai", []),
        ("云、成本", [1, 2, 3, 4]),
        ('"推理需求" 没有', [1]),
    ],
)
def test_a_sentence_is_found_by_its_words_and_by_who_says_it_where(
    call: Call, text: str, lines: list[int]
) -> None:
    found = alerts("Q", call, parse_keywords(text))
    assert [citation.lines[0] for citation in found] == lines
    assert all(citation.quote in call.lines[citation.lines[0] - 1] for citation in found)


def test_what_is_found_is_the_sentence_alone_with_its_source(call: Call) -> None:
    first, asked = alerts("Q", call, parse_keywords("增长19% 怎么样"))
    assert (first.quote, first.speaker, first.section, first.asked) == (
        "云收入增长19%。",
        "程亦舟",
        "remarks",
        False,
    )
    assert (asked.quote, asked.speaker, asked.section, asked.asked) == (
        "推理成本怎么样？",
        "温可颐",
        "qa",
        True,
    )


@pytest.mark.parametrize(
    "text", ["", "  ", "!云", "side:analyst", "推理 side:nobody", "推理 section:news", "字 " * 21]
)
def test_keywords_that_look_for_nothing_or_too_much_are_refused(text: str) -> None:
    with pytest.raises(UnusableKeywords):
        parse_keywords(text)


def test_keywords_are_folded_and_kept_once() -> None:
    assert parse_keywords("推理 推理,AI !雲端 side:analysts") == Keywords(
        words=("推理", "ai"), excluded=("云端",), side="analyst"
    )
