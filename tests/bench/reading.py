"""From a file to a call ready for search: each stage against the time that jieba takes to cut its text once."""

import gc
import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import jieba

from store import StoredCall, facts, transcripts, warm_up
from store.answers.index import CallIndex
from store.text import segmentation
from store.text.cutting import Frequency, cut
from store.text.dictionary import dictionary
from tests.bench.measuring import Rows, apart, figure, peak_mb, seconds, times
from tests.bench.records import others, records
from tests.conftest import NOW

_LIMIT = 20_000_000
_PROCESSES = 3
AIM = 1 / 3
_ONCE, _PEAK = "jieba cuts the text once", "peak"
_STAGES = ("read: bytes to lines", "parse", "extract")
_BOTH = "parse + extract (they cut nothing)"
_CUTTING, _REST = "index, the cutting of it", "index, the rest"


def tables() -> list[Rows]:
    """The stages for a call of each language, each call new to the process: the median of several processes."""
    return [_table(path, [apart(_stages, path) for _ in range(_PROCESSES)]) for path in records()]


def _table(path: Path, measured: Sequence[Mapping[str, float]]) -> Rows:
    medians = {name: median(each[name] for each in measured) for name in measured[0]}
    peak = medians.pop(_PEAK)
    lines = _lines(path)
    return Rows(
        title=f"Reading {path.name}: {len(lines)} lines, {sum(map(len, lines)):,} characters",
        columns=("stage", "ms", "to jieba once"),
        rows=[(name, figure(1000 * took), times(took, medians[_ONCE])) for name, took in medians.items()],
        note=f"aim for parse + extract: under {AIM:.2f} x; the median of {len(measured)} processes that have"
        f" read other calls, but never this one; their peak {peak:.0f} MB",
    )


def _stages(path: Path) -> Mapping[str, float]:
    """The seconds of each stage at the first reading of a call, where other calls have warmed all there is to warm."""
    jieba.setLogLevel(logging.WARNING)
    warm_up()
    for other in others(path):
        jieba.lcut("\n".join(_lines(other)))
        _index(_stored(other))
    data, found = path.read_bytes(), {}
    lines, found[_STAGES[0]] = _timed(lambda: transcripts.read(path.name, data, limit=_LIMIT))
    (call, _), found[_STAGES[1]] = _timed(lambda: transcripts.parse(lines))
    _, found[_STAGES[2]] = _timed(lambda: facts.extract(call))
    _, once = _timed(lambda: jieba.lcut("\n".join(lines)))
    found[_BOTH] = found[_STAGES[1]] + found[_STAGES[2]]
    stored = _stored(path)
    found[_CUTTING] = _cutting(lambda: _index(stored))
    found[_REST] = seconds(lambda: _index(stored)) - found[_CUTTING]
    return {_ONCE: once, **found, _PEAK: peak_mb()}


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What the work returns the first time, and how long it takes; it pays for no garbage of others."""
    gc.collect()
    kept: list[Any] = []
    took = seconds(lambda: kept.append(work()), least=0.0)
    return kept[0], took


def _lines(path: Path) -> Sequence[str]:
    return transcripts.read(path.name, path.read_bytes(), limit=_LIMIT)


def _stored(path: Path) -> StoredCall:
    call, _ = transcripts.parse(_lines(path))
    return StoredCall(key=call.key, revision=1, source=path.name, ingested_at=NOW, call=facts.extract(call))


def _index(stored: StoredCall) -> None:
    CallIndex(stored).holds("")  # nothing is read before something is asked


def _cutting(work: Callable[[], object]) -> float:
    """The seconds that the work spends in cutting: what it cuts is noted, then cut again by itself."""
    known, runs = dictionary(), list[str]()

    def noting(run: str, frequency: Frequency, total: int) -> list[str]:
        runs.append(run)
        return cut(run, frequency, total)

    with patch.object(segmentation, "cut", noting):
        work()
    return seconds(lambda: [cut(run, known.frequency, known.total) for run in runs]) if runs else 0.0
