"""The sample calls: invented, marked so, and good for trying everything out."""

import re
from pathlib import Path

import pytest

from store import Call, Store
from store.lexicon import matcher
from store.text.folding import fold
from store.transcripts import parse, read

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "bot/samples").glob("*.txt"))
QUARTERS = [path for path in SAMPLES if path.name.startswith("jingyu")]
LONG = QUARTERS[-2:]
DISCLOSED = re.compile(
    r"虚构.*并不存在.*与任何真实公司、机构或个人无关|does not exist.*nothing to do with any real company"
)


def parsed(path: Path) -> Call:
    call, problems = parse(read(path.name, path.read_bytes(), limit=1_000_000))
    assert problems == ()
    return call


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Call:
    return parsed(request.param)


def test_the_samples_are_five_quarters_of_one_company_in_a_row_and_one_of_another() -> None:
    calls = [parsed(path) for path in SAMPLES]
    assert [(call.company, call.fiscal_year, call.fiscal_quarter) for call in calls] == [
        ("鲸屿集团", 2024, 2),
        ("鲸屿集团", 2024, 3),
        ("鲸屿集团", 2024, 4),
        ("鲸屿集团", 2025, 1),
        ("鲸屿集团", 2025, 2),
        ("Tarnwick Automation, Inc.", 2024, 3),
    ]
    assert [str(call.period_end) for call in calls] == [
        "2023-09-30",
        "2023-12-31",
        "2024-03-31",
        "2024-06-30",
        "2024-09-30",
        "2024-09-30",
    ]


def test_a_sample_says_in_its_first_line_that_it_is_invented(sample: Call) -> None:
    assert DISCLOSED.search(sample.lines[0])


def test_no_real_house_asks_in_a_sample(sample: Call) -> None:
    firms = [person.firm or "" for person in sample.people if person.side == "analyst"]
    assert len(firms) >= 3
    assert [firm for firm in firms if matcher("firms").find(fold(firm))] == []


@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_a_long_sample_has_six_exchanges_and_a_follow_up(path: Path) -> None:
    sample = parsed(path)
    assert len(sample.exchanges) == 6
    assert any(exchange.follow_ups for exchange in sample.exchanges)
    assert any(len({reply.speaker for reply in exchange.answers}) > 1 for exchange in sample.exchanges)


@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_a_long_sample_is_as_long_as_a_short_call(path: Path) -> None:
    assert 120 <= len(parsed(path).lines) <= 170


@pytest.mark.parametrize(
    ("quarterly", "half_yearly"),
    [
        (r"回购了价值([\d.]+)亿美元", r"上半年一共回购了([\d.]+)亿美元"),
        (r"资本开支为(\d+)亿元", r"上半年资本开支加起来是(\d+)亿元"),
    ],
)
def test_the_samples_quarters_add_up_to_the_half_year(quarterly: str, half_yearly: str) -> None:
    first, second = ("\n".join(parsed(path).lines) for path in LONG)
    quarters = [float(found) for text in (first, second) for found in re.findall(quarterly, text)]
    assert [float(found) for found in re.findall(half_yearly, second)] == [pytest.approx(sum(quarters))]


@pytest.mark.parametrize("metric", ["revenue", "adj_ebita", "adj_net_profit", "net_profit", "ocf", "fcf"])
def test_growth_over_a_year_is_what_the_two_quarters_of_the_samples_give(
    all_recorded: Store, metric: str
) -> None:
    old, new = (all_recorded.call(f"JYU-FY{year}Q2").call for year in (2024, 2025))
    pairs = 0
    for fact in (f for f in new.facts if f.metric == metric and f.side == "company" and f.value and f.yoy):
        (before,) = [f for f in old.facts if (f.metric, f.subject) == (metric, fact.subject) and f.value]
        growth = 100 * ((fact.value or 0) / (before.value or 1) - 1)
        assert growth == pytest.approx(fact.yoy, abs=0.8), fact.quote
        pairs += 1
    assert pairs


def test_the_year_before_is_what_the_sample_of_that_quarter_says(all_recorded: Store) -> None:
    old, new = (all_recorded.call(f"JYU-FY{year}Q2").call for year in (2024, 2025))
    (capex,) = [f for f in new.facts if f.metric == "capex" and f.prior]
    assert capex.prior in [f.as_written for f in old.facts if f.metric == "capex"]
    loss = "去年同季度亏损8.6亿元"
    assert loss in "\n".join(new.lines)
    assert loss.removeprefix("去年同季度亏损") in "\n".join(old.lines)


def test_what_is_left_of_the_buyback_is_what_was_left_before_less_what_was_bought(
    all_recorded: Store,
) -> None:
    left: list[float] = []
    for row in reversed(all_recorded.calls("jyu")):
        facts = all_recorded.call(row.key).call.facts
        told = [f.value for f in facts if f.metric == "buyback_auth" and f.side == "company" and f.value]
        (bought,) = [
            f.value for f in facts if f.metric == "buyback" and f.period_as_written != "本财年上半年"
        ]
        assert not left or told[0] == pytest.approx(left[-1] - (bought or 0))
        left.append(told[0])
    assert len(left) == len(QUARTERS)
