"""Questions for words, not figures: which sentences of the call answer, and whose they are."""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.answers.asked import exchanges_of
from store.answers.bearing import bears, counts, is_claimed, is_of_rates, speaks_of_names, tells_metric
from store.answers.belonging import Owners
from store.answers.citing import cite_passages
from store.answers.enumerated import with_items
from store.answers.families import wanted_metrics
from store.answers.filling import filled
from store.answers.index import CallIndex, Passage
from store.answers.numbered import counted_up
from store.answers.passages import Found, gives_figure, is_named, rank
from store.answers.periods import Chosen
from store.answers.replying import answered, refused
from store.answers.saying import SURE, Said, exchange_data, speakers
from store.answers.terms import weak_terms
from store.answers.times import expects, in_time, times
from store.answers.trust import OFFERED, TRUSTED, trust
from store.answers.understanding import Understanding
from store.lexicon import REVENUES
from store.text.folding import has_han
from store.values import Fact

# A sentence that tells more of what the one before it names.
_POINTS_BACK = re.compile(
    r"^(?:[^,]{0,40}, |and |but |so |now )*(?:they|it|this|these|those|that|their|its|the two|both)\b"
    r"|^[^,，]{0,12}(?:它|其|这)"
)
_BEHIND = 3
_CLOSE = 0.4
_ALIKE = 0.8
_NEARLY = 0.7
_ADDED = 0.3
_BESIDE = 2
_ONLY_ASKED = 0.25
_MOST_QUOTES = 4
_MOST_LOOKED_AT = 12
_LED = 0.7
_SAYS = re.compile(
    r"\b(?:sa(?:y|id)|mention|tell|told|think|thought|comment|describe|explain|note|expect|see|view|call|put)\w*"
    r"|说|提|讲|谈|表示|认为|看|觉得|解释|强调|预计"
)
_VIEW = re.compile(
    r"管理层|管理層|高管|公司|他们|[亮要看]点|\b(?:management|mgmt|the company|they|execs?|executives|team)\b"
)
_WHOLE = 0.95
_NAMED_ALONE = 0.65
_MULTIPLE = re.compile(r"doubl|tripl|quadrupl|fold|\dx|倍|翻")
_SURELY, _MUCH = 0.9, 5
_LEADS = ("handover", "header")  # who is next and how to dial in: near in words, hardly ever an answer
_COMPANY = ("remark", "answer", "handover", "news", "header")


def said(asked: Understanding, index: CallIndex, chosen: Chosen, owners: Owners) -> Said | None:
    """The company's words on what is asked, an analyst's where only he said it, or None."""
    found = [each for each in ranked(asked, index) if speaks_of_names(asked, each, index)]
    found = [each for each in found if not owners.is_elsewhere(each)]
    question = next(iter(rank(asked, index, roles=("question",), limit=1)), None)
    if question and _only_asked(question, asked, index, found):
        return answered(asked, index, question)
    found = _from_time(found, asked, chosen, index)
    if "!record" in asked.kinds:  # since when something is the most is told by nothing else
        found = [each for each in found if any("!record" in p.counts for p in each.passages)]
    if asked.counted and len(found) > 1 and not counts(asked.counted, found[0]):
        found[:2] = found[1::-1] if counts(asked.counted, found[1]) else found[:2]
    trusted = trust(found, index, asked)
    if trusted < TRUSTED and _is_view(asked, found, index):
        trusted = TRUSTED
    if trusted < OFFERED:
        return None
    found = _followed(found, asked, index) if trusted >= TRUSTED else found
    if asked.counted and not any(counts(asked.counted, each) for each in found[:2]):
        return None
    if asked.wants("when"):
        close = times(found, asked, index)
    else:
        near = _close(found, whole=not is_named(asked))
        listed = with_items(near, asked, index)
        close = listed if listed != near else counted_up(found, asked, index) or near
    led = trusted < _LED and close[0].best.role in _LEADS and not asked.wants("who", "when", "asked", "asker")
    led = led or (asked.wants("when") and close[0].coverage < _NAMED_ALONE and _unsaid(asked, close))
    surely = trusted >= _SURELY and len(asked.units) >= _MUCH
    return replace(
        _said(close, asked, index), confidence=trusted, offered=trusted < TRUSTED or led, surely=surely
    )


def _is_view(asked: Understanding, found: Sequence[Found], index: CallIndex) -> bool:
    """Whether somebody's view of a matter is asked for, and the best is his words on all of it: any of them answer."""
    whose = speakers(asked, index) or _VIEW.search(asked.folded)
    if not (found and whose and asked.wants("opinion")):
        return False
    refuses = any("!refusal" in passage.counts for passage in found[0].passages)
    return found[0].coverage >= _WHOLE and not refuses


def _unsaid(asked: Understanding, found: Sequence[Found]) -> bool:
    """Whether of a product something is asked that these words do not speak of: they do not say when that will be."""
    named = (unit for unit in asked.units if unit.terms[0][0] == "#" and weak_terms().isdisjoint(unit.terms))
    held = {term for each in found for passage in each.passages for term in passage.counts}
    product = any(names[0][0] == "@" for names in asked.names)
    return product and any(held.isdisjoint(unit.terms) for unit in named)


def _followed(found: list[Found], asked: Understanding, index: CallIndex) -> list[Found]:
    """What was found, behind the sentence that goes on from the best of it to the figure that it lacks, if one does."""
    best = found[0]
    if (
        (asked.metrics and not asked.counted and not asked.wants("share"))
        or not asked.wants_figure
        or any(gives_figure(passage, asked) for passage in best.passages)
    ):
        return found
    last = best.passages[-1]
    for passage in index.passages[last.number + 1 : last.number + 1 + _BEHIND]:
        if passage.turn != last.turn or not gives_figure(passage, asked):
            continue
        goes_on = replace(best, passages=(passage,))
        if counts(asked.counted, goes_on) if asked.counted else _POINTS_BACK.search(passage.folded):
            return [goes_on, *found]
    return found


def _from_time(found: list[Found], asked: Understanding, chosen: Chosen, index: CallIndex) -> list[Found]:
    """What was found from the first group on that may speak of the period asked about, if it is nearly the best."""
    nearly = (at for at, each in enumerate(found) if each.score >= _NEARLY * found[0].score)
    at = next((at for at in nearly if in_time(found[at], asked, chosen, index)), len(found))
    return found[at:]


def reasons(asked: Understanding, facts: Sequence[Fact], index: CallIndex) -> Said | None:
    """The sentences that give the reason for a figure: its own, or those behind it in the same line.

    Why something fell is not said beside its growth.
    """
    named = {term for unit in asked.units for term in unit.terms}
    asked_down = "#decrease" in named and "#increase" not in named
    for fact in facts:
        if asked_down and _rose(fact):
            continue
        touching = index.beside(fact)
        line = index.by_paragraph[touching[0].paragraph] if touching else []
        at = next((i for i, p in enumerate(line) if p.tells(fact)), None)
        if at is None:
            continue
        behind = [n for n in range(at, min(at + 3, len(line))) if "!reason" in line[n].counts]
        if behind:
            run = line[at : behind[0] + 1]
            cited = (cite_passages(index, run),)
            return Said(reason="said", citations=cited, confidence=0.85, data={"name": run[0].speaker or ""})
    return None


def _rose(fact: Fact) -> bool:
    """Whether a fact tells growth and no fall."""
    grown = fact.yoy is not None and fact.yoy > 0
    in_words = fact.yoy is None and fact.yoy_words is not None and _MULTIPLE.search(fact.yoy_words.lower())
    return bool(grown or in_words) and not (fact.qoq or 0) < 0


def outlook(asked: Understanding, index: CallIndex, chosen: Chosen) -> Said | None:
    """The sentences that give a figure for what is expected of the metric asked about."""
    found = ranked(asked, index, limit=_MOST_LOOKED_AT)
    telling = [
        each
        for each in found
        if any(expects(p, asked, chosen, index) and _is_of_names(p, asked, index) for p in each.passages)
        and bears(asked, index, [each])
        and speaks_of_names(asked, each, index)
        and (not asked.wants("money") or any(gives_figure(p, asked) for p in each.passages))
    ]
    return _said(telling[:_MOST_QUOTES], asked, index) if telling else None


def _is_of_names(passage: Passage, asked: Understanding, index: CallIndex) -> bool:
    """Whether a sentence, or the one said before it, names every product or business that is asked about."""
    before = index.passages[max(0, passage.number - 1)]
    held = passage.counts.keys() | (before.counts.keys() if before.turn == passage.turn else frozenset())
    held = held | index.office_of(passage.speaker)
    return all(not held.isdisjoint(names) for names in asked.names)


def ranked(asked: Understanding, index: CallIndex, *, limit: int = 6) -> list[Found]:
    """The best passages: inside the exchange or the speaker that is named, else the company's words.

    Where a person is named for what he does, not for what he says, others may tell of it.
    """
    numbers = exchanges_of(asked, index)
    named = speakers(asked, index)
    if numbers:
        roles = ("answer",) if named else ("question", "answer")
        return rank(asked, index, roles=roles, exchanges=numbers, limit=limit)
    found = rank(asked, index, roles=_COMPANY, speakers=named, limit=limit)
    told_of = named and not asked.wants("opinion", "asked", "answered") and not _SAYS.search(asked.folded)
    if told_of and max((each.coverage for each in found), default=0.0) < SURE:
        return rank(asked, index, roles=_COMPANY, limit=limit)
    return found


def _only_asked(question: Found, asked: Understanding, index: CallIndex, sure: Sequence[Found]) -> bool:
    """Whether an analyst's question holds clearly more of what is asked than any of the company's sentences."""
    if asked.people or asked.firms or "!announces" in asked.kinds:
        return False
    covered = max((each.coverage for each in sure), default=0.0)
    figured = any(gives_figure(passage, asked) for each in sure[:2] for passage in each.passages)
    lacking = asked.wants_figure and not figured and refused(question, index)
    least = max(_NEARLY, covered) if lacking else max(SURE, covered + _ONLY_ASKED)
    return question.coverage >= least or _only_analysts_count(asked, index)


def _only_analysts_count(asked: Understanding, index: CallIndex) -> bool:
    """Whether what a question counts is spoken of by analysts alone: the reply to them is all that there is."""
    if asked.counted is None or not any(map(index.holds, asked.counted.terms)):
        return False
    wanted = set(asked.counted.terms)
    return all(p.role == "question" for p in index.passages if not wanted.isdisjoint(p.counts))


def _close(sure: Sequence[Found], *, whole: bool) -> list[Found]:
    """The best passage, those nearly as good, and what the same person adds to it in the next paragraphs."""
    best = sure[0]
    kept = []
    for each in sure:
        beside = each.best.speaker == best.best.speaker and _apart(each, best) <= _BESIDE
        if each.score >= (_ADDED if beside else _CLOSE) * best.score:
            kept.append(each)
    leads = [each for each in kept[_MOST_QUOTES:] if whole and _leads_to(each, best)]
    return [best, *leads[:1], *kept[1:]][:_MOST_QUOTES]


def _leads_to(other: Found, best: Found) -> bool:
    """Whether a group ends where the best begins: together they tell it whole."""
    last = other.passages[-1]
    return last.number + 1 == best.best.number and last.turn == best.best.turn


def _apart(one: Found, other: Found) -> int:
    return abs(one.best.paragraph - other.best.paragraph)


def _of_others(kept: Sequence[Found], asked: Understanding, index: CallIndex) -> bool:
    """Whether a figure of one metric is asked for, and all figures here are known to be of others.

    Takings are called by many names, so of them it is not known.
    """
    families = wanted_metrics(asked)
    wanted = frozenset(asked.metrics).union(*families)
    one = len(families) == 1 and has_han(kept[0].best.folded) and wanted.isdisjoint(REVENUES)
    alike = (each for each in kept if each.coverage >= _ALIKE * kept[0].coverage)
    figured = [p for each in alike for p in each.passages if "!figure" in p.counts]
    return one and bool(figured) and all(is_claimed(p, wanted, index) for p in figured)


def _said(chosen: Sequence[Found], asked: Understanding, index: CallIndex) -> Said:
    kept = filled(chosen, index)
    first = kept[0].best
    found = [
        p for p in kept[0].passages if p.number >= chosen[0].best.number
    ]  # without what only leads to it
    data = {"name": first.speaker or ""}
    reason = {"question": "by_analyst", "news": "news"}.get(first.role, "said")
    if first.speaker is None and reason != "news":
        reason = "nobody"
    if first.role == "answer" and first.exchange is not None:
        exchange = index.call.exchanges[first.exchange]
        if exchange.analyst and exchange.firm:
            reason, data = "answered", exchange_data(exchange, first.speaker or "")
    telling = [each for each in kept[: len(chosen)] if each.coverage >= _ALIKE * kept[0].coverage]
    borne = bears(asked, index, kept)
    return Said(
        reason=reason,
        citations=tuple(cite_passages(index, each.passages) for each in kept),
        confidence=kept[0].coverage,
        coverage=kept[0].coverage,
        data=data,
        has_figure=borne
        or any(gives_figure(passage, asked) for each in telling for passage in each.passages),
        bears=borne,
        claimed=is_of_rates(asked)
        and all(is_claimed(p, asked.metrics, index) for p in kept[0].passages if "!figure" in p.counts),
        others=not is_of_rates(asked) and _of_others(kept, asked, index),
        refuses=any("!refusal" in passage.counts for passage in found),
        has_metric=any(
            gives_figure(passage, asked)
            and tells_metric(passage, asked)
            and not is_claimed(passage, asked.metrics, index)
            for passage in kept[0].passages
        ),
    )
