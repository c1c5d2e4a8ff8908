"""The lexicon is data that contradicts itself nowhere."""

from collections import Counter

import pytest

from store.lexicon import matcher, word_list
from store.text.folding import fold

LISTS = ["brands", "concepts", "cues", "firms", "lines", "people", "roles", "signs"]


@pytest.mark.parametrize("name", ["brands", "firms", "people", "roles"])
def test_no_name_belongs_to_two(name: str) -> None:
    owners = Counter(alias for aliases in word_list(name).values() for alias in set(aliases))
    assert [alias for alias, count in owners.items() if count > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_alias_is_folded_and_says_something(name: str) -> None:
    for ident, aliases in word_list(name).items():
        assert aliases, ident
        for alias in aliases:
            assert alias, ident
            assert alias == fold(alias)
            assert alias == alias.strip()


def test_weak_concepts_are_concepts() -> None:
    assert set(word_list("weak")["concepts"]) <= set(word_list("concepts"))


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("把盒马卖掉", "divest"),
        ("is it for sale", "divest"),
        ("砸钱盖机房", "invest"),
        ("扭亏为盈", "breakeven"),
        ("回購庫藏股", "repurchase"),
        ("monetizing the model", "monetize"),
        ("增速放缓了吗", "slow"),
        ("出口管制", "export_control"),
    ],
)
def test_the_fields_words_meet_in_one_concept(text: str, concept: str) -> None:
    found = {name for mention in matcher("concepts").find(fold(text)) for name in mention.names}
    assert concept in found
