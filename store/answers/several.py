"""Questions over several calls or about several companies: the single answers side by side, nothing computed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.answers.citing import distinct
from store.answers.figures import figures
from store.answers.following import understand
from store.answers.known import Companies
from store.answers.notes import cite_facts
from store.answers.periods import Chosen
from store.answers.scope import CompanyNames, Scope, row_of
from store.answers.understanding import Understanding
from store.text.folding import fold, script_of
from store.text.spans import touch
from store.values import Answer, CallRow, Citation, Fact, Question, StoredCall

_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "八": 8, "two": 2, "three": 3, "four": 4}
_COUNT |= {"five": 5, "six": 6, "eight": 8} | {str(n): n for n in range(2, 9)}
_MANY = rf"(?P<n>{'|'.join(sorted(_COUNT, key=len, reverse=True))}|几|few|several)"
_OVER = re.compile(
    rf"(?:过去|最近|近|前|这|连续)(?:的)?{_MANY}个?(?:季度|财季|季|场)|(?:各|每|历)(?:个|一)?(?:季度|季|次|场)|逐季"
    rf"|(?:over |in |for )?(?:the )?(?:last|past|previous|recent) {_MANY.replace('<n>', '<n2>')} (?:quarters|calls)"
    r"|(?:each|every) quarter|quarter by quarter|over time|历史走势|历史数据"
)
_USUAL, _MOST = 4, 8
_MOST_COMPANIES = 3
Told = tuple[CallRow, Fact, Sequence[Citation]]


def over_calls(asked: Understanding, scope: Scope) -> Answer | None:
    """A figure call by call, newest first, where a question asks for it over time; None where one call answers."""
    over = _OVER.search(asked.folded)
    if not over or len(scope.calls) < 2:
        return None
    asked = replace(asked, units=tuple(u for u in asked.units if not touch(u.span, over.span())))
    told = [_told(asked, scope, stored) for stored in scope.calls[: _number(over)]]
    return _side_by_side(told, asked.language, "over_calls")


def compared(question: Question, meant: Sequence[CompanyNames], companies: Companies) -> Answer | None:
    """The same figure of each company that a question names; None where it asks for no figure that two of them give."""
    if len(meant) > _MOST_COMPANIES:
        return None
    told = []
    for company in meant:
        scope = companies.scope(company.key)
        text, *earlier = (_without(words, meant, company) for words in (question.text, *question.earlier))
        asked = understand(replace(question, text=text, earlier=tuple(earlier)), scope)
        told.append(_told(asked, scope, scope.calls[0]))
    return _side_by_side(told, question.language or script_of(question.text), "compared")


def _told(asked: Understanding, scope: Scope, stored: StoredCall) -> Told | None:
    """The first figure that a call gives to a question, with the call and the quotes that prove it."""
    index = scope.index(stored)
    found = figures(asked, scope, index, Chosen(calls=(stored,)))
    if not found or not found.given:
        return None
    fact = found.given[0]
    return row_of(stored, scope.company.key), fact, cite_facts(index, [fact])


def _side_by_side(found: Iterable[Told | None], language: str, reason: str) -> Answer | None:
    told = [each for each in found if each]
    if len(told) < 2:
        return None
    return Answer(
        kind="metric",
        language=language,
        reason=reason,
        facts=tuple(fact for _, fact, _ in told),
        calls=tuple(row for row, _, _ in told),
        citations=distinct(citation for _, _, cited in told for citation in cited),
        call=told[0][0],
        confidence=0.85,
    )


def _number(over: re.Match[str]) -> int:
    said = over["n"] or over["n2"]
    return min(_COUNT.get(said or "", _USUAL), _MOST)


def _without(text: str, meant: Iterable[CompanyNames], kept: CompanyNames) -> str:
    """The question without the names of the other companies."""
    others = {alias for company in meant for alias in company.aliases()} - set(kept.aliases())
    for alias in sorted(others, key=lambda alias: (-len(alias), alias)):
        at = fold(text).find(alias)
        if at >= 0:
            text = text[:at] + " " + text[at + len(alias) :]
    return text
