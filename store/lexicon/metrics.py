"""The metrics of the field, and finding their names in a text: the data stand in `data/metrics.toml`."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from store.text.folding import fold, has_han, traditional

Spelling = tuple[str, ...]
_SPACE = r"[\s\-]+"
_LATIN = re.compile(r"[a-z0-9]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"[a-z]{4}")
_GAPS = re.compile(r"[\s\-]+")


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One concept of the field: its names in both languages and how its figures behave.

    `value_type`: money, money_per_share, pct, ratio, count, duration, text, date, mixed, modifier;
    `period_type`: flow, stock, event, forward, none; `polarity`: "+" more is better, "-" less, "0" neither;
    `unit` is what a bare count of it counts (users, stores); `scope` whose figure it is where no name stands by
    it (segment, company, named, own); `signed` whether a loss makes it negative; `parent` the wider metric that
    this one is a cut of; `ratio` the metric that its share of the revenue is; `chat` the aliases of questions only;
    `patterns` those of words that stand apart.
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
    parent: str | None = None
    ratio: str | None = None
    confusable: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

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
    """A metric's name in a folded text: `alias` as it stands there; `chat` if only questions say it so."""

    span: tuple[int, int]
    metric: str
    alias: str
    chat: bool = False


@cache
def metrics() -> Mapping[str, Metric]:
    """All metrics by id, in the order of the file."""
    return {row["id"]: _metric(row) for row in _data()["metric"]}


def find_metrics(folded: str, *, chat: bool = False) -> tuple[MetricMention, ...]:
    """The metrics named in a folded text (NFKC, lower-case, Simplified), from left to right.

    The longest alias wins, none is found inside another or inside a longer Latin word; with `chat` the
    looser aliases of questions count too.
    """
    pattern, owners = _matcher(chat)
    found = []
    for hit in pattern.finditer(folded):
        metric, is_chat = _owner(owners, hit.group())
        if metric:
            found.append(MetricMention(span=hit.span(), metric=metric, alias=hit.group(), chat=is_chat))
    return tuple(found)


def find_described(folded: str) -> tuple[MetricMention, ...]:
    """The metrics that a record describes in words that stand apart (回购了…的股份净减少): for records only."""
    rows = [row for script, rows in _described() if script.search(folded) for row in rows]
    return tuple(
        MetricMention(span=hit.span(), metric=metric, alias=hit.group())
        for metric, pattern in rows
        for hit in pattern.finditer(folded)
    )


@cache
def _described() -> tuple[tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]], ...]:
    """The patterns by the script that they are written in, Chinese or English."""
    rows = [(m.id, re.compile(pattern)) for m in metrics().values() for pattern in m.patterns]
    chinese = tuple(row for row in rows if has_han(row[1].pattern))
    return (_HAN, chinese), (_ENGLISH, tuple(row for row in rows if row not in chinese))


def _owner(owners: Mapping[str, tuple[str, bool]], written: str) -> tuple[str, bool]:
    key = _key(written)
    if key in owners:
        return owners[key]
    forms = (key.removesuffix("s"), key.removesuffix("es"), key + "s")
    return next((owners[form] for form in forms if form in owners), ("", False))


@cache
def _data() -> dict[str, Any]:
    text = files("store.lexicon").joinpath("data/metrics.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _metric(row: Mapping[str, Any]) -> Metric:
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    return Metric(**fields)


def _both_ways(alias: str) -> tuple[str, ...]:
    return (alias.replace("~", ""), alias.replace("~", "的")) if "~" in alias else (alias,)


@cache
def _matcher(chat: bool) -> tuple[re.Pattern[str], Mapping[str, tuple[str, bool]]]:
    """One pattern for all aliases, and who owns each; words that are no metric are owned by nobody."""
    owners: dict[str, tuple[str, bool]] = {}
    spellings: list[Spelling] = []
    for alias, owner in _aliases(chat):
        folded = fold(alias)
        owners.setdefault(_key(folded), owner)
        spellings.append(_spelling(folded))
    latin = [s for s in spellings if _LATIN.match(s[0])]
    other = [s for s in spellings if not _LATIN.match(s[0])]
    return re.compile(rf"(?<![a-z0-9]){_begun(latin)}|{_begun(other)}"), owners


def _aliases(chat: bool) -> Iterator[tuple[str, tuple[str, bool]]]:
    for words in _data()["not_metrics"].values():
        yield from ((word, ("", False)) for word in words)
    for metric in metrics().values() if chat else ():  # first: what a question means by a word goes before
        yield from ((alias, (metric.id, True)) for alias in metric.chat)
    for metric in metrics().values():
        yield from ((alias, (metric.id, False)) for alias in metric.aliases)


def _key(written: str) -> str:
    """What two writings of one alias share: spaces and hyphens do not tell them apart."""
    return _GAPS.sub("", written)


def _spelling(alias: str) -> Spelling:
    """The alias as pieces of a pattern: a space fits hyphens, Latin and Chinese may stand apart."""
    pieces: list[str] = []
    for word in _GAPS.split(alias):
        if pieces:
            pieces.append(_SPACE)
        for char in word:
            if pieces and pieces[-1] != _SPACE and _border(pieces[-1], char):
                pieces.append(r"\s?")
            pieces.append(re.escape(char))
    if " " in alias and alias.endswith("s") and not alias.endswith("ss"):
        pieces[-1] = "s?"
    if _LATIN.match(alias[-1]):
        pieces.append(
            r"(?:e?s)?(?![a-z0-9])" if len(alias) > 2 and alias[-1] not in "s0123456789" else r"(?![a-z0-9])"
        )
    return tuple(pieces)


def _border(before: str, char: str) -> bool:
    return bool(_LATIN.match(before)) != bool(_LATIN.match(char)) and (before.isalnum() and char.isalnum())


def _begun(spellings: Sequence[Spelling]) -> str:
    """The pattern, tried only at a character that one of the spellings begins with."""
    return f"(?=[{''.join(sorted({spelling[0] for spelling in spellings}))}]){_pattern_of(spellings)}"


def _pattern_of(spellings: Iterable[Spelling]) -> str:
    """A pattern in the shape of a trie, so that a search tries one branch for each character."""
    root: dict[str, Any] = {}
    for spelling in spellings:
        node = root
        for piece in spelling:
            node = node.setdefault(piece, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    ends = "" in node
    rows = [piece + _branch(node[piece]) for piece in sorted(node, key=_last_if_border) if piece]
    if not rows:
        return ""
    if len(rows) == 1 and not ends:
        return rows[0]
    return f"(?:{'|'.join(rows)}){'?' if ends else ''}"


def _last_if_border(piece: str) -> int:
    """Pieces that may fit nothing come last: a longer alias is tried before the end of a shorter one."""
    return 2 if piece.startswith(("(?:e?s)", "(?!")) else int(piece == "s?")
