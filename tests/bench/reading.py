"""From a file to a call ready for search: each stage against the time that jieba takes to cut its text once."""

import logging
from collections.abc import Callable
from typing import Any

import jieba

from store import StoredCall, facts, transcripts
from store.answers.index import CallIndex
from store.answers.terms import learn_lexicon
from store.text import segmentation
from tests.bench.measuring import Rows, apart, figure, peak_mb, seconds, times
from tests.bench.records import record
from tests.conftest import NOW

_LIMIT = 20_000_000
AIM = 1 / 3


def tables() -> list[Rows]:
    """The stages, measured in a process of their own."""
    return [apart(_stages)]


def _stages() -> Rows:
    path = record()
    data = path.read_bytes()
    lines = transcripts.read(path.name, data, limit=_LIMIT)
    text = "\n".join(lines)
    call, _ = transcripts.parse(lines)
    whole = facts.extract(call)
    stored = StoredCall(key=call.key, revision=1, source=path.name, ingested_at=NOW, call=whole)
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    learn_lexicon()
    _index(stored)
    once = seconds(lambda: jieba.lcut(text))
    read = seconds(lambda: transcripts.read(path.name, data, limit=_LIMIT))
    parsed = seconds(lambda: transcripts.parse(lines))
    extracted = seconds(lambda: facts.extract(call))
    indexed = seconds(lambda: _index(stored))
    cutting = _cutting(lambda: _index(stored))
    stages = [
        ("jieba cuts the text once", once),
        ("read: bytes to lines", read),
        ("parse", parsed),
        ("extract", extracted),
        ("parse + extract (they cut nothing)", parsed + extracted),
        ("index, what jieba does of it", cutting),
        ("index, the rest", indexed - cutting),
    ]
    return Rows(
        title=f"Reading {path.name}: {len(lines)} lines, {len(text):,} characters",
        columns=("stage", "ms", "to jieba once"),
        rows=[(name, figure(1000 * taken), times(taken, once)) for name, taken in stages],
        note=f"aim for parse + extract: under {AIM:.2f} x; peak of this process {peak_mb():.0f} MB",
    )


def _index(stored: StoredCall) -> None:
    CallIndex(stored).holds("")  # nothing is read before something is asked


def _cutting(work: Callable[[], object]) -> float:
    """The seconds that the work spends in the cutter: what it cuts is noted, then cut again by itself."""
    cutter = segmentation._cutter()
    cut: list[str] = []

    def noting(run: str, **options: Any) -> list[str]:
        cut.append(run)
        return list(original(run, **options))

    original, cutter.lcut = cutter.lcut, noting
    try:
        work()
    finally:
        cutter.lcut = original
    return seconds(lambda: [cutter.lcut(run, HMM=False) for run in cut])
