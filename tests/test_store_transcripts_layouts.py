"""Whole invented calls in the layouts that are read, each with its expectation beside it."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from store.transcripts import parse, read
from store.values import Call

FOLDER = Path(__file__).parent / "transcripts"
FIXTURES = sorted(FOLDER.glob("*.json"))
TEXTS = (".txt", ".md", ".tsv", ".vtt", ".srt", ".html")


def lines_of(expectation: Path) -> tuple[str, ...]:
    """The lines of the text that an expectation stands beside."""
    text = next(path for path in map(expectation.with_suffix, TEXTS) if path.exists())
    return read(text.name, text.read_bytes(), limit=100_000)


def as_expected(call: Call) -> dict[str, object]:
    """The call in the shape of the expectations: people and exchanges as short rows."""
    return {
        "key": call.key,
        "company": call.company,
        "tickers": list(call.tickers),
        "period": [call.period_as_written, call.period_end and call.period_end.isoformat()],
        "fiscal": [call.fiscal_year, call.fiscal_quarter],
        "held_at": call.held_at and call.held_at.isoformat(),
        "language": call.language,
        "people": [[p.name, list(p.also_written), p.role, p.firm, p.side] for p in call.people],
        "sections": [[s.name, *s.lines] for s in call.sections],
        "turns": [[*t.lines, t.speaker, t.speaker_as_written, t.section] for t in call.turns],
        "exchanges": [
            {
                "asked": [e.analyst, e.firm, *e.question],
                "follow_ups": [list(lines) for lines in e.follow_ups],
                "sub_questions": list(e.sub_questions),
                "answers": [[a.speaker, *a.lines] for a in e.answers],
            }
            for e in call.exchanges
        ],
    }


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_call_is_read_as_its_expectation_says(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    call, problems = parse(lines_of(path))
    assert [[p.key, p.line] for p in problems] == expected.pop("problems")
    read_as = as_expected(call)
    assert read_as.keys() == expected.keys()
    for key, value in expected.items():  # one by one: a difference is then shown with its place
        assert read_as[key] == value, key


def test_every_text_has_an_expectation() -> None:
    texts = {path.stem for path in FOLDER.iterdir() if path.suffix in TEXTS}
    assert texts == {path.stem for path in FIXTURES} != set()


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_line_is_kept_and_turns_stand_in_order(path: Path) -> None:
    lines = lines_of(path)
    call, _ = parse(lines)
    assert call.lines == lines
    places = [
        (
            turn.lines[0],
            (turn.chars or (0, 0))[0],
            turn.lines[1],
            (turn.chars or (0, len(lines[turn.lines[1] - 1])))[1],
        )
        for turn in call.turns
    ]
    assert all(one[2:] <= two[:2] for one, two in pairwise(places))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_word_is_in_one_stretch_and_every_part_of_an_exchange_is_a_turn(path: Path) -> None:
    call, _ = parse(lines_of(path))
    words = "".join(text for stretch in call.stretches for _, text in stretch.words)
    assert "".join(words.split()) == "".join("".join(call.lines).split())
    spoken = {stretch.turn: "\n".join(text for _, text in stretch.words) for stretch in call.stretches}
    for number in range(len(call.turns)):
        assert spoken[number].split() == call.words(number).split()
    wanted = [
        (number, role, place)
        for number, exchange in enumerate(call.exchanges)
        for role, count in (("question", 1 + len(exchange.follow_ups)), ("answer", len(exchange.answers)))
        for place in range(count)
    ]
    assert sorted((p.exchange, p.role, p.place) for p in call.parts if p) == sorted(wanted)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_sub_question_is_verbatim(path: Path) -> None:
    call, _ = parse(lines_of(path))
    for exchange in call.exchanges:
        asked = "\n".join(call.text(lines) for lines in (exchange.question, *exchange.follow_ups))
        assert all(question in asked for question in exchange.sub_questions)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "written",
    ["　　{}", "{} \u00a0", "{}：", "**{}**", "### {}", "【{}】"],
    ids=["indented", "trailing space", "colon", "bold", "heading", "brackets"],
)
def test_marks_around_the_labels_change_nothing(path: Path, written: str) -> None:
    lines = lines_of(path)
    plain, _ = parse(lines)
    labels = {turn.speaker_as_written for turn in plain.turns} - {""}  # what stands under a heading has none
    marked, _ = parse([written.format(line.strip()) if line.strip() in labels else line for line in lines])
    assert [(t.lines, t.speaker) for t in marked.turns] == [(t.lines, t.speaker) for t in plain.turns]
    assert marked.people == plain.people
    assert marked.exchanges == plain.exchanges
