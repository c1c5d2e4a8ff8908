"""A call against a structure made by hand: the rows of right and wrong that whoever judges the program counts."""

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from store.values import Call

GOLD = Path(__file__).parent / "gold"


class Marks:
    """Right and wrong by row; `missed` says what was wrong."""

    def __init__(self) -> None:
        self.rows: dict[str, list[bool]] = {}
        self.missed: list[str] = []

    def add(self, row: str, ok: object, what: str) -> None:
        self.rows.setdefault(row, []).append(bool(ok))
        if not ok:
            self.missed.append(f"{row}: {what}")


def gold_of(name: str) -> Any:
    return json.loads((GOLD / f"{name}.structure.json").read_text(encoding="utf-8"))


def score(call: Call, gold: Any) -> Marks:
    """The marks of a call: header, people, sections, turns, questions and answers."""
    marks = Marks()
    _header(call, gold, marks)
    names = _people(call, gold, marks)
    _sections(call, gold, marks)
    _turns(call, gold, marks, names)
    _exchanges(call, gold, marks, names)
    return marks


def folded(text: object) -> str:
    return "".join(unicodedata.normalize("NFKC", str(text or "")).lower().split())


def _header(call: Call, gold: Any, marks: Marks) -> None:
    for key in ("period_end", "held_at", "fiscal_year", "fiscal_quarter"):
        value = getattr(call, key)
        given = value.isoformat() if hasattr(value, "isoformat") else str(value or "")
        if gold.get(key):
            marks.add("call", given.startswith(str(gold[key])), f"{key}: {given} for {gold[key]}")
        else:
            marks.add("nothing made up", not given, f"{key}: {given}")
    for key in ("company", "period_as_written"):
        if key in gold:
            given = getattr(call, key)
            marks.add("call", folded(given) == folded(gold[key]), f"{key}: {given} for {gold[key]}")
    if "tickers" in gold:
        marks.add("call", list(call.tickers) == gold["tickers"], f"tickers: {call.tickers}")


def _people(call: Call, gold: Any, marks: Marks) -> dict[str, str]:
    """Mark the people; returns every spelling with the gold's name for it."""
    names: dict[str, str] = {}
    got = [{folded(s) for s in (p.name, *p.also_written)} for p in call.people]
    taken: set[int] = set()
    for person in gold["people"]:
        wanted = {folded(s) for s in (person["name"], *person["also_written"])}
        names |= dict.fromkeys(wanted, person["name"])
        hits = [i for i, spellings in enumerate(got) if spellings & wanted]
        whole = len(hits) == 1 and wanted <= got[hits[0]] and hits[0] not in taken
        marks.add("people", whole, f"{person['name']}: {[call.people[i].name for i in hits]}")
        if hits:
            taken.add(hits[0])
            found = call.people[hits[0]]
            firms = {folded(person.get("firm")), *map(folded, person.get("firm_also_written") or [])}
            firm_ok = person["side"] != "analyst" or folded(found.firm) in firms
            marks.add("sides and firms", found.side == person["side"] and firm_ok, f"{found}")
    return names


def _same(one: object, other: object, names: dict[str, str]) -> bool:
    return names.get(folded(one), folded(one)) == names.get(folded(other), folded(other))


def _sections(call: Call, gold: Any, marks: Marks) -> None:
    for section in gold.get("sections", []):
        if section["name"] not in ("news", "remarks", "qa"):
            continue
        hits = [s.lines for s in call.sections if s.name == section["name"]]
        wanted = section["lines"]
        ok = hits and all(abs(a - b) <= 2 for a, b in zip(hits[0], wanted, strict=True))
        marks.add("sections", ok, f"{section}: {hits}")


def _turns(call: Call, gold: Any, marks: Marks, names: dict[str, str]) -> None:
    free = [(list(t.lines), t.speaker) for t in call.turns]
    for turn in gold["turns"]:
        hits = [t for t in free if t[0] == turn["lines"] and _same(t[1], turn["speaker"], names)]
        near = [t for t in free if t[0][0] <= turn["lines"][1] and turn["lines"][0] <= t[0][1]]
        marks.add("turns", hits, f"{turn['lines']} {turn['speaker']}: {near}")
        if hits:
            free.remove(hits[0])
    marks.add("no turns too many", len(call.turns) <= len(gold["turns"]), f"{free}")


def _exchanges(call: Call, gold: Any, marks: Marks, names: dict[str, str]) -> None:
    free = list(call.exchanges)
    for pair in gold["qa"]:
        wanted = set(pair["question_lines"])
        have = next((e for e in free if wanted & _lines([e.question])), None)
        what = f"{pair['analyst']} {pair['question_lines']}: {have}"[:300]
        marks.add("Q&A analysts", have and _same(have.analyst, pair["analyst"], names), what)
        marks.add("Q&A firms", have and folded(have.firm) == folded(pair.get("firm")), what)
        marks.add("Q&A questions", have and _lines([have.question]) == wanted, what)
        said = {line: a["speaker"] for a in pair["answers"] for line in a["lines"]}
        given = {line: a.speaker for a in have.answers for line in _lines([a.lines])} if have else {}
        same = said.keys() == given.keys() and all(_same(given[n], said[n], names) for n in said)
        marks.add("Q&A answers", have and same, what)
        if "follow_ups" in pair:
            later = [list(span) for span in have.follow_ups] if have else []
            marks.add("Q&A follow-ups", later == pair["follow_ups"], what)
        if have:
            free.remove(have)
    marks.add("no Q&A too many", not free, f"{[e.question for e in free]}")


def _lines(spans: Sequence[tuple[int, int]]) -> set[int]:
    return {n for first, last in spans for n in range(first, last + 1)}
