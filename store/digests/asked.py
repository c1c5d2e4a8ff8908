"""The Q&A section of a digest: one item an analyst, its verdict, and the decisive words of the answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from store.digests.cues import (
    COURTESY,
    DECISIVE,
    DIGIT,
    FIRM_NO,
    PLAIN_YES,
    REFUSAL,
    UNDECIDED,
)
from store.digests.speech import Said, company_lines, quotable, short, spoken_sentences, trimmed, where
from store.digests.topics import Ask, asks, pairs, terms, topic_words, weight
from store.text.folding import has_han
from store.text.sentences import clauses
from store.values import Call, DigestItem

_SHARED_PAIRS = 3
_BARE = 12


@dataclass(frozen=True)
class Sentence:
    """A sentence of an answer; `opens` if a speaker's answer begins with it."""

    said: Said
    text: str
    opens: bool


def asked_items(call: Call) -> tuple[DigestItem, ...]:
    """For each exchange in the order of the call an `exchange` item, and a `refusal` item where a part was refused.

    `data`: number, analyst, asker_firm, topics (words of the question, joined by 、), verdict (yes: a yes, a no or the
    asked figure stands in the answer; no: refused in so many words; part: all else). `quote` is the answer's decisive
    clause, `lines` where it stands; an exchange without an answer is `unanswered` and cites
    the question, and is left out where it asks nothing.
    """
    spoken: dict[int | None, list[Said]] = {}
    for said in company_lines(call):
        spoken.setdefault(said.exchange, []).append(said)
    answers = (list(_sentences(spoken.get(at, ()))) for at in range(len(call.exchanges)))
    return tuple(item for at, answer in enumerate(answers) for item in _items(call, at, answer))


def _items(call: Call, at: int, answer: list[Sentence]) -> Iterator[DigestItem]:
    exchange, number = call.exchanges[at], at + 1
    question = call.asked(at)
    wanted = asks(question)
    refused = next((sentence for sentence in answer if REFUSAL.search(sentence.text)), None)
    direct = _direct(answer, wanted)
    only_refused = refused is not None and direct is None and _nothing_else(refused, answer, wanted)
    main = refused if only_refused else direct or _decisive([s for s in answer if s is not refused], question)
    data = {
        "number": str(number),
        "analyst": exchange.analyst or "",
        "asker_firm": exchange.firm or "",
        "topics": "、".join(topic_words(call.part_words(at, "question", 0), _names(call), _known(call))),
        "verdict": "no" if only_refused else "yes" if direct else "part",
    }
    if main is None and not wanted:
        return  # a list of names at the end of a transcript reads like questions without answers
    if main is None:
        yield DigestItem(section="qa", key="unanswered", lines=exchange.question, quote="", data=data)
        return
    yield _item("exchange", main, _clause(main, question), data)
    if refused and refused is not main:
        yield _item("refusal", refused, _refusal_clause(refused.text), {"number": str(number)})


def _item(key: str, sentence: Sentence, quote: str, data: dict[str, str]) -> DigestItem:
    said = sentence.said
    return DigestItem(
        section="qa",
        key=key,
        lines=(said.line, said.line),
        quote=quote,
        speaker=said.speaker,
        data=data | where(said),
    )


def _names(call: Call) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.subject for fact in call.facts if fact.subject))


def _known(call: Call) -> str:
    """The names on the call: the company, and who speaks for whom."""
    people = (
        text
        for person in call.people
        if person.side != "company"
        for text in (person.name, person.firm or "")
    )
    return " ".join((call.company, *call.tickers, *people))


def _sentences(answer: Iterable[Said]) -> Iterator[Sentence]:
    for _, turn in groupby(answer, key=lambda said: said.turn):
        opens = True
        for said in turn:
            for text in spoken_sentences(said.text):
                yield Sentence(said, text, opens)
                opens = opens and bool(COURTESY.search(text)) and len(text) < 30


def _nothing_else(refused: Sentence, answer: list[Sentence], wanted: tuple[Ask, ...]) -> bool:
    """Whether what was refused is all that was asked for in figures or with yes or no."""
    closed = [ask for ask in wanted if ask.yes_no or ask.figure]
    if len(answer) <= 2:
        return True
    return bool(closed) and all(_about(ask, refused.text) for ask in closed)


def _about(ask: Ask, text: str) -> bool:
    shared = ask.terms & terms(text)
    return bool(shared) or len(pairs(ask.text) & pairs(text)) >= _SHARED_PAIRS


def _direct(answer: list[Sentence], wanted: tuple[Ask, ...]) -> Sentence | None:
    """The first sentence that says yes or no to what was asked so, or gives the figure asked for."""
    for sentence in answer:
        if REFUSAL.search(sentence.text) or UNDECIDED.search(sentence.text):
            continue
        if any(_answers(ask, sentence) for ask in wanted):
            return _told(sentence)
    return None


def _told(sentence: Sentence) -> Sentence:
    """A bare yes or no with the words behind it in its line."""
    text = sentence.said.text
    at = text.find(sentence.text)
    if len(sentence.text) >= _BARE or at < 0:
        return sentence
    following = spoken_sentences(text[at + len(sentence.text) :])
    end = text.find(following[0], at) + len(following[0]) if following else len(text)
    return replace(sentence, text=text[at:end].strip())


def _answers(ask: Ask, sentence: Sentence) -> bool:
    opens = sentence.opens and has_han(sentence.text)  # an English answer opens with "Yes" as with a cough
    if ask.yes_no and PLAIN_YES.search(sentence.text) and (opens or _about(ask, sentence.text)):
        return True
    if ask.yes_no and FIRM_NO.search(sentence.text) and _about_closely(ask, sentence.text):
        return True
    return ask.figure and bool(DIGIT.search(sentence.text)) and _about_closely(ask, sentence.text)


def _about_closely(ask: Ask, text: str) -> bool:
    shared = [term for term in ask.terms & terms(text) if term.startswith(("metric:", "brands:", "name:"))]
    return len(pairs(ask.text) & pairs(text)) >= _SHARED_PAIRS + (0 if shared else 2) or len(shared) >= 2


def _decisive(answer: list[Sentence], question: str) -> Sentence | None:
    """The sentence that takes a stand on most of what was asked."""
    wanted = Wanted.of(question)
    places = range(len(answer))
    return answer[max(places, key=lambda at: wanted.worth(answer[at].text) - 0.02 * at)] if answer else None


@dataclass(frozen=True)
class Wanted:
    """What a question asks for: the lexicon's terms in it and `around` it, its pairs of characters, a figure or not."""

    terms: frozenset[str]
    around: frozenset[str]
    pairs: frozenset[str]
    figure: bool

    @classmethod
    def of(cls, question: str) -> "Wanted":
        """What the asking sentences want; the whole question where none asks."""
        wanted = asks(question)
        text = " ".join(ask.text for ask in wanted) or question
        return cls(terms(text), terms(question) - terms(text), pairs(text), any(ask.figure for ask in wanted))

    def worth(self, text: str) -> float:
        """How well a piece of an answer meets it."""
        told = terms(text)
        score = 0.8 * sum(map(weight, self.terms & told)) + 0.4 * sum(map(weight, self.around & told))
        score += 0.3 * min(len(self.pairs & pairs(text)), 8)
        score += 1.5 if DIGIT.search(text) and self.figure and score > 1 else 0.0
        score += (0.0, 2.0, 2.8)[min(len(DECISIVE.findall(text)), 2)]
        score += 0.8 if UNDECIDED.search(text) else 0.0
        score -= 6.0 if COURTESY.search(text) else 0.0
        return score - (3.0 if len(text) < 12 or text.endswith(("?", "？")) else 0.0)


def _clause(sentence: Sentence, question: str) -> str:
    if REFUSAL.search(sentence.text):
        return _refusal_clause(sentence.text)
    wanted = Wanted.of(question)

    def worth(piece: str) -> float:
        return wanted.worth(piece) + (4.0 if PLAIN_YES.search(piece) or FIRM_NO.search(piece) else 0.0)

    return quotable(sentence.text, worth)


def _refusal_clause(text: str) -> str:
    """The clause that refuses, with the one before it where it is too short to tell what was refused."""
    spans = clauses(text)
    for at, (start, end) in enumerate(spans):
        if REFUSAL.search(text[start:end]):
            before = spans[at - 1][0] if at else start
            bare = end - start < _BARE and end - before <= short(text)
            return trimmed(text[before if bare else start : end])
    return quotable(text, lambda piece: 1.0 if REFUSAL.search(piece) else 0.0)
