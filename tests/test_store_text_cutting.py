"""Words of Chinese: those that jieba finds, in less time."""

import sys
from importlib import import_module
from random import Random

import pytest

from store.text.cutting import cut
from store.text.segmentation import _cutter, _without_pkg_resources, cuts

SENTENCES = (
    "我们在西南新开了十二个门店因为需求回暖所以同店销售改善",
    "鲸屿云的收入同比增长主要由于人工智能相关产品的需求",
    "公司预计下一财年资本开支会高于本财年",
    "龘龘不在任何词典里",
)


@pytest.mark.parametrize("run", [*SENTENCES, "云", "", "㐀㐁收入", "鿿收入鿿"])
def test_a_run_is_cut_as_jieba_cuts_it(run: str) -> None:
    assert cuts(run) == _cutter().lcut(run, HMM=False)


def test_runs_of_any_characters_are_cut_as_jieba_cuts_them() -> None:
    random, characters = Random(7), "".join(SENTENCES)
    for _ in range(300):
        run = "".join(random.choice(characters) for _ in range(random.randrange(1, 20)))
        assert cuts(run) == _cutter().lcut(run, HMM=False)


def test_of_two_ways_the_likelier_is_taken_and_what_nobody_knows_stands_alone() -> None:
    frequencies = {"收": 5, "收入": 50, "入": 5, "入增": 1, "增": 0, "增长": 40, "长": 5}
    assert cut("收入增长", frequencies, 200) == ["收入", "增长"]
    assert cut("某增", frequencies, 200) == ["某", "增"]


def test_what_takes_long_to_load_is_hidden_from_jieba_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pkg_resources", raising=False)
    with _without_pkg_resources(), pytest.raises(ImportError):
        import_module("pkg_resources")
    assert "pkg_resources" not in sys.modules
    monkeypatch.setitem(sys.modules, "pkg_resources", sys)  # whoever has loaded it keeps it
    with _without_pkg_resources():
        assert import_module("pkg_resources") is sys
