"""The company's own products that go by letters (USYC, CCTP), and which of them a figure without a metric is of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from store.facts.passages import OURS, Passage
from store.facts.sentence import Sentence
from store.lexicon.metrics import find_metrics, metrics
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
_OWNED = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Yy]ou|[Yy]our|[Tt]heir|[Tt]otal|[Mm]arket)\b|[a-z]s?['’]s\b")
_GOES_ON = re.compile(r"(?:(?:In|By|Since|As of|At) [^,]{2,30}, )?(?:[Ii]t|[Tt]his|[Tt]hat)\b")


class Products:
    """Follows a call in English, sentence by sentence: a product that one is about lasts for its paragraph."""

    def __init__(self, passages: Iterable[Passage], company: str, *, english: bool) -> None:
        text = "\n".join(p.text for p in passages if p.side in OURS) if english else ""
        self._names = dict(_own(text, company)) if text else {}
        self._passage: Passage | None = None
        self._last: str | None = None

    def named(self, passage: Passage, sentence: Sentence, facts: Iterable[Fact]) -> Iterator[Fact]:
        """The facts of a sentence that have no subject, each with the product that the sentence alone names."""
        if not self._names:
            return iter(facts)
        found = self._found(sentence.text)
        last = self._last if passage is self._passage else None
        goes_on = not found and (
            _GOES_ON.match(sentence.text) is not None or self._is_meant(last, sentence.text)
        )
        subject = next(iter(found)) if len(found) == 1 else last if goes_on else None
        self._passage, self._last = passage, subject
        return (replace(fact, subject=subject) if fact.subject is None else fact for fact in facts)

    def told(self, passage: Passage, sentence: Sentence, metric: str) -> str | None:
        """The product that a figure of that metric is of, where its sentence names nobody and goes on about one."""
        if not self._names or passage is not self._passage or metrics()[metric].group != "kpi":
            return None
        if self._found(sentence.text) or _OWNED.search(sentence.text):
            return None
        return self._last

    def _found(self, text: str) -> set[str]:
        return {match[0] for match in _LETTERS.finditer(text)} & self._names.keys()

    def _is_meant(self, name: str | None, text: str) -> bool:
        """Whether the sentence says `our network` of the product whose letters end in that word."""
        head = self._names.get(name) if name else None
        return bool(head) and re.search(rf"\b(?:our|the) {head}\b", text) is not None


def _own(text: str, company: str) -> Iterator[tuple[str, str | None]]:
    """The names by letters that the company calls its own, or that abbreviate a name with its own in front.

    Each comes with the last word of the whole name, where it is known.
    """
    places: dict[str, list[re.Match[str]]] = {}
    for match in _LETTERS.finditer(text):
        places.setdefault(match[0], []).append(match)
    for name, found in places.items():
        if len(found) < _ENOUGH or _COMMON.fullmatch(name):
            continue
        whole = _abbreviates(name, text, company)
        own = whole or _is_called_own(found, text)
        if own and fold(name) not in fold(company) and not find_metrics(fold(name)):
            yield name, whole


def _is_called_own(found: Iterable[re.Match[str]], text: str) -> bool:
    """Whether it is `our fund, USYC` or `USYC, our fund` once, or `our USYC` again and again."""
    ours = 0
    for match in found:
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if _CALLED.search(before) or text.startswith(", our ", match.end()):
            return True
        ours += _OURS.search(before) is not None
    return ours >= _AGAIN


def _abbreviates(name: str, text: str, company: str) -> str | None:
    """The last word, in lower case, of what the letters stand for: `Tarn Payments Network`, said by that company."""
    own = company.split(" ")[0]
    if own[:1] != name[0]:
        return None
    words = " ".join(rf"{letter}[a-z]+" for letter in name[1:])
    found = re.search(rf"\b{re.escape(own)} {words}\b", text)
    return found[0].split()[-1].lower() if found else None
