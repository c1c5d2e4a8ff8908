"""The notes around an answer: what a careful analyst would say beside the figure."""

from collections.abc import Sequence

from store.answers.index import CallIndex
from store.values import Citation, Fact, Note

_FORWARD = (
    "预计",
    "预期",
    "将在",
    "计划",
    "展望",
    "目标是",
    "有望",
    "expect",
    "outlook",
    "anticipate",
    "guidance",
)


def notes_for(index: CallIndex, cited: Sequence[Citation], facts: Sequence[Fact]) -> tuple[Note, ...]:
    """Differing passages, an analyst's figure, and the basis of a profit, each once."""
    notes: list[Note] = []
    lines = {line for c in cited for line in range(c.lines[0], c.lines[1] + 1)}
    for conflict in index.call.conflicts:
        places = [line for first, last in conflict.lines for line in range(first, last + 1)]
        if lines & set(places):
            notes.append(Note(key="differs", data={"lines": ", ".join(map(str, sorted(set(places))))}))
            break
    if any(c.asked for c in cited):
        notes.append(Note(key="analyst_only"))
    if {fact.metric for fact in facts} >= {"net_profit", "adj_net_profit"}:
        notes.append(Note(key="basis"))
    if any(fact.kind == "guidance" for fact in facts) or _forward(cited):
        notes.append(Note(key="forward_looking"))
    return tuple(notes)


def _forward(cited: Sequence[Citation]) -> bool:
    return bool(cited) and any(word in cited[0].quote for word in _FORWARD)
