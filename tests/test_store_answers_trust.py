"""How far a passage is trusted to answer."""

import pytest

from store.answers.index import CallIndex
from store.answers.passages import Found
from store.answers.trust import OFFERED, TRUSTED, trust
from store.values import Call, StoredCall
from tests.conftest import NOW


@pytest.fixture
def index() -> CallIndex:
    lines = tuple(f"第{n}句话说的是仓库和运费。" for n in range(40))
    call = Call(language="zh", lines=lines, company="北辰集团")
    return CallIndex(StoredCall(key="BC", revision=1, source="x.txt", ingested_at=NOW, call=call))


def found(score: float, weight: float) -> Found:
    return Found(passages=(), score=score, coverage=0.5, weight=weight)


def test_what_says_more_of_the_question_is_trusted_more(index: CallIndex) -> None:
    assert trust([found(9.0, 8.0)], index) > trust([found(9.0, 2.0)], index)


def test_a_rival_that_fits_as_well_takes_trust_away(index: CallIndex) -> None:
    assert trust([found(9.0, 4.0)], index) > trust([found(9.0, 4.0), found(8.8, 4.0)], index)


def test_a_strong_find_is_trusted_a_weak_one_offered_at_most_and_none_not_at_all(index: CallIndex) -> None:
    assert trust([found(20.0, 12.0)], index) > TRUSTED
    assert trust([found(1.0, 0.5)], index) < OFFERED
    assert trust([], index) == trust([found(0.0, 1.0)], index) == 0.0
