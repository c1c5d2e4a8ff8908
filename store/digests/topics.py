"""What a question is about: the lexicon's words as they stand in it, and the terms it shares with an answer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from store.digests.cues import COMMON_PAIRS, FAINT, FIGURE, TOPICAL, YES_NO
from store.digests.speech import spoken_sentences
from store.lexicon import find_metrics, matcher
from store.text.folding import fold

_ASKING = re.compile(
    r"[?？]|请问|能否|如何|怎么|怎样|多少|是否|想(?:了解|知道|问|请教)|什么"
    r"|\b(?:how|what|why|when|could you|can you)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*(?![A-Za-z0-9])")
_NO_NAMES = ("LLC", "INC", "LTD", "PLC", "CEO", "CFO", "COO", "IR", "US", "USA", "UK", "GAAP")
_HAN_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
MOST, FEW, TELLING = 4, 2, 2.2


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One sentence of a question that asks: for a yes or no, for a figure, or openly."""

    text: str
    yes_no: bool
    figure: bool

    @property
    def terms(self) -> frozenset[str]:
        """The lexicon's ids in it."""
        return terms(self.text)


def asks(question: str) -> tuple[Ask, ...]:
    """The sentences of a question that ask for something, in order."""
    return tuple(
        Ask(text=sentence, yes_no=bool(YES_NO.search(sentence)), figure=bool(FIGURE.search(sentence)))
        for sentence in spoken_sentences(question)
        if _ASKING.search(sentence)
    )


def terms(text: str) -> frozenset[str]:
    """The ids of the lexicon's words and the Latin names in a text."""
    return frozenset(ident for _, ident, _ in _found(text))


def pairs(text: str) -> frozenset[str]:
    """The text's pairs of Chinese characters that carry content: what two wordings of one thing share."""
    return frozenset(_HAN_PAIR.findall(text)) - COMMON_PAIRS


def topic_words(question: str, names: Iterable[str] = (), known: str = "") -> tuple[str, ...]:
    """At most four words of the lexicon, or of the company's own names, as the question writes them, in its order.

    What the asking sentences name goes before what only leads up to them; words that stand in `known` (who is on the
    call) tell nothing.
    """
    asking = " ".join(ask.text for ask in asks(question))
    best: dict[str, tuple[float, int, str]] = {}
    for start, ident, written in [*_found(question), *_named(question, names)]:
        worth = weight(ident) + (1.0 if written in asking else 0.0)
        before, first, word = best.get(ident, (0.0, start, written))
        best[ident] = (max(before, worth) + 0.2, first, word)
    words = {word: (worth, first) for worth, first, word in sorted(best.values()) if _tells(word, known)}
    apart = [
        word for word in words if not any(word != other and fold(word) in fold(other) for other in words)
    ]
    chosen = sorted(apart, key=lambda word: (-words[word][0], words[word][1]))[:MOST]
    chosen = [word for at, word in enumerate(chosen) if at < FEW or words[word][0] >= TELLING]
    return tuple(sorted(chosen, key=lambda word: words[word][1]))


def _tells(word: str, known: str) -> bool:
    return not any(char.isdigit() for char in word) and "\n" not in word and fold(word) not in fold(known)


_WEIGHT = {"metric": 3.0, "name": 2.5, "concepts": 2.0, "lines": 1.5, "brands": 2.0, "latin": 1.5}


def weight(ident: str) -> float:
    """How much a word of the lexicon tells of what a text is about."""
    return 0.5 if ident in FAINT else _WEIGHT[ident.split(":")[0]]


def _found(text: str) -> list[tuple[int, str, str]]:
    folded = fold(text)
    found = [(hit.span[0], f"metric:{hit.metric}", text[slice(*hit.span)]) for hit in find_metrics(folded)]
    for name in ("lines", "brands", "concepts"):
        for mention in matcher(name).find(folded):
            if name != "concepts" or mention.names[0] in TOPICAL:
                found.append((mention.span[0], f"{name}:{mention.names[0]}", text[slice(*mention.span)]))
    names = (hit for hit in _NAME.finditer(text) if hit.group() not in _NO_NAMES)
    return [*found, *((hit.start(), f"latin:{hit.group().lower()}", hit.group()) for hit in names)]


def _named(text: str, names: Iterable[str]) -> list[tuple[int, str, str]]:
    return [(text.index(name), f"name:{name}", name) for name in names if len(name) >= 2 and name in text]
