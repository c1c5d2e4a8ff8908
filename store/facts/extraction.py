"""The pass over a call: sentences to rows, rows to facts, facts to conflicts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.facts import cues
from store.facts.conflicts import conflicts
from store.facts.passages import Passage, passages
from store.facts.readings import readings
from store.facts.rows import Row, rows
from store.facts.sentence import Sentence
from store.facts.subjects import learn
from store.facts.topics import Topics
from store.facts.wording import as_written, kind_of, period_of, quote_of
from store.lexicon.metrics import metrics
from store.text.folding import fold
from store.text.numbers import Figure
from store.text.sentences import sentences
from store.values.calls import Call, Fact

_SMALLEST = 100_000.0  # a company's revenue is never a handful of dollars: that is a price, or an example


@dataclass(frozen=True)
class Read:
    """A sentence of a passage with the rows that were read in it."""

    passage: Passage
    sentence: Sentence
    rows: Sequence[Row] = ()
    taken: frozenset[Figure] = frozenset()


def extract(call: Call) -> Call:
    """The call with its facts, in the order of the text, and the conflicts between them."""
    read = list(_read(call))
    topics = Topics(learn(call.company or None, _names(read)))
    currency = _main_currency(read)
    facts: list[Fact] = []
    for item in read:
        topics.enter(item.passage)
        heard = 0
        for row in item.rows:
            topics.hear(item.sentence, since=heard, until=row.first.span[0])
            heard = row.first.span[0]
            facts.append(_fact(item, row, topics.subject(row, item.sentence), currency))
        topics.hear(item.sentence, since=heard)
        facts.extend(_unnamed(item))
    return replace(call, facts=tuple(facts), conflicts=conflicts(facts, call.turns))


def _read(call: Call) -> Iterator[Read]:
    found = tuple(passages(call))
    for passage, folded in zip(found, _folded(found), strict=True):
        carried: str | None = None
        for start, end in sentences(passage.text):
            sentence = Sentence(passage.text[start:end], folded[start:end], start)
            if not sentence.figures:
                carried = None
                yield Read(passage, sentence)
                continue
            read = list(readings(sentence, carried))
            carried = read[-1].metric if read else None
            asked = bool(read) and (_is_asked(passage, sentence) or _is_example(sentence))
            made = [] if asked else [row for row in rows(read) if _is_likely(row)]
            yield Read(passage, sentence, made, frozenset(reading.figure for reading in read))


def _folded(found: Sequence[Passage]) -> list[str]:
    """The texts of all passages, folded in one go."""
    return fold("\n".join(passage.text for passage in found)).split("\n") if found else []


def _is_asked(passage: Passage, sentence: Sentence) -> bool:
    """Whether an analyst's sentence only asks for a figure instead of stating one."""
    if passage.side != "analyst" or not sentence.text.rstrip().endswith(("?", "?")):
        return False
    clause = sentence.clause_at(sentence.figures[0].span[0])
    return bool(cues.ASKS.search(sentence.folded[slice(*clause)]))


def _is_example(sentence: Sentence) -> bool:
    """Whether a sentence opens with a supposition: its figures are nobody's."""
    return bool(cues.EXAMPLE.match(sentence.folded))


def _is_likely(row: Row) -> bool:
    value = row.slots.get("value")
    if value is None or value.amount is None or not value.figure.is_money:
        return "value" in row.slots or bool(row.slots.keys() & {"yoy", "qoq", "change"})
    small = abs(value.amount) < _SMALLEST
    return not (
        small and metrics()[row.metric].group in ("income", "cash") and not row.metric.startswith("eps")
    )


def _names(read: Sequence[Read]) -> Iterator[str]:
    for item in read:
        for row in item.rows:
            if row.naming.name:
                yield row.naming.name


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


def _fact(item: Read, row: Row, subject: str | None, currency: str | None) -> Fact:
    line, quote = quote_of(item.passage, item.sentence, row.first)
    value, yoy, qoq = (row.slots.get(role) for role in ("value", "yoy", "qoq"))
    in_words = yoy or row.slots.get("change")
    prior = row.slots.get("prior")
    return Fact(
        line=line,
        subject=subject,
        metric=row.metric,
        value=value.amount if value else None,
        range=value.figure.range if value else None,
        unit=_unit(value.figure, row.metric, currency) if value else None,
        as_written=as_written(item.sentence, row),
        yoy=yoy.amount if yoy else None,
        yoy_words=in_words.words if in_words else None,
        qoq=qoq.amount if qoq else None,
        prior=prior.figure.as_written if prior else None,
        period_as_written=period_of(item.sentence, row.first),
        basis=row.naming.basis,
        speaker=item.passage.speaker,
        side=item.passage.side,
        kind=kind_of(item.sentence, row, item.passage.side),
        quote=quote,
    )


def _unit(figure: Figure, metric: str, currency: str | None) -> str | None:
    known = metrics()[metric]
    if figure.unit is None and known.value_type.startswith("money"):
        return currency
    if known.value_type == "count" and figure.unit != "%":
        return known.unit or figure.unit
    return figure.unit


def _unnamed(item: Read) -> Iterator[Fact]:
    """The sums and shares of a sentence in which nothing was recognised: kept, and called nothing."""
    if not item.sentence.figures or item.rows:
        return
    if item.passage.side == "analyst" and item.sentence.text.rstrip().endswith(("?", "?")):
        return
    if item.taken or cues.SUPPOSES.search(item.sentence.folded):
        return
    for figure in item.sentence.figures:
        if (
            figure.words
            or figure.is_tolerance
            or not (figure.is_money or figure.unit in ("%", "users", "companies"))
        ):
            continue
        line, quote = quote_of(item.passage, item.sentence, figure)
        yield Fact(
            line=line,
            subject=None,
            metric=None,
            value=figure.value,
            range=figure.range,
            unit=figure.unit,
            as_written=figure.as_written,
            period_as_written=period_of(item.sentence, figure),
            speaker=item.passage.speaker,
            side=item.passage.side,
            kind="claim",
            quote=quote,
        )
