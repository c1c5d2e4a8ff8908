"""Questions about the call itself: when it was held, who was there, who asked and in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.answers.citing import cite_line
from store.answers.terms import units
from store.answers.understanding import Understanding
from store.lexicon import matcher
from store.text.folding import fold
from store.text.periods import find_periods
from store.values import Call, Citation, Exchange, Person, StoredCall


@dataclass(frozen=True, kw_only=True)
class Meta:
    """What the roster or the header says: a reason of the catalogue, its data, and the lines that prove it."""

    reason: str
    data: dict[str, str]
    citations: tuple[Citation, ...]


def about_the_call(asked: Understanding, stored: StoredCall) -> Meta | None:
    """The answer from header, roster and order of turns, or None where the question is about something else."""
    readers = (
        _brokers,
        _order,
        _analyst_of_firm,
        _firm_of_analyst,
        _office,
        _attendance,
        _date,
        _growth_basis,
        _period,
    )
    return next((meta for reader in readers if (meta := reader(asked, stored))), None)


def _brokers(asked: Understanding, stored: StoredCall) -> Meta | None:
    if not asked.wants("brokers") or asked.firms:
        return None
    analysts = [person for person in stored.call.people if person.side == "analyst"]
    names = "、".join(f"{p.firm}（{p.name}）" if p.firm else p.name for p in analysts)
    lines = _roster_lines(stored.call, analysts)
    return (
        _meta("brokers", {"names": names, "count": str(len(analysts))}, stored, lines) if analysts else None
    )


def _order(asked: Understanding, stored: StoredCall) -> Meta | None:
    exchanges = [e for e in stored.call.exchanges if e.analyst]
    if not asked.wants("first", "last") or not exchanges:
        return None
    which, reason = (exchanges[-1], "last_asker") if asked.wants("last") else (exchanges[0], "first_asker")
    return asker(reason, which, stored)


def _analyst_of_firm(asked: Understanding, stored: StoredCall) -> Meta | None:
    named = asked.wants("who", "asker") or not (asked.units or asked.wants("asked"))
    if len(asked.firms) != 1 or not named or asked.wants("answered", "opinion"):
        return None
    exchange = next((e for e in stored.call.exchanges if e.firm == asked.firms[0] and e.analyst), None)
    if exchange:
        return asker("analyst_of_firm", exchange, stored)
    people = [p for p in stored.call.people if p.firm == asked.firms[0] and p.side == "analyst"]
    data = {"name": "、".join(p.name for p in people), "firm": asked.firms[0]}
    return _meta("analyst_of_firm", data, stored, _roster_lines(stored.call, people)) if people else None


def _firm_of_analyst(asked: Understanding, stored: StoredCall) -> Meta | None:
    people = [p for p in stored.call.people if p.name in asked.people and p.side == "analyst" and p.firm]
    firm_wanted = asked.wants("who") and any(
        w in asked.folded for w in ("哪家", "哪个机构", "firm", "bank", "broker", "投行", "券商", "公司")
    )
    if len(people) != 1 or not firm_wanted or asked.wants("asked", "answered"):
        return None
    data = {"name": people[0].name, "firm": people[0].firm or ""}
    return _meta("firm_of_analyst", data, stored, _roster_lines(stored.call, people))


def _office(asked: Understanding, stored: StoredCall) -> Meta | None:
    """Who holds an office: the question's other words choose between two offices of one title."""
    roles = [role for role in asked.roles if role not in ("analyst", "operator")]
    named = asked.wants("who") or any(word in asked.folded for word in ("姓名", "名字", "叫什么", "name"))
    named = named or len(asked.units) <= 1
    if not roles or not named or asked.wants("answered", "asked", "opinion"):
        return None
    holders = [
        p for p in stored.call.people if p.side == "company" and p.role and holds_office(p.role, roles)
    ]
    if not holders:
        return None
    best = max(holders, key=lambda person: _role_fit(asked, person.role or ""))
    data = {"name": best.name, "role": best.role or ""}
    return _meta("office", data, stored, _roster_lines(stored.call, [best]))


def unheld_office(asked: Understanding, call: Call) -> bool:
    """Whether a question is about somebody in an office that nobody on the company's side holds or names."""
    roles = [role for role in asked.roles if role not in ("analyst", "operator")]
    written = [person.role for person in call.people if person.side == "company" and person.role]
    if not roles or not written or any(holds_office(role, roles) for role in written):
        return False
    named = {name for mention in matcher("roles").find(fold("\n".join(call.lines))) for name in mention.names}
    return named.isdisjoint(roles)


def holds_office(role: str, wanted: Sequence[str]) -> bool:
    """Whether a role as a roster writes it is one of these offices."""
    return any(set(mention.names) & set(wanted) for mention in matcher("roles").find(fold(role)))


def _role_fit(asked: Understanding, role: str) -> float:
    folded = fold(role)
    words = {term for unit in units(folded) for term in unit.terms}
    shared = sum(1 for unit in asked.units if not words.isdisjoint(unit.terms))
    return shared - 0.02 * len(folded)


def _attendance(asked: Understanding, stored: StoredCall) -> Meta | None:
    if not asked.wants("roster"):
        return None
    people = [person for person in stored.call.people if person.side == "company"]
    names = "、".join(f"{p.name}（{p.role}）" if p.role else p.name for p in people)
    return (
        _meta("attendance", {"names": names}, stored, _roster_lines(stored.call, people)) if people else None
    )


def _date(asked: Understanding, stored: StoredCall) -> Meta | None:
    held = stored.call.held_at
    if not asked.wants("date") or held is None or asked.metrics:
        return None
    lines = [
        n
        for n in _opening(stored.call)
        if str(held.year) in stored.call.lines[n - 1] and str(held.day) in stored.call.lines[n - 1]
    ]
    return (
        _meta("date", {"date": stored.call.lines[lines[0] - 1].strip()}, stored, lines[:1]) if lines else None
    )


def _growth_basis(asked: Understanding, stored: StoredCall) -> Meta | None:
    """What growth means on the call where it is not said: companies announce it at the start."""
    if not asked.wants("default_growth"):
        return None
    spans = [turn.lines for turn in stored.call.turns[:3]]
    lines = [
        n for first, last in spans for n in range(first, last + 1) if _states_basis(stored.call.lines[n - 1])
    ]
    return _meta("growth_basis", {}, stored, lines[:1]) if lines else None


def _states_basis(text: str) -> bool:
    folded = fold(text)
    return any(w in folded for w in ("同比", "year-over-year", "year over year")) and any(
        w in folded for w in ("除非", "除另有", "如无", "unless", "otherwise")
    )


def _period(asked: Understanding, stored: StoredCall) -> Meta | None:
    about_call = any(
        word in asked.folded
        for word in ("电话会", "业绩会", "财报会", "财报", "会议", "这次", "法说会", "call", "report")
    )
    if not asked.wants("period") or not about_call or asked.metrics or asked.subjects[1:]:
        return None
    lines = [n for n in _opening(stored.call) if find_periods(fold(stored.call.lines[n - 1]))]
    return _meta("period", {}, stored, lines[:3]) if lines else None


def _opening(call: Call) -> list[int]:
    """The header's lines and the first two turns': where a call says what it is."""
    spans = [s.lines for s in call.sections if s.name == "header"] + [turn.lines for turn in call.turns[:2]]
    return [n for first, last in spans for n in range(first, last + 1)]


def asker(reason: str, exchange: Exchange, stored: StoredCall) -> Meta:
    """Who asked in an exchange, proved by the hand-over and the roster."""
    people = [p for p in stored.call.people if p.name == exchange.analyst]
    lines = [*_handover(exchange, stored.call), *_roster_lines(stored.call, people)]
    return _meta(reason, {"name": exchange.analyst or "", "firm": exchange.firm or ""}, stored, lines)


def _handover(exchange: Exchange, call: Call) -> list[int]:
    """The last line said before the question, where the operator names who is next."""
    before = [turn for turn in call.turns if turn.lines[1] < exchange.question[0]]
    return [before[-1].lines[1]] if before else []


def _roster_lines(call: Call, people: Iterable[Person]) -> list[int]:
    found = []
    header = [s.lines for s in call.sections if s.name == "header"]
    for person in people:
        spellings = (person.name, *person.also_written)
        lines = [n for first, last in header for n in range(first, last + 1)]
        named = [n for n in lines if any(s in call.lines[n - 1] for s in spellings)]
        anywhere = (n for n, text in enumerate(call.lines, 1) if any(s in text for s in spellings))
        found.extend(named[:1] or [n for n in [next(anywhere, 0)] if n])
    return found


def _meta(reason: str, data: dict[str, str], stored: StoredCall, lines: Iterable[int]) -> Meta:
    cited = tuple(cite_line(stored, line) for line in dict.fromkeys(lines))
    return Meta(reason=reason, data=data, citations=cited)
