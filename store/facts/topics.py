"""The segment that the speech is about at each point, carried from one sentence to the next."""

import re

from store.facts.passages import Passage
from store.facts.rows import Row
from store.facts.sentence import Sentence
from store.facts.shares import REVENUE_SHARE
from store.facts.subject_words import LENDING
from store.facts.subjects import GENERIC, Subjects, is_heading, is_topic
from store.lexicon.metrics import metrics

_LATIN_OPENING = re.compile(r"\s*(?P<name>[A-Z][A-Za-z]{2,})(?=[\u4e00-\u9fff])")
# What is said of loans: of one kind of them, where the speech has turned to it.
_LENDING = frozenset(
    {"loans", "npl", "npl_balance", "npl_formation", "overdue_ratio", "special_mention", "loan_yield"}
)
_SEGMENT_TYPES = frozenset({"money", "pct", "ratio"})


class Topics:
    """Follows the speech: a heading lasts for the turn, a segment named in passing for its paragraph."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._passage: Passage | None = None
        self._topic: str | None = None
        self._lasting: str | None = None
        self._lending: str | None = None
        self._sentence: Sentence | None = None
        self._said: str | None = None

    def enter(self, passage: Passage) -> None:
        """Go on to a sentence of that passage."""
        if self._passage is passage:
            return
        if self._passage is None or self._passage.turn != passage.turn:
            self._lasting = None
        self._passage, self._topic, self._lending = passage, self._lasting, None

    def hear(self, sentence: Sentence, until: int | None = None, since: int = 0) -> None:
        """Take in the clauses of a sentence that start between two places."""
        self._hear_lending(sentence, until, since)
        if not self._subjects.may_turn(sentence.text):
            return
        for start, end in sentence.clauses:
            if start < since or (until is not None and start >= until):
                continue
            text = sentence.text[start:end]
            if not self._subjects.may_turn(text):
                continue
            topic = self._subjects.topic(text, sentence.folded[start:end])
            if topic:
                self._topic = topic
                self._lasting = topic if is_heading(text) else self._lasting

    def _hear_lending(self, sentence: Sentence, until: int | None, since: int) -> None:
        for start, _ in sentence.clauses if sentence.chinese else ():
            found = LENDING.match(sentence.text, start)
            if found and start >= since and (until is None or start < until):
                self._lending = found["topic"]

    def subject(self, row: Row, sentence: Sentence) -> str | None:
        """Whom a row is about: the name beside its metric, or else what the speech is about, or else the group."""
        if self._sentence is not sentence:
            self._sentence, self._said = sentence, None
        name = self._subjects.resolve(row.naming.name)
        metric = metrics()[row.metric]
        if name is not None:
            self._said = name
            topical = metric.scope == "segment" and is_topic(name) and name not in GENERIC
            if topical and metric.value_type in _SEGMENT_TYPES:
                self._topic = name
            return None if metric.scope == "own" and name == self._subjects.group else name
        if metric.scope == "own":
            return self._said if row.metric == REVENUE_SHARE and self._said != self._subjects.group else None
        if metric.scope in ("company", "named"):
            self._topic, self._lasting = (None, None) if row.naming.whole else (self._topic, self._lasting)
            return self._subjects.group
        if row.metric != "external_revenue" and row.naming.whole:
            self._topic = self._lasting = self._said = None
            return self._subjects.group
        if row.metric in _LENDING and self._lending:
            return self._subjects.resolve(self._lending)
        opening = _LATIN_OPENING.match(sentence.text) if metric.group == "kpi" and sentence.chinese else None
        topic = self._said or (None if metric.value_type == "count" and not sentence.chinese else self._topic)
        return (opening["name"] if opening else None) or topic or self._subjects.group
