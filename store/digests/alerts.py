"""The sentences of a call that hold a chat's keywords."""

from collections.abc import Iterator
from functools import lru_cache

from store.text.folding import fold
from store.text.keywords import holds
from store.text.sentences import sentences
from store.values import Call, Citation, Keywords, Turn


def alerts(key: str, call: Call, keywords: Keywords) -> tuple[Citation, ...]:
    """Every sentence that was spoken and holds the keywords, verbatim, in the order of the call; `key` names it.

    What operators say, and lines that several people share, are left out.
    """
    sides = {person.name: person.side for person in call.people}
    answers = {reply.lines for exchange in call.exchanges for reply in exchange.answers}
    shared = call.shared_lines
    found: list[Citation] = []
    for turn in call.turns:
        side = sides.get(turn.speaker, "company" if turn.lines in answers else "operator")
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
            for number, quote in _told(call, turn, keywords)
            if number not in shared
        )
    return tuple(found)


def _in_section(turn: Turn, keywords: Keywords) -> bool:
    spoken = turn.section not in ("news", "header")
    return spoken and keywords.section in (None, turn.section)


def _told(call: Call, turn: Turn, keywords: Keywords) -> Iterator[tuple[int, str]]:
    for number in range(turn.lines[0], turn.lines[1] + 1):
        for sentence, folded in _sentences(call.lines[number - 1]):
            if holds(folded, keywords):
                yield number, sentence


@lru_cache(maxsize=2048)  # a new call is looked through once for every chat that has keywords
def _sentences(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((text[start:end], fold(text[start:end])) for start, end in sentences(text))
