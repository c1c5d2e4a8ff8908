"""The pass over a call: sentences to rows, rows to facts, facts to conflicts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.facts import cues
from store.facts.conflicts import conflicts
from store.facts.passages import Passage, passages
from store.facts.products import Products
from store.facts.readings import Reading, readings
from store.facts.rows import Row, rows
from store.facts.sentence import Sentence
from store.facts.subjects import GENERIC, is_heading, learn
from store.facts.times import Times
from store.facts.topics import Topics
from store.facts.topline import Toplines, learn_toplines
from store.facts.unnamed import unnamed
from store.facts.wording import as_written, is_worlds, kind_of, kind_of_unnamed, period_of, quote_of
from store.lexicon.metrics import metrics
from store.text.folding import fold
from store.text.numbers import Figure
from store.text.sentences import sentences
from store.values.calls import Call, Fact

_STOCKS = frozenset({"headcount", "stores"})
_SMALLEST = 100_000.0  # a company's revenue is never a handful of dollars: that is a price, or an example


@dataclass(eq=False)
class Read:
    """A sentence of a passage with the rows that are read in it, and the metric that the sentence before ended with."""

    passage: Passage
    sentence: Sentence
    outlook: bool = False
    carried: str | None = None
    rows: Sequence[Row] = ()
    subjects: Sequence[str | None] = ()
    taken: frozenset[Figure] = frozenset()


def extract(call: Call) -> Call:
    """The call with its facts, in the order of the text, and the conflicts between them."""
    read = list(_sentences(call))
    with_figures = [item for item in read if item.sentence.figures]
    _look(item.sentence for item in with_figures)
    _read_rows(read)
    toplines = learn_toplines(_named(with_figures))
    for item in with_figures:
        _read_again(item, toplines)
    _find_subjects(read, Topics(learn(call.company or None, _names(with_figures))))
    products = Products((item.passage for item in read), call.company, english=call.language == "en")
    times, currency = Times(), _main_currency(with_figures)
    facts: list[Fact] = []
    for item in read:
        facts.extend(_facts(item, times, currency))
        facts.extend(products.named(item.passage, item.sentence, _unnamed(item)))
    return replace(call, facts=tuple(facts), conflicts=conflicts(facts, lambda fact: call.said_in(fact)[0]))


def _sentences(call: Call) -> Iterator[Read]:
    sequential, ahead = False, -1
    found = tuple(passages(call))
    for passage, text in zip(found, _folded(found), strict=True):
        outlook = passage.turn == ahead
        may_turn, may_compare = (cue.may_stand_in(text) for cue in (cues.OUTLOOK, cues.SEQUENTIAL))
        for start, end in sentences(passage.text):
            sentence = Sentence(passage.text[start:end], text[start:end], start, sequential)
            sequential = sequential or (may_compare and sentence.has(cues.SEQUENTIAL))
            turns = may_turn and sentence.has(cues.OUTLOOK)
            outlook = turns or (outlook and not is_heading(sentence.text))
            if not sentence.figures and passage.section == "remarks":
                ahead = passage.turn if outlook else -1
            yield Read(passage, sentence, outlook)


def _look(told: Iterable[Sentence]) -> None:
    """Read one thing in all sentences before the next: its patterns stay in the processor's cache meanwhile."""
    told = list(told)
    for thing in ("cues", "mentions", "clauses", "periods"):
        for sentence in told:
            getattr(sentence, thing)


def _folded(found: Sequence[Passage]) -> list[str]:
    """The texts of all passages, folded in one go."""
    return fold("\n".join(passage.text for passage in found)).split("\n") if found else []


def _read_rows(read: Sequence[Read]) -> None:
    """The rows of all sentences, each read with the metric that the one before it in its passage ended with."""
    before: Read | None = None
    for item in read:
        if before and before.rows and before.passage is item.passage:
            item.carried = before.rows[-1].metric
        if item.sentence.figures:
            _add_rows(item, Toplines())
        before = item


def _read_again(item: Read, toplines: Toplines) -> None:
    """The sentence read once more with what the whole call tells, if figures of it have no metric."""
    sentence = item.sentence
    if not toplines.known or len(item.taken) == len(sentence.figures):
        return
    if any(toplines.of(sentence, figure) for figure in sentence.figures):
        _add_rows(item, toplines)


def _add_rows(item: Read, toplines: Toplines) -> None:
    sentence = item.sentence
    found = list(readings(sentence, item.carried, toplines))
    asked = bool(found) and (_is_asked(item.passage, sentence) or _is_example(sentence))
    every = rows(found)
    own = [row for row in every if _is_own(row, sentence)]
    others = {reading.figure for row in every if row not in own for reading in row.slots.values()}
    item.taken = frozenset(reading.figure for reading in found) - others
    item.rows = [] if asked else [row for row in own if _is_likely(row)]


def _find_subjects(read: Sequence[Read], topics: Topics) -> None:
    """Whom each row is about, as the speech goes on from topic to topic."""
    for item in read:
        topics.enter(item.passage)
        heard, subjects = 0, []
        for row in item.rows:
            topics.hear(item.sentence, since=heard, until=row.first.span[0])
            heard = row.first.span[0]
            subject = topics.subject(row, item.sentence)
            nobodys = not row.naming.name and (is_worlds(item.sentence, row) or _is_nobodys(item, row))
            subjects.append(None if nobodys else subject)
        topics.hear(item.sentence, since=heard)
        item.subjects = subjects


def _is_asked(passage: Passage, sentence: Sentence) -> bool:
    """Whether an analyst's sentence only asks for a figure instead of stating one."""
    if passage.side != "analyst" or not _is_question(sentence):
        return False
    clause = sentence.clause_at(sentence.figures[0].span[0])
    return bool(sentence.search(cues.ASKS, sentence.folded[slice(*clause)]))


def _is_question(sentence: Sentence) -> bool:
    """Whether a sentence ends in a question mark, of either width."""
    return sentence.folded.rstrip().endswith("?")


def _is_example(sentence: Sentence) -> bool:
    """Whether a sentence opens with a supposition: its figures are nobody's."""
    return sentence.has(cues.EXAMPLE)


def _is_likely(row: Row) -> bool:
    value = row.slots.get("value")
    if value is None or value.amount is None or not value.figure.is_money:
        return "value" in row.slots or bool(row.slots.keys() & {"yoy", "qoq", "change"})
    small = abs(value.amount) < _SMALLEST
    return not (
        small
        and metrics()[row.metric].group in ("income", "cash")
        and metrics()[row.metric].value_type != "money_per_share"
    )


def _is_own(row: Row, sentence: Sentence) -> bool:
    """Whether a count can be the company's: not the staff or the shops of somebody else of whom the sentence tells."""
    metric, mention = metrics()[row.metric], row.naming.mention
    if (
        row.metric in _STOCKS
        and "value" in row.slots
        and sentence.search(cues.CAME, sentence.folded[: row.first.span[0]])
    ):
        return False
    counted = metric.value_type == "count" or row.metric == "market_share"
    if row.naming.name or sentence.chinese or not counted or "value" not in row.slots:
        return True
    if sentence.has(cues.ANOTHER):
        return False
    behind = mention is not None and mention.span[0] >= row.first.span[1] and " " not in mention.alias
    return not behind or bool(sentence.search(cues.WE, sentence.folded[: row.first.span[0]]))


def _named(read: Sequence[Read]) -> Iterator[tuple[str, str | None, str | None]]:
    for item in read:
        for row in item.rows if item.passage.side == "company" else ():
            mention = row.naming.mention
            yield row.metric, row.naming.name, mention.alias if mention else None


def _is_nobodys(item: Read, row: Row) -> bool:
    """Whether a share of a market is given in a sentence that does not say whose it is."""
    sentence = item.sentence
    owner = sentence.has(cues.OWN) or sentence.has(cues.WE)
    return row.metric == "market_share" and item.passage.side == "company" and not owner


def _names(read: Sequence[Read]) -> Iterator[tuple[str, bool]]:
    """The names beside figures, each with whether it has revenue, profit or a margin, as a segment does."""
    for item in read:
        for row in item.rows:
            if row.naming.name:
                topical = metrics()[row.metric].group != "kpi" and row.naming.name not in GENERIC
                yield row.naming.name, topical


def _main_currency(read: Sequence[Read]) -> str | None:
    """The currency that the company's own figures are mostly in: an amount without one is in it."""
    units = Counter(
        figure.unit
        for item in read
        if item.passage.side == "company"
        for figure in item.sentence.figures
        if figure.is_money
    )
    return units.most_common(1)[0][0] if units else None


def _facts(item: Read, times: Times, currency: str | None) -> Iterator[Fact]:
    """The facts of the rows of a sentence, as the speech comes to it."""
    times.hear(item.passage, item.sentence, outlook=item.outlook)
    for row, subject in zip(item.rows, item.subjects, strict=True):
        value, prior = row.slots.get("value"), row.slots.get("prior")
        kind = kind_of(item.sentence, row, item.passage.side, outlook=item.outlook)
        yield _fact(
            item,
            row,
            subject=subject,
            metric=row.metric,
            unit=_unit(value.figure, row.metric, currency) if value else None,
            prior=prior.figure.as_written if prior else None,
            period_as_written=times.period(period_of(item.sentence, row.first), row.metric, kind),
            basis=row.naming.basis,
            kind=kind,
        )


def _unnamed(item: Read) -> Iterator[Fact]:
    """The sums and shares of a sentence for which no metric was found: kept, and called nothing."""
    if not item.sentence.figures:
        return
    if item.passage.side == "analyst" and _is_question(item.sentence):
        return
    if item.sentence.has(cues.SUPPOSES):
        return
    for row in unnamed(item.sentence, item.taken):
        value = row.slots.get("value")
        yield _fact(
            item,
            row,
            subject=None,
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
