"""The real calls: the hand-made figures of one, and the headline figures of two in English."""

import importlib.util
import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from store.facts import extract
from store.transcripts import parse, read
from store.values import Call

pytestmark = pytest.mark.shared
NAME = "alibaba-2024-12-quarter"


def call_of(path: Path) -> Call:
    call, _ = parse(read(path.name, path.read_bytes(), limit=20_000_000))
    return extract(call)


@pytest.fixture(scope="module")
def real(shared: Path) -> Call:
    return call_of(shared / "transcripts" / f"{NAME}.zh.txt")


def scores(
    shared: Path, facts: Sequence[Mapping[str, Any]]
) -> "tuple[OrderedDict[str, list[bool]], list[str]]":
    spec = importlib.util.spec_from_file_location("score_structure", shared / "eval" / "score_structure.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    lines = (shared / "eval" / f"{NAME}.metrics.jsonl").read_text(encoding="utf-8").splitlines()
    marks = scorer.Marks()
    scorer.score_metrics(facts, [json.loads(line) for line in lines if line.strip()], marks)
    return marks.rows, marks.missed


def test_every_row_of_the_gold_figures_is_at_least_98_percent(shared: Path, real: Call) -> None:
    rows, missed = scores(shared, [vars(fact) for fact in real.facts])
    share = {name: sum(marks) / len(marks) for name, marks in rows.items()}
    assert min(share.values()) >= 0.98, missed


def test_every_figure_stands_verbatim_in_its_line(real: Call) -> None:
    for fact in real.facts:
        assert fact.quote in real.lines[fact.line - 1]
        assert fact.as_written is not None
        assert fact.as_written in fact.quote


def test_only_the_two_shares_of_tokens_contradict_each_other(real: Call) -> None:
    assert [(conflict.what, conflict.lines) for conflict in real.conflicts] == [
        ("tokens", ((82, 82), (86, 86)))
    ]


def test_the_chip_makers_platforms_have_their_revenue(shared: Path) -> None:
    facts = call_of(shared / "transcripts" / "english" / "nvidia-2025-q1.motley-fool.txt").facts
    revenue = {(fact.subject, fact.value, fact.qoq, fact.yoy) for fact in facts if fact.metric == "revenue"}
    assert {
        ("Data Center", 22_600_000_000.0, 23.0, 427.0),
        ("Gaming", 2_650_000_000.0, -8.0, 18.0),
        ("ProViz", 427_000_000.0, -8.0, 45.0),
        ("automotive", 329_000_000.0, 17.0, 11.0),
    } <= revenue
    guided = [
        (fact.metric, fact.basis, fact.value) for fact in facts if fact.kind == "guidance" and fact.value
    ]
    assert ("gross_margin", "non-GAAP", 75.5) in guided
    assert ("revenue", None, 28_000_000_000.0) in guided


def test_the_outfitters_margins_come_with_their_change_and_the_year_before(shared: Path) -> None:
    facts = call_of(shared / "transcripts" / "english" / "figs-2025-q3.factset.md").facts
    margins = {(fact.metric, fact.value, fact.yoy_words, fact.prior) for fact in facts if fact.metric}
    assert ("gross_margin", 69.9, "expanded 280 basis points", None) in margins
    assert ("ebitda_margin", 12.4, None, "3.4%") in margins
