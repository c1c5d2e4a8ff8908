"""Whose a figure is that stands in words found: what the facts know to be another's answers for nobody else."""

import re

from store.answers.figures import wanted_metrics
from store.answers.index import CallIndex
from store.answers.saying import Said
from store.answers.scope import Scope
from store.answers.subjects import GROUP
from store.answers.understanding import Understanding
from store.lexicon import metrics
from store.values import Fact

_WHOLE = re.compile(r"总|整体|全公司|集团|合计|\b(?:total|overall|group|company|consolidated)\b")


def known_in(told: Said, asked: Understanding, index: CallIndex) -> list[Fact]:
    """The facts on the metric asked for that stand in the first words found: their subject is known."""
    wanted = {ident for family in wanted_metrics(asked) for ident in family}
    return [fact for fact in _facts_in(told, index) if fact.metric in wanted]


def is_of_whole(told: Said, asked: Understanding, index: CallIndex, scope: Scope) -> bool:
    """Whether a segment's sum is asked for, and the one found is known to be that of the whole company."""
    segments = bool(asked.subjects) and not _WHOLE.search(asked.folded)
    known = known_in(told, asked, index) if segments else []
    return bool(known) and all(
        metrics()[fact.metric or ""].value_type == "money" and scope.subjects.is_group(fact.subject)
        for fact in known
    )


def is_of_others(told: Said, asked: Understanding, index: CallIndex, scope: Scope) -> bool:
    """Whether a segment is asked about, and all that the words found tell figures of is known to be something else."""
    segments = set(asked.subjects) - {GROUP}
    known = _facts_in(told, index) if segments else []
    named = scope.subjects.speaks_of(segments, told.citations[0].quote)
    return bool(known) and not named and all(f.subject and f.subject not in segments for f in known)


def _facts_in(told: Said, index: CallIndex) -> list[Fact]:
    first = told.citations[0]
    near = (fact for fact in index.call.facts if first.lines[0] <= fact.line <= first.lines[1])
    return [fact for fact in near if fact.quote in first.quote]
