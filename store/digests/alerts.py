"""The sentences of a call that hold a chat's keywords."""

from collections.abc import Iterator
from functools import lru_cache

from store.text.folding import fold
from store.text.keywords import holds
from store.text.sentences import sentences
from store.values import Call, Citation, Keywords, Stretch, Turn


def alerts(key: str, call: Call, keywords: Keywords) -> tuple[Citation, ...]:
    """Every sentence that was spoken and holds the keywords, verbatim, in the order of the call; `key` names it.

    What operators say, and words that are nobody's, are left out.
    """
    found: list[Citation] = []
    for stretch in call.stretches:
        if stretch.turn is None:
            continue
        turn, side = call.turns[stretch.turn], call.side_of(stretch.turn)
        if side == "operator" or keywords.side not in (None, side) or not _in_section(turn, keywords):
            continue
        found += (
            Citation(
                call=key,
                lines=(number, number),
                speaker=turn.speaker,
                section=turn.section,
                quote=quote,
                asked=side == "analyst",
            )
            for number, quote in _told(stretch, keywords)
        )
    return tuple(found)


def _in_section(turn: Turn, keywords: Keywords) -> bool:
    spoken = turn.section not in ("news", "header")
    return spoken and keywords.section in (None, turn.section)


def _told(stretch: Stretch, keywords: Keywords) -> Iterator[tuple[int, str]]:
    for number, words in stretch.words:
        for sentence, folded in _sentences(words):
            if holds(folded, keywords):
                yield number, sentence


@lru_cache(maxsize=2048)  # a new call is looked through once for every chat that has keywords
def _sentences(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((text[start:end], fold(text[start:end])) for start, end in sentences(text))
