"""Words of Chinese: those that jieba finds, in less time."""

import logging
from random import Random
from typing import Any

import jieba
import pytest

from store.text.cutting import cut
from store.text.dictionary import Dictionary, taught

SENTENCES = (
    "我们在西南新开了十二个门店因为需求回暖所以同店销售改善",
    "鲸屿云的收入同比增长主要由于人工智能相关产品的需求",
    "公司预计下一财年资本开支会高于本财年",
    "龘龘不在任何词典里",
)


@pytest.fixture(scope="module")
def jiebas() -> Any:
    """What comes with jieba, without the words of the field."""
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


def cuts(run: str) -> list[str]:
    known = Dictionary()
    return cut(run, known.frequency, known.total)


@pytest.mark.parametrize("run", [*SENTENCES, "云", "", "㐀㐁收入", "鿿收入鿿"])
def test_a_run_is_cut_as_jieba_cuts_it(run: str, jiebas: Any) -> None:
    assert cuts(run) == jiebas.lcut(run, HMM=False)


def test_runs_of_any_characters_are_cut_as_jieba_cuts_them(jiebas: Any) -> None:
    random, characters = Random(7), "".join(SENTENCES)
    for _ in range(300):
        run = "".join(random.choice(characters) for _ in range(random.randrange(1, 20)))
        assert cuts(run) == jiebas.lcut(run, HMM=False)


def test_of_two_ways_the_likelier_is_taken_and_what_nobody_knows_stands_alone() -> None:
    frequencies = {"收": 5, "收入": 50, "入": 5, "入增": 1, "增": 0, "增长": 40, "长": 5}
    assert cut("收入增长", frequencies.get, 200) == ["收入", "增长"]
    assert cut("某增", frequencies.get, 200) == ["某", "增"]


def test_the_dictionary_is_jiebas_and_learns_as_it_does(jiebas: Any) -> None:
    words = ["鲸屿云", "ai芯片", "5g基站", "云 计算", "收入", "c端", "鲸屿"]
    learned, total = taught(words)
    before = {word: jiebas.FREQ.get(word) for word in learned}
    assert {word: Dictionary().frequency(word) for word in learned} == before
    for word in words:
        jiebas.add_word(word)
    assert {word: jiebas.FREQ[word] for word in learned} == learned
    assert jiebas.total == total


def test_a_dictionary_that_is_read_whole_says_what_it_said_before() -> None:
    known = Dictionary()
    known.teach({"鲸屿云": 3, "鲸屿": 0}, known.total + 3)
    asked = ["鲸屿云", "鲸屿", "鲸", "收入", "入收", "收", "龘龘"]
    before = [known.frequency(word) for word in asked]
    known.load()
    assert [known.frequency(word) for word in asked] == before
    known.teach({"龘龘": 2}, known.total + 2)
    assert known.frequency("龘龘") == 2
