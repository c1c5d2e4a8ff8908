"""The real call against the structure made by hand."""

import json
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from store.errors import NotACall
from store.transcripts import parse, read
from store.values import Call, Exchange

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def lines(shared: Path) -> tuple[str, ...]:
    path = shared / "transcripts" / "alibaba-2024-12-quarter.zh.txt"
    return read(path.name, path.read_bytes(), limit=20_000_000)


@pytest.fixture(scope="module")
def call(lines: tuple[str, ...]) -> Call:
    return parse(lines)[0]


@pytest.fixture(scope="module")
def gold(shared: Path) -> Any:
    return json.loads(
        (shared / "eval" / "alibaba-2024-12-quarter.structure.json").read_text(encoding="utf-8")
    )


def folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def test_the_header_is_that_of_the_gold(call: Call, gold: Any) -> None:
    assert call.company == gold["company"]
    assert list(call.tickers) == gold["tickers"]
    assert call.period_as_written == gold["period_as_written"]
    assert (call.period_end and call.period_end.isoformat()) == gold["period_end"]
    assert (call.fiscal_year, call.fiscal_quarter) == (gold["fiscal_year"], gold["fiscal_quarter"])
    assert (call.held_at and call.held_at.isoformat()) == gold["held_at"]


def test_each_person_has_all_spellings_and_nobody_elses(call: Call, gold: Any) -> None:
    expected = {p["name"]: {p["name"], *p["also_written"]} for p in gold["people"]}
    assert {p.name: {p.name, *p.also_written} for p in call.people} == expected


def test_sides_roles_and_firms_are_those_of_the_gold(call: Call, gold: Any) -> None:
    people = {p.name: p for p in call.people}
    for expected in gold["people"]:
        person = people[expected["name"]]
        assert person.side == expected["side"]
        if person.side == "company":
            assert person.role == expected["role"]
        if person.side == "analyst":
            assert person.firm == expected["firm"]


def test_sections_are_those_of_the_gold(call: Call, gold: Any) -> None:
    assert [[s.name, list(s.lines)] for s in call.sections] == [
        [s["name"], s["lines"]] for s in gold["sections"]
    ]


def test_turns_are_those_of_the_gold(call: Call, gold: Any) -> None:
    found = [[list(t.lines), t.speaker, folded(t.speaker_as_written)] for t in call.turns]
    assert found == [[t["lines"], t["speaker"], folded(t["speaker_as_written"])] for t in gold["turns"]]


def test_exchanges_are_those_of_the_gold(call: Call, gold: Any) -> None:
    assert len(call.exchanges) == len(gold["qa"])
    for exchange, expected in zip(call.exchanges, gold["qa"], strict=True):
        assert (exchange.analyst, exchange.firm) == (expected["analyst"], expected["firm"])
        assert [*range(exchange.question[0], exchange.question[1] + 1)] == expected["question_lines"]
        assert answered(exchange) == [(a["speaker"], a["lines"]) for a in expected["answers"]]
        assert exchange.sub_questions


def answered(exchange: Exchange) -> list[tuple[str, list[int]]]:
    return [(a.speaker, [*range(a.lines[0], a.lines[1] + 1)]) for a in exchange.answers]


def test_the_whole_call_has_no_problem(lines: tuple[str, ...]) -> None:
    assert parse(lines)[1] == ()


def test_the_call_is_read_within_a_tenth_of_a_second(lines: tuple[str, ...]) -> None:
    parse(lines)
    spent = []
    for _ in range(3):
        started = time.process_time()
        parse(lines)
        spent.append(time.process_time() - started)
    assert min(spent) < 0.1


@pytest.mark.parametrize("last", [28, 60, 71, 75, 82, 95, 107, 120, 132, 141, 153, 160])
def test_broken_off_anywhere_it_says_so_and_keeps_all_before(
    lines: tuple[str, ...], call: Call, last: int
) -> None:
    broken, problems = parse(lines[:last])
    assert [p.line for p in problems if p.key.startswith("problems.breaks_off")] == [last]
    whole = [turn for turn in call.turns if turn.lines[1] <= last]
    assert [t.lines for t in broken.turns[: len(whole)]] == [t.lines for t in whole]


def test_the_press_copy_alone_is_no_call(lines: tuple[str, ...]) -> None:
    with pytest.raises(NotACall):
        parse(lines[:10])


def test_the_same_call_in_any_encoding_is_the_same(lines: tuple[str, ...]) -> None:
    text = "\n".join(lines) + "\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"):
        assert read("call.txt", text.encode(encoding), limit=1_000_000) == lines, encoding
