"""What was replied: in the exchange of the analyst that a question names, or to the question that is most like it."""

import re
from collections.abc import Sequence

from store.answers.asked import exchanges_of
from store.answers.citing import MOST_LINES, cite_passages
from store.answers.filling import breadth, filled
from store.answers.index import CallIndex, Passage
from store.answers.owed import asks_confirmation
from store.answers.passages import Found, gives_figure, rank
from store.answers.saying import SURE, Said, exchange_data, speakers
from store.answers.understanding import Understanding
from store.values import Citation

_TO_THE_POINT = re.compile(
    r"\b(?:to|let me) (?:get to the heart of|(?:specifically |directly |quickly )?(?:answer|address)) "
    r"(?:your|the|that) question|\bthe (?:short |simple |quick |real )?answer (?:is|to (?:your|that|the))\b"
    r"|回答(?:一下)?[你您](?:的|这个)?问题|简单(?:来)?[说讲]就是"
)
_MOST_QUOTES = 4
_MOST_LOOKED_AT = 12
_OPENING = 200
_WHOLE = 340
_CLOSE = 0.4
_ANSWERS = 3
# The asker's own figure, or the company's beside it: (提问的人自己算的份额), (某证券说掉了8%,公司自己的数是多少).
_THEIRS = re.compile(
    r"(?:提问的?人?|提问者|分析师|卖方|那[位个人]|那哥们|人家|外面)[^,。?]{0,4}(?:自己|自个儿)?(?:算|估|测算|猜|推算|预估|毛估)"
    r"|公司自己(?:的(?:数|口径|说法|版本)|[算认给报说]的)|官方(?:的)?(?:数|口径)(?:字|是)"
    r"|\b(?:analyst|asker)(?:['’]s)? own (?:estimate|math|number|figure)|\bthe company['’]s own (?:number|figure)"
)
_SAID = re.compile(r"说|称|估|算|猜|认为|觉得|\b(?:says?|said|claims?|claimed|estimated?|thinks?)\b")
_TRUE = re.compile(
    r"公司自己|实际|对不对|对吗|属实|准不准|准吗|[公司管理层]认(?:不认|吗|可)|认不认|同意吗"
    r"|\b(?:is that right|did (?:they|he|she|the c[ef]o) agree)\b"
)
Turn = list[list[Passage]]


def replies(asked: Understanding, index: CallIndex) -> Said | None:
    """What the company replied to the analyst that a question names, or who replied on a topic."""
    if _of_theirs(asked, index) and (question := _their_question(asked, index)):
        return answered(asked, index, question)
    if not asked.wants("answered") and not _between_two(asked, index):
        return None
    number = _exchange(asked, index)
    if number is None or not index.call.exchanges[number].answers:
        return None
    given = _given(number, asked, index)
    names = "、".join(dict.fromkeys(turn[0][0].speaker or "" for turn in given))
    data = exchange_data(index.call.exchanges[number], names)
    cited = _quoted(given, number, asked, index)
    return Said(reason="answered", citations=tuple(cited), confidence=0.8, data=data)


def _of_theirs(asked: Understanding, index: CallIndex) -> bool:
    """Whether an asker's own figure or claim is wanted, with what was replied to it."""
    if _THEIRS.search(asked.folded):
        return True
    named = bool(exchanges_of(asked, index))
    return named and bool(_SAID.search(asked.folded) and _TRUE.search(asked.folded))


def _their_question(asked: Understanding, index: CallIndex) -> Found | None:
    """The analyst's words that are meant, if he was answered: of the one who is named, else the likest."""
    named = exchanges_of(asked, index)
    found = rank(asked, index, roles=("question",), exchanges=named, limit=1)
    if not found or (not named and found[0].coverage < SURE) or found[0].best.exchange is None:
        return None
    return found[0] if index.call.exchanges[found[0].best.exchange].answers else None


def _between_two(asked: Understanding, index: CallIndex) -> bool:
    """Whether an analyst's worry is told and one of the company named: what is wanted is his answer to it."""
    sides = {person.side for person in index.call.people if person.name in asked.people}
    return {"company", "analyst"} <= sides and not asked.wants_figure


def _exchange(asked: Understanding, index: CallIndex) -> int | None:
    """The exchange that a question is about: of several with the same analyst the one that speaks of it most."""
    named = exchanges_of(asked, index)
    if len(named) == 1:
        return named[0]
    roles = ("question", "answer") if named else ("question",)
    found = rank(asked, index, roles=roles, exchanges=named, limit=1) if asked.units or not named else []
    if named:
        return found[0].best.exchange if found else named[0]
    return found[0].best.exchange if found and found[0].coverage >= SURE else None


def _given(number: int, asked: Understanding, index: CallIndex) -> list[Turn]:
    """The replies to the part of an exchange that is meant: by those who are named, else after that question."""
    every = index.spoken(number, "answer")
    named = set(speakers(asked, index))
    theirs = [turn for turn in every if turn[0][0].speaker in named]
    if theirs:
        return theirs
    found = rank(asked, index, roles=("question",), exchanges=(number,), limit=1) if asked.units else []
    reach = _until_next(found[0], number, index) if found else ()
    return [turn for turn in every if turn[0][0].number in reach] or every


def _until_next(question: Found, number: int, index: CallIndex) -> range:
    """The numbers of the sentences between a question and the next that the analyst asks in its exchange."""
    asked = (p for turn in index.spoken(number, "question") for paragraph in turn for p in paragraph)
    begun = question.best
    later = (p.number for p in asked if p.number > begun.number and p.turn != begun.turn and "?" in p.folded)
    return range(begun.number + 1, min(later, default=len(index.passages)))


def _quoted(given: Sequence[Turn], number: int, asked: Understanding, index: CallIndex) -> list[Citation]:
    """The replies whole where they are short, else what speaks of the question, or how they begin."""
    lines = [line for turn in given for line in turn]
    if sum(breadth(p) for line in lines for p in line) <= _WHOLE:
        return [cite_passages(index, line) for line in lines]
    held = {passage.number for line in lines for passage in line}
    ranked = rank(asked, index, roles=("answer",), exchanges=(number,), limit=_MOST_LOOKED_AT)
    found = [each for each in ranked if each.best.number in held and each.coverage > 0] if asked.units else []
    close = [each for each in found if each.score >= _CLOSE * found[0].score][:_MOST_QUOTES]
    quoted = (
        [cite_passages(index, _whole(each, index)) for each in filled(close, index, _WHOLE)] if close else []
    )
    if close and close[0].coverage >= SURE:
        return quoted
    openings = [cite_passages(index, _to_the_point(turn) or _opening(turn[0])) for turn in given]
    return [*openings[:1], *quoted] if quoted else openings


def _whole(found: Found, index: CallIndex) -> Sequence[Passage]:
    """The paragraph in which a reply says it, where that is no longer than a quote may be; else what was found."""
    line = index.by_paragraph[found.best.paragraph]
    short = sum(map(breadth, line)) <= _WHOLE and line[-1].lines[1] - line[0].lines[0] < MOST_LINES
    return line if short else found.passages


def _opening(paragraph: Sequence[Passage]) -> list[Passage]:
    run: list[Passage] = []
    for passage in paragraph:
        if run and (
            passage.lines[1] - run[0].lines[0] >= MOST_LINES or sum(len(p.text) for p in run) > _OPENING
        ):
            break
        run.append(passage)
    return run


def _to_the_point(turn: Turn) -> list[Passage]:
    """What a reply says from where it says that it answers the question; empty where it does not say so."""
    for line in turn:
        at = next((n for n, passage in enumerate(line) if _TO_THE_POINT.search(passage.folded)), None)
        if at is not None:
            return _opening(line[at:])
    return []


def _reply_to(question: Found, number: int, index: CallIndex) -> list[list[Passage]]:
    """How the first reply behind a question begins, which may repeat no word of it."""
    reply = _first_reply(question, number, index)
    return [_opening(reply[0])] if reply else []


def answered(asked: Understanding, index: CallIndex, question: Found) -> Said:
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
    short = _short_reply(question, number, index)
    reach = _until_next(question, number, index)
    answers = [
        list(each.passages) for each in ([f for f in found if f.best.number in reach] or found)[:_ANSWERS]
    ]
    given = [short] if short else answers or _reply_to(question, number, index)
    refusal = refused(question, index) if asked.wants_figure or asks_confirmation(asked) else []
    if refusal and not any(gives_figure(passage, asked) for passages in given for passage in passages):
        given = [refusal]
    cited.extend(cite_passages(index, passages) for passages in given)
    names = "、".join(dict.fromkeys(passages[0].speaker or "" for passages in given))
    told = [passage for passages in given for passage in passages]
    figure = any(gives_figure(passage, asked) for passage in told)
    return Said(
        reason="asked_and_answered" if names else "by_analyst",
        citations=tuple(cited),
        confidence=question.coverage,
        data=exchange_data(exchange, names) if names else {"name": question.best.speaker or ""},
        coverage=question.coverage,
        has_figure=figure,
        bears=figure and bool(short),
        refuses=any("!refusal" in passage.counts for passage in told),
    )


def refused(question: Found, index: CallIndex) -> list[Passage]:
    """The sentence of the replies to a question that says that it is not told, with the next; empty if none does."""
    number = question.best.exchange
    if number is None:
        return []
    reach = _until_next(question, number, index)
    said = (line for turn in index.spoken(number, "answer") for line in turn if line[0].number in reach)
    line = next((line for line in said if any("!refusal" in p.counts for p in line)), [])
    at = next((n for n, passage in enumerate(line) if "!refusal" in passage.counts), 0)
    return list(line[at : at + 2])


def _short_reply(question: Found, number: int, index: CallIndex) -> list[Passage] | None:
    """The whole reply to a follow-up where it is short: it may not repeat a word of the question."""
    reply = _first_reply(question, number, index)
    asked_first = index.spoken(number, "question")[0]
    if not reply or asked_first[0][0].turn == question.best.turn:
        return None
    whole = len(reply) == 1 and sum(len(p.text) for p in reply[0]) <= _OPENING
    return reply[0] if whole else None


def _first_reply(question: Found, number: int, index: CallIndex) -> Turn | None:
    """The first turn of a reply behind a question of an exchange."""
    replies = index.spoken(number, "answer")
    return next((turn for turn in replies if turn[0][0].number > question.best.number), None)
