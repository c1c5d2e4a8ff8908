"""What a call voiced as expected, and what later calls say of the same subject and metric, sentence by sentence."""

from collections.abc import Container, Iterable, Sequence

from store.series.readings import Told, same_metric
from store.series.speech import EVENTS, Sentence, Subjects, is_forward, metrics_in, spoken
from store.values import CallRow, Citation, DigestItem, Expectation, Fact, Later, Ledger

_MOST = 8
_KINDS = ("restated", "reported")


def ledger(voiced: Told, outlook: Iterable[DigestItem], since: Sequence[Told]) -> Ledger:
    """The forward-looking quotes of a call (`outlook`, and its figures that are guidance) with what became of them.

    `since` are the later calls, oldest first. A statement that names no metric cannot be looked for and is left out.
    """
    row, call = voiced
    names = [fact.subject for _, each in (voiced, *since) for fact in each.facts]
    subjects = Subjects(names, row.company)
    found: dict[tuple[str | None, str], Expectation] = {}
    for citation in (*_quoted(row, outlook), *_guided(row, call.facts)):
        for metric in metrics_in(citation.quote)[:1]:
            about = next(iter(subjects.of(citation.quote)), None)
            if not _known(found, about, metric):
                later = _later(about, metric, since, subjects)
                found[about, metric] = Expectation(
                    subject=about, metric=metric, citation=citation, later=later
                )
    return Ledger(call=row, since=tuple(r for r, _ in since), expectations=tuple(found.values())[:_MOST])


def _quoted(row: CallRow, outlook: Iterable[DigestItem]) -> Iterable[Citation]:
    for item in outlook:
        section = item.data.get("where", "")
        section = "qa" if section == "answer" else section
        yield Citation(
            call=row.key, lines=item.lines, speaker=item.speaker, section=section, quote=item.quote
        )


def _guided(row: CallRow, facts: Iterable[Fact]) -> Iterable[Citation]:
    for fact in facts:
        if fact.side == "company" and fact.kind == "guidance":
            lines = (fact.line, fact.line)
            yield Citation(call=row.key, lines=lines, speaker=fact.speaker, section="", quote=fact.quote)


def _known(found: Iterable[tuple[str | None, str]], subject: str | None, metric: str) -> bool:
    return any(one == subject and metric in same_metric(other) for one, other in found)


def _later(subject: str | None, metric: str, since: Sequence[Told], subjects: Subjects) -> tuple[Later, ...]:
    """Of each later call at most one sentence that expects it again, and one that reports it."""
    found: list[Later] = []
    for row, call in since:
        about = [s for s in spoken(call) if _is_about(s, subject, metric, subjects)]
        forward = [s for s in about if is_forward(s.text)]
        reported = {f.line for f in call.facts if _reports(f, subject, metric, row.company)}
        said = [s for s in about if s not in forward and (metric in EVENTS or _told_in(s, reported))]
        for kind, sentences in zip(_KINDS, (forward, said), strict=True):
            if sentences:
                best = max(sentences, key=lambda s: (_shared(s, subject), -s.line))
                found.append(Later(call=row, kind=kind, citation=best.cited(row.key)))  # type: ignore[arg-type]
    return tuple(found)


def _told_in(sentence: Sentence, reported: Container[int]) -> bool:
    return sentence.line in reported and any(map(str.isdigit, sentence.text))


def _is_about(sentence: Sentence, subject: str | None, metric: str, subjects: Subjects) -> bool:
    if same_metric(metric).isdisjoint(metrics_in(sentence.text)):
        return False
    named = subjects.of(sentence.text)
    return subject in named if subject else not named


def _reports(fact: Fact, subject: str | None, metric: str, company: str) -> bool:
    whose = fact.subject if fact.subject != company else None
    told = fact.side == "company" and fact.kind == "reported"
    return told and whose == subject and fact.metric in same_metric(metric)


def _shared(sentence: Sentence, subject: str | None) -> int:
    """A sentence that names whose expectation it is goes before one that does not."""
    return int(bool(subject and subject in sentence.text))
