"""Chinese names by their sound, without working out the sound of every name."""

from store.answers.spelling import _brand_sounds, _lexicon_sounds
from store.text.sounds import Sounds, readings, sound


def test_a_name_is_found_by_every_writing_that_sounds_like_it() -> None:
    names = Sounds(["阿里云", "菜鸟", "财鸟", "银行", "淘宝"])
    assert names.like("阿里芸") == ["阿里云"]
    assert names.like("才鸟") == ["菜鸟", "财鸟"]
    assert names.like("阿里") == []
    assert Sounds([]).like("阿里") == []


def test_a_character_has_all_the_sounds_that_it_has_in_some_word() -> None:
    assert readings("行") >= {"hang", "xing"}
    assert readings("绿") >= {"lv"}


def test_every_name_of_the_lexicon_is_found_by_its_own_sound() -> None:
    for names in (_lexicon_sounds(), _brand_sounds()):
        assert [name for name in names._names if name not in names.like(name)] == []
    assert sound("长安银行") == "chang an yin hang"
