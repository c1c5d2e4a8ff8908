"""The pass over a call: sentences to rows, rows to facts, facts to conflicts."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.facts import cues
from store.facts.carrying import carried_from, period_with
from store.facts.conflicts import conflicts
from store.facts.counting import ASKING, is_asked, is_example, is_likely, is_nobodys, is_own, is_question
from store.facts.currencies import main_currency
from store.facts.listing import Carried
from store.facts.naming import Reading
from store.facts.passages import OURS, Passage, passages
from store.facts.phrases import is_groups
from store.facts.products import Products
from store.facts.readings import readings
from store.facts.rows import Row, rows
from store.facts.sentence import Sentence
from store.facts.subjects import learn
from store.facts.times import Times, period_at
from store.facts.topics import Topics
from store.facts.topline import Toplines, learn_toplines
from store.facts.unnamed import unnamed
from store.facts.wording import (
    as_written,
    is_worlds,
    kind_of,
    kind_of_unnamed,
    period_of,
    prior_of,
    quote_of,
)
from store.lexicon.metrics import metrics
from store.text.folding import fold
from store.text.numbers import Figure
from store.text.sentences import sentences
from store.text.speech_periods import Opening
from store.text.twins import simplified, twin_of
from store.values.calls import Call, Fact, FactKind

_SHORTLY = 400  # characters over which it goes on to be the year before with which figures are compared


@dataclass(eq=False)
class Read:
    """A sentence of a passage with the rows that are read in it, and the metric that the sentence before ended with."""

    passage: Passage
    sentence: Sentence
    outlook: bool = False
    carried: Carried | None = None
    rows: Sequence[Row] = ()
    subjects: Sequence[str | None] = ()
    time: Opening | None = None
    taken: frozenset[Figure] = frozenset()


def extract(call: Call) -> Call:
    """The call with its facts, in the order of the text, and the conflicts between them."""
    twin = twin_of(call.lines)
    facts = _extract(replace(simplified(replace(call, lines=())), lines=twin.plain) if twin else call)
    if twin:
        facts = [twin.own_words(fact, fact.line) for fact in facts]
    return replace(call, facts=tuple(facts), conflicts=conflicts(facts, lambda fact: call.said_in(fact)[0]))


def _extract(call: Call) -> list[Fact]:
    read = list(_sentences(call))
    with_figures = [item for item in read if item.sentence.figures]
    _look([item.sentence for item in with_figures])
    _read_rows(read)
    toplines = learn_toplines(_named(with_figures))
    for item in with_figures:
        _read_again(item, toplines)
    _follow(read, Topics(learn(call.company or None, _names(with_figures))))
    products = Products(
        dict.fromkeys(item.passage for item in read), call.company, english=call.language == "en"
    )
    ours = (figure for item in with_figures if item.passage.side in OURS for figure in item.sentence.figures)
    currency = main_currency(ours)
    facts: list[Fact] = []
    for item in read:
        facts.extend(_of_product(item, fact, products, call) for fact in _facts(item, currency))
        facts.extend(products.named(item.passage, item.sentence, _unnamed(item, call.company or None)))
    return facts


def _sentences(call: Call) -> Iterator[Read]:
    sequential, ahead = False, -1
    year = call.fiscal_year or (call.held_at.year if call.held_at else None)
    found = tuple(passages(call))
    for passage, text in zip(found, _folded(found), strict=True):
        outlook = passage.turn == ahead
        signs = cues.SIGNS.places(text)
        may_look_back = any(cues.LAST_YEAR in signed for _, signed in signs)
        compared = [found.start() for found in cues.LAST_YEAR.finditer(text)] if may_look_back else []
        for start, end in sentences(passage.text):
            said, yearly = passage.text[start:end], _near(compared, start)
            present = cues.SIGNS.among(signs[bisect_left(signs, (start,)) : bisect_left(signs, (end,))])
            sentence = Sentence(said, text[start:end], start, present, sequential, yearly, year)
            sequential = sequential or sentence.has(cues.SEQUENTIAL)
            outlook = sentence.has(cues.OUTLOOK) or (outlook and not sentence.is_heading)
            if not sentence.figures and passage.section == "remarks":
                ahead = passage.turn if outlook else -1
            yield Read(passage, sentence, outlook)


def _near(places: Iterable[int], start: int) -> bool:
    """Whether one of the places is shortly before a sentence's start."""
    return any(start - _SHORTLY < place < start for place in places)


def _look(told: Sequence[Sentence]) -> None:
    """Read one thing in all sentences before the next: its patterns stay in the processor's cache meanwhile."""
    for thing in ("mentions", "clauses", "periods"):
        for sentence in told:
            getattr(sentence, thing)


def _folded(found: Sequence[Passage]) -> list[str]:
    """The texts of all passages, folded in one go."""
    return fold("\n".join(passage.text for passage in found)).split("\n") if found else []


def _read_rows(read: Sequence[Read]) -> None:
    """The rows of all sentences, each read with the metric that the one before it in its passage ended with."""
    before: Read | None = None
    for item in read:
        if before and before.rows and _goes_on(item, before):
            item.carried = carried_from(before.sentence, before.rows)
            item.outlook = item.outlook or (item.sentence.points_back and _kind(before) == "guidance")
        if item.sentence.figures:
            _add_rows(item, Toplines())
        before = before if before and before.rows and _only_points_back(item, before) else item


def _only_points_back(item: Read, before: Read) -> bool:
    """Whether a sentence only says more of the figures before it (this was our second quarter of growth at 11%)."""
    sentence = item.sentence
    return item.passage is before.passage and not item.rows and sentence.points_back and not sentence.mentions


def _goes_on(item: Read, before: Read) -> bool:
    """Whether a sentence is of the paragraph of the one before; about growth alone it goes on over its end."""
    same = item.passage is before.passage
    return same or (item.passage.turn == before.passage.turn and item.sentence.has(cues.GROWTH_GOES_ON))


def _kind(item: Read) -> FactKind:
    return kind_of(item.sentence, item.rows[-1], item.passage.side, outlook=item.outlook)


def _read_again(item: Read, toplines: Toplines) -> None:
    """The sentence read once more with what the whole call tells, if figures of it have no metric."""
    sentence = item.sentence
    if not toplines or len(item.taken) == len(sentence.figures):
        return
    if any(toplines.of(sentence, figure) for figure in sentence.figures):
        _add_rows(item, toplines)


def _add_rows(item: Read, toplines: Toplines) -> None:
    sentence = item.sentence
    found = list(readings(sentence, item.carried, toplines))
    asked = bool(found) and (is_asked(item.passage, sentence) or is_example(sentence))
    every = rows(found)
    owned = [(row, is_own(row, sentence)) for row in every]
    others = {reading.figure for row, ours in owned if not ours for reading in row.slots.values()}
    item.taken = frozenset(reading.figure for reading in found) - others
    item.rows = [] if asked else [row for row, ours in owned if ours and is_likely(row)]


def _follow(read: Sequence[Read], topics: Topics) -> None:
    """Whom each row is about, and of which period the speech is, as it goes on from topic to topic."""
    times = Times()
    for item in _up_to_rows(read):
        item.time = times.hear(item.passage, item.sentence, outlook=item.outlook)
        topics.enter(item.passage, item.sentence)
        heard, subjects = 0, []
        for row in item.rows:
            topics.hear(item.sentence, since=heard, until=row.first.span[0])
            heard = row.first.span[0]
            subject = topics.subject(row, item.sentence)
            nobodys = not row.naming.name and (
                is_worlds(item.sentence, row) or is_nobodys(item.passage, item.sentence, row)
            )
            subjects.append(None if nobodys else subject)
        topics.hear(item.sentence, since=heard)
        item.subjects = subjects


def _up_to_rows(read: Sequence[Read]) -> Iterator[Read]:
    """The sentences that lead to a row: what a turn says behind its last one, or without any, need not be heard."""
    last = {item.passage.turn: number for number, item in enumerate(read) if item.rows}
    return (item for number, item in enumerate(read) if number <= last.get(item.passage.turn, -1))


def _named(read: Sequence[Read]) -> Iterator[tuple[str, str | None, str | None]]:
    for item in read:
        for row in item.rows if item.passage.side in OURS else ():
            mention = row.naming.mention
            yield row.metric, row.naming.name, mention.alias if mention else None


def _names(read: Sequence[Read]) -> Iterator[tuple[str, str]]:
    """The names beside figures, each with the metric of its figure."""
    return ((row.naming.name, row.metric) for item in read for row in item.rows if row.naming.name)


def _facts(item: Read, currency: str | None) -> Iterator[Fact]:
    """The facts of the rows of a sentence."""
    for row, subject in zip(item.rows, item.subjects, strict=True):
        value, prior = row.slots.get("value"), row.slots.get("prior")
        kind = kind_of(item.sentence, row, item.passage.side, outlook=item.outlook)
        yield _fact(
            item,
            row,
            subject=subject,
            metric=row.metric,
            unit=_unit(value.figure, row.metric, currency) if value else None,
            prior=prior_of(item.sentence, prior.figure, value) if prior else None,
            period_as_written=period_at(
                item.time, period_with(item.sentence, row, item.carried), row.metric, kind
            ),
            basis=row.naming.basis,
            kind=kind,
        )


def _whose(item: Read, row: Row, group: str | None) -> str | None:
    """The company, where the words around a figure without a metric say that it is the company's."""
    ours = is_groups(item.sentence, row.first, item.passage.side) and not is_worlds(item.sentence, row)
    return group if ours else None


def _of_product(item: Read, fact: Fact, products: Products, call: Call) -> Fact:
    """The fact with the product that the speech is about, where only the company was left to be its subject."""
    if fact.subject != call.company or not fact.metric or any(row.naming.name for row in item.rows):
        return fact
    product = products.told(item.passage, item.sentence, fact.metric)
    return replace(fact, subject=product) if product else fact


def _unnamed(item: Read, group: str | None) -> Iterator[Fact]:
    """The sums and shares of a sentence for which no metric was found: kept, and called nothing."""
    if not item.sentence.figures:
        return
    if item.passage.side in ASKING and is_question(item.sentence):
        return
    if item.sentence.has(cues.SUPPOSES):
        return
    for row in unnamed(item.sentence, item.taken):
        value = row.slots.get("value")
        yield _fact(
            item,
            row,
            subject=_whose(item, row, group),
            metric=None,
            unit=value.figure.unit if value else None,
            period_as_written=period_of(item.sentence, row.first),
            kind=kind_of_unnamed(item.sentence, row, item.passage.side),
        )


def _fact(item: Read, row: Row, **known: Any) -> Fact:
    """The fact of a row: what its figures and their place say, and what else is known of it."""
    line, quote = quote_of(item.passage, item.sentence, row.first)
    value, yoy, qoq = (row.slots.get(role) for role in ("value", "yoy", "qoq"))
    return Fact(
        line=line,
        value=value.amount if value else None,
        range=value.figure.range if value else None,
        as_written=as_written(item.sentence, row),
        yoy=yoy.amount if yoy else None,
        yoy_words=_words_of(yoy or row.slots.get("change")),
        qoq=qoq.amount if qoq else None,
        speaker=item.passage.speaker,
        side=item.passage.side,
        quote=quote,
        **known,
    )


def _words_of(growth: Reading | None) -> str | None:
    """Growth as it is said, where no digits say it (三位数, 三成三)."""
    if growth is None or growth.words:
        return growth.words if growth else None
    written = growth.figure.as_written
    return None if any(char.isdigit() and char.isascii() for char in fold(written)) else written


def _unit(figure: Figure, metric: str, currency: str | None) -> str | None:
    known = metrics()[metric]
    if figure.unit is None and known.value_type.startswith("money"):
        return currency
    if known.value_type == "count" and figure.unit != "%" and not figure.is_measured:
        return known.unit or figure.unit
    return figure.unit
