"""The company's own products that go by letters (USYC, CCTP), and which of them a figure without a metric is of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from store.facts.passages import OURS, Passage
from store.facts.sentence import Sentence
from store.lexicon.metrics import find_metrics
from store.text.folding import fold
from store.values import Fact

_LETTERS = re.compile(r"[A-Z][A-Z](?<![A-Za-z0-9]..)[A-Z0-9]{1,4}\b")
_ENOUGH, _AGAIN = 3, 2  # a product is spoken of again and again, and so as of one's own
_OURS = re.compile(r"\b[Oo]ur (?:[\w-]+ ){0,2}$")
_CALLED = re.compile(r"\b[Oo]ur (?:[\w-]+ ){1,6}[\w-]+, $")
_BEFORE = 90  # characters in which these stand
# Letters of which companies speak as theirs, and that are no products.
_COMMON = re.compile(
    r"GAAP|IFRS|EBITD?A|EBIT|C[EFOTM]O|[SE]VP|IPO|SEC|FDA|ESG|APIS?|ETF|USA|USD|EUR|GBP|RMB|CNY|HKD|AUM|ARR|ARPU"
    r"|CAPEX|OPEX|SGA|FTE|ROI|ROE|ROIC|LTV|CAC|NPS|KPIS?|TAM|SAM|GMV|TPV|RPO|NRR|COGS|FCF|EPS|NAV|SMBS?|EMEA|APAC|LATAM"
    r"|YTD|LLC|INC|LTD|NYSE|NASDAQ|SAAS|CRM|ERP|GPUS?|CPUS?|OEMS?|ODMS?|IOT|DTC|D2C|B2B"
)
_GOES_ON = re.compile(r"(?:(?:In|By|Since|As of|At) [^,]{2,30}, )?(?:[Ii]t|[Tt]his|[Tt]hat)\b")


class Products:
    """Follows a call in English, sentence by sentence: a product that one is about lasts for its paragraph."""

    def __init__(self, passages: Iterable[Passage], company: str, *, english: bool) -> None:
        text = "\n".join(p.text for p in passages if p.side in OURS) if english else ""
        self._names = frozenset(_own(text, company)) if text else frozenset()
        self._passage: Passage | None = None
        self._last: str | None = None

    def named(self, passage: Passage, sentence: Sentence, facts: Iterable[Fact]) -> Iterator[Fact]:
        """The facts of a sentence that have no subject, each with the product that the sentence alone names."""
        if not self._names:
            return iter(facts)
        found = {match[0] for match in _LETTERS.finditer(sentence.text)} & self._names
        last = self._last if passage is self._passage else None
        goes_on = not found and _GOES_ON.match(sentence.text) is not None
        subject = next(iter(found)) if len(found) == 1 else last if goes_on else None
        self._passage, self._last = passage, subject
        return (replace(fact, subject=subject) if fact.subject is None else fact for fact in facts)


def _own(text: str, company: str) -> Iterator[str]:
    """The names by letters that the company calls its own, or that abbreviate a name with its own in front."""
    places: dict[str, list[re.Match[str]]] = {}
    for match in _LETTERS.finditer(text):
        places.setdefault(match[0], []).append(match)
    for name, found in places.items():
        if len(found) < _ENOUGH or _COMMON.fullmatch(name):
            continue
        own = _is_called_own(found, text) or _abbreviates(name, text, company)
        if own and fold(name) not in fold(company) and not find_metrics(fold(name)):
            yield name


def _is_called_own(found: Iterable[re.Match[str]], text: str) -> bool:
    """Whether it is `our fund, USYC` or `USYC, our fund` once, or `our USYC` again and again."""
    ours = 0
    for match in found:
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if _CALLED.search(before) or text.startswith(", our ", match.end()):
            return True
        ours += _OURS.search(before) is not None
    return ours >= _AGAIN


def _abbreviates(name: str, text: str, company: str) -> bool:
    """Whether the letters are those of `Circle Payments Network`, said by the company of that name."""
    own = company.split(" ")[0]
    if own[:1] != name[0]:
        return False
    words = " ".join(rf"{letter}[a-z]+" for letter in name[1:])
    return re.search(rf"\b{re.escape(own)} {words}\b", text) is not None
