"""Words as an answer: whose they are, how surely they answer, and whom a question wants to hear."""

from dataclasses import dataclass, field

from store.answers.index import CallIndex
from store.answers.roster import holds_office
from store.answers.understanding import Understanding
from store.values import Citation, Exchange

SURE = 0.28
_LITTLE, _HARDLY = 0.38, 0.7


@dataclass(frozen=True, kw_only=True)
class Said:
    """The sentences that answer, with a reason of the catalogue that says whose they are; `confidence` 0 to 1.

    `coverage`: how much of the question its best holds; `has_figure`: a figure stands in them; `has_metric`:
    beside one that is asked for; `refuses`: the first of them say that it is not told; `offered`: near enough
    to be shown, not to be the answer; `bears`: a figure in them is said of all that the question names;
    `surely`: nearly all of a question that names much stands in them.
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
    surely: bool = False

    @property
    def tells(self) -> bool:
        """Whether a figure in them is said of what is asked for, and not too little of that for how sure they are."""
        return self.bears and not (self.coverage < _LITTLE and self.confidence < _HARDLY)

    @property
    def declines(self) -> bool:
        """Whether they say that it is not told, and give no figure of what is asked for."""
        return self.refuses and not self.has_metric


def speakers(asked: Understanding, index: CallIndex) -> list[str]:
    """The company's people that a question names, by name or, where one alone holds it, by office."""
    company = [person for person in index.call.people if person.side == "company"]
    named = [person.name for person in company if person.name in asked.people]
    if named or not asked.roles:
        return named
    holders = [person.name for person in company if person.role and holds_office(person.role, asked.roles)]
    return holders if len(holders) == 1 else []


def exchange_data(exchange: Exchange, names: str) -> dict[str, str]:
    """Who answered whom, as the catalogue wants it."""
    return {"name": names, "analyst": exchange.analyst or "", "firm": exchange.firm or ""}
