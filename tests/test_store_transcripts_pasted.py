"""Transcripts as people paste them: invented ones, each with who speaks where beside it."""

import json
from pathlib import Path

import pytest

from store.transcripts import parse
from store.values import Call, Problem

FOLDER = Path(__file__).parent / "pasted"
EXPECTED: dict[str, object] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def read(name: str) -> tuple[Call, tuple[Problem, ...]]:
    return parse((FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines())


def in_short(call: Call, problems: tuple[Problem, ...]) -> dict[str, object]:
    """The call in the shape of the expectations: a turn is the line it begins in and its speaker."""
    return {
        "company": call.company,
        "period_end": call.period_end and call.period_end.isoformat(),
        "held_at": call.held_at and call.held_at.isoformat(),
        "people": [f"{p.name}|{p.role or ''}|{p.side}" for p in call.people],
        "turns": [f"{t.lines[0]} {t.speaker}" for t in call.turns],
        "exchanges": [
            f"{e.analyst or ''}|{e.firm or ''}|{','.join(a.speaker for a in e.answers)}"
            for e in call.exchanges
        ],
        "problems": [f"{p.key.removeprefix('problems.')} {p.line or ''}".strip() for p in problems],
    }


def test_every_text_has_an_expectation() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(EXPECTED) != set()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_pasted_text_is_read_as_its_expectation_says(name: str) -> None:
    assert in_short(*read(name)) == EXPECTED[name]


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("子非鱼", True),
        ("安知乐", True),
        ("尚总", False),
        ("费用率", False),
        ("第一", False),
        ("海外端", False),
    ],
)
def test_a_line_that_may_be_a_label_is_a_speakers_or_a_problem(label: str, named: bool) -> None:
    lines = (
        "漫川物流2025年第三季度业绩电话会 2025年10月30日 15:00 北京时间",
        "出席人员：董事长 柏青禾",
        "柏青禾：各位好，欢迎参加。三季度件量为9.2亿件。",
        f"{label}：三季度收入20亿元，同比增长12%。",
    )
    call, problems = parse(lines)
    spoken = [turn.speaker for turn in call.turns if turn.lines[0] == 4]
    unread = [problem.data["label"] for problem in problems if problem.key == "problems.label_unread"]
    assert bool(spoken) != bool(unread) or not (spoken or unread)
    assert unread == ([label] if named else [])


def test_the_rank_of_two_people_of_one_surname_names_neither() -> None:
    call, _ = parse(
        (
            "青禾种业2025年第三季度业绩说明会 2025年10月30日 15:00 北京时间",
            "出席人员：董事长周行健、总经理周慕云、财务总监李未央",
            "周总：三季度玉米种子销量增长8%。",
            "李总：三季度净利润为4000万元。",
        )
    )
    assert [turn.speaker for turn in call.turns] == ["周总", "李未央"]


@pytest.mark.parametrize(
    ("roster", "people"),
    [
        ("公司出席：董事长 柏青禾；CFO 许青川", [("柏青禾", "董事长"), ("许青川", "CFO")]),
        (
            "Speakers: Joan Petrie (Chief Executive), Marek Olander (Finance Director)",
            [("Joan Petrie", "Chief Executive"), ("Marek Olander", "Finance Director")],
        ),
    ],
)
def test_a_list_of_participants_in_one_line_names_those_who_speak(
    roster: str, people: list[tuple[str, str]]
) -> None:
    spoken = [f"{name}：三季度收入20亿元。" for name, _ in people]
    call, _ = parse(("漫川物流2025年第三季度业绩电话会 2025年10月30日 15:00 北京时间", roster, *spoken))
    assert [(person.name, person.role) for person in call.people] == people
    assert [turn.speaker for turn in call.turns] == [name for name, _ in people]
