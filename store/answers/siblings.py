"""Questions for a figure of each part of a whole: the figures of all parts that the record gives side by side."""

import re
from collections.abc import Collection, Iterable, Sequence

from store.answers.fitting import grows, of_length, unlike
from store.answers.index import CallIndex
from store.answers.understanding import Understanding
from store.lexicon import find_metrics
from store.text.folding import fold
from store.text.spans import touch
from store.values import Fact

_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNTED = re.compile(
    r"(?P<n>[两二三四五六])(?:大|个)?(?:档|块|类|条线|条业务线|个?业务|板块|市场|区域|地区|地(?!方)|分部|品牌|品类|产品)"
    r"|\b(?P<n2>two|three|four|five) (?:\w+ )?(?:segments|regions|businesses|brands|divisions|units|markets|categories)"
)
_EACH = re.compile(
    r"(?:各|每)(?:个|块|大|条)?(?:档|块|类|线|业务|板块|市场|区域|地区|地|分部|品牌|品类|产品)|[分按](?:产品|业务|板块|地区|区域|品类|市场)"
    r"|\b(?:by|each|every|per) (?:segment|region|business|brand|division|market|category|product|geography)\b"
    r"|\b(?:segment|regional|geographic|product) (?:breakdown|split|mix)\b"
)
_DIVIDED = re.compile(r"[分按](?P<by>[^,，。;:：\d看]{1,5}?)(?:来看|看|[,，:：])")
_FEWEST, _MOST = 2, 6
_APART, _OPENS = 2, 14


def asks_each(asked: Understanding) -> bool:
    """Whether a question wants a figure of each part (三档分别, by segment) and names none of them."""
    return bool(_COUNTED.search(asked.folded) or _EACH.search(asked.folded))


def of_each(
    pool: Iterable[Fact], wanted: Sequence[Collection[str]], asked: Understanding, index: CallIndex
) -> list[Fact]:
    """The figures of one metric for several subjects that stand together in the record, where each part is asked for.

    Where the question says how many parts there are, those that are as many come first. Empty where none do.
    """
    if not asks_each(asked):
        return []
    of_parts = [fact for fact in pool if fact.side != "analyst" and fact.subject != index.call.company]
    rows: list[list[Fact]] = []
    for family in wanted:
        rows.extend(_rows([fact for fact in of_parts if fact.subject and fact.metric in family], index))
    told = [row for row in (of_length(row, asked, index) for row in rows) if len(_names(row)) >= _FEWEST]
    if not told:
        return []
    count = _count(asked)
    best = max(told, key=lambda row: (len(_names(row)) == count, *_worth(row, asked)))
    return best[:_MOST]


def _rows(facts: Iterable[Fact], index: CallIndex) -> list[list[Fact]]:
    """The figures of one kind that stand together: in one turn, no further apart than a line without any."""
    rows: list[list[Fact]] = []
    for fact in facts:
        turn = index.call.said_in(fact)[0]
        last = rows[-1][-1] if rows else None
        near = last and fact.line - last.line <= _APART and not _heading(fact)
        if last and near and last.kind == fact.kind and index.call.said_in(last)[0] == turn:
            rows[-1].append(fact)
        else:
            rows.append([fact])
    return [unlike(row) for row in rows]


def _heading(fact: Fact) -> str:
    """By what a row is divided, where its first sentence says so (|分区域|看)."""
    found = _DIVIDED.search(fold(fact.quote)[:_OPENS])
    return found["by"] if found else ""


def _names(row: Iterable[Fact]) -> set[str | None]:
    return {fact.subject for fact in row}


def _worth(row: Sequence[Fact], asked: Understanding) -> tuple[bool, bool, int]:
    """How well a row serves: divided as it is asked for, with the change where that is, and of how many parts."""
    by = _heading(row[0])
    same = bool(by) and any(part in asked.folded for part in (by, by[-1:]))
    return same, not asked.wants("growth") or all(map(grows, row)), len(_names(row))


def _count(asked: Understanding) -> int | None:
    said = _COUNTED.search(asked.folded)
    if not said or any(touch(said.span(), named.span) for named in find_metrics(asked.folded, chat=True)):
        return None
    return _NUMBERS.get(said["n"] or said["n2"])
