"""Taking in many calls on one core: calls a second, memory, and whether the time grows with their number only."""

import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from store import Store
from tests.bench.generate import CALLS_A_COMPANY, Invented
from tests.bench.measuring import Rows, apart, figure, peak_mb, times
from tests.conftest import NOW

SENTENCES = 120


def tables(counts: Sequence[int]) -> list[Rows]:
    """One row for each number of calls, each in a process of its own."""
    measured = [apart(_ingest, count) for count in counts]
    first = measured[0][0] / counts[0]
    rows = [
        (
            f"{count:,}",
            figure(count / taken),
            figure(1000 * taken / count),
            times(taken / count, first),
            f"{peak:.0f}",
            figure(size / 1024**2),
        )
        for count, (taken, peak, size) in zip(counts, measured, strict=True)
    ]
    return [
        Rows(
            title=f"Ingesting invented calls of {SENTENCES} sentences, {CALLS_A_COMPANY} a company",
            columns=("calls", "calls/s", "ms a call", "to the first row", "peak MB", "database MB"),
            rows=rows,
            note="seconds of processor time of one process; the last column but two stays near 1 if it is linear",
        )
    ]


def _ingest(count: int) -> tuple[float, float, int]:
    """Processor seconds for all, peak MB, size of the database in bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "many.db"
        store = Store.open(f"sqlite:///{path}")
        warm = Invented(10**4, sentences=SENTENCES)
        store.ingest("warm.txt", warm.text().encode(), now=NOW, push=False)
        taken = 0.0
        for number in range(count):
            call = Invented(*divmod(number, CALLS_A_COMPANY), sentences=SENTENCES)
            data = call.text().encode()
            before = time.process_time()
            outcome = store.ingest(f"{number}.txt", data, now=NOW, push=False)
            taken += time.process_time() - before
            assert outcome.status == "new", outcome
        store.close()
        return taken, peak_mb(), path.stat().st_size
