"""What changed between two calls of a company: what analysts ask, what management speaks of, which figures ceased."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from store.lexicon import find_metrics, matcher
from store.series.readings import Told, of_own_period, same_metric
from store.series.speech import Subjects, metrics_in, spoken
from store.text.folding import fold
from store.values import (
    AskedTopic,
    Call,
    CallRow,
    Changes,
    Citation,
    DigestItem,
    Exchange,
    Fact,
    Mentioned,
    Silent,
)

_MOST_TOPICS, _MOST_MENTIONED, _MOST_SILENT = 6, 4, 5
_CLEARLY = 3  # sentences more, and at least half as many again: less is chance
_JOINED = "、"
Asked = dict[str, list[tuple[str, Exchange, Citation]]]


def changes(
    now: Told, before: Told, asked_now: Iterable[DigestItem], asked_before: Iterable[DigestItem]
) -> Changes:
    """The newer call against the older; `asked_…` are the exchanges of their digests with their topics."""
    topics_now, topics_before = _topics(now, asked_now), _topics(before, asked_before)
    risen, fallen = _loudness(now, before)
    return Changes(
        call=now[0],
        before=before[0],
        asked=(
            *_asked(topics_now, "new", set(topics_now) - set(topics_before)),
            *_asked(topics_now, "again", set(topics_now) & set(topics_before)),
            *_asked(topics_before, "dropped", set(topics_before) - set(topics_now)),
        ),
        rising=risen,
        falling=fallen,
        silent=_silent(now, before),
    )


def _topics(told: Told, items: Iterable[DigestItem]) -> Asked:
    """The topics of questions by what they are about, in the order of the questions, each cited where it stands."""
    found: Asked = {}
    for item in items:
        exchange = told[1].exchanges[int(item.data["number"]) - 1]
        for words in filter(None, item.data["topics"].split(_JOINED)):
            cited = _cited_words(words, exchange, told)
            found.setdefault(_about(words), []).append((words, exchange, cited))
    return found


def _cited_words(words: str, exchange: Exchange, told: Told) -> Citation:
    row, call = told
    asked = range(exchange.question[0], exchange.question[1] + 1)
    line = next((n for n in asked if words in call.lines[n - 1]), exchange.question[0])
    return Citation(
        call=row.key, lines=(line, line), speaker=exchange.analyst, section="qa", quote=words, asked=True
    )


def _about(words: str) -> str:
    """What a topic's words name in the lexicon, else the words."""
    folded = fold(words)
    named = [hit.metric for hit in find_metrics(folded)]
    for name in ("lines", "brands", "concepts"):
        named.extend(ident for hit in matcher(name).find(folded) for ident in hit.names[:1])
    return named[0] if named else folded


def _asked(topics: Asked, kind: Literal["new", "again", "dropped"], wanted: set[str]) -> Iterable[AskedTopic]:
    for about in [about for about in topics if about in wanted][:_MOST_TOPICS]:
        words, _, citation = topics[about][0]
        askers = dict.fromkeys(asked.firm or asked.analyst or "" for _, asked, _ in topics[about])
        yield AskedTopic(words=words, kind=kind, askers=tuple(filter(None, askers)), citation=citation)


def _loudness(now: Told, before: Told) -> tuple[tuple[Mentioned, ...], tuple[Mentioned, ...]]:
    names = [fact.subject for _, call in (now, before) for fact in call.facts]
    subjects = Subjects(names, now[0].company)
    new, old = _mentions(now[1], subjects), _mentions(before[1], subjects)
    moved = [Mentioned(words=words, before=old[words], now=new[words]) for words in new | old]
    risen = [each for each in moved if _clearly_more(each.now, each.before)]
    fallen = [each for each in moved if _clearly_more(each.before, each.now)]
    return _loudest(risen), _loudest(fallen)


def _mentions(call: Call, subjects: Subjects) -> Counter[str]:
    counts: Counter[str] = Counter()
    for sentence in spoken(call):
        counts.update((*metrics_in(sentence.text), *subjects.of(sentence.text)))
    return counts


def _clearly_more(more: int, less: int) -> bool:
    return more - less >= _CLEARLY and 2 * more >= 3 * less


def _loudest(moved: Sequence[Mentioned]) -> tuple[Mentioned, ...]:
    return tuple(sorted(moved, key=lambda m: (-abs(m.now - m.before), m.words))[:_MOST_MENTIONED])


def _silent(now: Told, before: Told) -> tuple[Silent, ...]:
    """The figures of the older call's own quarter whose metric and subject the newer call gives none for."""
    given = {(_whose(f, now[0]), ident) for f in _own(now) for ident in same_metric(f.metric or "")}
    gone: dict[tuple[str | None, str | None], Fact] = {}
    for fact in _own(before):
        if (_whose(fact, before[0]), fact.metric) not in given:
            gone.setdefault((fact.subject, fact.metric), fact)
    return tuple(Silent(fact=f, citation=_cited(f, before[0])) for f in gone.values())[:_MOST_SILENT]


def _own(told: Told) -> list[Fact]:
    row, call = told
    reported = [f for f in call.facts if f.side == "company" and f.kind == "reported" and f.metric]
    return [fact for fact in reported if of_own_period(fact, row)]


def _whose(fact: Fact, row: CallRow) -> str | None:
    return None if fact.subject == row.company else fact.subject


def _cited(fact: Fact, row: CallRow) -> Citation:
    lines = (fact.line, fact.line)
    return Citation(call=row.key, lines=lines, speaker=fact.speaker, section="", quote=fact.quote)
