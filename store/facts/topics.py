"""The segment that the speech is about at each point, carried from one sentence to the next."""

import re
from collections.abc import Iterator

from store.facts.cues import SIGNS
from store.facts.passages import Passage
from store.facts.rows import Row
from store.facts.segments import Segments, is_of_all
from store.facts.sentence import Sentence
from store.facts.shares import REVENUE_SHARE
from store.facts.subject_words import LENDERS, LENDING
from store.facts.subjects import GENERIC, OF_PLACES, Subjects, is_heading, is_topic
from store.lexicon.metrics import metrics

_LATIN_OPENING = re.compile(r"\s*(?P<name>[A-Z][A-Za-z]{2,})(?=[\u4e00-\u9fff])")
# What is said of loans: of one kind of them, where the speech has turned to it.
_LENDING = frozenset(
    {"loans", "npl", "npl_balance", "npl_formation", "overdue_ratio", "special_mention", "loan_yield"}
)
# After having become profitable |in this business, margins rose.
_THIS = SIGNS.cue(
    r"(?<![a-z])(?:in|for|of|from|within) th(?:is|at) (?:business|segment|division|unit|category|channel"
    r"|region|vertical)(?![a-z])"
)
# What a mine or a plant is called once it has been named: (the mine| had negative free cash flow).
_THE_PLACE = SIGNS.cue(
    r"(?<![a-z])th(?:e|is|at) (?:mine|mill|plant|site|operation|facility|refinery|smelter|complex|hotel|hospital"
    r"|property)(?:['’]s)?(?![a-z])"
)
_OUTLOOK = re.compile(r" (?:guidance|outlook|forecast|range)(?![a-z])")
_RUN = frozenset(
    {"fcf", "ocf", "capex", "headcount"}
)  # what else is told of a mine, where the speech is about it
_SEGMENT_TYPES = frozenset({"money", "pct", "ratio"})


class Topics:
    """Follows the speech: a heading lasts for the turn, a segment named in passing for its paragraph."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._passage: Passage | None = None
        self._topic: str | None = None
        self._lasting: str | None = None
        self._lending: str | None = None
        self._heard: Sentence | None = None
        self._turns: list[tuple[int, str, bool]] = []
        self._loans: list[tuple[int, str]] = []
        self._sentence: Sentence | None = None
        self._said: str | None = None
        self._row: tuple[str, str] | None = None
        self._segments = Segments(subjects)
        self._named: tuple[Sentence, str] | None = None
        self._place: str | None = None

    def enter(self, passage: Passage, sentence: Sentence) -> None:
        """Go on to a sentence of that passage."""
        self._segments.hear(passage, sentence)
        if self._passage is passage:
            return
        if self._passage is None or self._passage.turn != passage.turn:
            self._lasting = self._place = None
        self._passage, self._topic, self._lending, self._row = passage, self._lasting, None, None
        self._named = None

    def hear(self, sentence: Sentence, until: int | None = None, since: int = 0) -> None:
        """Take in the clauses of a sentence that start between two places."""
        if self._heard is not sentence:
            self._heard = sentence
            self._turns, self._loans = list(self._turns_of(sentence)), list(_loans_of(sentence))
        end = len(sentence.text) if until is None else until
        for start, topic, heading in self._turns:
            if since <= start < end:
                self._topic = topic
                self._place = topic if topic in self._subjects.places else None
                self._lasting = topic if heading else self._lasting
        for start, loans in self._loans:
            if since <= start < end:
                self._lending = loans

    def _turns_of(self, sentence: Sentence) -> Iterator[tuple[int, str, bool]]:
        """The clauses that turn to a topic: where each starts, to what it turns, and whether it is a heading."""
        if not self._subjects.may_turn(sentence.text):
            return
        for start, end in sentence.clauses:
            text = sentence.text[start:end]
            if not self._subjects.may_turn(text):
                continue
            topic = self._subjects.topic(text, sentence.folded[start:end])
            if topic:
                yield start, topic, is_heading(text)

    def _after(self, metric: str, name: str, sentence: Sentence) -> str | None:
        """What the speech goes on about behind a name: of several in a row with one metric, none.

        But where a sentence opens with `At` a name, what follows is told of that.
        """
        listed = self._row is not None and self._row[0] == metric and self._row[1] != name
        listed = listed and not sentence.text.startswith("At ")
        self._row = metric, name
        return self._lasting if listed else name

    def _go_on(self, row: Row, name: str, sentence: Sentence) -> None:
        """Take what a row names as what the speech goes on about; a cost of a part is no turn to that part."""
        metric = metrics()[row.metric]
        if metric.scope == "named" and sentence.chinese:
            self._topic = self._lasting
        topical = metric.scope == "segment" and is_topic(name) and name not in GENERIC
        if topical and (metric.value_type in _SEGMENT_TYPES or name in self._subjects.places):
            self._topic = self._after(row.metric, name, sentence)

    def subject(self, row: Row, sentence: Sentence) -> str | None:
        """Whom a row is about: the name beside its metric, or else what the speech is about, or else the group."""
        if self._sentence is not sentence:
            self._sentence, self._said = sentence, None
        name = self._subjects.resolve(row.naming.name)
        metric = metrics()[row.metric]
        if name is not None:
            self._said, self._named = name, (sentence, name)
            self._go_on(row, name, sentence)
            return None if metric.scope == "own" and name == self._subjects.group else name
        if metric.scope == "own":
            return self._said if row.metric == REVENUE_SHARE and self._said != self._subjects.group else None
        if meant := self._place_of(row, sentence) or self._of_clause_before(row, sentence):
            return meant
        if metric.scope in ("company", "named") or (metric.signed and _is_our_outlook(row, sentence)):
            self._topic, self._lasting = (None, None) if row.naming.whole else (self._topic, self._lasting)
            return self._subjects.group
        if row.metric != "external_revenue" and row.naming.whole:
            self._topic = self._lasting = self._said = None
            return self._subjects.group
        if row.metric in _LENDING and self._lending:
            return self._subjects.resolve(self._lending)
        topic = self._said or (None if metric.value_type == "count" and not sentence.chinese else self._topic)
        return _opening(row, sentence) or self._of_segment(topic, row, sentence)

    def _place_of(self, row: Row, sentence: Sentence) -> str | None:
        """The mine or the plant that a row without a name is of: that which the remarks are about, till they turn."""
        if (
            row.naming.whole
            or not self._place
            or is_of_all(sentence)
            or self._subjects.names_places(sentence.text) > 1
        ):
            return None
        if sentence.has(_THE_PLACE) and metrics()[row.metric].scope == "segment":
            return self._place
        here = self._topic == self._place or (
            self._passage is not None and self._passage.section == "remarks"
        )
        return self._place if here and row.metric in OF_PLACES | _RUN else None

    def _of_clause_before(self, row: Row, sentence: Sentence) -> str | None:
        """Whose revenue was told in the clause before, where a Chinese one opens with its profit, and no more.

        (储能收入8亿元,|净利润2亿元); but behind what a part takes in (其中云收入8亿元,) the profit is the whole's.
        """
        mention = row.naming.mention
        if mention is None or not sentence.chinese or "其中" in sentence.text:
            return None
        opens = sentence.clause_at(mention.span[0])[0] == mention.span[0]
        of_company = metrics()[row.metric].scope == "company" and metrics()[row.metric].signed
        return self._said if opens and of_company else None

    def _of_segment(self, topic: str | None, row: Row, sentence: Sentence) -> str | None:
        """The topic, or where it is but the group, the segment whose results are gone through."""
        group = self._subjects.group
        if self._named and self._named[0] is not sentence and sentence.has(_THIS):
            return self._named[1]
        return topic if topic not in (None, group) else self._segments.meant(row, sentence) or group


def _opening(row: Row, sentence: Sentence) -> str | None:
    """The Latin name that opens a Chinese sentence, if it is not the metric's own."""
    if metrics()[row.metric].group != "kpi" or not sentence.chinese:
        return None
    found, mention = _LATIN_OPENING.match(sentence.text), row.naming.mention
    return found["name"] if found and not (mention and mention.span[0] < found.end()) else None


def _is_our_outlook(row: Row, sentence: Sentence) -> bool:
    """Whether a profit is named as what the company guides to (raising our adjusted EBITDA guidance to)."""
    mention = row.naming.mention
    return (
        mention is not None
        and sentence.folded[: mention.span[0]].endswith("our ")
        and _OUTLOOK.match(sentence.folded, mention.span[1]) is not None
    )


def _loans_of(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """The clauses that open with a kind of loan, and which."""
    for start, _ in sentence.clauses if LENDERS.search(sentence.text) else ():
        if found := LENDING.match(sentence.text, start):
            yield start, found["topic"]
