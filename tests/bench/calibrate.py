"""Thresholds of the answers, chosen by cross-validation on the judged questions; it reports and changes nothing."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from random import Random
from types import ModuleType

from rich.console import Console

from store import Question, Store
from store.answers import deciding, figures, index, passages, statements
from tests.bench.measuring import Rows, show
from tests.bench.records import asked
from tests.judging import questions, verdict

FOLDS = 5
ROUNDS = 2
_COST_OF_WRONG = 3
_HOMES: Mapping[str, tuple[ModuleType, ...]] = {
    "SURE": (statements, deciding),
    "_CLOSE": (statements,),
    "_UNMET": (figures,),
    "_EXCHANGE": (passages,),
    "_NEIGHBOUR": (passages,),
    "_BIGRAM_WEIGHT": (index,),
}
GRID: Mapping[str, tuple[float, ...]] = {
    "SURE": (0.20, 0.24, 0.28, 0.32, 0.36, 0.42),
    "_CLOSE": (0.65, 0.72, 0.80, 0.88, 0.95),
    "_UNMET": (0.15, 0.22, 0.30, 0.38, 0.46),
    "_EXCHANGE": (0.0, 0.15, 0.30, 0.45, 0.60),
    "_NEIGHBOUR": (0.0, 0.12, 0.25, 0.40, 0.55),
    "_BIGRAM_WEIGHT": (0.0, 0.2, 0.35, 0.5, 0.7),
}
Setting = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Case:
    """A judged question and the store that it is asked of."""

    question: dict[str, object]
    store: Store


class Verdicts:
    """What each question scores under a setting, kept once found: right 1, missed 0, wrong minus the cost."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self._cases = cases
        self._kept: dict[Setting, list[int]] = {}

    def of(self, setting: Mapping[str, float]) -> list[int]:
        """The score of each question."""
        key = tuple(sorted(setting.items()))
        if key not in self._kept:
            with _set(setting):
                self._kept[key] = [_points(case) for case in self._cases]
        return self._kept[key]

    def __len__(self) -> int:
        return len(self._kept)


def current() -> dict[str, float]:
    """The values that the program has now."""
    return {name: float(getattr(homes[0], name)) for name, homes in _HOMES.items()}


def choose(
    verdicts: Verdicts, numbers: Sequence[int], grid: Mapping[str, Sequence[float]]
) -> dict[str, float]:
    """The setting that is best on these questions, one constant at a time; a tie keeps what is there."""
    best = current()
    for _ in range(ROUNDS):
        for name, values in grid.items():
            tried = [best, *({**best, name: value} for value in values if value != best[name])]
            best = max(tried, key=lambda setting: _mean(verdicts.of(setting), numbers))
    return best


def report(cases: Sequence[Case], grid: Mapping[str, Sequence[float]]) -> list[Rows]:
    """What each constant does alone, and what each fold chooses with its score inside and outside of it."""
    verdicts = Verdicts(cases)
    everything = range(len(cases))
    now = current()
    alone = [
        (
            name,
            f"{value:g}{' (now)' if value == now[name] else ''}",
            *_shown(verdicts.of({**now, name: value})),
        )
        for name, values in grid.items()
        for value in sorted({*values, now[name]})
    ]
    order = list(everything)
    Random(1).shuffle(order)
    folds = []
    outside: list[int] = []
    kept_outside: list[int] = []
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        learned = [n for n in everything if n not in set(held)]
        chosen = choose(verdicts, learned, grid)
        scores = verdicts.of(chosen)
        outside += [scores[n] for n in held]
        kept_outside += [verdicts.of(now)[n] for n in held]
        row = (_mean(scores, learned), _mean(scores, held), _mean(verdicts.of(now), held))
        folds.append(
            (str(fold + 1), *(f"{value:g}" for value in chosen.values()), *(f"{x:.3f}" for x in row))
        )
    best = choose(verdicts, everything, grid)
    for name, setting in (("all", best), ("now", now)):
        mean = f"{_mean(verdicts.of(setting), everything):.3f}"
        folds.append((name, *(f"{value:g}" for value in setting.values()), mean, "-", "-"))
    gain = sum(outside) / len(outside) - sum(kept_outside) / len(kept_outside)
    return [
        Rows(
            title="Each constant alone", columns=("constant", "value", "right", "wrong", "score"), rows=alone
        ),
        Rows(
            title=f"{FOLDS} folds of {len(cases)} questions, score = (right - {_COST_OF_WRONG} wrong) / n",
            columns=("fold", *grid, "in fold", "out of fold", "now, out of fold"),
            rows=folds,
            note=f"out of fold the chosen values gain {gain:+.4f} on today's; {len(verdicts)} settings were tried",
        ),
    ]


def _shown(scores: Sequence[int]) -> tuple[str, str, str]:
    n = len(scores)
    right, wrong = scores.count(1), scores.count(-_COST_OF_WRONG)
    return f"{100 * right / n:.1f}%", f"{100 * wrong / n:.1f}%", f"{sum(scores) / n:.3f}"


def _mean(scores: Sequence[int], numbers: Sequence[int]) -> float:
    return sum(scores[n] for n in numbers) / max(1, len(numbers))


def _points(case: Case) -> int:
    said = verdict(case.question, case.store.answer(Question(text=str(case.question["q"]))))
    return {"right": 1, "missed": 0}.get(said, -_COST_OF_WRONG)


@contextmanager
def _set(setting: Mapping[str, float]) -> Iterator[None]:
    before = current()
    _write(setting)
    try:
        yield
    finally:
        _write(before)


def _write(setting: Mapping[str, float]) -> None:
    for name, value in setting.items():
        for home in _HOMES[name]:
            setattr(home, name, value)


def main() -> None:
    """Report over every file of questions, or those whose names hold one of the words given."""
    wanted = sys.argv[1:] or [""]
    with ExitStack() as stack:
        cases = [
            Case(question, store)
            for each in asked()
            if any(word in each.name for word in wanted)
            for store in [stack.enter_context(each.store())]
            for question in questions(each.questions)
        ]
        for rows in report(cases, GRID):
            show(rows, Console())


if __name__ == "__main__":
    main()
