"""A call's figures against those found by hand, row by row.

A gold row is a JSON object as in the shared gold. `metric` and `subject` list what is allowed, a null metric where the
lexicon has no word for it. `line` is where the digits stand, `also_on` the neighbours where a wrapped sentence may put
them. `quote` is the figure as written, no more of the record. `change` is a growth beside an amount that is no
percentage (basis points, a multiple). A growth or a year before that a row does not give must not be filled; `kind`,
`basis` and `subject` are then open. Every row counts over all gold rows: a figure that was not found is right in
nothing. Precision is that of the whole call: an optional row excuses a figure that is said of nobody and nothing else.
"""

import json
from collections.abc import Sequence
from typing import Any

from store.values import Fact
from tests.scoring import GOLD, Marks, folded

UNITS = ("CNY", "USD", "TWD", "INR", "%", "users")
GROWTHS = ("yoy", "qoq", "prior")


def gold_figures(name: str) -> list[dict[str, Any]]:
    text = (GOLD / f"{name}.metrics.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def score_facts(facts: Sequence[Fact], gold: Sequence[dict[str, Any]]) -> Marks:
    """The marks of a call's figures."""
    marks, free = Marks(), list(facts)
    for row in sorted(gold, key=_order):
        fact = _best(free, row)
        if fact is not None:
            free.remove(fact)
        if not row.get("optional"):
            _mark(fact, row, marks)
    for _ in range(len(facts) - len(free)):
        marks.add("precision", True, "")
    for fact in free:
        marks.add("precision", False, _told(fact))
    return marks


def _best(free: Sequence[Fact], row: dict[str, Any]) -> Fact | None:
    """The fact that a row means; an optional row means none that is said of somebody or something else."""
    hits = [f for f in free if _same(f, row) and (not row.get("optional") or _about(f, row))]
    return max(hits, key=lambda fact: _fit(fact, row), default=None)


def _order(row: dict[str, Any]) -> tuple[bool, int]:
    return bool(row.get("optional")), -sum(key in row for key in ("value", "range", "yoy", "qoq"))


def _near(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= 1e-6 * max(1.0, abs(other))


def _same(fact: Fact, row: dict[str, Any]) -> bool:
    if fact.line not in (row["line"], *row.get("also_on", ())):
        return False
    if "value" in row:
        return _near(fact.value, row["value"])
    if "range" in row:
        return fact.range == tuple(row["range"])
    if "yoy" in row or "qoq" in row:
        return fact.value is None and any(_near(getattr(fact, k), row.get(k)) for k in ("yoy", "qoq"))
    said = (fact.as_written, fact.yoy_words, fact.prior)
    return any(folded(row.get("yoy_words", row["quote"])) in folded(words) for words in said)


def _subject(fact: Fact, row: dict[str, Any]) -> bool:
    return "subject" not in row or folded(fact.subject) in map(folded, row["subject"])


def _about(fact: Fact, row: dict[str, Any]) -> bool:
    nobody = fact.subject is None
    return fact.metric in row["metric"] and fact.side == row["side"] and (nobody or _subject(fact, row))


def _fit(fact: Fact, row: dict[str, Any]) -> int:
    growths = sum(_grown(fact, row, key) for key in GROWTHS)
    return 4 * (fact.metric in row["metric"]) + 2 * _subject(fact, row) + growths


def _grown(fact: Fact, row: dict[str, Any], key: str) -> bool:
    have, want = getattr(fact, key), row.get(key)
    if want is None or have is None:
        return have is want
    return folded(want) in folded(have) if key == "prior" else _near(have, want)


def _mark(fact: Fact | None, row: dict[str, Any], marks: Marks) -> None:
    what = f"line {row['line']} {row['name']} {row['quote']}: {_told(fact)}"
    marks.add("facts found", fact is not None, what)
    marks.add("metric", fact and fact.metric in row["metric"], what)
    marks.add("side", fact and fact.side == row["side"], what)
    if "subject" in row:
        marks.add("subject", fact and _subject(fact, row), what)
    if row.get("unit") in UNITS:
        marks.add("unit", fact and fact.unit == row["unit"], what)
    for key in ("kind", "basis"):
        if key in row:
            marks.add(key, fact and getattr(fact, key) == row[key], what)
    for key in GROWTHS:
        if key in row:
            marks.add(key, fact and _grown(fact, row, key), what)
        else:
            marks.add("no growth made up", not fact or _grown(fact, row, key), what)
    words = row.get("change", row.get("yoy_words"))
    if words:
        marks.add("growth in words", fact and folded(words) in folded(fact.yoy_words), what)


def _told(fact: Fact | None) -> str:
    if fact is None:
        return "none"
    given = {k: v for k, v in vars(fact).items() if v is not None and k not in ("quote", "speaker")}
    return f"{given}"
