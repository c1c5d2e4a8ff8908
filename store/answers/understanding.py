"""A question as a value: what it asks for, about what, and with which words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from store.answers.closing_days import closing_days
from store.answers.frames import periods_said
from store.answers.kinds import kinds_of, with_kinds
from store.answers.measures import asks_how_long, asks_how_much, counted_in, measure_of
from store.answers.named_otherwise import in_short
from store.answers.naming import is_left_out, metrics_of, sold_off
from store.answers.opposites import with_opposites
from store.answers.scope import Scope
from store.answers.shorthand import written_out
from store.answers.stated import is_sum, stated
from store.answers.strangers import absent
from store.answers.subjects import GROUP
from store.answers.terms import Unit, units
from store.answers.translating import either_way, translated
from store.answers.wishes import carrying, cues_of, wished
from store.lexicon import find_metrics, matcher, metrics
from store.text.folding import fold, has_han, mainland, script_of
from store.text.numbers import Figure, find_figures
from store.text.periods import Period
from store.text.spans import Span, touch, within
from store.values import Question

T = TypeVar("T")
_IMPACT = re.compile(
    r"\b(?:impact|effect|drag|hit|headwinds?|tailwinds?) (?:[\w'&-]+ ){0,6}?(?:on|to|from)\b"
    r"|\bhow (?:hard|badly|much)\b.*\b(?:hit|hurt|impact|affect|help|weigh)\b|对[^,。?;]{1,12}影响|拖累了?(?:多少|几)"
    r"|(?:[升涨跌贬降加提](?:[值息价]|了|个|多|高|低)*(?:\d|[一两三五十]成|[一两三五十]个?(?:百分)?点|1%|百分之|10%)"
    r"|(?:升值|贬值|涨价|跌价|降价|加息|降息|加征)(?=[^,。?]{0,6}(?:会|要|能|得|让|使)))"
    r"[^?。;]{0,16}(?:会|要|能|得|让|使)?(?:伤|影响|拖累|吃掉|吞掉|少赚|多赚|侵蚀|砍掉|压低|损失|啃掉)"
)
# What a figure is to be compared with, and no more: (跟上一季比), (比去年怎么样).
_COMPARED = re.compile(
    r"(?:[跟与和比较]|相比于?|对比)(?:上一?个?季度?|去年(?:同期)?|上年(?:同期)?|前一?季度?)(?:相?比(?:起来|较)?|来比)?(?:如何|怎么?样)?"
)
_OF_ALL = re.compile(
    r"\b(?:total|overall|whole|entire|company-?wide|consolidated)\b|总的?|整体|整个(?:公司|集团)"
)
_WHAT = re.compile(r"什么|是啥|有啥|哪些|哪[个类种]|哪一?[块边]|\bwhich (?!of|percent|rate)")
_HIS_QUESTION = re.compile(
    r"(?:的|第[一二三四]个|那个)(?:问题|提问)[?？。]?$|(?:'s|s') (?:\w+ )?questions?\b|^[\w .&]{2,24} questions?[?]?$"
)
# What is answered in words though a metric is named: a stance, a means, a choice between two ways.
_IN_WORDS = re.compile(
    r"(?:花|用|投|砸|spend|invest)[^,。?]{0,3}(?:在|到|去|往)?哪(?!个?季|[年天])|拿来干|看什么|什么节奏|策略|态度|思路|立场|手段|办法|措施|举措|打法|(?:用|靠)什么"
    r"|做什么|干什么|干嘛|意味着什么|指什么|指的是什么|[和跟与]什么的|会?[成变]为?什么|怎么(?:提|做|办|应对|处理|安排|回馈|保|守|抢|降下|压下)|如何(?:提|做|应对|处理|安排|回馈|保)"
    r"|(?:要|先|守|抢|攻|保|稳|扩|冲)[^,。?\d]{0,4}还是[^,。?\d]{0,4}(?:要|先|守|抢|攻|保|稳|扩|冲|放)"
    r"|(?:抢|攻|守|保|扩)还是(?:抢|攻|守|保|扩|放)"
    r"|目的|意图|意义|(?:靠|凭)的?是什么|是什么[^,。?]{0,6}(?:变化|因素|产品)|往哪走|变好没|好转没|好没好|清不清[楚晰]|[有会]什么影响|有啥影响"
    r"|\b(?:strategy|approach|stance|playbook|attitude|philosophy)\b"
    r"|\bhow (?:do|does|did|will|would|can) [\w' &]{2,40}? "
    r"(?:affect|impact|influence|raise|improve|defend|protect|respond)\b"
)
_OF_NUMBER = re.compile(
    r"多少|几[个成点倍亿万]|多[大高]|(?:总|金|数)额|总数|具体数|\bhow (?:much|many|big|large|high)\b|%"
)
_EXACT = re.compile(r"增速|[增涨跌降]幅|增长率|同比|具体(?:数|金额|增速|增幅|规模)|\bexact\b")
_LATIN = re.compile(r"[a-z]{3}")
_ASKING_WORD = re.compile(r"[哪啥]|什么|怎[么样]|多长|多久|几[个种类项样次家位款条笔步年天周]|底下$|下面$")
_SMALL = re.compile(r"\d{1,2}")
_ABOUT = re.compile(r"[一两二三四五六七八九十几]+(?:个多|多个|来个|个)?(?:百分点|点(?!半)|趴)")  # 一个多点
# By how much, not a thing's speed: (how fast did it grow).
_HOW_FAST = re.compile(r"\bhow (?:fast|quick(?:ly)?|rapid(?:ly)?|strong(?:ly)?|much|far|many)\b")
# What only asks: these words are answered, they are not looked for in the record.
_ASKING = frozenset(
    {"many", "who", "when", "reason", "yes_no", "opinion", "asked", "compare", "list", "advice"}
)


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """A question read against one company's record.

    `units` are the pieces that carry content; `metrics` and `subjects` are named in order of appearance;
    `names` are the terms of each product or line of business named, `absent` those of them, and of people,
    that stand nowhere in the record; `cues` the kinds of wish it voices; `numbers` the figures it states;
    `explained` the places of metrics, subjects, cues and periods: what a figure's sentence need not repeat;
    `counted` is what a question with how many counts (多少员工), `assumed` what it takes from those that it
    follows up.
    """

    text: str
    folded: str
    language: str
    units: tuple[Unit, ...]
    metrics: tuple[str, ...]
    subjects: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    people: tuple[str, ...]
    firms: tuple[str, ...]
    roles: tuple[str, ...]
    cues: frozenset[str]
    numbers: tuple[str, ...]
    explained: tuple[Span, ...]
    wished: tuple[Span, ...]
    counted: Unit | None
    absent: tuple[str, ...]
    assumed: tuple[str, ...] = ()

    def wants(self, *cues: str) -> bool:
        """Whether the question voices any of these wishes."""
        return not self.cues.isdisjoint(cues)

    @cached_property
    def metric_terms(self) -> frozenset[str]:
        """The metrics as terms of an index; those that have figures, where any of them has."""
        valued = [ident for ident in self.metrics if metrics()[ident].has_values]
        return frozenset(f"={ident}" for ident in valued or self.metrics)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods that it names, in its order."""
        return tuple(period for _, period in periods_said(self.folded))

    @cached_property
    def sums(self) -> tuple[Figure, ...]:
        """The amounts that it states (customers above $10,000, accounts over 100,000)."""
        return tuple(sum_ for sum_ in find_figures(self.folded, self.folded) if is_sum(sum_))

    @cached_property
    def measure(self) -> str | None:
        """The measure in which a number is asked for: see `measure_of`."""
        return measure_of(self.folded)

    @cached_property
    def asks_how_long(self) -> bool:
        """Whether for how many periods something has gone on is asked for: a figure of a metric does not say so."""
        return asks_how_long(self.folded)

    @cached_property
    def impacted(self) -> bool:
        """Whether what something does to a metric is asked for, not the metric: the hit to margins, 对毛利率的影响."""
        return _IMPACT.search(self.folded) is not None

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """What a sentence must say to answer, as signs of an index: a place, a definition."""
        return kinds_of(self.folded)

    @cached_property
    def in_words(self) -> bool:
        """Whether words answer, whatever metric is named: what is done about the share, how capex bears on profit."""
        return _IN_WORDS.search(self.folded) is not None and not _OF_NUMBER.search(self.folded)

    @cached_property
    def wants_number(self) -> bool:
        """Whether a figure is asked for by a word for a number: how much, 多少, %."""
        named = _OF_NUMBER.search(self.folded) or _EXACT.search(self.folded)
        return self.wants_figure and named is not None

    @cached_property
    def wants_figure(self) -> bool:
        """Whether only a number answers: how much, how many of what, by how much."""
        if self.in_words or "!record" in self.kinds:
            return False
        if self.wants("yes_no") and not (_OF_NUMBER.search(self.folded) or self.numbers):
            return False
        if self.wants("reason", "opinion", "asked", "who", "when") or _WHAT.search(self.folded):
            return False
        asked_how_much = self.wants("amount", "growth", "prior", "money", "share")
        counted = self.counted is not None or asks_how_much(self.folded)
        return asked_how_much or counted or bool(self.metrics and self.wants("many"))


def read(question: Question, scope: Scope) -> Understanding:
    """Read a question against the names of one company's record, whatever was asked before it."""
    written = question.text.strip()
    script = script_of(written)
    said = written_out(fold(mainland(written) if script == "zh-Hant" else written), scope.texts)
    folded = scope.spelling.mend(said)
    wishes = _wished(folded)
    every = units(folded, chat=True)
    pieces = sold_off(_content(every, folded, scope), scope)
    cues = _cues(folded, scope)
    pieces = either_way(pieces, (span for span, _ in periods_said(folded)))
    if scope.calls and not (
        has_han(folded) and scope.calls[0].call.language == "zh" and not _LATIN.search(folded)
    ):
        pieces = translated(pieces, scope.index(scope.calls[0]))
    pieces = with_opposites(pieces, cues, folded)
    short = in_short(folded, pieces, scope)
    return Understanding(
        text=written,
        folded=folded,
        language=question.language or script,
        units=tuple(pieces),
        metrics=metrics_of(folded, pieces),
        subjects=_subjects(folded, pieces, scope, short),
        names=_names(pieces),
        people=_distinct(n for m in scope.people.find(folded) for n in m.names),
        firms=_distinct(n for m in scope.firms.find(folded) for n in m.names),
        roles=_distinct(n for m in matcher("roles").find(folded) for n in m.names),
        cues=cues,
        numbers=tuple(folded[slice(*span)] for span in stated(folded)),
        counted=counted_in(folded, pieces),
        explained=(
            *wishes,
            *(span for span, _ in (*scope.subjects.meant(folded), *short)),
            *(found.span() for found in _OF_ALL.finditer(folded)),
            *(closing_days(folded, scope.calls[0].call) if scope.calls else ()),
        ),
        wished=wishes,
        absent=absent(written, folded, (*pieces, *(u for u in every if u.coined)), scope),
    )


def _cues(folded: str, scope: Scope) -> frozenset[str]:
    """The wishes that a question voices; somebody's question is what he asked (某某的问题, Kim's question)."""
    cues = cues_of(folded)
    asks = _HIS_QUESTION.search(folded) and "answered" not in cues
    return cues | {"asked"} if asks and (scope.people.find(folded) or scope.firms.find(folded)) else cues


def _content(pieces: Iterable[Unit], folded: str, scope: Scope) -> list[Unit]:
    """The pieces that are looked for in the record: not what only asks, not who is asked, not whose record it is."""
    aside = [m.span for m in wished(folded) if set(m.names) & _ASKING]
    people = [m.span for m in scope.people.find(folded)]
    aside += [*people, *(m.span for finder in (scope.firms, matcher("roles")) for m in finder.find(folded))]
    aside += [mention.span for mention in scope.called.find(folded)]
    aside += [found.span() for asking in (_COMPARED, _HOW_FAST) for found in asking.finditer(folded)]
    kept = [unit for unit in pieces if not any(within(unit.span, s) for s in aside)]
    kept = [u for u in kept if u.terms != (u.text,) or not any(touch(u.span, s) for s in people)]  # 蒋|凡是
    unsaid = [
        unit for unit in kept if unit.coined or _SMALL.fullmatch(unit.text)
    ]  # looked for where it is said
    kept = [u for u in kept if u.terms != (u.text,) or not _ASKING_WORD.match(u.text)]
    kept = with_kinds(kept, folded)
    return [unit for unit in kept if unit not in unsaid or any(scope.holds(term) for term in unit.terms)]


def _names(pieces: Iterable[Unit]) -> tuple[tuple[str, ...], ...]:
    """The terms of each product or line of business named; a word inside a brand's name names nothing (阿里|健康)."""
    named = [unit for unit in pieces if unit.terms[0][0] in "@~" and unit.terms != ("~group",)]
    brands = [unit.span for unit in named if unit.terms[0][0] == "@"]
    inside = (any(within(u.span, b) and u.span != b for b in brands) for u in named)
    return _distinct(unit.terms for unit, part in zip(named, inside, strict=True) if not part)


def _wished(folded: str) -> tuple[Span, ...]:
    spans = [named.span for named in find_metrics(folded, chat=True)]
    spans += [mention.span for mention in wished(folded)]
    spans += [number.span() for number in _ABOUT.finditer(folded)]
    spans += stated(folded)
    spans += [figure.span for figure in find_figures(folded, folded) if figure.is_money]
    return (*spans, *carrying(folded), *(span for span, _ in periods_said(folded)))


def _subjects(
    folded: str, pieces: Iterable[Unit], scope: Scope, short: Iterable[tuple[Span, str]]
) -> tuple[str, ...]:
    meant = scope.subjects.meant(folded)
    whole = [
        (span, name)
        for span, name in meant
        if not any(span != other and within(span, other) for other, _ in meant)
    ]
    own = scope.company.aliases()
    company = [named.span for named in scope.called.find(folded)]
    called = [named.span for named in find_metrics(folded, chat=True)]
    wanted = [
        (span, name)
        for span, name in whole
        if not is_left_out(folded, span[0]) and not any(_ends(span, metric) for metric in called)
        if not any(
            span != whose and within(span, whose) for whose in company
        )  # the music of Some Music Group
    ]
    apart = [name for (start, end), name in wanted if name != GROUP or folded[start:end] not in own]
    kept = apart or [name for _, name in wanted]  # whose record it is says not yet that the whole is meant
    kept += [name for _, name in short]
    terms = {term for unit in pieces for term in unit.terms}
    return _distinct(scope.subjects.narrowed(name, terms) for name in kept)


def _ends(span: Span, metric: Span) -> bool:
    """Whether a name is only the last word of a metric's (net |income, where the record has an income portfolio)."""
    return metric[0] < span[0] and span[1] == metric[1]


def _distinct(names: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(names))
