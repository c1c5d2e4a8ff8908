"""Who asked on a call, all of them or one; and the roster's lines that prove it."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.answers.citing import Spot, cite_spot, spots
from store.answers.rollcall import Rollcall, rollcall
from store.answers.understanding import Understanding
from store.values import Citation, Exchange, Part, Person, StoredCall

# How many may be asked is no matter of who asked: (how many questions can one ask, 每人最多问几个).
_ALLOWED = re.compile(r"\b(?:can|may|could|allowed|limit|per|each)\b|能|可以|最多|限|每")


_NEAR = 3  # lines: a hand-over may run over more than one


@dataclass(frozen=True, kw_only=True)
class Meta:
    """What the roster or the header says: a reason of the catalogue, its data, and the lines that prove it."""

    reason: str
    data: dict[str, str]
    citations: tuple[Citation, ...]


def brokers(asked: Understanding, stored: StoredCall, *, listed: bool = False) -> Meta | None:
    """All who asked, each with his firm; `listed` where the question is known to be about all of them."""
    if asked.firms or asked.people or not (listed or _wants_all(asked, rollcall(asked))):
        return None
    analysts = _by_turn(stored)
    names = "、".join(_with_firm(p.name, p.firm) for p in analysts)
    data = {"names": names, "count": str(len(analysts))}
    return of_roster("brokers", data, stored, analysts) if analysts else None


def _wants_all(asked: Understanding, said: Rollcall) -> bool:
    """Whether everybody who asked is meant: (how many analysts, 都有谁提问, the order of the askers)."""
    if not said.bare or said.has("again", "stand") or said.place or _ALLOWED.search(asked.folded):
        return False
    if asked.wants("brokers"):
        return True
    each = said.has("count", "order")
    asks = said.has("ask", "asker") and (each or not said.has("what"))
    return (asks and (each or said.has("who", "firm"))) or (each and said.has("firm"))


def _by_turn(stored: StoredCall) -> list[Person]:
    """The analysts who speak, in the order in which they do; all on the roster where nobody is said to speak."""
    analysts = {person.name: person for person in stored.call.people if person.side == "analyst"}
    speaking = dict.fromkeys(t.speaker for t in stored.call.turns if t.speaker in analysts)
    asking = dict.fromkeys(e.analyst for e in stored.call.exchanges if e.analyst in analysts)
    return [analysts[name] for name in (asking | speaking) if name] or [*analysts.values()]


def asker_named(exchange: Exchange) -> str:
    """Who asked, with the firm; empty where nobody says it."""
    return _with_firm(exchange.analyst, exchange.firm) if exchange.analyst else exchange.firm or ""


def _with_firm(name: str, firm: str | None) -> str:
    return f"{firm}（{name}）" if firm else name


def asker(reason: str, exchange: int, stored: StoredCall, more: Mapping[str, str] | None = None) -> Meta:
    """Who asked in an exchange, proved by the hand-over and the roster; `more` is said beside the name and firm."""
    given = stored.call.exchanges[exchange]
    people = [p for p in stored.call.people if p.name == given.analyst]
    data = {"name": given.analyst or "", "firm": given.firm or "", **(more or {})}
    spellings = {spelling for person in people for spelling in (person.name, *person.also_written)}
    proof = (*_called(exchange, data["name"], spellings, stored), *_roster_lines(stored, people))
    return Meta(reason=reason, data=data, citations=tuple(dict.fromkeys(proof)))


def _called(exchange: int, name: str, spellings: Collection[str], stored: StoredCall) -> Sequence[Citation]:
    """Where the call says who asks: the hand-over, and the question's own label if that does not name him."""
    question = Part(exchange=exchange, role="question", place=0)
    if question not in stored.call.parts:
        return ()
    turn = stored.call.parts.index(question)
    called = _handover(turn, spellings, stored)
    opening = () if any(name in citation.quote for citation in called) else _opening(turn, stored)
    return (*called, *opening)


def _handover(turn: int, spellings: Collection[str], stored: StoredCall) -> list[Citation]:
    """The last line said before a turn, where somebody says who is next; an answer that names nobody is none."""
    said = (spot for spot in spots(stored.call) if spot.turn == turn - 1)
    before = [spot for spot in said if spot.line not in stored.call.running]
    naming = [spot for spot in before[-_NEAR:] if any(s in spot.text for s in spellings)]
    leads = turn > 0 and stored.call.parts[turn - 1] is None
    return [cite_spot(stored, spot) for spot in (naming or (before if leads else ()))[-1:]]


def _opening(turn: int, stored: StoredCall) -> list[Citation]:
    """The first line of a turn that nobody has called: its label says who asks."""
    return [cite_spot(stored, spot) for spot in spots(stored.call) if spot.turn == turn][:1]


def of_roster(reason: str, data: dict[str, str], stored: StoredCall, people: Iterable[Person]) -> Meta:
    """What the roster says of these people."""
    cited = tuple(dict.fromkeys(_roster_lines(stored, people)))
    return Meta(reason=reason, data=data, citations=cited)


def _roster_lines(stored: StoredCall, people: Iterable[Person]) -> list[Citation]:
    every = list(spots(stored.call))
    found: list[Citation] = []
    for person in people:
        spellings = (person.name, *person.also_written)
        naming = [spot for spot in every if any(spelling in spot.text for spelling in spellings)]
        naming.sort(key=lambda spot: _less_told(person, spot))
        found.extend(cite_spot(stored, spot, spellings) for spot in naming[:1])
    return found


def _less_told(person: Person, spot: Spot) -> tuple[bool, bool, bool]:
    """How a line that names somebody stands behind others: no office, no header, no full name."""
    told = person.role in spot.text if person.role else True
    return not told, spot.section != "header", person.name not in spot.text
