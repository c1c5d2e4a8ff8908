"""Words of one language in a record of the other: what neither record nor lexicon knows goes through a dictionary."""

from collections.abc import Iterable
from dataclasses import replace

from store.answers.index import CallIndex
from store.answers.terms import Unit
from store.text.folding import has_han
from store.text.glosses import english_of

# They say in which form an answer is wanted: a record's 数字 or 数量 does not hold the amount that is asked for.
_WISHES = frozenset({"amount", "figure", "number", "value", "detail", "exact", "total"})


def translated(pieces: Iterable[Unit], index: CallIndex) -> list[Unit]:
    """The pieces of a question, each plain word that the record does not hold joined by its translations there."""
    return [_translated(unit, index) for unit in pieces]


def _translated(unit: Unit, index: CallIndex) -> Unit:
    word = unit.terms[0]
    if not word[0].isalpha() or word in _WISHES or any(map(index.holds, unit.terms)):
        return unit
    meant = (
        [term for term in english_of(word) if index.holds(term)] if has_han(word) else index.chinese_of(word)
    )
    return replace(unit, terms=(*unit.terms, *sorted(meant)))
