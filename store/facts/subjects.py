"""Whom a figure is about: segments and products, learned from how the call itself names them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from store.facts.cues import CAUSE, SIGNS
from store.facts.named_beside import chinese_name, trimmed
from store.facts.subject_words import (
    CALLED_TOPIC,
    CHINESE_TOPIC,
    DOES_WHAT,
    ENGLISH_TOPIC,
    GROUP,
    HEADED_TOPIC,
    IS_OURS,
    LEADING,
    ORDERED_TOPIC,
    TOPIC_SIGNS,
    WHOLE_TOPIC,
    is_of_metrics,
    stem,
)
from store.lexicon.metrics import metrics
from store.text.folding import fold, has_han

_OWN = frozenset({"公司", "集团", "本公司", "本集团", "我们", "整体", "全", "company", "group", "we"})
GENERIC = frozenset(
    {"产品", "服务", "其他", "Product", "Products", "Service", "Services", "Other"}
)  # no topics of a talk
# What is told of a mine, a plant or a house, and the name of one.
OF_PLACES = frozenset({"production", "aisc", "unit_cash_cost", "throughput", "occupancy", "capacity"})
_PROPER_NAME = re.compile(r"[A-Z][a-z][\w-]*(?: [A-Z][\w-]*)*")
# Asked for their signs: a sentence that has none of them is no heading.
HEADINGS = frozenset(SIGNS.cue(topic.pattern) for topic in (ENGLISH_TOPIC, WHOLE_TOPIC))
_LEADS = re.compile(rf"\s*(?:{LEADING}|首先是|来看|关于|至于|谈到|In |For |[Aa]t |[Oo]ur |[Tt]he )*\s*")


@dataclass(frozen=True)
class Subjects:
    """The names that a call uses with figures: `group` is the company itself, `names` counts the others.

    `topics` are those that a whole paragraph can be about: they have revenue, profit or a margin; `places` those
    of which it is told what they bring forth and at what cost: a mine, a plant.
    """

    group: str | None
    names: Counter[str] = field(default_factory=Counter)
    topics: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def canonical(self, name: str | None) -> str | None:
        """The one spelling for all ways in which the call writes a name."""
        if name is None or name == self.group:
            return name
        longer = [other for other in self.names if self._is_fuller(other, name)]
        return longer[0] if len(longer) == 1 else self._spellings.get(stem(name), name)

    def _is_fuller(self, other: str, name: str) -> bool:
        """Whether a name is another with what it is joined to, or with the company's own name before it."""
        if other.endswith((f" and {name}", f" & {name}")):
            return True
        brand = other.removesuffix(name)
        return (
            len(brand) > 1
            and len(name) > 1
            and other != brand
            and has_han(brand)
            and (self.group or "").startswith(brand)
        )

    def resolve(self, name: str | None) -> str | None:
        """A name as the call spells it elsewhere; the group's own name in any form is the group."""
        if name is None or name == self.group:
            return name
        short = stem(name)
        bare = short.removesuffix("公司") or short
        if not short or short in _OWN or stem(self.group or "").startswith((short, bare)):
            return self.group
        return self.canonical(name)

    def may_turn(self, text: str) -> bool:
        """Whether a clause, or any clause of a sentence, can have a topic: most hold none of the words for it."""
        return TOPIC_SIGNS.search(text) is not None or any(form in text for form in self._forms)

    def names_places(self, text: str) -> int:
        """How many of the mines and plants a sentence names."""
        return sum(place in text for place in self.places)

    def topic(self, text: str, folded: str) -> str | None:
        """The segment that a clause is about, if it opens with one; the group, if it turns to the whole."""
        if WHOLE_TOPIC.match(text.strip()):
            return self.group
        if found := ENGLISH_TOPIC.search(text.strip()):
            of_whole = GROUP.search(fold(found["topic"])) or is_of_metrics(fold(found["topic"]))
            return self.group if of_whole else self.resolve(trimmed(found["topic"]))
        if ordered := ORDERED_TOPIC.match(text):
            return self.resolve(trimmed(ordered["topic"]))
        field = CHINESE_TOPIC.match(text) or CALLED_TOPIC.match(text)
        if field and (name := field.groupdict().get("called") or chinese_name(field["topic"])):
            return self.resolve(name)
        if model := IS_OURS.match(text) or DOES_WHAT.match(text):
            return self.resolve(model["name"])
        name = self._opening(text)
        return self.resolve(name) if name and not CAUSE.search(folded[:12]) else None

    def _opening(self, text: str) -> str | None:
        """The name that a clause opens with, behind nothing but words that lead to one."""
        headed = HEADED_TOPIC.fullmatch(text)
        if headed and stem(headed["topic"]) in self._spellings:
            return headed["topic"]
        found = [(text.find(form), form) for form in self._forms if form in text]
        found.sort(key=lambda row: row[0], reverse=True)  # at one place the longest stays the first
        return next((form for at, form in found if _opens(text, at, form)), None)

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """Stem -> the spelling to show: with its 集团 where the call has one, else the commonest."""
        best: dict[str, str] = {}
        for name, _ in sorted(self.names.items(), key=lambda row: (_is_organisation(row[0]), row[1], row[0])):
            best[stem(name)] = name
        for short in list(best):
            longer = [other for other in best if _extends(other, short)]
            if len(longer) == 1 and _is_organisation(best[longer[0]]):
                best[short] = best[longer[0]]
        return best

    @cached_property
    def _forms(self) -> list[str]:
        """All ways to write the names, the longest first."""
        forms = {
            form
            for name in filter(is_topic, self.topics | self.places)
            for form in (name, stem(name))
            if len(form) > 1 and not form.islower()
        }
        forms |= {f"{name}业务" for name in map(stem, filter(is_topic, self.topics)) if has_han(name)}
        return sorted(forms, key=len, reverse=True)


def _opens(text: str, at: int, name: str) -> bool:
    """Whether a name that stands there opens the clause."""
    behind = text[at + len(name) : at + len(name) + 1]
    return not (behind.isascii() and behind.isalpha()) and _LEADS.fullmatch(text, 0, at) is not None


def is_heading(text: str) -> bool:
    """Whether a clause announces what the speech turns to (Turning to Gaming.)."""
    return bool(ENGLISH_TOPIC.search(text.strip()) or WHOLE_TOPIC.match(text.strip()))


def is_topic(name: str) -> bool:
    """Whether the speech may go on about what a name names: not about a rest (政府补助及其他)."""
    return not name.islower() and not name.endswith(("其他", "其它", "Other", "Others"))


def learn(group: str | None, found: Iterable[tuple[str, str]]) -> Subjects:
    """The subjects of a call from the names found beside its figures, each with the metric of the figure."""
    rows = [(name, metrics()[metric]) for name, metric in found if name != group]
    return Subjects(
        group,
        Counter(name for name, _ in rows),
        frozenset(name for name, metric in rows if metric.group != "kpi" and name not in GENERIC),
        frozenset(name for name, metric in rows if metric.id in OF_PLACES and _PROPER_NAME.fullmatch(name)),
    )


def _is_organisation(name: str) -> bool:
    return name.endswith(("集团", "Group", "集團"))


def _extends(longer: str, short: str) -> bool:
    rest = longer[len(short) :]
    return longer.startswith(short) and has_han(short) and rest[:1] not in ("", "和", "与", "及", "&", "、")
