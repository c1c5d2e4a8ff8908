"""Whose a figure is that stands in words found: what the facts know to be another's answers for nobody else."""

import re
from dataclasses import dataclass

from store.answers.families import wanted_metrics
from store.answers.index import CallIndex
from store.answers.saying import Said
from store.answers.scope import Scope
from store.answers.subjects import GROUP
from store.answers.understanding import Understanding
from store.lexicon import metrics
from store.values import Fact

_WHOLE = re.compile(r"总|整体|全公司|集团|合计|\b(?:total|overall|group|company|consolidated)\b")


@dataclass(frozen=True)
class Owners:
    """Whose the figures are in the first of the words that were found for a question."""

    asked: Understanding
    scope: Scope
    index: CallIndex

    def known(self, told: Said) -> list[Fact]:
        """The facts on the metric asked for that stand there: their subject is known."""
        wanted = {ident for family in wanted_metrics(self.asked) for ident in family}
        return [fact for fact in self._facts(told) if fact.metric in wanted]

    def is_of_whole(self, told: Said) -> bool:
        """Whether a segment's sum is asked for, and the one found is known to be that of the whole company."""
        segments = bool(self.asked.subjects) and not _WHOLE.search(self.asked.folded)
        known = self.known(told) if segments else []
        return bool(known) and all(
            metrics()[fact.metric or ""].value_type == "money" and self.scope.subjects.is_group(fact.subject)
            for fact in known
        )

    def is_of_others(self, told: Said) -> bool:
        """Whether a segment is asked about, and all that figures are told of there is known to be something else."""
        segments = set(self.asked.subjects) - {GROUP}
        known = self._facts(told) if segments else []
        named = self.scope.subjects.speaks_of(segments, told.citations[0].quote)
        return bool(known) and not named and all(f.subject and f.subject not in segments for f in known)

    def _facts(self, told: Said) -> list[Fact]:
        first = told.citations[0]
        near = (fact for fact in self.index.call.facts if first.lines[0] <= fact.line <= first.lines[1])
        return [fact for fact in near if fact.quote in first.quote]
