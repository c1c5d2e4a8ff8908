"""The company's own sentences of a call, and what each is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from store.lexicon import find_metrics, matcher, metrics
from store.text.folding import fold
from store.text.sentences import sentences
from store.values import Call, Citation, Turn

_TALKED_ABOUT = ("money", "money_per_share", "pct", "ratio", "count", "duration", "date")
_UNTELLING = frozenset({"guidance", "consensus", "yoy", "qoq", "constant_currency"})
EVENTS = frozenset({"breakeven"})  # no figure tells them: concepts that say what a metric of the same id says
_AHEAD = frozenset({"target", "expectation"})


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence of somebody of the company, in one line of the call."""

    line: int
    text: str
    speaker: str
    section: str

    def cited(self, call: str) -> Citation:
        """The sentence as a quote of the call of that key."""
        lines = (self.line, self.line)
        return Citation(call=call, lines=lines, speaker=self.speaker, section=self.section, quote=self.text)


def spoken(call: Call) -> Iterator[Sentence]:
    """Every sentence of the company's side, in order; what analysts and operators say is left out."""
    for turn, words in _company_words(call):
        for line, text in words:
            for start, end in sentences(text):
                yield Sentence(line=line, text=text[start:end], speaker=turn.speaker, section=turn.section)


@lru_cache(maxsize=4096)
def metrics_in(text: str) -> tuple[str, ...]:
    """The metrics that a sentence speaks of, in its order."""
    folded = fold(text)
    found = [(hit.span[0], hit.metric) for hit in find_metrics(folded)]
    for hit in matcher("concepts").find(folded):
        found.extend((hit.span[0], name) for name in hit.names if name in EVENTS)
    named = dict.fromkeys(metric for _, metric in sorted(found))
    return tuple(m for m in named if m not in _UNTELLING and metrics()[m].value_type in _TALKED_ABOUT)


def is_forward(text: str) -> bool:
    """Whether a sentence says by its words that it is about what is to come."""
    folded = fold(text)
    if any("forward" in hit.names for hit in matcher("signs").find(folded)):
        return True
    return any(_AHEAD.intersection(hit.names) for hit in matcher("concepts").find(folded))


class Subjects:
    """The names by which a company's calls call its segments and products; the longest of them in a text counts."""

    def __init__(self, names: Iterable[str | None], company: str) -> None:
        known = {name for name in names if name and fold(name) != fold(company)}
        self._names = sorted(known, key=len, reverse=True)

    def of(self, text: str) -> tuple[str, ...]:
        """The subjects that a sentence names, in its order, none of them inside the name of another."""
        found: list[tuple[int, str]] = []
        for name in self._names:
            if name in text:
                found.append((text.index(name), name))
                text = text.replace(name, "\0" * len(name))
        return tuple(name for _, name in sorted(found))


def _company_words(call: Call) -> Iterator[tuple[Turn, tuple[tuple[int, str], ...]]]:
    """The words of each turn of the company's side, with their lines."""
    for stretch in call.stretches:
        if stretch.turn is None or stretch.section in ("news", "header"):
            continue
        if call.side_of(stretch.turn) == "company":
            yield call.turns[stretch.turn], stretch.words
