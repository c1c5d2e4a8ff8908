"""Which metrics a question names: not what it leaves out, nor what only says why or of what."""

import re
from collections.abc import Iterable
from dataclasses import replace

from store.answers.scope import Scope
from store.answers.terms import Unit
from store.answers.wishes import is_whole
from store.lexicon import REVENUES, find_metrics, matcher, metrics
from store.text.spans import within

_LEFT_OUT = re.compile(
    r"(?:\b(?:excluding|without|stripping out|leaving out|before|after|net of|less|minus) (?:the |any |all )?|\bex[ -]"
    r"|(?:剔除|撇除|扣除|扣|减去|排除|刨除|除去|去掉|不算|不含|不计)[了掉]?)$"
)
# For what money was borrowed is not what is asked for: (回购|借了多少钱).
_AIM = re.compile(r"[^,，。?;和与跟、]{0,6}?(?:借|筹|募|融资?)了?[^,，。?;]{0,3}(?:多少|几)")
# Who earns or loses is no profit: (亏损的|网点比例), (盈利的|门店有几家).
_EARNING = frozenset({"亏损", "亏钱", "盈利", "赚钱", "亏", "赚"})
_OF_THOSE = re.compile(
    r"的(?:网点|门店|店|客户|公司|企业|业务线|项目|地区|城市|区域|工厂|子公司|产品|型号|股东|散户|商家|商户|养殖户|农户|同行|品牌|加盟商)"
)
# What else is opened and closed is no shop: (关了几个|分拨中心).
_SHOPS = frozenset({"store_openings", "store_closures"})
_NO_SHOPS = re.compile(r"[个间座](?!店|门店|网点|餐厅|铺|前置仓|仓店|了|吗|呢|啊|吧)[\u4e00-\u9fff]{2}")
_PRICED = re.compile(r"卖了?(?:个)?(?:多少|几|什么价|啥价)")
_SOLD = frozenset({"=revenue", "#revenue"})
_DIVESTED = ("=divestiture", "#divest")


def is_left_out(folded: str, start: int) -> bool:
    """Whether what begins there is only named to be left out: (excluding |the gain)."""
    return _LEFT_OUT.search(folded, 0, start) is not None


def metrics_of(folded: str, pieces: Iterable[Unit]) -> tuple[str, ...]:
    """The metrics asked about, in order: not what is left out, nor the whole of which a share is asked for."""
    longer = [m.span for kind in ("sayings", "concepts") for m in matcher(kind).find(folded)]
    meant = {unit.span: unit.terms[0][1:] for unit in pieces if unit.terms == _DIVESTED}
    found = [
        meant.get(named.span, named.metric)
        for named in find_metrics(folded, chat=True)
        if not (len(named.alias) == 1 and any(within(named.span, s) and s != named.span for s in longer))
        and not is_left_out(folded, named.span[0])
        and not (named.metric == "buyback" and _AIM.match(folded, named.span[1]))
        and (named.metric == "revenue" or not is_whole(folded, named.span))
        and not (named.alias in _EARNING and _OF_THOSE.match(folded, named.span[1]))
        and not (named.metric in _SHOPS and _NO_SHOPS.match(folded, named.span[1] - 1))
    ]
    return tuple(dict.fromkeys(found))


def compounds(folded: str) -> list[tuple[str, str]]:
    """The metrics that stand side by side as one name, the first of which qualifies the second: 软件服务费|收入."""
    found = [m for m in find_metrics(folded, chat=True) if metrics()[m.metric].has_values]
    pairs = ((one, two) for one in found for two in found if one.span[1] == two.span[0])
    return [
        (one.metric, two.metric)
        for one, two in pairs
        if metrics()[one.metric].group != metrics()[two.metric].group or two.metric in REVENUES
        if one.metric not in REVENUES and metrics()[one.metric].group not in ("income", "cash")
    ]


def sold_off(pieces: list[Unit], scope: Scope) -> list[Unit]:
    """The pieces; what something was sold for (卖了多少钱) is its price, not its revenue, where the call sold it."""
    asked = next((u for u in pieces if _PRICED.match(u.text) and not _SOLD.isdisjoint(u.terms)), None)
    before = [u for u in pieces if asked and u.span[1] <= asked.span[0]]
    if asked is None or not before or not _is_sold(max(before, key=lambda u: u.span[1]), scope):
        return pieces
    kept = [u for u in pieces if u is asked or not within(u.span, asked.span)]
    return [replace(u, terms=_DIVESTED) if u is asked else u for u in kept]


def _is_sold(named: Unit, scope: Scope) -> bool:
    """Whether the newest call names it beside a sale of it, and gives no figures of its own for it."""
    generic = named.terms[0][0] == "#"  # a part, a business: what it took in is its revenue
    if generic or scope.subjects.meant(named.text) or not scope.calls:
        return False
    passages = scope.index(scope.calls[0]).passages
    wanted = set(named.terms)
    return any("#divest" in p.counts and not wanted.isdisjoint(p.counts) for p in passages)
