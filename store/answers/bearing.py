"""Whether a figure is said of what a question names: another thing's figure answers no question."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache, lru_cache

from store.answers.covering import MARK_WEIGHT, overlapping
from store.answers.index import CallIndex, Passage
from store.answers.measures import is_counted
from store.answers.passages import Found, gives_figure
from store.answers.terms import FIGURE, MONTHS, SUM, Unit, weak_terms
from store.answers.understanding import Understanding
from store.lexicon import find_metrics, matcher, metrics
from store.lexicon.words import table
from store.text.english import is_english
from store.text.folding import fold, has_han
from store.text.segmentation import rarity
from store.text.spans import touch, within
from store.values import Fact

_OF = re.compile(r"\bhow much of\b")
_COUNTED = re.compile(r"\bhow many (?!dollars|bucks|millions|billions)|\bnumber of\b|# of\b|\bno\. of\b")
_LATIN = re.compile(r"[a-z]+")
_OWNS = re.compile(r"['’]s [a-z]")  # whose figure it is: (delta's eps)
_PER_SHARE = re.compile(
    r"\b(?:per|an?|each) (?:\w+ )?(?:share|unit|ads|adr)\b|\beps\b|每(?:\d+|十)?(?:股|份|ads)|一股|十派"
)
_CLAUSE = re.compile(r"[,，、;；:：]")
_CLAUSES = 2
_TOPIC = 2
# Who uses a thing is called by many names: where nearly all else is said, any of them may be meant.
_CLIENTS = {
    "#customer",
    "#developer",
    "#enterprise",
    "#user",
    "#consumer",
    "#merchant",
    "=users",
    "=customers",
}
_MOSTLY = 0.6
_NEAR = 5  # sentences over which a name goes on to be spoken of
_RARE = 0.4
_ALL = 0.95
_LABEL = re.compile(r"^[^,，。]{0,24}[:：]")
_OPENS = 12
_ABROAD = frozenset(
    {"海外", "境外", "国外", "overseas", "abroad", "international"}
)  # but not 全球, which is of the same concept
_COMPLEMENTS = "到了着过"  # 降到: how it went, not what did


def bears(asked: Understanding, index: CallIndex, found: Sequence[Found]) -> bool:
    """Whether one sentence with a figure, with what leads up to it, holds all that the question names."""
    wanted = list(_named(asked, index))
    return any(_bears(asked, wanted, passage, index) for each in found for passage in each.passages)


def speaks_of(asked: Understanding, index: CallIndex, facts: Iterable[Fact]) -> bool:
    """Whether figures stand in words that hold all that the question names beside what they are known to be of."""
    wanted = [
        g for g in _named(asked, index) if not any(touch(u.span, s) for u in g for s in asked.explained)
    ]
    said = (p for fact in facts for p in index.beside(fact) if p.tells(fact))
    return not wanted or any(
        _held(wanted, _led_up_to(passage, index), index) and _is_placed(wanted, passage) for passage in said
    )


def of_another_kind(asked: Understanding, index: CallIndex, facts: Iterable[Fact]) -> bool:
    """Whether the word right before the metric's name stands in none of the figures' sentences (外包 收入)."""
    said = [p for fact in facts for p in index.beside(fact) if p.tells(fact)]
    begins = {named.span[0] for named in find_metrics(asked.folded, chat=True)}
    before = [u for u in words_before(asked, begins) if "#total_sum" not in u.terms]
    return not _held([[unit] for unit in before], said, index)


def words_before(asked: Understanding, begins: Set[int]) -> list[Unit]:
    """The words right before one of these places of a question that say what it is of: no time, measure or wish."""
    before = [u for u in asked.units if {u.span[1], u.span[1] + 1} & begins and len(u.text) > 1]
    before = [u for u in before if weak_terms().isdisjoint(u.terms)]
    return [u for u in before if not any(touch(u.span, place) for place in asked.explained)]


def tells_metric(passage: Passage, asked: Understanding) -> bool:
    """Whether a figure stands in the clause that names a metric asked for, or in the next; in English anywhere."""
    if asked.metric_terms.isdisjoint(passage.counts):
        return False
    said = passage.folded
    if not has_han(said):
        return True
    ends = [clause.end() for clause in _CLAUSE.finditer(said)]
    for named in find_metrics(said, chat=True):
        begins = max((end for end in ends if end <= named.span[0]), default=0)
        behind = [end for end in ends if end > named.span[1]] + [len(said)] * _CLAUSES
        if named.metric in asked.metrics and FIGURE.search(said, begins, behind[_CLAUSES - 1]):
            return True
    return False


def places_opened(fact: Fact) -> frozenset[str]:
    """The places that the sentence of a figure opens with, as terms: what is told there is told of them."""
    return _places_opened(fact.quote)


@lru_cache(maxsize=8192)  # the quotes of facts come with every question
def _places_opened(quote: str) -> frozenset[str]:
    said = _LABEL.sub("", fold(quote))[:_OPENS]
    opened = [m for m in matcher("concepts").find(said) if m.span[0] <= 1]
    return frozenset(f"#{name}" for m in opened for name in m.names) & named_by_lexicon() - MONTHS


_OUTLAYS = frozenset({"#cost", "#invest", "#funds"})  # say no more than that it is a cost (spend on research)


def is_of_named(asked: Understanding, held: Collection[str]) -> bool:
    """Whether words hold what a cost is named by (研发费用率): the metric alone is that of any cost."""
    named = [m.span for m in find_metrics(asked.folded, chat=True) if metrics()[m.metric].scope == "named"]
    inside = (u for u in asked.units if any(within(u.span, span) and u.span[1] < span[1] for span in named))
    opening = (u for u in inside if any(u.span[0] == span[0] for span in named))
    wanted = [u.terms for u in opening if u.terms[0][0] == "#" and u.terms[0] not in _OUTLAYS]
    return all(any(term in held for term in terms) for terms in wanted)


def is_of_rates(asked: Understanding) -> bool:
    """Whether all metrics asked for are rates: (take rate), (毛利率)."""
    kinds = {metrics()[ident].value_type for ident in asked.metrics}
    return kinds == {"pct"}


def is_claimed(passage: Passage, wanted: Collection[str], index: CallIndex) -> bool:
    """Whether all figures of a sentence are known to be of other metrics than those wanted."""
    here = [fact for fact in index.call.facts if passage.lines[0] <= fact.line <= passage.lines[1]]
    here = [fact for fact in here if passage.tells(fact)]
    return bool(here) and all(fact.metric and fact.metric not in wanted for fact in here)


def speaks_of_names(asked: Understanding, found: Found, index: CallIndex) -> bool:
    """Whether a product or company that is asked about stands in the paragraph, or in its exchange."""
    wanted = [n for n in asked.names if n[0].startswith("@") and not _is_of_its_line(n, asked, found)]
    return (not wanted or _stand_beside(wanted, found, index)) and _speaks_of_subjects(asked, found, index)


def _is_of_its_line(names: Sequence[str], asked: Understanding, found: Found) -> bool:
    """Whether words hold all that is asked, and for a brand the line of business that the same word names."""
    if found.coverage < _ALL:
        return False
    spans = {unit.span for unit in asked.units if unit.terms == tuple(names)}
    lines = {t for unit in asked.units if unit.span in spans for t in unit.terms if t[0] == "~"}
    return any(not lines.isdisjoint(passage.counts) for passage in found.passages)


def _stand_beside(wanted: Iterable[Sequence[str]], found: Found, index: CallIndex) -> bool:
    """Whether each of these names, by any of its terms, stands in the paragraph or its exchange."""
    held = {term for passage in said_around(found, index) for term in passage.counts}
    before = index.passages[max(0, found.best.number - _NEAR) : found.best.number]
    held.update(*(each.counts for each in before if each.turn == found.best.turn))
    held |= index.office_of(found.best.speaker)
    return not any(held.isdisjoint(names) for names in wanted)


def said_around(found: Found, index: CallIndex) -> list[Passage]:
    """The sentences of the paragraph that was found, and of all of its exchange."""
    around = list(index.by_paragraph[found.best.paragraph])
    if found.best.exchange is not None:
        said = index.spoken(found.best.exchange, "question") + index.spoken(found.best.exchange, "answer")
        around.extend(passage for turn in said for paragraph in turn for passage in paragraph)
    return around


def _speaks_of_subjects(asked: Understanding, found: Found, index: CallIndex) -> bool:
    """Whether words for a figure stand near the name of whom it is asked of, where a question writes it so."""
    named = {name for name in asked.subjects if name.isascii() and fold(name) in asked.folded}
    if not named or not asked.wants_figure:
        return True
    first, last = found.passages[0], found.passages[-1]
    led = [p for p in index.passages[max(0, first.number - _NEAR) : last.number + 1] if p.turn == first.turn]
    if first.exchange is not None:
        led += [p for turn in index.spoken(first.exchange, "question") for line in turn for p in line]
    told = any(
        f.subject in named
        and first.lines[0] <= f.line <= last.lines[1]
        and any(p.tells(f) for p in found.passages)
        for f in index.call.facts
    )
    return told or any(fold(name) in passage.folded for name in named for passage in led)


def more_named(asked: Understanding) -> bool:
    """Whether a question names more than the subjects of figures, its wish and its period."""
    return any(
        weak_terms().isdisjoint(unit.terms) and not any(within(unit.span, place) for place in asked.explained)
        for unit in asked.units
    )


def counts(counted: Unit, found: Found) -> bool:
    """Whether a figure stands beside what is counted: 29万家公司, not 50%的GDP … 员工."""
    alike = set(counted.terms)
    clients = not alike.isdisjoint(_CLIENTS) and not counted.text.startswith("engineer")
    if clients and found.coverage >= _MOSTLY:
        counted = replace(counted, terms=tuple(alike | _CLIENTS))
    return any(is_counted(counted, passage.folded) for passage in found.passages)


def _bears(
    asked: Understanding, wanted: Sequence[Sequence[Unit]], passage: Passage, index: CallIndex
) -> bool:
    if not gives_figure(passage, asked) or (_in_money(asked) and not SUM.search(passage.folded)):
        return False
    led = _led_up_to(passage, index)
    if not is_of_named(asked, passage.counts):
        return False
    if _PER_SHARE.search(asked.folded) and not _PER_SHARE.search(passage.folded):
        return False
    return _held(wanted, led, index) and _is_placed(wanted, passage) and _names_metric(asked, led)


def _names_metric(asked: Understanding, led: Iterable[Passage]) -> bool:
    """Whether a sum that is asked for is called so in what leads up to the figure."""
    return not _in_money(asked) or any(not asked.metric_terms.isdisjoint(each.counts) for each in led)


def _is_placed(wanted: Iterable[Sequence[Unit]], passage: Passage) -> bool:
    """Whether a sentence that names a place names that which is asked about: others stand beside it (泰国, 欧洲)."""
    places = {term for group in wanted for unit in group for term in unit.terms} & named_by_lexicon()
    here = passage.counts.keys() & named_by_lexicon()
    return not places or not here or not places.isdisjoint(here)


def _held(wanted: Iterable[Sequence[Unit]], led: Sequence[Passage], index: CallIndex) -> bool:
    held = {term for each in led for term in each.counts}
    held.update(*(index.office_of(each.speaker) for each in led))
    text = "".join(each.folded for each in led)
    return all(any(not held.isdisjoint(u.terms) or u.text in text for u in group) for group in wanted)


def _in_money(asked: Understanding) -> bool:
    """Whether only a sum answers: the metrics asked for are sums, and no change or share of them is wanted."""
    kinds = {metrics()[ident].value_type for ident in asked.metrics if metrics()[ident].has_values}
    amount = asked.wants("many", "amount", "money") and not _OF.search(asked.folded)
    amount = amount and not _COUNTED.search(asked.folded)
    return kinds == {"money"} and amount and not asked.wants("growth", "share", "compare", "list")


def _led_up_to(passage: Passage, index: CallIndex) -> list[Passage]:
    """The sentence, the two that its speaker says before it, and the question that its exchange begins with."""
    before = index.passages[max(0, passage.number - _TOPIC) : passage.number + 1]
    led = [each for each in before if each.turn == passage.turn]
    if passage.role == "answer" and passage.exchange is not None:
        spoken = index.spoken(passage.exchange, "question")
        led.extend(each for turn in spoken for paragraph in turn for each in paragraph)
    return led


def _named(asked: Understanding, index: CallIndex) -> Iterator[list[Unit]]:
    """What a question names beside its wish and its period, by pieces that lie over one another."""
    for group in overlapping(asked.units):
        if not any(_aside(u, asked) for u in group) and any(_telling(u, asked, index) for u in group):
            yield group


def _telling(unit: Unit, asked: Understanding, index: CallIndex) -> bool:
    """Whether a piece says of what: a name, a place, a rare word of the language that the record holds."""
    first = unit.terms[0]
    if first[0] in MARK_WEIGHT:
        return first[0] == "@" or unit.text in _ABROAD or not named_by_lexicon().isdisjoint(unit.terms)
    if not index.holds(first) or unit.text[-1] in _COMPLEMENTS:
        return False
    if unit.text.isascii():
        whole = _LATIN.match(asked.folded, unit.span[0])
        owner = whole is not None and _OWNS.match(asked.folded, whole.end()) is not None
        return owner or (whole is not None and not is_english(whole.group()))
    return unit.coined or rarity(unit.text) >= _RARE


@cache
def named_by_lexicon() -> frozenset[str]:
    """The countries, regions and months that the lexicon knows, as terms."""
    return frozenset(f"#{name}" for name in table("concepts")["places"]) | MONTHS


def _aside(unit: Unit, asked: Understanding) -> bool:
    return any(within(unit.span, place) for place in asked.wished)
