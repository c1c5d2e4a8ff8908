"""Clocks, memory and tables: processor time, so that a busy machine disturbs little, and peaks by the system."""

import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

from rich.console import Console
from rich.table import Table

P = ParamSpec("P")
T = TypeVar("T")
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True)
class Latency:
    """Milliseconds of processor time that one question takes."""

    p50: float
    p99: float

    def __str__(self) -> str:
        return f"{figure(self.p50)} / {figure(self.p99)}"


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A table to print: what it shows, its columns, its rows as texts, and what was cut or is to be known."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


def seconds(work: Callable[[], object], *, least: float = 0.3) -> float:
    """Processor seconds that the work takes: the median of runs that last `least` seconds together."""
    taken: list[float] = []
    while not taken or sum(taken) < least:
        taken.append(_once(work))
    return statistics.median(taken)


def latency(ask: Callable[[str], object], questions: Iterable[str]) -> Latency:
    """How long each question takes."""
    taken = sorted(1000 * _once(lambda q=question: ask(q)) for question in questions)  # type: ignore[misc]
    return Latency(p50=taken[len(taken) // 2], p99=taken[min(len(taken) - 1, round(len(taken) * 0.99))])


def _once(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What the work returns in a process of its own, which has no other memory and no warm cache."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        return pool.submit(work, *args, **kwargs).result()


def peak_mb() -> float:
    """The most memory that this process ever held, in MB."""
    if _STATUS.exists():  # what getrusage says may be what the parent held when it forked
        return _status_kb("VmHWM") / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024**2 if sys.platform == "darwin" else most / 1024


def _status_kb(name: str) -> float:
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith(name))
    return float(line.split()[1])


def figure(value: float) -> str:
    """A number in three digits or so."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def times(value: float, of: float) -> str:
    """A ratio."""
    return f"{figure(value / of)} x" if of else "-"


def wide() -> Console:
    """A console as wide as its terminal; wide enough for every table where there is none."""
    console = Console()
    return console if console.is_terminal else Console(width=150)


def show(rows: Rows, console: Console) -> None:
    """Print a table."""
    table = Table(title=rows.title, caption=rows.note or None, title_justify="left", caption_justify="left")
    for number, column in enumerate(rows.columns):
        table.add_column(column, justify="right" if number else "left")
    for row in rows.rows:
        table.add_row(*row)
    console.print(table)


def as_markdown(rows: Rows) -> str:
    """A table as Markdown."""
    lines = [f"## {rows.title}", "", _row(rows.columns), _row(["---"] * len(rows.columns))]
    lines += [_row(row) for row in rows.rows]
    return "\n".join([*lines, "", rows.note, ""] if rows.note else [*lines, ""])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
