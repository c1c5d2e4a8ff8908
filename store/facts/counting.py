"""Which figures count: stated and not asked, said of the company, and likely."""

from store.facts import cues
from store.facts.passages import OURS, Passage
from store.facts.rows import Row
from store.facts.sentence import Sentence
from store.lexicon.metrics import metrics
from store.text.numbers import Figure

ASKING = frozenset({"analyst", "unknown"})
_STOCKS = frozenset({"headcount", "stores"})
_SMALLEST = 100_000.0  # a company's revenue is never a handful of dollars: that is a price, or an example


def is_asked(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence of one who may be an analyst only asks for a figure instead of stating one."""
    if passage.side not in ASKING or not is_question(sentence):
        return False
    if passage.side == "unknown":
        return True
    clause = sentence.clause_at(sentence.figures[0].span[0])
    return bool(sentence.search(cues.ASKS, sentence.folded[slice(*clause)]))


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence ends in a question mark, of either width."""
    return sentence.folded.rstrip().endswith("?")


def is_example(sentence: Sentence) -> bool:
    """Whether a sentence opens with a supposition: its figures are nobody's."""
    return sentence.has(cues.EXAMPLE)


def is_likely(row: Row) -> bool:
    """Whether a row has a figure that its metric can have: a company's profit is no handful of dollars."""
    value = row.slots.get("value")
    per_share = metrics()[row.metric].value_type == "money_per_share"
    if value and per_share and value.figure.is_money and _most(value.figure) >= _SMALLEST:
        return False
    if value is None or value.amount is None or not value.figure.is_money:
        return "value" in row.slots or bool(row.slots.keys() & {"yoy", "qoq", "change"})
    small = abs(value.amount) < _SMALLEST
    metric = metrics()[row.metric]
    return not (small and metric.group in ("income", "cash") and not per_share)


def _most(figure: Figure) -> float:
    """The amount of a figure; of a range the upper end."""
    return figure.range[1] if figure.range else figure.value or 0.0


def is_own(row: Row, sentence: Sentence) -> bool:
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


def is_nobodys(passage: Passage, sentence: Sentence, row: Row) -> bool:
    """Whether a share of a market, or what a part brings, is given in a sentence that does not say whose it is."""
    if row.metric == "revenue" and sentence.search(cues.BRINGS, sentence.folded[: row.first.span[0]]):
        return True
    owner = sentence.has(cues.OWN) or sentence.has(cues.WE)
    return row.metric == "market_share" and passage.side in OURS and not owner
