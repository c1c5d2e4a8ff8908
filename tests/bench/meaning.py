"""What the extra `semantic` adds to the answers and what it costs; nothing is measured where it is not installed."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from bot.meanings import SmallE5, state
from store import Question, Store, warm_up
from tests.bench.measuring import Latency, Rows, apart, figure, latency, peak_mb
from tests.bench.records import Asked, asked, record
from tests.judging import questions, verdict

_KINDS = ("right", "missed", "wrong")
_FOR_WORDS = ("qa", "passage", "remark")


@dataclass(kw_only=True)
class Judged:
    """The verdicts on a file of questions by words alone and with meaning, and seconds to read each of its calls.

    `..._first`: for each passage that answers a question for words, whether its first quote stands in a right line.
    """

    name: str
    by_words: list[str] = field(default_factory=list)
    by_words_first: list[bool] = field(default_factory=list)
    by_meaning: list[str] = field(default_factory=list)
    by_meaning_first: list[bool] = field(default_factory=list)
    reading: list[float] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Milliseconds to embed a question and to answer it with vectors and without, MB of the model."""

    embed: Latency
    by_words: Latency
    by_meaning: Latency
    model_mb: float


def tables() -> list[Rows]:
    """Two tables, or none without the extra."""
    if state("auto") != "on":
        return []
    found = [apart(_judge, each) for each in asked()]
    return [_quality(found), _costs(apart(_cost), [took for each in found for took in each.reading])]


def _judge(each: Asked) -> Judged:
    with each.store(SmallE5()) as store:
        found = Judged(name=each.name)
        _ask(each, store, found.by_words, found.by_words_first)
        while _timed(store, found.reading):
            pass
        _ask(each, store, found.by_meaning, found.by_meaning_first)
    return found


def _ask(each: Asked, store: Store, verdicts: list[str], first: list[bool]) -> None:
    for question in questions(each.questions):
        answer = store.answer(Question(text=question["q"]))
        verdicts.append(verdict(question, answer).split(":")[0])
        if answer.kind == "passage" and question["kind"] in _FOR_WORDS and question["gold_lines"]:
            begins, ends = answer.citations[0].lines
            first.append(any(begins <= line <= ends for line in question["gold_lines"]))


def _timed(store: Store, taken: list[float]) -> bool:
    before = time.process_time()
    read = store.meaning.read_next() is not None
    taken += [time.process_time() - before] * read
    return read


def _quality(found: list[Judged]) -> Rows:
    together = Judged(name="all")
    for each in found:
        together.by_words += each.by_words
        together.by_words_first += each.by_words_first
        together.by_meaning += each.by_meaning
        together.by_meaning_first += each.by_meaning_first
    pairs = zip(together.by_words, together.by_meaning, strict=True)
    moved = Counter(f"{before} to {after}" for before, after in pairs if before != after)
    note = (
        "by words, then with meaning; first quote: of passages that answer a question for words, in how many the"
        f" first quote is a right one; moved: {', '.join(f'{name} {n}' for name, n in moved.most_common()) or 'none'}"
    )
    return Rows(
        title="Answers with the extra for meaning",
        columns=("file", "n", *_KINDS, "first quote"),
        rows=[(each.name, *_shares(each)) for each in (*found, together)],
        note=note,
    )


def _shares(each: Judged) -> Iterator[str]:
    yield str(len(each.by_words))
    for kind in _KINDS:
        pair = (said.count(kind) / len(said) for said in (each.by_words, each.by_meaning))
        yield " → ".join(f"{100 * share:.1f}%" for share in pair)
    firsts = (sum(first) / max(1, len(first)) for first in (each.by_words_first, each.by_meaning_first))
    yield " → ".join(f"{100 * share:.1f}%" for share in firsts)


def _cost() -> Cost:
    """Every question is asked anew, so that none is kept."""
    warm_up()
    each = next(each for each in asked() if record() in each.calls)
    model, numbers = SmallE5(), count()
    texts = [question["q"] for question in questions(each.questions)]
    with each.store(model) as store:
        by_words = latency(lambda text: store.answer(Question(text=f"{text} {next(numbers)}")), texts)
        before = peak_mb()
        embed = latency(lambda text: model.likeness(f"{text} {next(numbers)}", b""), texts)
        while store.meaning.read_next():
            pass
        model_mb = peak_mb() - before
        by_meaning = latency(lambda text: store.answer(Question(text=f"{text} {next(numbers)}")), texts)
    return Cost(embed=embed, by_words=by_words, by_meaning=by_meaning, model_mb=model_mb)


def _costs(cost: Cost, reading: list[float]) -> Rows:
    rows = [
        ("a question's vector", f"{cost.embed} ms"),
        ("an answer by words", f"{cost.by_words} ms"),
        ("an answer with meaning, the question's vector in it", f"{cost.by_meaning} ms"),
        ("reading a call, shortest and longest", f"{figure(min(reading))} / {figure(max(reading))} s"),
        ("memory of the model", f"{cost.model_mb:.0f} MB"),
    ]
    note = "processor time of one thread, p50 / p99 over questions that were not asked before"
    return Rows(title="What meaning costs", columns=("", "measured"), rows=rows, note=note)
