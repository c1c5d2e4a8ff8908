"""The figures of a digest: the group's, then each segment's revenue and profit with what belongs to it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.digests.cues import AS_OF, CAUSE, DIGIT, LOSS_WORDS
from store.digests.speech import answered_in, asker_of, number_of, quote_of
from store.lexicon import REVENUES, matcher
from store.text.folding import fold
from store.text.sentences import sentences
from store.values import Call, DigestItem, Fact

PROFIT = ("adj_ebita", "adj_ebitda", "operating_profit", "ebit", "contribution_profit")
GROUP = (
    (REVENUES,),
    (("gross_profit",), ("gross_margin",)),
    (("operating_profit",), ("operating_margin",)),
    (("adj_ebita", "adj_ebitda"),),
    (("net_profit", "net_profit_attrib"), ("adj_net_profit", "recurring_net_profit")),
    (("eps", "eps_ads"),),
    (("ocf",), ("fcf",)),
    (("capex",),),
    (("net_cash",),),
    (("cash",),),
)
UNNAMED = (
    "net_profit",
    "net_profit_attrib",
    "adj_net_profit",
    "eps",
    "eps_ads",
    "ocf",
    "fcf",
    "capex",
    "net_cash",
    "cash",
)
KPI = (
    "cmr",
    "members",
    "ai_revenue",
    "dau",
    "mau",
    "gmv",
    "orders",
    "api_customers",
    "circulation",
    "deliveries",
    "arr",
    "mtu",
)
REACH = 8
MOST_DETAILS, MOST_KPI = 2, 4


def group_items(call: Call) -> tuple[DigestItem, ...]:
    """The group's main figures, one item a subject of talk; each fact as the record gives it."""
    reported = _reported(call)
    items: list[DigestItem] = []
    for row in GROUP:
        facts = [fact for metrics in row for fact in _group_facts(call, reported, metrics)]
        for cluster in _clusters(facts):
            items.append(_figures(call, "group", "figures", None, cluster))
    return tuple(items)


def segment_items(call: Call) -> tuple[DigestItem, ...]:
    """A `segment` item for each segment with its revenue and profit, `detail` items for what belongs to it.

    `data["no_amount"]` marks a segment whose revenue was given without an amount, `data["loss_words"]` is a loss told
    in words alone. `kpi` items at the end are operating figures that belong to no segment.
    """
    reported = [fact for fact in _reported(call) if fact.subject and not _is_group(call, fact.subject)]
    subjects = _segments(reported)
    items: list[DigestItem] = []
    owners = frozenset(
        f.line for facts in subjects.values() if _best(facts, PROFIT) for f in facts if f.metric in REVENUES
    )
    for subject, facts in subjects.items():
        items.extend(_segment(call, subject, facts, owners))
    shown = {id(fact) for item in items for fact in item.facts}
    rest = [fact for fact in _reported(call) if fact.metric in KPI and id(fact) not in shown]
    known = {(item.subject, fact.metric) for item in items for fact in item.facts}
    fresh = _distinct(fact for fact in rest if (fact.subject, fact.metric) not in known)
    items.extend(_figures(call, "segments", "kpi", fact.subject, [fact]) for fact in fresh[:MOST_KPI])
    return tuple(items)


def _reported(call: Call) -> list[Fact]:
    """The company's own figures, remarks before answers, without growth that does not stand in the line as written."""
    facts = [
        fact for fact in call.facts if fact.side == "company" and fact.kind == "reported" and fact.metric
    ]
    facts.sort(key=lambda fact: _exchange(call, fact) is not None)
    return [kept for fact in facts if (kept := as_said(fact, call))]


def as_said(fact: Fact, call: Call) -> Fact | None:
    """The fact with only those of its numbers that stand beside it in its line; None if nothing is left to show."""
    _, text = call.said_in(fact)
    there = set(DIGIT.findall(text)) | {number.replace(",", "") for number in DIGIT.findall(text)}
    kept = replace(
        fact,
        yoy=fact.yoy if fact.yoy is not None and f"{abs(fact.yoy):g}" in there else None,
        qoq=fact.qoq if fact.qoq is not None and f"{abs(fact.qoq):g}" in there else None,
        as_written=fact.as_written if _is_amount(fact) and (fact.as_written or "") in text else None,
        prior=fact.prior if fact.prior and fact.prior in text else None,
        yoy_words=fact.yoy_words if fact.yoy_words and fact.yoy_words in text else None,
    )
    return kept if kept.as_written or kept.yoy is not None or kept.yoy_words else None


def _is_amount(fact: Fact) -> bool:
    """Whether what is written is an amount: a growth alone is none."""
    return bool(fact.as_written and DIGIT.search(fact.as_written) and (fact.value is not None or fact.range))


def _is_group(call: Call, subject: str) -> bool:
    folded = fold(subject)
    if "group" in matcher("lines").get(folded) or folded in ("公司", "company", "the company"):
        return True
    return folded in {fold(call.company), fold(call.company).removesuffix("集团")}


def _group_facts(call: Call, reported: Sequence[Fact], metrics: Sequence[str]) -> list[Fact]:
    """The fact that says most of a metric of the group, and its other currency where one follows."""
    named = [f for f in reported if f.metric in metrics and f.subject and _is_group(call, f.subject)]
    unnamed = [f for f in reported if f.metric in metrics and f.metric in UNNAMED and not f.subject]
    facts = named or unnamed
    if not facts:
        return []
    best = max(facts, key=lambda fact: (_said(fact), -fact.line))
    twin = [
        f
        for f in facts
        if f is not best
        and (f.line, f.speaker) == (best.line, best.speaker)
        and f.metric == best.metric
        and f.unit != best.unit
    ]
    return [best, *[f for f in twin if f.as_written and f.value is not None][:1]]


def _said(fact: Fact) -> int:
    return 2 * (fact.as_written is not None) + (fact.yoy is not None)


def _clusters(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Facts of one speaker that stand near enough to be one item, so that its cited lines stay few."""
    clusters: list[list[Fact]] = []
    for fact in facts:
        last = clusters[-1][0] if clusters else None
        if last and last.speaker == fact.speaker and abs(fact.line - last.line) < REACH // 2:
            clusters[-1].append(fact)
        else:
            clusters.append([fact])
    return clusters


def _figures(call: Call, section: str, key: str, subject: str | None, facts: Sequence[Fact]) -> DigestItem:
    lines = (min(f.line for f in facts), max(f.line for f in facts))
    exchange = _exchange(call, min(facts, key=lambda fact: fact.line))
    data = {"where": "remarks", "firm": ""}
    if exchange is not None:
        data = {"where": "answer", "firm": asker_of(call, exchange) or ""}
    if date := _as_of(call, facts):
        data["as_of"] = date
    if cause := _cause(call, facts[-1]):
        data["cause"] = cause
    return DigestItem(
        section=section,
        key=key,
        lines=lines,
        quote=quote_of(facts[0]),
        subject=subject,
        speaker=facts[0].speaker,
        facts=tuple(facts),
        data=data,
    )


def _exchange(call: Call, fact: Fact) -> int | None:
    """The number of the exchange that a figure is told in."""
    return answered_in(call, call.said_in(fact)[0])


def _as_of(call: Call, facts: Sequence[Fact]) -> str | None:
    """The date of a stock (net cash), as its sentence gives it."""
    if facts[0].metric not in ("net_cash", "cash"):
        return None
    found = AS_OF.search(_sentence(call, facts[0]))
    return found.group() if found else None


def _cause(call: Call, fact: Fact) -> str | None:
    """Why free cash flow or a GAAP profit fell, in the words of the record."""
    if fact.metric not in ("fcf", "ocf", "net_profit") or fact.yoy is None or fact.yoy >= 0:
        return None
    _, text = call.said_in(fact)
    found = CAUSE.search(text, max(text.find(fact.quote), 0))
    return next((group.strip("我们 ") for group in found.groups() if group), None) if found else None


def _sentence(call: Call, fact: Fact) -> str:
    _, text = call.said_in(fact)
    at = max(text.find(fact.quote), 0)
    return next((text[a:b] for a, b in sentences(text) if a <= at < b), text)


def _segments(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The subjects that have a revenue or a profit of their own, in the order in which the remarks tell them."""
    rows: dict[str, list[Fact]] = {}
    for fact in facts:
        rows.setdefault(fact.subject or "", []).append(fact)
    kept = {name: row for name, row in rows.items() if any(f.metric in (*REVENUES, *PROFIT) for f in row)}
    return dict(sorted(kept.items(), key=lambda pair: _place(pair[1])))


def _place(facts: Sequence[Fact]) -> tuple[int, int]:
    best = _best(facts, REVENUES) or _best(facts, PROFIT) or facts[0]
    return best.line, 0


def _best(facts: Sequence[Fact], metrics: Sequence[str]) -> Fact | None:
    """The fact that says most; of equals the last, for the walk through the segments follows the highlights."""
    rows = [fact for fact in facts if fact.metric in metrics]
    return max(rows, key=lambda fact: (_said(fact), fact.line)) if rows else None


def _segment(call: Call, subject: str, facts: Sequence[Fact], owners: frozenset[int]) -> list[DigestItem]:
    revenue, profit = _best(facts, REVENUES), _best(facts, PROFIT)
    main = [fact for fact in (revenue, profit) if fact]
    if len(main) == 2 and (main[0].speaker != main[1].speaker or abs(main[0].line - main[1].line) >= REACH):
        main = main[:1]
    lines = (min(f.line for f in main), max(f.line for f in main))
    words = _loss_words(call, revenue, profit)
    key = "segment" if profit or words or not _inside(revenue, owners) else "detail"
    item = _figures(call, "segments", key, subject, main)
    data = dict(item.data)
    if revenue and key == "segment" and not any(f.as_written for f in facts if f.metric in REVENUES):
        data["no_amount"] = "1"
    if words:
        data["loss_words"] = words
    details = _distinct(
        f for f in facts if f.metric not in (*REVENUES, *PROFIT) and abs(f.line - lines[0]) < REACH
    )
    rest = [_figures(call, "segments", "detail", subject, [fact]) for fact in details[:MOST_DETAILS]]
    return [replace(item, data=data), *rest]


def _inside(revenue: Fact | None, owners: Iterable[int]) -> bool:
    """Whether a subject without a profit of its own is told in the line of one that has it, as a part of it."""
    return revenue is not None and revenue.line in owners


def _loss_words(call: Call, revenue: Fact | None, profit: Fact | None) -> str | None:
    """A loss told in words alone, behind the segment's revenue and before the next figure of the kind in the line."""
    if revenue is None or profit:
        return None
    turn, text = call.said_in(revenue)
    begin = _spot(text, revenue)
    told = (f for f in call.facts if f.line == revenue.line and f.metric in (*REVENUES, *PROFIT))
    spots = (_spot(text, fact) for fact in told if call.said_in(fact)[0] == turn)
    found = LOSS_WORDS.search(text, begin, min((at for at in spots if at > begin), default=len(text)))
    return found.group() if found else None


def _spot(text: str, fact: Fact) -> int:
    """Where in its line the fact's own number stands."""
    start = max(text.find(fact.quote), 0)
    return max(text.find(number_of(fact), start), start)


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    kept: dict[tuple[str | None, str | None], Fact] = {}
    for fact in facts:
        kept.setdefault((fact.subject, fact.metric), fact)
    return list(kept.values())
