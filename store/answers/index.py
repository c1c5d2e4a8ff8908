"""A call made searchable: its sentences with their terms, and BM25 over them."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from store.answers.terms import bigrams, signs, terms
from store.text.folding import fold, has_han
from store.text.glosses import english_of
from store.text.paragraphs import Paragraph, paragraphs
from store.text.sentences import sentences
from store.values import Call, Exchange, Lines, StoredCall, Turn

Role = Literal["remark", "question", "answer", "handover", "news", "header"]

_K1, _B = 1.2, 0.6
_BIGRAM_WEIGHT = 0.35
_SIGN = re.compile(
    r"\s*(?:(?:[QA]\d{0,3}|[问答]|回答|回复|答复)\s*[:：]\s*)?(?:【[^】]{2,20}】\s*[:：]?\s*)?"
)


@dataclass(frozen=True)
class Passage:
    """One sentence of a call: where it stands, who says it in which role, and its exchange if it has one.

    `lines` are those that it runs over, `paragraph` numbers its paragraph and `span` its place there.
    """

    number: int
    lines: Lines
    paragraph: int
    span: tuple[int, int]
    text: str
    folded: str
    role: Role
    section: str
    speaker: str | None
    exchange: int | None
    counts: Mapping[str, int]

    @property
    def line(self) -> int:
        """The line that it starts in."""
        return self.lines[0]


class CallIndex:
    """BM25 over one call's sentences; terms are those of `store.answers.terms` and character pairs.

    The call is read when something of it is first asked for: older calls of a company rarely are.
    """

    def __init__(self, stored: StoredCall) -> None:
        self.stored = stored
        self.call = stored.call
        self._terms: dict[str, frozenset[str]] = {}

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs in the order of the text."""
        return self._texts[0]

    @cached_property
    def passages(self) -> list[Passage]:
        """The sentences in the order of the text: each at the place that its number says."""
        return self._texts[1]

    @cached_property
    def _texts(self) -> tuple[list[Paragraph], list[Passage]]:
        return _read(self.call)

    @cached_property
    def _postings(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for passage in self.passages:
            for term, count in passage.counts.items():
                found.setdefault(term, []).append((passage.number, count))
        return found

    @cached_property
    def _norms(self) -> list[float]:
        """By how much each sentence's length dampens a term in it."""
        lengths = [sum(passage.counts.values()) for passage in self.passages]
        mean = sum(lengths) / max(1, len(lengths))
        return [_K1 * (1 - _B + _B * length / mean) for length in lengths]

    @cached_property
    def by_line(self) -> dict[int, list[Passage]]:
        """The sentences that run over each line."""
        lines: dict[int, list[Passage]] = {}
        for passage in self.passages:
            for line in range(passage.lines[0], passage.lines[1] + 1):
                lines.setdefault(line, []).append(passage)
        return lines

    @cached_property
    def by_paragraph(self) -> dict[int, list[Passage]]:
        """The sentences of each paragraph."""
        found: dict[int, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.paragraph, []).append(passage)
        return found

    def spoken(self, lines: Iterable[int]) -> list[list[Passage]]:
        """The sentences that run over these lines, paragraph by paragraph."""
        numbers = sorted({passage.number for line in lines for passage in self.by_line.get(line, [])})
        groups: dict[int, list[Passage]] = {}
        for number in numbers:
            groups.setdefault(self.passages[number].paragraph, []).append(self.passages[number])
        return list(groups.values())

    @cached_property
    def places(self) -> dict[int, float]:
        """How far into its exchange's question, or answers, each sentence stands: 0 the first, 1 the last."""
        groups: dict[tuple[str, int], list[int]] = {}
        for passage in self.passages:
            if passage.exchange is not None:
                groups.setdefault((passage.role, passage.exchange), []).append(passage.number)
        return {n: at / max(1, len(g) - 1) for g in groups.values() for at, n in enumerate(g)}

    def chinese_of(self, word: str) -> tuple[str, ...]:
        """The Chinese words of the call that translate a stemmed English word."""
        return self._glossed.get(word, ())

    @cached_property
    def _glossed(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for term in self._postings:
            if len(term) > 1 and has_han(term) and term[0] not in "#@~=&!":
                for english in english_of(term):
                    found[english] = (*found.get(english, ()), term)
        return found

    def terms_of(self, text: str) -> frozenset[str]:
        """The terms of a stretch of the call, kept once found: facts are weighed by them again and again."""
        if text not in self._terms:
            self._terms[text] = frozenset(terms(fold(text)))
        return self._terms[text]

    def idf(self, term: str) -> float:
        """How rare a term is in this call; one that never stands here weighs the most."""
        return self._idf(len(self._postings.get(term, ())))

    def holds(self, term: str) -> bool:
        """Whether the term stands anywhere in the call."""
        return term in self._postings

    def scores(self, weights: Mapping[str, float]) -> dict[int, float]:
        """The BM25 score of every sentence that shares a term with the question, by sentence number."""
        found: dict[int, float] = {}
        for term, weight in weights.items():
            postings = self._postings.get(term)
            if not postings:
                continue
            gain = weight * self._idf(len(postings))
            for number, count in postings:
                gained = gain * count * (_K1 + 1) / (count + self._norms[number])
                found[number] = found.get(number, 0.0) + gained
        return found

    def _idf(self, holding: int) -> float:
        return math.log(1 + (len(self.passages) - holding + 0.5) / (holding + 0.5))


def bigram_weights(folded: str) -> dict[str, float]:
    """The character pairs of a question with their weight in a search."""
    return dict.fromkeys(bigrams(folded), _BIGRAM_WEIGHT)


def _read(call: Call) -> tuple[list[Paragraph], list[Passage]]:
    """The call's paragraphs and their sentences, in the order of the text."""
    owners = _owners(call)
    sections = {line: s.name for s in call.sections for line in range(s.lines[0], s.lines[1] + 1)}
    whole: list[Paragraph] = []
    found: list[Passage] = []
    for first, last in _stretches(call):
        for paragraph in paragraphs(call.lines, first, last):
            section = sections.get(first, "header")
            unspoken: Role = "news" if section == "news" else "header"
            turn, role, exchange = owners.get(paragraph.lines[0], (None, unspoken, None))
            for span in _unlabelled(paragraph, turn):
                text = paragraph.text[slice(*span)]
                folded = fold(text)
                counts = Counter([*terms(folded), *bigrams(folded), *signs(folded)])
                lines = (paragraph.line_at(span[0])[0], paragraph.line_at(span[1] - 1)[0])
                named, speaker = (turn.section, turn.speaker) if turn else (section, None)
                found.append(
                    Passage(
                        len(found),
                        lines,
                        len(whole),
                        span,
                        text,
                        folded,
                        role,
                        named,
                        speaker,
                        exchange,
                        counts,
                    )
                )
            whole.append(paragraph)
    return whole, found


def _unlabelled(paragraph: Paragraph, turn: Turn | None) -> Iterator[tuple[int, int]]:
    """The sentences; the first of a turn without the bare sign or the office in brackets that it begins with."""
    begins = turn is not None and paragraph.lines[0] == turn.lines[0]
    sign = _SIGN.match(paragraph.text) if begins else None
    for start, end in sentences(paragraph.text):
        spoken = max(start, sign.end()) if sign else start
        if spoken < end:
            yield spoken, end


def _stretches(call: Call) -> Iterator[Lines]:
    """The turns, and each line outside them on its own."""
    spoken = sorted({turn.lines for turn in call.turns})
    at = 1
    for first, last in spoken:
        yield from ((line, line) for line in range(at, first))
        yield max(first, at), last
        at = max(at, last + 1)
    yield from ((line, line) for line in range(at, len(call.lines) + 1))


def _owners(call: Call) -> dict[int, tuple[Turn, Role, int | None]]:
    """Which turn, in which role and exchange, each line belongs to."""
    roles: dict[int, tuple[Role, int | None]] = {}
    for number, exchange in enumerate(call.exchanges):
        for first, last in (exchange.question, *exchange.follow_ups):
            roles.update(dict.fromkeys(range(first, last + 1), ("question", number)))
        for reply in exchange.answers:
            roles.update(dict.fromkeys(range(reply.lines[0], reply.lines[1] + 1), ("answer", number)))
    sides = {person.name: person.side for person in call.people}
    shared = call.shared_lines
    owners: dict[int, tuple[Turn, Role, int | None]] = {}
    for turn in call.turns:
        fallback: Role = "remark" if turn.section == "remarks" else "handover"
        if sides.get(turn.speaker) == "operator":
            fallback = "handover"
        for line in set(range(turn.lines[0], turn.lines[1] + 1)) - shared:
            owners[line] = (turn, *roles.get(line, (fallback, None)))
    return owners


def question_lines(exchange: Exchange) -> Sequence[int]:
    """Every line that the analyst says in an exchange."""
    return [n for first, last in (exchange.question, *exchange.follow_ups) for n in range(first, last + 1)]
