"""Whose a figure is that stands in words found: what the facts know to be another's answers for nobody else."""

import re

from store.answers.figures import wanted_metrics
from store.answers.index import CallIndex
from store.answers.saying import Said
from store.answers.scope import Scope
from store.answers.understanding import Understanding
from store.values import Fact

_WHOLE = re.compile(r"总|整体|全公司|集团|合计|\b(?:total|overall|group|company|consolidated)\b")


def known_in(told: Said, asked: Understanding, index: CallIndex) -> list[Fact]:
    """The facts on the metric asked for that stand in the first words found: their subject is known."""
    wanted = {ident for family in wanted_metrics(asked) for ident in family}
    first = told.citations[0]
    near = (fact for fact in index.call.facts if first.lines[0] <= fact.line <= first.lines[1])
    return [fact for fact in near if fact.metric in wanted and fact.quote in first.quote]


def is_of_whole(told: Said, asked: Understanding, index: CallIndex, scope: Scope) -> bool:
    """Whether a segment is asked about, and the figure found is known to be that of the whole company."""
    segments = bool(asked.subjects) and not _WHOLE.search(asked.folded)
    known = known_in(told, asked, index) if segments else []
    return bool(known) and all(scope.subjects.is_group(fact.subject) for fact in known)
