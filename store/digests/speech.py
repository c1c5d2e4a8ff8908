"""Who of the company said what, line by line, and pieces of it that can be quoted as they stand."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from store.digests.cues import HANGING, LEADING
from store.text.folding import has_han
from store.text.sentences import clauses, sentences
from store.values import Call, Conflict, Fact

_EDGE = " \t\u3000,，;；、。:：.!！?？—–-“”\"'"
SHORT_ZH, SHORT_EN = 48, 140
_FRAGMENT_EN, _SHORTEST, _LEADS, _TELLING = 40, 6, 3, 14


@dataclass(frozen=True, kw_only=True)
class Said:
    """One line of a company speaker's turn, or as much of it as the turn holds; `turn` numbers the call's turns.

    `exchange` numbers the exchange that it answers in, `firm` is the asker's there.
    """

    line: int
    text: str
    speaker: str
    section: str
    turn: int
    exchange: int | None = None
    firm: str | None = None
    named: bool = True

    @property
    def place(self) -> tuple[int, int]:
        """The line and the turn: no two lines said have both the same."""
        return self.line, self.turn


def company_lines(call: Call) -> Iterator[Said]:
    """Every line that the company's side spoke, in order: its people, and answers by somebody who is not named."""
    sides = {person.name: person.side for person in call.people}
    for stretch in call.stretches:
        if stretch.turn is None or stretch.section in ("news", "header"):
            continue
        speaker = call.turns[stretch.turn].speaker
        exchange = answered_in(call, stretch.turn)
        if call.side_of(stretch.turn) != "company":
            continue
        for line, text in stretch.words:
            yield Said(
                line=line,
                text=text,
                speaker=speaker,
                section=call.turns[stretch.turn].section,
                turn=stretch.turn,
                exchange=exchange,
                firm=None if exchange is None else asker_of(call, exchange),
                named=speaker in sides,
            )


def said_at(call: Call, conflict: Conflict) -> list[Said]:
    """What the company's side said where a conflict stands: of a line that several share, whose figures differ."""
    lines = {line for first, last in conflict.lines for line in range(first, last + 1)}
    there = [said for said in company_lines(call) if said.line in lines]
    speakers = Counter(said.line for said in there)
    told = [fact for fact in call.facts if fact.what == conflict.what and fact.line in lines]
    telling = {place_of(fact, call) for fact in told if any(_differs(fact, other) for other in told)}
    return [said for said in there if speakers[said.line] == 1 or said.place in telling]


def _differs(one: Fact, other: Fact) -> bool:
    """Whether two figures of one thing both say what it is, or how it grew, and not the same."""
    pairs = [(one.yoy, other.yoy), (one.qoq, other.qoq)]
    pairs += [(one.value, other.value)] if one.unit == other.unit else []
    return any(None not in pair and pair[0] != pair[1] for pair in pairs) or (
        one.range is not None and other.range is not None and one.range != other.range
    )


def place_of(fact: Fact, call: Call) -> tuple[int, int | None]:
    """The line of a figure and the number of the turn that it stands in."""
    return fact.line, call.said_in(fact)[0]


def answered_in(call: Call, turn: int | None) -> int | None:
    """The number of the exchange that a turn answers in."""
    part = None if turn is None else call.parts[turn]
    return part.exchange if part and part.role == "answer" else None


def asker_of(call: Call, exchange: int) -> str | None:
    """Whom an exchange is with: the analyst's firm, or else his name."""
    return call.exchanges[exchange].firm or call.exchanges[exchange].analyst


def where(said: Said) -> dict[str, str]:
    """What a quote's source needs beside the speaker: the section, and whom it answers."""
    data = {"where": "answer" if said.firm else said.section, "firm": said.firm or ""}
    return data if said.named else {**data, "unnamed": "1"}


def short(text: str) -> int:
    """How long a quote of this text may be: a Chinese character says more than a Latin letter."""
    return SHORT_ZH if has_han(text) else SHORT_EN


def spoken_sentences(text: str) -> list[str]:
    """The sentences of a line."""
    return [text[start:end] for start, end in sentences(text)]


def quotable(sentence: str, score: Callable[[str], float], limit: int | None = None) -> str:
    """The run of clauses of a sentence that says most within the limit, without the words that lead into it.

    It is a span of the sentence; where no clause is short enough, it ends at a word's end.
    """
    limit = limit or short(sentence)
    latin = not has_han(sentence)
    if latin and len(sentence) <= limit:
        return trimmed(sentence)
    spans = clauses(sentence)
    best, best_score = "", float("-inf")
    for first in range(len(spans)):
        for last in range(first, len(spans)):
            piece = sentence[spans[first][0] : spans[last][1]]
            if len(piece) > limit:
                break
            hanging = bool(HANGING.match(sentence[spans[last][0] :]))
            worth = (
                score(piece)
                - 0.01 * len(piece)
                - (9.0 if hanging or (latin and len(piece) < _FRAGMENT_EN) else 0.0)
            )
            if worth > best_score:
                best, best_score = piece, worth
    return trimmed(best or _head(sentence, limit))


def number_of(fact: Fact) -> str:
    """The fact's number as it can be looked for in its quote; empty if it has none."""
    if fact.as_written:
        return fact.as_written
    growth = fact.yoy if fact.yoy is not None else fact.qoq
    return f"{abs(growth):g}" if growth is not None else fact.yoy_words or ""


def quote_of(fact: Fact) -> str:
    """The clauses of a fact's quote that hold its number."""
    number = number_of(fact)
    if len(fact.quote) <= short(fact.quote) // 2:
        return trimmed(fact.quote)

    def worth(piece: str) -> float:
        before, found, after = piece.partition(number)
        return (5.0 if found else 0.0) + 0.05 * (min(len(before), _TELLING) - len(after))

    return quotable(fact.quote, worth)


def trimmed(piece: str) -> str:
    """The piece without leading conjunctions and without punctuation at its ends."""
    piece = piece.strip(_EDGE)
    for _ in range(_LEADS):
        shorter = LEADING.sub("", piece, count=1).strip(_EDGE)
        piece = shorter if len(shorter) >= _SHORTEST else piece
    return _closed(piece)


def _closed(piece: str) -> str:
    for left, right in ("()", "（）"):
        if piece.count(left) > piece.count(right):
            piece = piece[: piece.rindex(left)].strip(_EDGE) or piece
    return piece


def _head(sentence: str, limit: int) -> str:
    if len(sentence) <= limit:
        return sentence
    cut = sentence[:limit]
    return cut if has_han(cut) or " " not in cut else cut[: cut.rindex(" ")]
