"""Three real calls in English: the figures against those found by hand, each row at its bar."""

from pathlib import Path

import pytest

from store.facts import extract
from store.transcripts import parse, read
from store.values import Fact
from tests.scoring_facts import gold_figures, score_facts

FILES = {
    "nvidia-2025-q1": "nvidia-2025-q1.motley-fool.txt",
    "figs-2025-q3": "figs-2025-q3.factset.md",
    "circle-2025-q3": "circle-2025-q3.sp.md",
}
# What is reached, in percent of the gold rows that give the field; a row that is not named here stands at 100.
BARS = {
    "nvidia-2025-q1": {
        "facts found": 96.4,
        "metric": 92.9,
        "side": 96.4,
        "subject": 92.9,
        "unit": 94.4,
        "kind": 96.3,
    },
    "figs-2025-q3": {
        "facts found": 97.5,
        "metric": 95.0,
        "side": 97.5,
        "subject": 92.5,
        "unit": 96.7,
        "kind": 97.5,
        "prior": 85.7,
    },
    "circle-2025-q3": {
        "facts found": 92.5,
        "metric": 85.0,
        "side": 92.5,
        "subject": 92.5,
        "unit": 97.1,
        "kind": 61.5,
        "precision": 97.6,
    },
}
HOSPITAL = {
    "line": 7,
    "subject": ["Northgate Hospital"],
    "metric": ["headcount"],
    "name": "employees of a customer",
    "value": 9000.0,
    "side": "company",
    "quote": "9,000 employees",
    "optional": True,
}


def lines_of(shared: Path, name: str) -> tuple[str, ...]:
    path = shared / "transcripts" / "english" / FILES[name]
    return read(path.name, path.read_bytes(), limit=20_000_000)


@pytest.mark.shared
@pytest.mark.parametrize("name", FILES)
def test_the_figures_of_a_real_call_reach_each_bar(shared: Path, name: str) -> None:
    call, _ = parse(lines_of(shared, name))
    marks = score_facts(extract(call).facts, gold_figures(name))
    reached = {row: round(100 * sum(rights) / len(rights), 1) for row, rights in marks.rows.items()}
    below = [row for row in reached if reached[row] < BARS[name].get(row, 100.0)]
    assert not below, "\n".join([f"{reached}", *marks.missed])


@pytest.mark.parametrize(
    ("subject", "excused"), [("Northgate Hospital", True), (None, True), ("Borealis Inc.", False)]
)
def test_a_passing_figure_is_excused_unless_it_is_said_of_somebody_else(
    subject: str | None, excused: bool
) -> None:
    fact = Fact(
        line=7,
        subject=subject,
        metric="headcount",
        value=9000.0,
        side="company",
        kind="claim",
        quote="It has 9,000 employees.",
    )
    assert score_facts([fact], [HOSPITAL]).rows == {"precision": [excused]}


@pytest.mark.shared
@pytest.mark.parametrize("name", FILES)
def test_every_figure_of_the_gold_stands_in_its_line(shared: Path, name: str) -> None:
    lines = lines_of(shared, name)
    assert [row for row in gold_figures(name) if row["quote"] not in lines[row["line"] - 1]] == []
