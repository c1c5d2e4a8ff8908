"""Shares of the revenue: whose they are, and which metric they are where an expense or a profit is set against it."""

import re
from dataclasses import replace

from store.facts.cues import MOVES
from store.facts.fits import RATES, fits
from store.facts.named_beside import explicit
from store.facts.sentence import Sentence
from store.lexicon import REVENUES
from store.lexicon.metrics import MetricMention, metrics
from store.text.numbers import Figure

REVENUE_SHARE = "revenue_share"
_SEVERAL = 2
_BARE = re.compile(
    r"[\s,:(]*(?:[\d一二两三四五六七八九十]+、)?(?:而|和|及|其中)?(?P<name>[^,。;\d]{1,12}?)(?:的)?(?:收入)?占比"
    r"(?:约|达|为|是|则|已经?|也|由|从|升|降|提升|提高|下降|上升|到|至)*\s*"
)
_OPENING = re.compile(r"\s*(?:它们?|这些?|其|该)?(?:项?费用)?(?:约|大约)?\s*")
_PART = re.compile(
    r"[\s,,、:]*(?:其中|而|和|及|以及|包括)*[:,,]?"
    r"(?P<name>(?![^,。;]*(?:损益|费用|成本|减值|补贴|影响|新增|新开|关掉|关闭|关停|净增|净减|减少|增加|扩建))[^,,。;;、:\d]{1,12}?)"
    r"的?(?:[有为达到占是约共则]|贡献了?|实现了?|:)*\s*"
)
# A share with no name of its own, behind a clause that names what has moved: (智能手机增长19%,|占30%).
_SHARE_ALONE = re.compile(
    r"\s*(?:约|大约|也|则)*占(?:到|了|比|据|总|公司|我们|集团|整体|晶圆|合并|本?季度?|第?[一二三四]季度?|全年|当季)*(?:收入|营收|销售额)?"
    r"的?(?:比重|比例)?(?:为|是|约|大约|达)*\s*"
)
_MOVED = re.compile(
    r"[\s,;]*(?:其中|而|同时|和)*(?P<name>[^,。;:\d%()]{1,14}?)(?:\([^()]{1,16}\))?(?:的?(?:收入|营收))?"
    r"(?:环比|同比|按年|按季|则|均|也|基本|大致|大幅|小幅|略)*(?:持平|增长|下降|上升|成长|减少|下滑|增加|衰退|上涨|下跌)"
    r"(?:了|约|大约|达)*(?:[\d.]+%)?\s*,\s*"
)
_SHARE_VERB = re.compile(
    r"\s(?:(?:now|also|then|each|has|have|had|together|already)\s)*"
    r"(?:represent(?:s|ed|ing)?|account(?:s|ed|ing)? for|ma(?:de|kes?|king) up|compris(?:es|ed|ing)|constitut(?:es|ed)"
    r"|contribut(?:es|ed|ing)|dr(?:ove|ives|iving)|was|were|is|are)\s(?:[a-z-]+\s){0,2}$"
)
# Of what a whole is made: (revenue was $90 million, 30% |from silver|, 42% from gold).
_FROM = re.compile(
    r"\s(?:(?:was|is|coming|came|comes|derived|generated)\s)?from\s(?:(?:our|the|global)\s)*"
    r"(?P<name>[A-Za-z][\w&'’-]*(?:\s(?!and\s\d|with\s|versus|compared|growth|last|a\syear)[\w&'’-]+){0,4}?)"
    r"(?=\s*[,;.]|\s*$|\sand\s(?:about\s|roughly\s|approximately\s)?\d|\sand\sthe\s(?:rest|remain)|\swith\s)"
)
_A_WHOLE = re.compile(r"(?<![a-z])(?:revenues?|sales|mix|split|turnover|breakdown)(?![a-z])")
_ALL_PARTS = 101.0


def mixed(sentence: Sentence, figure: Figure) -> str | None:
    """The name of a part of the revenue, where a sentence tells of several what share came from each.

    In Chinese it may stand in the clause before, beside how the part has moved.
    """
    if figure.unit != "%":
        return None
    if sentence.chinese:
        return _moved_before(sentence, figure)
    parts = [f for f in sentence.figures if f.unit == "%" and _FROM.match(sentence.text, f.span[1])]
    if len(parts) < _SEVERAL or figure not in parts or sum(f.value or 0 for f in parts) > _ALL_PARTS:
        return None
    led = sentence.folded[: parts[0].span[0]]
    moved = sentence.search(MOVES, led[sentence.clause_at(parts[0].span[0])[0] :])
    found = _FROM.match(sentence.text, figure.span[1])
    return found["name"] if found and _A_WHOLE.search(led) and not moved else None


def _moved_before(sentence: Sentence, figure: Figure) -> str | None:
    """The name of the clause before, which only told how it has moved (智能手机增长19%,占|30%)."""
    start = sentence.clause_at(figure.span[0])[0]
    if not start or not _SHARE_ALONE.fullmatch(sentence.folded, start, figure.span[0]):
        return None
    found = _MOVED.fullmatch(sentence.folded, sentence.clause_at(start - 1)[0], start)
    return explicit(sentence.text[slice(*found.span("name"))], "", chinese=True) if found else None


def share_of(
    sentence: Sentence, figure: Figure, mention: MetricMention, carried: str | None
) -> tuple[str | None, MetricMention]:
    """The metric of a figure that is a share of the revenue, None if it is none, and the mention that names it.

    It is the ratio of what is set against the revenue (an expense, a profit), or else the plain share; a sentence
    that opens with it goes on from the metric `carried`.
    """
    if mention.metric == REVENUE_SHARE:
        against = _before(sentence, mention, figure)
        ratio = metrics()[against.metric].ratio if against else None
        if against and ratio:
            return ratio, against
        if against and _is_cost(against.metric) and sentence.chinese:
            return REVENUE_SHARE, replace(mention, name=sentence.text[slice(*against.span)])
        opens = carried and _OPENING.fullmatch(sentence.folded, 0, min(mention.span[0], figure.span[0]))
        return (metrics()[carried].ratio if carried and opens else None) or REVENUE_SHARE, mention
    ratio = metrics()[mention.metric].ratio
    if ratio is None or figure.unit != "%":
        return None, mention
    named = (m for m in sentence.mentions if m.metric == REVENUE_SHARE and m.span[1] <= mention.span[0])
    is_ratio = any(not sentence.figures_between(m.span[1], mention.span[0]) for m in named)
    return (ratio if is_ratio else None), mention


def _is_cost(ident: str) -> bool:
    """Whether a metric is an expense or a profit whose share of the revenue has no name of its own."""
    metric = metrics()[ident]
    costs = metric.group == "income" and metric.value_type == "money" and metric.parent != "revenue"
    return costs and metric.ratio is None and ident not in REVENUES


def named_beside(sentence: Sentence, figure: Figure) -> str | None:
    """The name in a clause that says its share and no more (美国区占比|12.9%)."""
    start = max(sentence.clause_at(figure.span[0])[0], sentence.end_of_figure_before(figure.span[0]))
    found = _BARE.fullmatch(sentence.text[start : figure.span[0]])
    return found["name"] if found else None


def part_named(sentence: Sentence, figure: Figure, metric: str) -> str | None:
    """The name of a part that is counted as the whole before it (门店共1204家,其中|北区204家, 南区|1000家)."""
    start = max(sentence.clause_at(figure.span[0])[0], sentence.end_of_figure_before(figure.span[0]))
    whole = metrics()[metric]
    rate = figure.unit in RATES and not (metric == REVENUE_SHARE and figure.unit == "%")
    if whole.signed or rate or "其中" not in sentence.text[: figure.span[0]]:
        return None
    found = _PART.fullmatch(sentence.text[start : figure.span[0]]) if fits(figure, whole) else None
    return explicit(found["name"], "", chinese=True) if found else None


def before_the_verb(left: str) -> str:
    """The text in front of a verb of sharing: (Subscription |represented more than) 40% of revenue."""
    found = _SHARE_VERB.search(left)
    return left[: found.start()] if found else left


def _before(sentence: Sentence, share: MetricMention, figure: Figure) -> MetricMention | None:
    """What is set against the revenue: the metric last named, if nothing else stands between it and the figure."""
    at = min(share.span[0], figure.span[0])
    named = [m for m in sentence.mentions if m.span[1] <= at and m.metric != REVENUE_SHARE]
    if not named:
        return None
    clause = sentence.clause_at(at)
    return named[-1] if clause[0] <= named[-1].span[0] or sentence.goes_on(figure, at) else None
