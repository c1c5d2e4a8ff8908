"""The two sample calls: invented, marked so, and good for trying everything out."""

import re
from pathlib import Path

import pytest

from store import Call
from store.lexicon import matcher
from store.text.folding import fold
from store.transcripts import parse, read

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "bot/samples").glob("*.txt"))
DISCLOSED = re.compile(r"虚构.*并不存在.*与任何真实公司、机构或个人无关")


def parsed(path: Path) -> Call:
    call, problems = parse(read(path.name, path.read_bytes(), limit=1_000_000))
    assert problems == ()
    return call


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Call:
    return parsed(request.param)


def test_the_samples_are_two_quarters_of_one_company_in_a_row() -> None:
    calls = [parsed(path) for path in SAMPLES]
    assert [(call.company, call.fiscal_year, call.fiscal_quarter) for call in calls] == [
        ("鲸屿集团", 2025, 1),
        ("鲸屿集团", 2025, 2),
    ]
    assert [str(call.period_end) for call in calls] == ["2024-06-30", "2024-09-30"]


def test_a_sample_says_in_its_first_line_that_it_is_invented(sample: Call) -> None:
    assert DISCLOSED.search(sample.lines[0])


def test_no_real_house_asks_in_a_sample(sample: Call) -> None:
    firms = [person.firm or "" for person in sample.people if person.side == "analyst"]
    assert len(firms) == 6
    assert [firm for firm in firms if matcher("firms").find(fold(firm))] == []


def test_a_sample_has_six_exchanges_and_a_follow_up(sample: Call) -> None:
    assert len(sample.exchanges) == 6
    assert any(exchange.follow_ups for exchange in sample.exchanges)
    assert any(len({reply.speaker for reply in exchange.answers}) > 1 for exchange in sample.exchanges)


def test_a_sample_is_as_long_as_a_short_call(sample: Call) -> None:
    assert 120 <= len(sample.lines) <= 170


@pytest.mark.parametrize(
    ("quarterly", "half_yearly"),
    [
        (r"回购了价值([\d.]+)亿美元", r"上半年一共回购了([\d.]+)亿美元"),
        (r"资本开支为(\d+)亿元", r"上半年资本开支加起来是(\d+)亿元"),
    ],
)
def test_the_samples_quarters_add_up_to_the_half_year(quarterly: str, half_yearly: str) -> None:
    first, second = ("\n".join(parsed(path).lines) for path in SAMPLES)
    quarters = [float(found) for text in (first, second) for found in re.findall(quarterly, text)]
    assert [float(found) for found in re.findall(half_yearly, second)] == [pytest.approx(sum(quarters))]
