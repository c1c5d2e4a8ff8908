"""The words around a figure that say what it is: growth, fall, compared with what, loss, outlook, basis.

All patterns run over folded text.
"""

import re

_W = r"(?<![a-z])"
_E = r"(?![a-z])"

UP = re.compile(
    r"增长|增加|上升|上涨|提升|提高|增幅|增速|扩大|改善|攀升|增至|成长|年增|季增|激增|大增|涨|高增|\+"
    rf"|{_W}(?:up|grew|grow|grows|growth|growing|increas\w*|rose|rise|rising|expan\w*"
    rf"|improv\w*|gain\w*|higher|accelerat\w*|climb\w*|jump\w*|surg\w*|plus){_E}"
)
DOWN = re.compile(
    r"下降|减少|下滑|下跌|跌|降低|降至|降幅|收缩|缩减|负增长|年减|季减|回落|萎缩"
    r"|减幅|衰退|下修|同比降|环比降|微降|略降"
    rf"|{_W}(?:down|declin\w*|decreas\w*|fell|fall|fallen|drop\w*|lower|reduc\w*"
    rf"|contract\w*|compress\w*|shr[aiu]nk\w*|negative){_E}"
)
NARROWED = re.compile(rf"收窄|减亏|缩窄|{_W}narrow\w*{_E}")
MOVES = re.compile(f"{UP.pattern}|{DOWN.pattern}|{NARROWED.pattern}")

YOY = re.compile(
    r"同比|按年|年增|年减|年成长|(?:与|较|比|相较|相比)?(?:去年|上年)(?:同期"
    r"|同季度?|同一季度|四季|[一二三四]季)?|同季度相比"
    rf"|{_W}(?:year[- ]over[- ]year|year[- ]on[- ]year|yoy|y/y|y-o-y|from (?:last year"
    r"|a year ago|the year[- ]ago)|(?:versus|over|vs\.?|compared (?:to|with)) "
    r"(?:the )?(?:last year|prior[- ]year|a year ago|same (?:quarter|period))"
    r"|from the (?:prior|same)[- ](?:year|period|quarter (?:last|a) year)|year-ago"
    rf"|annually){_E}"
)
QOQ = re.compile(
    r"环比|按季|季增|季减|季成长|(?:与|较|比|相较|相比)上(?:一)?(?:个)?季度?|顺序性"
    rf"|{_W}(?:sequential(?:ly)?|quarter[- ]over[- ]quarter|quarter[- ]on[- ]quarter|qoq|q/q|q-o-q"
    r"|(?:from|over|versus|vs\.?|compared (?:to|with)) (?:the )?(?:prior|previous"
    rf"|last|second|first|third) quarter(?! last)|from q[1-4](?! 20)){_E}"
)
OTHER_SPAN = re.compile(
    r"复合(?:年)?(?:均)?增长|年均复合|较20[01]\d年|过去[三四五六七八十]年|自\d{4}年以来|两年复合|月环比|半年度环比"
    rf"|{_W}(?:cagr|compound annual|two-year stack|since (?:20|19)\d\d|over (?:the )?(?:last"
    rf"|past) (?:\w+ )?years|month[- ]over[- ]month|on a unit basis|in unit){_E}"
)

# In front of a figure of another time: (较去年同季度的|31亿), (compared to |27.5%| last year).
BEFORE_PRIOR = re.compile(
    r"(?:(?:较|比|相较于?|相比于?|对比|而|与)(?:去年|上年)(?:同期|同季度?|同一季度"
    r"|第?[一二三四]季度?)?(?:录得)?(?:的|为|是|约)?|(?:去年|上年)(?:同期|同季度?)(?:的"
    r"|为|是|约|则为)?)$"
    rf"|{_W}(?:compared (?:to|with)|versus|vs\.?|against|from|relative to)(?: (?:a"
    r"|an|the))?(?: (?:net )?(?:loss|profit|income)(?: of)?)?$"
)
AFTER_PRIOR = re.compile(
    r"^[^,.;]{0,30}?(?:last year|a year ago|year[- ]ago|prior[- ]year|the prior year"
    r"|same (?:quarter|period)|in the (?:third|second|first|fourth) quarter of (?:20"
    r"|last)|in q[1-4],? (?:of )?(?:fiscal )?(?:20|fy|last))"
    r"|^[^,。;]{0,6}?(?:去年同期|上年同期)"
)
LAST_YEAR_BEFORE = re.compile(
    r"(?:last year's(?: level)?(?: of)?|(?:prior|last) year (?:level|period|quarter) of"
    r"|a year ago (?:was|of)|year-ago (?:figure|level) of|(?:last year|a year ago"
    r"|prior year),? (?:or|and)\b[^,;]{0,44})$"
)
BEFORE_OTHER_TIME = re.compile(
    r"(?:(?:较|比|相较于?|相比)(?:上|前)(?:一)?(?:个)?(?:季度?|财年)?的?|从|由(?!于)|原来的|此前的)$"
    rf"|{_W}(?:compared (?:to|with)|versus|vs\.?|against|from|relative to)(?: [a-z'-]+){{0,4}}$"
)
# In front of a figure that was a hope: (above our outlook of |$24 billion|), (超过此前指引的|20%).
BEFORE_OUTLOOK = re.compile(
    r"(?:超过|超出|高于|好于|优于|低于|符合|处于|较|比|此前|原先|之前|上调前)[^,。;]{0,12}(?:指引"
    r"|预期|预测|目标|展望)[^,。;]{0,8}$"
    rf"|{_W}(?:above|below|ahead|exceed\w*|beat\w*|compared|versus|vs|than|within"
    rf"|from|prior|previous|original|earlier|initial)\b[^,;]{{0,30}}?"
    rf"(?:outlook|guidance|range|expectations?|forecast|plan|consensus|estimate|target)[^,;]{{0,24}}$"
)

LOSS_BEFORE = re.compile(
    rf"(?:为|是)负的?$|(?:亏损?|净流出)(?:额|约|为|了|达|至|到|人民币|净额)*$|{_W}(?:loss(?:es)?(?: was| were"
    r"| of| is|,)*(?: approximately| about)?|negative)\s*$"
)
LOSS_AFTER = re.compile(
    rf"^(?:人民币)?(?:的|之)?(?:净)?亏损|^\s(?:[a-z-]+\s)?(?:net |operating )?loss(?:es)?{_E}"
)
LOSS_WORD = re.compile(rf"亏|净流出|{_W}loss(?:es)?{_E}")

SPEED_AFTER = re.compile(
    rf"^[^,.;。]{{0,20}}(?:每秒|每分钟|{_W}(?:per|a|each) (?:second|minute){_E})|^\s?/\s?秒"
)
PER_UNIT = re.compile(rf"每(?:投入|花费?|一)|{_W}(?:for every|per )$")

FORWARD = re.compile(
    r"预计|预期(?!结果)|预测|展望未来|有望|指引(?:为|是|区间)|目标是|(?:我们"
    r"|公司|并|也|还)计划|计划(?:在|于|将|今年|明年|到|再)|力争|将(?:会|在|于"
    r"|达|增|保持|继续|持续|实现|超过|超越|为)|未来|下(?:一|个|半|季|财)|明年"
    r"|后续"
    rf"|{_W}(?:expect\w*|anticipat\w*|guiding|guide (?:to|for)|(?:outlook|guidance) (?:of"
    r"|is|for|to|calls)|forecast\w*|project(?:ed|ing)?|targeting|will|plan(?:s"
    r"|ning)? to|on track|next (?:quarter|year)|should (?:be|grow|reach|see)"
    rf"|going to be){_E}"
)
PAST = re.compile(
    r"(?:实现|达到|完成|取得|回购|增长|下降)了|已经?|录得|超出|高于(?:此前|我们)|超过(?:此前|我们)"
    rf"|{_W}(?:was|were|grew|increased|decreased|declined|rose|fell|delivered"
    rf"|reported|generated|achieved|exceeded|ended){_E}"
)
ASKS = re.compile(
    r"是否|吗|能否|会不会|多少|如何|怎么|什么|哪|呢"
    rf"|{_W}(?:could|can|would|should|is it|do you|are we|are you|what|how|if|whether|does|will){_E}"
)
SUPPOSES = re.compile(
    rf"如果|假设|比如|打个比方|{_W}(?:if (?:you|we|i|one|you're)|imagine|suppose"
    rf"|let's say|for every|for example){_E}|100%"
)
EXAMPLE = re.compile(
    rf"\s*(?:假设|假如|打个比方|{_W}(?:if (?:you|one|i|you're)|imagine|suppose|let's say|for every){_E})"
)
PRONOUN = re.compile(rf"^\s*(?:这|其|该|它|此|{_W}(?:this|that|it|which|these)(?:'s)?{_E})")

NON_GAAP = re.compile(
    r"非\s?(?:gaap|公认|国际财务|通用|ifrs|美国)|non-?\s?gaap|non-?ifrs|经调整"
    r"|调整后|adjusted|(?<![a-z])adj\.?(?![a-z])"
)
GAAP = re.compile(r"(?<!非)(?<!non-)(?<!non )(?<![a-z])gaap|(?<!非)公认会计")
CONSTANT = re.compile(
    r"固定汇率|恒定汇率|不变汇率|剔除汇率|constant[- ]currenc|fx[- ]neutral|currency[- ]neutral"
)
EXCLUDES = re.compile(
    r"(?:不包括|不含|不计|剔除|排除|扣除)[^,。;()]{2,40}?(?=在内|之后|后的|的(?!影响)"
    r"|整体|总收入|收入|营收|[,。;()]|$)"
    rf"|{_W}(?:excluding|ex-|excl\.?|exclusive of)\s?[^,.;()]{{2,60}}"
)
CONSOLIDATED_SUBSIDIARIES = re.compile(
    r"合并子公司|内部|集团内|consolidated subsidiaries|intersegment|inter-segment"
)
WHOLE = re.compile(
    rf"合并|总体|整体|集团|公司整体|^总|{_W}(?:total|consolidated|company-?wide"
    rf"|overall|enterprise-wide|group){_E}"
)
CAUSE = re.compile(
    rf"得益于|由于|归因于|归功于|因为|推动|带动|受益于|源于|来自|反映|抵消|{_W}(?:driven by"
    r"|due to|reflect\w*|led by|offset by|because|primarily|attributable|thanks to"
    rf"|benefit\w* from){_E}"
)
EXTRA_PERIODS = re.compile(
    r"过去[\d一二三四五六七八九十两]+个?(?:月|季度|年)|截至?(?:到)?\d{4}年\d{1,2}月(?:\d{1,2}日"
    r"|末|底)?|截至\d{1,2}月(?:末|底|\d{1,2}日)?|(?<!\d)\d{4}年\d{1,2}月(?:\d{1,2}日)?(?!季)"
    r"|季度末|年末|期末"
    rf"|{_W}(?:(?:the )?(?:trailing|last|past) (?:twelve|12|four|six|nine) (?:months"
    rf"|quarters)|(?:at )?(?:quarter|year)[- ]end){_E}"
)
