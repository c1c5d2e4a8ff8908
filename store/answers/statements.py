"""Questions for words, not figures: which sentences of the call answer, and whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from store.answers.asked import exchanges_of
from store.answers.bearing import bears, counts, is_claimed, speaks_of_names, tells_metric
from store.answers.citing import MOST_LINES, cite_passages
from store.answers.index import CallIndex, Passage
from store.answers.passages import Found, filled, gives_figure, rank
from store.answers.periods import Chosen
from store.answers.roster import holds_office
from store.answers.times import expects, in_time, times
from store.answers.trust import OFFERED, TRUSTED, trust
from store.answers.understanding import Understanding
from store.values import Citation, Exchange, Fact, PartRole

SURE = 0.28
_CLOSE = 0.6
_ADDED = 0.4
_BESIDE = 2
_ONLY_ASKED = 0.25
_MOST_QUOTES = 3
_MOST_LOOKED_AT = 12
_OPENING = 200
_LITTLE, _HARDLY = 0.38, 0.7
_LED = 0.8
_LEADS = ("handover", "header")  # who is next and how to dial in: near in words, hardly ever an answer
_COMPANY = ("remark", "answer", "handover", "news", "header")


@dataclass(frozen=True, kw_only=True)
class Said:
    """The sentences that answer, with a reason of the catalogue that says whose they are; `confidence` 0 to 1.

    `coverage`: how much of the question its best holds; `has_figure`: a figure stands in them; `has_metric`:
    beside one that is asked for; `refuses`: the first of them say that it is not told; `offered`: near enough
    to be shown, not to be the answer.
    """

    reason: str
    citations: tuple[Citation, ...]
    confidence: float
    coverage: float = 0.0
    data: dict[str, str] = field(default_factory=dict)
    has_figure: bool = False
    has_metric: bool = False
    refuses: bool = False
    offered: bool = False
    bears: bool = False

    @property
    def tells(self) -> bool:
        """Whether a figure in them is said of what is asked for, and not too little of that for how sure they are."""
        return self.bears and not (self.coverage < _LITTLE and self.confidence < _HARDLY)

    @property
    def declines(self) -> bool:
        """Whether they say that it is not told, and give no figure of what is asked for."""
        return self.refuses and not self.has_metric


def said(asked: Understanding, index: CallIndex, chosen: Chosen) -> Said | None:
    """The company's words on what is asked, an analyst's where only he said it, or None."""
    found = [each for each in ranked(asked, index) if speaks_of_names(asked, each, index)]
    question = _question_like(asked, index, found)
    if question:
        return _answered(asked, index, question)
    trusted = trust(found, index)
    if trusted < OFFERED or not in_time(found[0], asked, chosen, index):
        return None
    if asked.counted and not any(counts(asked.counted, each) for each in found[:2]):
        return None
    close = times(found, asked, index) if asked.wants("when") else _close(found)
    led = trusted < _LED and close[0].best.role in _LEADS and not asked.wants("who", "when", "asked", "asker")
    return replace(_said(close, asked, index), confidence=trusted, offered=trusted < TRUSTED or led)


def reasons(facts: Sequence[Fact], index: CallIndex) -> Said | None:
    """The sentences that give the reason for a figure: its own, or those behind it in the same line."""
    for fact in facts:
        touching = index.beside(fact)
        line = index.by_paragraph[touching[0].paragraph] if touching else []
        at = next((i for i, p in enumerate(line) if fact.quote in p.text or p.text in fact.quote), None)
        if at is None:
            continue
        behind = [n for n in range(at, min(at + 3, len(line))) if "!reason" in line[n].counts]
        if behind:
            run = line[at : behind[0] + 1]
            cited = (cite_passages(index, run),)
            return Said(reason="said", citations=cited, confidence=0.85, data={"name": run[0].speaker or ""})
    return None


def outlook(asked: Understanding, index: CallIndex, chosen: Chosen) -> Said | None:
    """The sentences that give a figure for what is expected of the metric asked about."""
    found = ranked(asked, index, limit=_MOST_LOOKED_AT)
    telling = [
        each
        for each in found
        if any(expects(p, asked, chosen) for p in each.passages) and bears(asked, index, [each])
    ]
    return _said(telling[:_MOST_QUOTES], asked, index) if telling else None


def replies(asked: Understanding, index: CallIndex) -> Said | None:
    """What the company replied to the analyst that a question names, or who replied on a topic."""
    if not asked.wants("answered") and not _between_two(asked, index):
        return None
    numbers = exchanges_of(asked, index)
    if not numbers:
        topical = rank(asked, index, roles=("question",), limit=1)
        numbers = [
            each.best.exchange for each in topical if each.coverage >= SURE and each.best.exchange is not None
        ]
    if not numbers:
        return None
    exchange = index.call.exchanges[numbers[0]]
    if not exchange.answers:
        return None
    found = (
        rank(asked, index, roles=("answer",), exchanges=numbers[:1], limit=_MOST_QUOTES)
        if asked.units
        else []
    )
    close = [each for each in found if each.coverage >= SURE]
    grown = filled(close, index) if close else []
    cited = [cite_passages(index, each.passages) for each in grown] or _openings(numbers[0], index)
    names = "、".join(dict.fromkeys(reply.speaker for reply in exchange.answers))
    return Said(
        reason="answered", citations=tuple(cited), confidence=0.8, data=_exchange_data(exchange, names)
    )


def _between_two(asked: Understanding, index: CallIndex) -> bool:
    """Whether an analyst's worry is told and one of the company named: what is wanted is his answer to it."""
    sides = {person.side for person in index.call.people if person.name in asked.people}
    return {"company", "analyst"} <= sides and not asked.wants_figure


def ranked(asked: Understanding, index: CallIndex, *, limit: int = 6) -> list[Found]:
    """The best passages: inside the exchange or the speaker that is named, else the company's words."""
    numbers = exchanges_of(asked, index)
    speakers = _speakers(asked, index)
    if numbers:
        roles = ("answer",) if speakers else ("question", "answer")
        return rank(asked, index, roles=roles, exchanges=numbers, limit=limit)
    return rank(asked, index, roles=_COMPANY, speakers=speakers, limit=limit)


def _speakers(asked: Understanding, index: CallIndex) -> list[str]:
    """The company's people that a question names, by name or, where one alone holds it, by office."""
    company = [person for person in index.call.people if person.side == "company"]
    named = [person.name for person in company if person.name in asked.people]
    if named or not asked.roles:
        return named
    holders = [person.name for person in company if person.role and holds_office(person.role, asked.roles)]
    return holders if len(holders) == 1 else []


def _question_like(asked: Understanding, index: CallIndex, sure: Sequence[Found]) -> Found | None:
    """An analyst's question that holds clearly more of what is asked than any of the company's sentences."""
    if asked.people or asked.firms:
        return None
    best = rank(asked, index, roles=("question",), limit=1)
    covered = max((each.coverage for each in sure), default=0.0)
    if best and best[0].coverage >= max(SURE, covered + _ONLY_ASKED):
        return best[0]
    return None


def _close(sure: Sequence[Found]) -> list[Found]:
    """The best passage, those nearly as good, and what the same person adds to it in the next paragraphs."""
    best = sure[0]
    kept = []
    for each in sure:
        beside = each.best.speaker == best.best.speaker and _apart(each, best) <= _BESIDE
        if each.score >= (_ADDED if beside else _CLOSE) * best.score:
            kept.append(each)
    return kept[:_MOST_QUOTES]


def _apart(one: Found, other: Found) -> int:
    return abs(one.best.paragraph - other.best.paragraph)


def _answered(asked: Understanding, index: CallIndex, question: Found) -> Said:
    """The analyst's words, marked as his, and what the company answered to them."""
    number = question.best.exchange
    cited = [cite_passages(index, question.passages)]
    if number is None or not index.call.exchanges[number].answers:
        return Said(
            reason="by_analyst",
            citations=tuple(cited),
            confidence=0.4,
            data={"name": question.best.speaker or ""},
        )
    exchange = index.call.exchanges[number]
    found = rank(asked, index, roles=("answer",), exchanges=(number,), limit=8)
    short = _short_reply(question, index)
    answers = [list(each.passages) for each in _after(question, found, index)[:2]]
    given = [short] if short else answers
    cited.extend(cite_passages(index, passages) for passages in given)
    names = "、".join(dict.fromkeys(passages[0].speaker or "" for passages in given))
    reason = "asked_and_answered" if names else "by_analyst"
    data = _exchange_data(exchange, names) if names else {"name": question.best.speaker or ""}
    told = [passage for passages in given for passage in passages]
    figure = any(gives_figure(passage, asked) for passage in told)
    return Said(
        reason=reason,
        citations=tuple(cited),
        confidence=question.coverage,
        data=data,
        coverage=question.coverage,
        has_figure=figure,
        bears=figure and bool(short),
        refuses=any("!refusal" in passage.counts for passage in told),
    )


def _after(question: Found, answers: Sequence[Found], index: CallIndex) -> list[Found]:
    """The answers given between this question and the analyst's next one; all where none was."""
    begun = question.best.number
    later = [turn[0][0] for turn in _turns(question, "question", index) if turn[0][0].number > begun]
    end = min((p.number for p in later if p.turn != question.best.turn), default=len(index.passages))
    return [each for each in answers if begun < each.best.number < end] or list(answers)


def _short_reply(question: Found, index: CallIndex) -> list[Passage] | None:
    """The whole reply to a follow-up where it is short: it may not repeat a word of the question."""
    replies = _turns(question, "answer", index)
    reply = next((turn for turn in replies if turn[0][0].number > question.best.number), None)
    asked_first = _turns(question, "question", index)[0]
    if not reply or asked_first[0][0].turn == question.best.turn:
        return None
    whole = len(reply) == 1 and sum(len(p.text) for p in reply[0]) <= _OPENING
    return reply[0] if whole else None


def _turns(question: Found, role: PartRole, index: CallIndex) -> list[list[list[Passage]]]:
    number = question.best.exchange
    return [] if number is None else index.spoken(number, role)


def _said(chosen: Sequence[Found], asked: Understanding, index: CallIndex) -> Said:
    kept = filled(chosen, index)
    first = kept[0].best
    data = {"name": first.speaker or ""}
    reason = {"question": "by_analyst", "news": "news"}.get(first.role, "said")
    if first.speaker is None and reason != "news":
        reason = "nobody"
    if first.role == "answer" and first.exchange is not None:
        exchange = index.call.exchanges[first.exchange]
        if exchange.analyst and exchange.firm:
            reason, data = "answered", _exchange_data(exchange, first.speaker or "")
    return Said(
        reason=reason,
        citations=tuple(cite_passages(index, each.passages) for each in kept),
        confidence=kept[0].coverage,
        coverage=kept[0].coverage,
        data=data,
        has_figure=any(gives_figure(passage, asked) for each in kept for passage in each.passages),
        bears=bears(asked, index, kept),
        refuses=any("!refusal" in passage.counts for passage in kept[0].passages),
        has_metric=any(
            gives_figure(passage, asked)
            and tells_metric(passage, asked)
            and not is_claimed(passage, asked, index)
            for passage in kept[0].passages
        ),
    )


def _openings(exchange: int, index: CallIndex) -> list[Citation]:
    """The first sentences of each reply, where nothing says which part is wanted."""
    return [cite_passages(index, _opening(reply[0])) for reply in index.spoken(exchange, "answer")]


def _opening(paragraph: Sequence[Passage]) -> list[Passage]:
    run: list[Passage] = []
    for passage in paragraph:
        if run and (
            passage.lines[1] - run[0].lines[0] >= MOST_LINES or sum(len(p.text) for p in run) > _OPENING
        ):
            break
        run.append(passage)
    return run


def _exchange_data(exchange: Exchange, names: str) -> dict[str, str]:
    return {"name": names, "analyst": exchange.analyst or "", "firm": exchange.firm or ""}
