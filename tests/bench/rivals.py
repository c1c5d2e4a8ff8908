"""How right a bot would be that shows the best passage of a search engine: the judged questions, the same calls.

Judged more mildly than the store: the passage need only be one of the lines that answer. Where the record has no
answer, finding nothing is right and any passage is wrong.
"""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from store import Store
from store.text.folding import fold
from store.text.segmentation import words
from tests.bench.engines import ENGINES, Engine, Passages
from tests.bench.measuring import Rows
from tests.bench.records import Asked, asked
from tests.judging import questions


def table() -> Rows:
    """A row for each engine over all questions."""
    counts: dict[str, Counter[str]] = {engine.name: Counter() for engine in ENGINES}
    for each in asked():
        with each.store() as store, TemporaryDirectory() as folder:
            lines = _lines(store)
            passages = _passages([text for _, text in lines])
            for engine in ENGINES:
                counts[engine.name] += _judged(each, engine(passages, Path(folder)), lines)
    return Rows(
        title="The best passage of other engines to the same questions",
        columns=("engine", "n", "right", "missed", "wrong"),
        rows=[(name, *shares(count)) for name, count in counts.items()],
        note="right: the passage is one of the lines that answer, or nothing was found where nothing is",
    )


def shares(counts: Counter[str]) -> tuple[str, ...]:
    """How many there are, and the percent of right, missed and wrong ones."""
    n = counts.total()
    return str(n), *(f"{100 * counts[name] / n:.1f}%" for name in ("right", "missed", "wrong"))


def found_at(hit: Any) -> int:
    """The number of the passage that an engine's hit names, whatever shape the engine gives it."""
    if isinstance(hit, tuple):
        hit = hit[-1]
    return int(getattr(hit, "doc", hit))


def _lines(store: Store) -> list[tuple[int, str]]:
    """The lines of the newest call with their numbers; those of older ones are numbered 0, for none is asked for."""
    newest, *older = (store.call(row.key).call for row in store.calls())
    own = [(number, text) for number, text in enumerate(newest.lines, 1) if text.strip()]
    return [*own, *((0, text) for call in older for text in call.lines if text.strip())]


def _passages(texts: list[str]) -> Passages:
    folded = [fold(text) for text in texts]
    return Passages(folded, [words(text) for text in folded], [0] * len(folded))


def _judged(each: Asked, engine: Engine, lines: list[tuple[int, str]]) -> Counter[str]:
    said: Counter[str] = Counter()
    for question in questions(each.questions):
        hits = engine.search(question["q"], 0)
        if question["kind"] == "none":
            said["wrong" if len(hits) else "right"] += 1
        elif not len(hits):
            said["missed"] += 1
        else:
            at = lines[found_at(hits[0])][0]
            said["right" if at in question["gold_lines"] else "wrong"] += 1
    return said
