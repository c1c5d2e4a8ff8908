"""Which subject of a company's figures a word of a question means."""

import pytest

from store.answers.subjects import Subjects

NAMES = (
    "微型逆变器",
    "微型逆变器在当地",
    "中东及非洲",
    "欧洲",
    "境外",
    "在线维修服务",
    "清洗设备",
    "北美客户",
    "5纳米",
    "检测装备",
)


@pytest.fixture(scope="module")
def subjects() -> Subjects:
    return Subjects(NAMES, ("曜石电气",))


def test_a_short_name_is_that_of_the_whole_and_not_of_a_place_where_it_is_sold(subjects: Subjects) -> None:
    assert subjects.abbreviated("微逆") == "微型逆变器"


@pytest.mark.parametrize(
    ("word", "term", "meant"),
    [
        ("middle east", "#gulf", "中东及非洲"),
        ("europe", "#europe", "欧洲"),
        ("overseas", "#overseas", "境外"),
        ("海外", "#overseas", "境外"),
        ("north america", "#north_america", "北美客户"),
        ("global", "#overseas", None),
        ("ads", "#advertising", None),
        ("brazil", "#brazil", None),
    ],
)
def test_a_place_is_known_in_either_language_and_as_a_part(
    subjects: Subjects, word: str, term: str, meant: str | None
) -> None:
    assert subjects.by_concept(word, (term,)) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [("线上维修", "在线维修服务"), ("清洗机", "清洗设备"), ("5nm", "5纳米"), ("检测设备", "检测装备")],
)
def test_a_name_is_known_by_what_people_say_for_it(subjects: Subjects, said: str, meant: str) -> None:
    assert [name for _, name in subjects.meant(said)] == [meant]
