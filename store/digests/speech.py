"""Who of the company said what, line by line, and pieces of it that can be quoted as they stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from store.digests.cues import HANGING, LEADING
from store.text.folding import has_han
from store.text.sentences import clauses, sentences
from store.values import Call, Exchange, Fact, Turn

_EDGE = " \t\u3000,，;；、。:：.!！?？—–-“”\"'"
SHORT_ZH, SHORT_EN = 48, 140
_FRAGMENT_EN, _SHORTEST, _LEADS, _TELLING = 40, 6, 3, 14


@dataclass(frozen=True, kw_only=True)
class Said:
    """One line of a company speaker's turn; `firm` is the asker's where it answers somebody."""

    line: int
    text: str
    speaker: str
    section: str
    firm: str | None = None
    named: bool = True


def company_turns(call: Call) -> Iterator[Turn]:
    """The turns of the company's side in order: its people, and answers and remarks of nobody by name."""
    sides = {person.name: person.side for person in call.people}
    answers = {reply.lines for exchange in call.exchanges for reply in exchange.answers}
    shared = call.shared_lines
    for turn in call.turns:
        if turn.section in ("news", "header") or turn.lines[0] in shared:
            continue
        unnamed = turn.speaker not in sides and (turn.lines in answers or turn.section == "remarks")
        if unnamed or sides.get(turn.speaker) == "company":
            yield turn


def company_lines(call: Call) -> Iterator[Said]:
    """Every line that the company's side spoke, in order."""
    named = {person.name for person in call.people}
    for turn in company_turns(call):
        exchange = exchange_at(call, turn.lines[0])
        for number in range(turn.lines[0], turn.lines[1] + 1):
            yield Said(
                line=number,
                text=call.lines[number - 1],
                speaker=turn.speaker,
                section=turn.section,
                firm=(exchange.firm or exchange.analyst) if exchange else None,
                named=turn.speaker in named,
            )


def exchange_at(call: Call, line: int) -> Exchange | None:
    """The exchange with an answer on that line."""
    for exchange in call.exchanges:
        if any(reply.lines[0] <= line <= reply.lines[1] for reply in exchange.answers):
            return exchange
    return None


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
