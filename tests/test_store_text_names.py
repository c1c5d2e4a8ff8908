"""Names: what looks like one, and what can be another spelling of the same."""

import pytest

from store.text.names import (
    fold_name,
    full_name_fits,
    given_name,
    has_chinese_surname,
    is_han,
    looks_like_han_name,
    looks_like_latin_name,
    same_but_one,
    surname_fits,
)


@pytest.mark.parametrize("name", ["沈砚秋", "顾远", "欧阳清", "司徒明远", "陸安琪"])
def test_a_surname_with_one_or_two_characters_looks_like_a_name(name: str) -> None:
    assert looks_like_han_name(name)
    assert is_han(name)


@pytest.mark.parametrize(
    "text", ["", "沈", "我们认为", "问答环节", "沈砚秋先生", "欧阳", "收入", "Shen Yanqiu", "沈Yan"]
)
def test_other_words_do_not(text: str) -> None:
    assert not looks_like_han_name(text)


@pytest.mark.parametrize(
    "name", ["Martin Gu", "C.J. Muse", "Alex van der Berg", "Jean-Luc O’Neil", "Ayesha N. Okafor"]
)
def test_capitalised_words_look_like_a_latin_name(name: str) -> None:
    assert looks_like_latin_name(name)


@pytest.mark.parametrize(
    "text", ["Martin", "martin gu", "Gross margin rose", "Martin Gu, CFO", "A 1", "", "顾 Gu"]
)
def test_other_text_does_not_look_like_a_latin_name(text: str) -> None:
    assert not looks_like_latin_name(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("陆安琪", "陆安淇", True),
        ("陆安琪", "陆安琪", False),
        ("陆安琪", "陆明淇", False),
        ("陆安琪", "陆安", False),
        ("姜帆", "蒋帆", True),
        ("姜帆", "徐帆", False),
        ("Martin", "Marten", True),
        ("Jon", "Jan", False),
        ("Omar Haddad", "Omar Hadded", True),
        ("顾远", "Gu", False),
    ],
)
def test_one_differing_character(one: str, other: str, expected: bool) -> None:
    assert same_but_one(one, other) is expected
    assert same_but_one(other, one) is expected


@pytest.mark.parametrize(
    ("latin", "han", "surname", "whole"),
    [
        ("Martin Gu", "顾明川", True, False),
        ("Mingchuan Gu", "顾明川", True, True),
        ("Gu Mingchuan", "顾明川", True, True),
        ("Ming Chuan Gu", "顾明川", True, True),
        ("Martin Xu", "顾明川", False, False),
        ("Gu Martin", "顾明川", False, False),
        ("Winston Tsai", "蔡文远", True, False),
        ("Jenny Zeng", "曾宁", True, False),
        ("Ting Shan", "单婷", True, True),
        ("Qing Ouyang", "欧阳清", True, True),
        ("Gu", "顾明川", False, False),
        ("顾明川", "顾明川", False, False),
    ],
)
def test_a_latin_name_fits_a_chinese_one(latin: str, han: str, surname: bool, whole: bool) -> None:
    assert (surname_fits(latin, han), full_name_fits(latin, han)) == (surname, whole)


@pytest.mark.parametrize(
    ("name", "expected"), [("Toby Gu", True), ("Amy Leung", True), ("James Mitchell", False), ("Gu", False)]
)
def test_a_chinese_surname_is_known_in_any_romanisation(name: str, expected: bool) -> None:
    assert has_chinese_surname(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Martin Gu", "Martin"), ("Martin", None), ("顾明川", None), ("C. Muse", None)]
)
def test_the_first_name_is_that_of_a_whole_latin_name(name: str, expected: str | None) -> None:
    assert given_name(name) == expected


def test_spellings_are_compared_without_case_width_and_punctuation() -> None:
    assert fold_name("Ｍartin　Gu") == fold_name("martin gu") == fold_name("MARTIN-GU")
