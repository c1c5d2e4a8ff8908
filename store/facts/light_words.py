"""Small words: between a comma and a figure they show that the clause before names what the figure is about."""

import re

LIGHT_CHINESE = re.compile(
    r"(?:\s|[(,:、)]|(?:20)?\d\d(?:年|财年)|[第前]?[一二三四]个?财?季度?|前[一二三四六九3-9]个?月|预计|预期|估计|大概|大约|[会将]|有望|目标|做到|做|希望|[今明后]年|[增降升减提]至|强劲|稳健|快速|高达|[上下]半年|本财季|或|(?:去年|上年)同(?:期|季度?|一季度)(?:则?[为是]|录得)?[正负净]?(?:亏损?|盈利|流[出入])?的?了?是?|并|且|而|也|又|还|均|则|即|同时|分别|按时|成功|收回|主要"
    r"|进一步|显著|大幅|小幅|略微|季度末|期末|年末|季末|截至|达到?|到|至|为|是"
    r"|约|合|了|的|同比|环比|按年|按季|[年季月](?:[增减]|成长|衰退|对[年季月])"
    r"|增长|成长|衰退|下降|上升|下滑|增加|减少|提升|提高|上涨|下跌|改善|扩大|收窄|加速"
    r"|计划|规划|这|那|也就是|中间值|相较于?|相对于|年增率|季增率|年增幅|增长率|成长率|相比之下|与之相比|对比|代表着?|意味着|yoy|qoq|优化|放缓|回升|超过|突破|较|比|由|从|前一个?季度?|去年|上年|上一?个?季度?|同期|同季度?|有所"
    r"|录得|实现|占|最高|可达|增幅|增速|降幅|涨幅|幅度|年|季"
    r"|人民币|美元|连续|保持|维持|在|以|计|按|固定汇率|恒定汇率|计算|相比|相当于"
    r"|折合|另有|再|创|历史|新高|处于|指引|区间|中位|中点|中值|初步看?|本季度|全年|更|低于|高于"
    r"|其|一年前|[上去今本]?年[初中末底]|[今去上本]?年?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:[末底]|份)?|单月|当月|压缩|少了|多了|只有|仅|才|原来|原先|[上下]调|[降升调]|差不多|左右)*"
)
LIGHT_ENGLISH = re.compile(
    r"(?:[\s(),:'’/&-]|(?<![a-z])(?:and|or|but|also|up|down|to|at|by|from|of|in|for"
    r"|which|that|it|this|was|were|is|are|has|have|been|be|being|a|an|the|as"
    r"|then|now|again|both|just|only|even|still|slightly|modestly|significantly"
    r"|strong|another|record|new"
    r"|increase|increases|increased|increasing|decrease|decreased|decline|declined"
    r"|growth|grew|growing|grow|rose|fell|improvement|improved|improving|accelerated|decelerated|moderated|slowed|expanded|expanding|contracted|contracting|declining|between"
    r"|expansion|representing|represents|represented|reflecting|implying|implies|reaching|reached"
    r"|marking|marked|registering|showing"
    r"|(?:compared (?:to|with)|versus|against) an? (?:net |operating )?(?:loss|profit) of"
    r"|year-over-year|year over year|year-on-year|year on year|yoy|sequentially"
    r"|sequential|quarter-over-quarter|quarter over quarter|qoq|compared|versus"
    r"|vs|with|gain|jump|or approximately|approximately|about|than|higher|lower"
    r"|more|less|plus|minus|on|basis|period|full|now|range|during|measured|exchange|rates|reported|local|fx-adjusted|fx-neutral|currency-neutral|currency-adjusted|organic|comparable|coming|came|comparison|diluted|terms|dollars|dollar|euros|kroner|danish|swedish|norwegian|canadian|australian|we|expect|expects|anticipate|roughly|nearly|constant|currency|our|its|company|quarter"
    r"|an all-time|high|totaling|totalling|totaled|bringing|delivering|equal"
    r"|equivalent|us|earnings\sof|over\sthe|(?:a|per)\sshare|well|currently|still|similar|above|below|ahead|exceeding|last|prior|year|ago|first|second|third|fourth|linked|link|fiscal|half|q[1-4]"
    r"|(?:fy ?)?20\d\d|fy ?'?\d\d|same|against)(?![a-z]))*"
)
# Between a figure and the metric behind it: 13亿美元的|股票回购, $2 billion of new |bookings.
TIGHT_CHINESE = re.compile(
    r"(?:的|是|作为(?:[^,。;\d]{0,4}\d{0,4}[^,。;\d]{0,8}的?)?|用于|用在|用作|用来|来自于?|基于[^,。;]{1,12}的|同比|环比|新增|活跃|日均|月均|左右"
    r"|以上|[\s人家个名])*(?:增长|增幅)?(?:的)?"
)
TIGHT_ENGLISH = re.compile(
    r"\s?(?:(?:year-over-year|year-on-year|sequential|basis point)\s)?(?:(?:improvement"
    r"|increase|decrease|decline|expansion|growth|reduction|contraction)\s)?(?:in"
    r"|of|worth of|for)?\s?(?:our|the|total|new|net|adjusted|non-gaap|gaap|annual"
    r"|quarterly|additional|its|active|paid|[a-z]+ly|[a-z]+-[a-z]+)?\s?"
    r"(?:(?!(?:and|or|with|but|while|versus|vs|compared|to|from|by|for|of|excluding|at|as|despite|amid)\s)[a-z&]+\s){0,2}"
)
