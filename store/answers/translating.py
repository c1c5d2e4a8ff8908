"""Words of one language in a record of the other: what neither record nor lexicon knows goes through a dictionary."""

from collections.abc import Iterable
from dataclasses import replace

from store.answers.index import CallIndex
from store.answers.terms import Unit
from store.text.folding import has_han
from store.text.glosses import english_of


def translated(pieces: Iterable[Unit], index: CallIndex) -> list[Unit]:
    """The pieces of a question, each plain word that the record does not hold joined by its translations there."""
    return [_translated(unit, index) for unit in pieces]


def _translated(unit: Unit, index: CallIndex) -> Unit:
    word = unit.terms[0]
    if not word[0].isalpha() or any(map(index.holds, unit.terms)):
        return unit
    meant = (
        [term for term in english_of(word) if index.holds(term)] if has_han(word) else index.chinese_of(word)
    )
    return replace(unit, terms=(*unit.terms, *sorted(meant)))
