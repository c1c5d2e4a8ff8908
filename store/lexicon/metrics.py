"""The metrics of the field, and finding their names in a text: the data stand in `data/metrics.toml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from store.lexicon.spellings import Spellings, joined
from store.lexicon.words import table
from store.text.folding import fold, traditional
from store.text.kept import kept
from store.text.signs import Cue, Signs

Owners = dict[
    str, tuple[str, bool]
]  # by an alias that is joined: the metric, and whether only questions say it so


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One concept of the field: its names in both languages and how its figures behave.

    `value_type`: money, money_per_share, pct, ratio, count, duration, text, date, mixed, modifier;
    `period_type`: flow, stock, event, forward, none; `polarity`: "+" more is better, "-" less, "0" neither;
    `unit` is what a bare count of it counts (users, stores); `scope` whose figure it is where no name stands by
    it (segment, company, named, own); `signed` whether a loss makes it negative, `growth` whether it is a
    growth, which a fall makes negative; `measured` whether it may be given in tonnes, GW and the like;
    `rated` whether its amount may be given as a rate too, `money` the metric that it is where its figure is
    money; `parent` the wider metric that this one is a cut of; `ratio` the metric that its share of the revenue
    is; `chat` the aliases of questions only; `patterns` those of words that stand apart.
    """

    id: str
    group: str
    zh: str
    en: str
    zh_aliases: tuple[str, ...] = ()
    en_aliases: tuple[str, ...] = ()
    chat: tuple[str, ...] = ()
    value_type: str
    period_type: str
    basis: str
    polarity: str
    unit: str | None = None
    scope: str = "segment"
    signed: bool = False
    growth: bool = False
    measured: bool = False
    rated: bool = False
    money: str | None = None
    parent: str | None = None
    ratio: str | None = None
    confusable: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    @property
    def has_values(self) -> bool:
        """Whether figures are given for it, and not only words or a date."""
        return self.value_type not in ("text", "date", "modifier", "mixed")

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every way to write it in a record, names first; an optional 的 is written out both ways."""
        written = (self.zh, self.en, *self.zh_aliases, *self.en_aliases)
        return tuple(dict.fromkeys(form for alias in written for form in _both_ways(alias)))

    def name(self, language: str) -> str:
        """The name to show in a language (zh, zh-Hant, en)."""
        if language == "zh-Hant":
            return traditional(self.zh)
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, kw_only=True)
class MetricMention:
    """A metric's name in a folded text: `alias` as it stands there; `chat` if only questions say it so.

    `name` is what the words themselves count, where they say it (会员店 in 新开6家会员店).
    """

    span: tuple[int, int]
    metric: str
    alias: str
    chat: bool = False
    name: str | None = None


@cache
def metrics() -> Mapping[str, Metric]:
    """All metrics by id, in the order of the file."""
    return {row["id"]: _metric(row) for row in table("metrics")["metric"]}


@lru_cache(maxsize=512)  # a question is read by several readers
def find_metrics(folded: str, *, chat: bool = False) -> tuple[MetricMention, ...]:
    """The metrics named in a folded text (NFKC, lower-case, Simplified), from left to right.

    The longest alias wins, none is found inside another or inside a longer Latin word; with `chat` the
    looser aliases of questions count too.
    """
    spellings, owners = _matcher(chat)
    found = []
    for span in spellings.find(folded):
        alias = folded[slice(*span)]
        metric, is_chat = _owner(owners, alias)
        if metric:
            found.append(MetricMention(span=span, metric=metric, alias=alias, chat=is_chat))
    return tuple(found)


def find_described(folded: str) -> tuple[MetricMention, ...]:
    """The metrics that a record describes in words that stand apart (回购了…的股份净减少): for records only."""
    signs, rows = _described()
    present = signs.of(folded)
    return tuple(
        MetricMention(span=hit.span(), metric=metric, alias=hit.group(), name=hit.groupdict().get("name"))
        for metric, pattern in (rows if present else ())
        if pattern in present
        for hit in pattern.finditer(folded)
    )


@cache
def _described() -> tuple[Signs, tuple[tuple[str, Cue], ...]]:
    """The patterns with the metrics that they describe."""
    signs = Signs()
    return signs, tuple((m.id, signs.cue(pattern)) for m in metrics().values() for pattern in m.patterns)


def _owner(owners: Owners, written: str) -> tuple[str, bool]:
    key = joined(written)
    forms = (key, key.removesuffix("s"), key.removesuffix("es"), key + "s")
    return next((owners[form] for form in forms if form in owners), ("", False))


def _metric(row: Mapping[str, Any]) -> Metric:
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    return Metric(**fields)


def _both_ways(alias: str) -> tuple[str, ...]:
    return (alias.replace("~", ""), alias.replace("~", "的")) if "~" in alias else (alias,)


@cache
def _matcher(chat: bool) -> tuple[Spellings, Owners]:
    """All aliases, and who owns each; words that are no metric are owned by nobody."""
    spelt, owners = _spelt(chat)
    return Spellings.of(spelt), owners


@kept
def _spelt(chat: bool) -> tuple[tuple[str, ...], Owners]:
    owners: Owners = {}
    folded = []
    for alias, owner in _aliases(chat):
        folded.append(fold(alias))
        owners.setdefault(joined(folded[-1]), owner)
    return Spellings(folded).spelt, owners


def _aliases(chat: bool) -> Iterator[tuple[str, tuple[str, bool]]]:
    for words in table("metrics")["not_metrics"].values():
        yield from ((word, ("", False)) for word in words)
    for metric in metrics().values() if chat else ():  # first: what a question means by a word goes before
        yield from ((alias, (metric.id, True)) for alias in metric.chat)
    for metric in metrics().values():
        yield from ((alias, (metric.id, False)) for alias in metric.aliases)
