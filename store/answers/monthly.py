"""Figures of a month: whether one is asked for, and whether a figure may be of it."""

from store.answers.citing import cite_fact
from store.answers.index import CallIndex
from store.answers.terms import MONTHS
from store.answers.understanding import Understanding
from store.text.periods import find_periods
from store.text.spans import within
from store.values import Fact


def months_of(asked: Understanding) -> frozenset[str]:
    """The months that a question names for themselves, not to name the quarter that they end or its last day."""
    meant = [*(span for span, _ in find_periods(asked.folded)), *asked.explained]
    alone = (u for u in asked.units if not any(within(u.span, span) for span in meant))
    return frozenset(term for unit in alone for term in unit.terms) & MONTHS


def in_month(fact: Fact, months: frozenset[str], index: CallIndex) -> bool:
    """Whether a figure may be that of the month asked about: its sentence names it."""
    named = MONTHS & index.terms_of(fact.period_as_written or "")
    return not months or not months.isdisjoint(named or index.terms_of(cite_fact(index, fact).quote))
