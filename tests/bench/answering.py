"""How right the answers are, and how fast: the store beside search engines on the same passages, in one run."""

import pickle
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from store import Question, Store, warm_up
from store.text.folding import fold
from store.text.segmentation import words
from tests.bench.engines import ENGINES, Passages
from tests.bench.filling import companies_of, fill, passages_of
from tests.bench.generate import Invented
from tests.bench.measuring import Latency, Rows, apart, figure, latency, peak_mb, times
from tests.bench.records import asked
from tests.bench.rivals import shares
from tests.bench.rivals import table as rivals
from tests.judging import questions, verdict

AIM = Latency(p50=3.0, p99=15.0)
MOST_GROWTH = 1.5
_FEW = 100
_COMPANIES_ASKED = 20
_FIRST_ASKED = 10


@dataclass(frozen=True, kw_only=True)
class Answered:
    """How the store does at one size: latencies once a company is known, then its first question, and memory."""

    one: Latency
    first: Latency
    build: float
    peak: float
    kinds: Counter[str]


@dataclass(frozen=True, kw_only=True)
class Found:
    """How an engine does at one size; `all` over every company's passages."""

    one: Latency
    all: Latency
    build: float
    peak: float


def quality() -> list[Rows]:
    """Right, missed and wrong of every file of questions, then of the engines to all of them."""
    rows = []
    total: Counter[str] = Counter()
    for each in asked():
        with each.store() as store:
            said = [
                verdict(q, store.answer(Question(text=q["q"]))).split(":")[0]
                for q in questions(each.questions)
            ]
        counts = Counter(said)
        total += counts
        rows.append((each.name, *shares(counts)))
    rows.append(("all", *shares(total)))
    return [
        Rows(
            title="Answers to the judged questions",
            columns=("file", "n", "right", "missed", "wrong"),
            rows=rows,
        ),
        rivals(),
    ]


def tables(sizes: Sequence[int]) -> list[Rows]:
    """One table for each number of calls in the store, then what their number costs."""
    found, answered = [], dict[int, Answered]()
    for calls in sizes:
        with TemporaryDirectory() as name:
            folder = Path(name)
            store = apart(_store, folder, calls)
            count = apart(_cut_passages, folder, calls)
            rivals = {e.name: apart(_engine, folder, n) for n, e in enumerate(ENGINES) if count <= e.most}
        answered[calls] = store
        found.append(_table(calls, count, store, rivals))
    return [*found, _growth(answered)] if len(answered) > 1 else found


def _growth(answered: Mapping[int, Answered]) -> Rows:
    """What the other companies of a store cost: its latencies beside those of the store of nearest to 100 calls."""
    few = min(answered, key=lambda calls: abs(calls - _FEW))
    rows = [
        (
            f"{calls:,}",
            str(each.one),
            times(each.one.p50, answered[few].one.p50),
            times(each.one.p99, answered[few].one.p99),
            str(each.first),
        )
        for calls, each in answered.items()
    ]
    return Rows(
        title="Answers by the size of the store",
        columns=("calls", "p50 / p99 ms", f"p50 to {few:,}", f"p99 to {few:,}", "first of a company, ms"),
        rows=rows,
        note=f"processor time; the aim is {AIM}, and at most {MOST_GROWTH} x that of {_FEW} calls",
    )


def _table(calls: int, passages: int, store: Answered, rivals: dict[str, Found]) -> Rows:
    rows = [
        ("store.answer", _seconds(store.build), f"{store.peak:.0f}", str(store.one), "1.00 x", "-"),
        (
            "store.answer, first of a company",
            "-",
            "-",
            str(store.first),
            times(store.first.p50, store.one.p50),
            "-",
        ),
    ]
    for engine in ENGINES:
        has = rivals.get(engine.name)
        if has is None:
            rows.append((engine.name, "-", "-", "-", "-", f"cut: over {engine.most:,}"))
            continue
        ratio = times(has.one.p50, store.one.p50)
        over_all = f"{has.all} ({times(has.all.p50, store.one.p50)})"
        rows.append((engine.name, _seconds(has.build), f"{has.peak:.0f}", str(has.one), ratio, over_all))
    kinds = ", ".join(f"{kind} {count}" for kind, count in store.kinds.most_common())
    return Rows(
        title=f"{calls:,} calls, {passages:,} passages, {companies_of(calls):,} companies",
        columns=(
            "",
            "build s",
            "peak MB",
            "one company p50 / p99 ms",
            "to the store",
            "over all p50 / p99 ms",
        ),
        rows=rows,
        note=f"processor time; the aim is {AIM}. The engines only rank, the store decides and quotes: {kinds}",
    )


def _seconds(value: float) -> str:
    return figure(value)


def _store(folder: Path, calls: int) -> Answered:
    """Fill a store, then ask the newest calls of some companies."""
    before = time.process_time()
    fill(folder / "record.db", calls)
    build = time.process_time() - before
    return apart(_ask, folder / "record.db", calls, build)


def _ask(path: Path, calls: int, build: float) -> Answered:
    companies, newest = companies_of(calls), min(calls, 20) - 1
    known = range(min(companies, _COMPANIES_ASKED))
    address = f"sqlite:///{path}"
    _warm(address, Invented(companies - 1, newest))
    store = Store.open(address)
    first = latency(
        lambda text: store.answer(Question(text=text)),
        [Invented(n, newest).questions()[0] for n in known[:_FIRST_ASKED]],
    )
    asking = [q for n in known for q in Invented(n, newest).questions()]
    kinds = Counter(str(store.answer(Question(text=text)).kind) for text in asking)
    assert not kinds["clarify"], f"not answers are timed, but which company is meant: {kinds}"
    one = latency(lambda text: store.answer(Question(text=text)), asking)
    store.close()
    return Answered(one=one, first=first, build=build, peak=peak_mb(), kinds=kinds)


def _warm(address: str, call: Invented) -> None:
    """Load all that is loaded once in a process: languages, lexicon, patterns."""
    warm_up()
    store = Store.open(address)
    for text in call.questions():
        store.answer(Question(text=text))
    store.close()


def _cut_passages(folder: Path, calls: int) -> int:
    """Cut every passage once and keep it for the engines; returns how many there are."""
    texts, owners = [], []
    for company in range(companies_of(calls)):
        said = [fold(text) for text in passages_of(company, calls)]
        texts += said
        owners += [company] * len(said)
    cut_clause = cache(words)
    cut = [[word for clause in text.split(",") for word in cut_clause(clause)] for text in texts]
    (folder / "passages").write_bytes(pickle.dumps(Passages(texts, cut, owners)))
    return len(texts)


def _engine(folder: Path, number: int) -> Found:
    passages: Passages = pickle.loads((folder / "passages").read_bytes())
    warm_up()
    newest = min(len(passages.of(0).texts), 20) - 1
    asking = [q for n in range(3) for q in Invented(0, newest - n).questions()]
    before = time.process_time()
    engine = ENGINES[number](passages, folder)
    build = time.process_time() - before
    engine.search(asking[0], 0)
    one = latency(lambda text: engine.search(text, 0), asking * 3)
    over_all = latency(lambda text: engine.search(text, None), asking)
    return Found(one=one, all=over_all, build=build, peak=peak_mb())
