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
        (["jingyu-fy2025q1.zh.txt", "jingyu-fy2025q2.zh.txt"], "jingyu-fy2025q2.jsonl", 80, 9),
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
