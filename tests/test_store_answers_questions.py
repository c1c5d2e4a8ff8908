"""Questions by people who did not write the matcher, on the invented calls: how many are answered right."""

from pathlib import Path

import pytest

from store import Store
from tests.conftest import NOW, SAMPLES
from tests.judging import score

QUESTIONS = Path(__file__).with_name("questions")


@pytest.mark.parametrize(
    ("calls", "name", "least_right", "most_wrong"),
    [
        (["jingyu-fy2025q1.zh.txt"], "jingyu-fy2025q1.jsonl", 85, 6),
        (["jingyu-fy2025q1.zh.txt", "jingyu-fy2025q2.zh.txt"], "jingyu-fy2025q2.jsonl", 83, 8),
    ],
)
def test_questions_on_invented_calls_are_answered_from_the_record(
    store: Store, calls: list[str], name: str, least_right: float, most_wrong: float
) -> None:
    for call in calls:
        store.ingest(call, (SAMPLES / call).read_bytes(), now=NOW, push=False)
    right, wrong, misses = score(QUESTIONS / name, store)
    assert right >= least_right, "\n".join(misses)
    assert wrong <= most_wrong, "\n".join(misses)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("call", "name", "least_right", "most_wrong"),
    [
        ("alibaba-2024-12-quarter.zh.txt", "alibaba-2024-12-quarter.jsonl", 86, 8),
        ("english/nvidia-2025-q1.motley-fool.txt", "nvidia-2025-q1.jsonl", 72, 14),
        ("english/circle-2025-q3.sp.md", "circle-2025-q3.jsonl", 48, 38),
        ("english/figs-2025-q3.factset.md", "figs-2025-q3.jsonl", 68, 18),
    ],
)
def test_questions_on_real_calls_are_answered_from_the_record(
    store: Store, shared: Path, call: str, name: str, least_right: float, most_wrong: float
) -> None:
    path = shared / "transcripts" / call
    store.ingest(path.name, path.read_bytes(), now=NOW, push=False)
    right, wrong, misses = score(QUESTIONS / name, store)
    assert right >= least_right, "\n".join(misses)
    assert wrong <= most_wrong, "\n".join(misses)
