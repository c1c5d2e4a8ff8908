"""Names in a row that share one metric: (华东收入51亿元,增长9%;|华南|20亿元), (毛利率方面,|薄膜|是38%)."""

import re
from dataclasses import dataclass

from store.facts.cues import MOVES
from store.facts.fits import fits
from store.facts.named_beside import explicit
from store.facts.sentence import Sentence
from store.facts.shares import REVENUE_SHARE
from store.lexicon import REVENUES
from store.lexicon.metrics import MetricMention, metrics
from store.text.numbers import Figure

_QUOTED = r"[“\"「『《][^”\"」』》]{1,16}[”\"」』》](?:系列|产品|品牌)?"
# A name and small words up to its figure: (其中|次高端|则为), (“甲”|目前在每瓶).
_NAMED = re.compile(
    r"[\s,,、;;::]*(?:\d{1,2}[、.．])?(?:其中|而|和|及|以及|另外|此外)*[\s,,::]*"
    rf"(?P<name>{_QUOTED}|[^\s,,。;;、::“”\"\d%][^,,。;;、::“”\"\d%]{{0,11}}?)"
    r"(?:的|目前|现在|当前|本季度?|单季|第?[一二三四]季度|[上下]半年|全年|\s)*(?:则|也|又|还|只|仅|大概|大约|约)*"
    r"(?:稳定在|保持在|维持在|实现了?|录得|达到?|[有为是到在])*(?:大概|大约|约)*(?:每[瓶台件吨箱斤盒辆套片桶])?\s*"
)
# What is counted or paid is no part of a row of names: (收入10亿元,|研发投入|2亿元).
_MEASURE = re.compile(
    r"损|费|成本|减值|补[贴助]|影响|新[增开签]|关[掉闭停]|净[增减]|减少|增加|下降|增长|扩建|利|亏|投[入资]|支出|开支|现金|款|订单"
    r"|合同|税|余额|负债|资产|收益|预算|计提|节[省约]|赔|罚|库存|存货|价|总|合计|共|同比|环比|[去上今明]年|季度|目标|预计|预期|预算"
    r"|指引|展望|计划|分红|回购|派|退出|覆盖|占|贡献|达成|完成|推迟|确认|卖|买|给|从|由|被|把|比|较|我|你|(?<!其)[他它]|这|那"
    r"|[额率量数期年月底初末个家人点时前后内]$"
)
# (美洲占收入的62%;|欧洲和中东|占24%)
_SHARING = re.compile(
    r"[\s,,;;]*(?:其中|而|和|及|以及)*(?P<name>[^,,。;;::\d%]{1,14}?)(?:这边|那边|这一?块|的|约|大约|则|也|就|只|仅)*占(?:到|了|据)?"
    r"(?:比|(?:总|公司)?收入的?)?(?:为|是|约|大约|大概|达|到)*\s*"
)
# What is set against the whole by its parts: (依应用别:|AI占|33%), (按地区来看,|北美客户占|54%).
_COMPOSED = re.compile(
    r"\s*(?:[^\s,，。:：分按依]{1,10}[:：]\s*|[-·•]\s*|\d{1,2}[、.．)）]\s*)?(?:再|从|那|我们|其次|另外|此外|如果|公司|主营|业务|营业|销售)*(?:总?收入|营收|销售额)?(?:结构)?[上,，]?(?:按照?|依|分|从)"
    r"(?:产品|应用|地区|区域|地域|国家|服务|制程|工艺|节点|平台|下游|终端|行业|业务|板块|渠道|客户|品牌|品类|部门|领域|市场|用途|功能|场景|尺寸)"
    r"(?:别|线|类型|类别|种类|结构|领域|市场|收入|产品)*(?:上|来|去|划分|分类|拆分|构成|分布)*看?\s*[,，:：]\s*"
)
_WHOLE = re.compile(
    r"\s*(?:其中|公司|集团)?(?:综合|整体|公司|集团|合计|合并|总体)(?:层面|口径)?(?:为|是|约)?\s*"
)
_HEADED = re.compile(r"(?:方面|[上来]*看|的话|这一?块|情况)?\s*[,:]")
_LONGEST_LEAD = 6


@dataclass(frozen=True, kw_only=True)
class Carried:
    """What a sentence goes on from: the metric of the last row before it, its unit, its period as written.

    `named` if that row stood beside a name of its own, as the first of a row of names does; `joined` if only a
    semicolon stands between; `amount` is the amount before it, where that last row is only its share of the revenue.
    """

    metric: str
    unit: str | None = None
    period: str | None = None
    named: bool = False
    joined: bool = False
    amount: "Carried | None" = None


def listed_name(sentence: Sentence, figure: Figure, metric: str) -> str | None:
    """The name that a figure has for itself in a row of names with one metric; None where it has none."""
    start = sentence.clause_at(figure.span[0])[0]
    if not _is_level(sentence, figure, metric) or sentence.figures_between(start, figure.span[0]):
        return None
    form = _SHARING if metric == REVENUE_SHARE and "占" in sentence.text[start : figure.span[0]] else _NAMED
    found = form.fullmatch(sentence.text, start, figure.span[0])
    if found is None or any(start <= m.span[0] < figure.span[0] for m in sentence.mentions):
        return None
    if form is _SHARING:
        return _sharer(found["name"])
    return None if _MEASURE.search(found["name"]) else explicit(found["name"], "", chinese=True)


def going_on(carried: Carried | None, sentence: Sentence, figure: Figure) -> Carried | None:
    """What the first figure of a sentence goes on from in a row of names that the sentence before began, if it can."""
    if carried is None or not sentence.chinese or figure is not sentence.figures[0]:
        return None
    if carried.amount and figure.unit == carried.amount.unit:
        carried = carried.amount
    joined = carried.named or sentence.text.lstrip().startswith("其中")
    return carried if joined and figure.unit == carried.unit else None


def is_composed(sentence: Sentence) -> bool:
    """Whether a sentence opens with what a whole is divided by (按应用看, 分区域,)."""
    return sentence.chinese and _COMPOSED.match(sentence.text) is not None


def composed_of(sentence: Sentence, figure: Figure, carried: Carried | None) -> str | None:
    """The name of the first part, with its share, in a sentence that tells what the revenue is composed of."""
    if figure is not sentence.figures[0] or figure.unit != "%" or not sentence.chinese:
        return None
    if carried and carried.metric != REVENUE_SHARE and carried.metric not in REVENUES:
        return None
    head = _COMPOSED.match(sentence.text)
    found = head and _SHARING.fullmatch(sentence.text, head.end(), figure.span[0])
    return _sharer(found["name"]) if found else None


def _sharer(name: str) -> str | None:
    """A name that has a share, if it is one: those who buy may have one too (北美客户|占54%)."""
    return name if explicit(name.removesuffix("客户").replace("、", "和"), "", chinese=True) else None


def headed_by(sentence: Sentence, figure: Figure) -> MetricMention | None:
    """The metric that the clause before a figure's announces (毛利率方面,)."""
    start = sentence.clause_at(figure.span[0])[0]
    if not sentence.chinese or start == 0 or sentence.end_of_figure_before(start):
        return None
    lead = sentence.clause_at(start - 1)[0]
    for mention in sentence.mentions:
        if lead <= mention.span[0] <= lead + _LONGEST_LEAD and _HEADED.fullmatch(
            sentence.folded, mention.span[1], start
        ):
            return mention
    return None


def is_of_whole(sentence: Sentence, figure: Figure) -> bool:
    """Whether only a word for the whole stands before a figure in its clause (毛利率:|综合14.1%;风机8.7%)."""
    return _WHOLE.fullmatch(sentence.text, sentence.clause_at(figure.span[0])[0], figure.span[0]) is not None


def is_heading_list(sentence: Sentence, mention: MetricMention) -> bool:
    """Whether a colon right behind a metric's name makes it the head of what follows."""
    return sentence.folded[mention.span[1] : mention.span[1] + 1] == ":"


def _is_level(sentence: Sentence, figure: Figure, metric: str) -> bool:
    """Whether a figure can be the amount, the count or the rate itself, not its growth."""
    whole = metrics()[metric]
    if not sentence.chinese or not fits(figure, whole):
        return False
    if figure.unit in ("pp", "bps", "times"):
        return False
    if figure.unit != "%":
        return True
    clause = sentence.folded[slice(*sentence.clause_at(figure.span[0]))]
    return whole.value_type == "pct" and not whole.growth and not MOVES.search(clause)
