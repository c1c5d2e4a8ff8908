"""`python -m tests.bench.million`: `store.answer` over a million generated passages on PostgreSQL.

The passages are those of 500 companies with 20 calls of about 100 sentences each; every question is asked in the scope
of one company. A first question of a company reads its calls; the next ones find them in memory.
"""

import argparse
import sys
import time
from collections import Counter

from store import Question, Store, warm_up
from tests.bench.filling import companies_of, fill_at
from tests.bench.generate import CALLS_A_COMPANY, Invented
from tests.databases import new_database
from tests.load_bots import as_table

SENTENCES = 100
AIM_MS = 20.0


def percentile(taken: list[float], share: float) -> float:
    """Milliseconds within which that share was done."""
    return 1000 * sorted(taken)[min(int(len(taken) * share), len(taken) - 1)]


def measured(url: str, calls: int, asked: int, rounds: int) -> tuple[dict[str, object], float]:
    """Fill the database and ask so many companies, each question so often; the rows, and the 99th percentile."""
    began = time.monotonic()
    fill_at(url, calls, SENTENCES)
    filled, companies = time.monotonic() - began, companies_of(calls)
    one = Invented(0, 0, SENTENCES)
    passages = sum(len(turn.said) for turn in one.spoken) * calls
    warm_up()
    store = Store.open(url)
    store.answer(Question(text=Invented(companies - 1, 0, SENTENCES).questions()[0]))
    step = max(companies // asked, 1)
    known = [Invented(n, CALLS_A_COMPANY - 1, SENTENCES) for n in range(0, companies, step)][:asked]
    first = [_timed(store, each.questions()[0]) for each in known]
    kinds: Counter[str] = Counter()
    questions = [text for each in known for text in each.questions()]
    for text in questions:
        kinds[store.answer(Question(text=text)).kind] += 1
    warm = [_timed(store, text) for _ in range(rounds) for text in questions]
    store.close()
    wall, work = [wall for wall, _ in warm], [work for _, work in warm]
    rows: dict[str, object] = {
        "passages": f"{passages:,}",
        "calls, companies": f"{calls:,}, {companies:,}",
        "seconds to fill": round(filled),
        "questions": len(warm),
        "p50 / p99, ms on the clock": f"{percentile(wall, 0.5):.1f} / {percentile(wall, 0.99):.1f}",
        "p50 / p99, ms of processor time": f"{percentile(work, 0.5):.1f} / {percentile(work, 0.99):.1f}",
        "first of a company, p50, ms on the clock": f"{percentile([wall for wall, _ in first], 0.5):.0f}",
        "kinds of answers": ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()),
    }
    return rows, percentile(wall, 0.99)


def _timed(store: Store, text: str) -> tuple[float, float]:
    wall, work = time.perf_counter(), time.process_time()
    store.answer(Question(text=text))
    return time.perf_counter() - wall, time.process_time() - work


def main() -> None:
    """A million passages, or as many as `--calls` has."""
    parser = argparse.ArgumentParser(prog="tests.bench.million", description=main.__doc__)
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--asked", type=int, default=50, help="companies that are asked about")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sqlite", action="store_true")
    given = parser.parse_args()
    with new_database(sqlite=given.sqlite) as url:
        rows, p99 = measured(url, given.calls, given.asked, given.rounds)
    sys.stdout.write(as_table(rows) + "\n")
    sys.exit(0 if p99 <= AIM_MS else 1)


if __name__ == "__main__":
    main()
