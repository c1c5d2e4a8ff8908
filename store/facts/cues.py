"""The words around a figure that say what it is: growth, fall, compared with what, loss, outlook, basis.

All patterns run over folded text; `SIGNS` tells which of them can find anything in a sentence.
"""

from store.text.signs import Signs

SIGNS = Signs()
_W = r"(?<![a-z])"
_E = r"(?![a-z])"

UP = SIGNS.cue(
    r"增长|增加|上升|上涨|提升|提高|增幅|增速|扩大|改善|优化|攀升|增至|成长|年增|季增|激增|大增|涨|高增|\+"
    rf"|{_W}(?:up|grew|grow|grows|growth|growing|increas\w*|rose|rise|rising|expan\w*"
    rf"|improv\w*|gain\w*|higher|accelerat\w*|climb\w*|jump\w*|surg\w*|plus|more(?= than (?:in )?"
    rf"(?:the |a |last )?(?:prior|previous|same|last|year))){_E}"
)
DOWN = SIGNS.cue(
    r"下降|减少|降了|少了|下滑|下跌|跌|降低|降至|降幅|收缩|缩减|负增长|年减|季减|回落|萎缩"
    r"|减幅|衰退|下修|同比降|环比降|微降|略降"
    rf"|{_W}(?:down|declin\w*|decreas\w*|fell|fall|fallen|drop\w*|lower|reduc\w*"
    rf"|contract\w*|compress\w*|shr[aiu]nk\w*|negative"
    rf"|less(?= than (?:in )?(?:the |a |last )?(?:prior|previous|same|last|year))){_E}"
)
NARROWED = SIGNS.cue(rf"收窄|减亏|缩窄|{_W}narrow\w*{_E}")
MOVES = SIGNS.cue(f"{UP.pattern}|{DOWN.pattern}|{NARROWED.pattern}")

YOY = SIGNS.cue(
    r"同比|按年|年增|年减|年成长|年衰退|年对年|(?:与|较|比|相较|相比)(?:去年|上年)|(?:去年|上年)(?:同期|同季度?|同一季度|的\s*$)"
    r"|同季度相比"
    rf"|{_W}(?:year[- ]over[- ]year|year[- ]on[- ]year|yoy|y/y|y-o-y|from (?:last year"
    r"|a year ago|the year[- ]ago)|(?:versus|over|vs\.?|compared (?:to|with)) "
    r"(?:the )?(?:last year|prior[- ]year|a year ago|same (?:quarter|period))"
    r"|(?:versus|over|vs\.?|compared (?:to|with)|from) (?:the )?(?:[a-z]+ quarter|q[1-4]) (?:of )?"
    r"(?:last|the prior|prior) year"
    r"|from the (?:prior|same)[- ](?:year|period|quarter (?:last|a) year)|year-ago"
    rf"|annually){_E}"
)
QOQ = SIGNS.cue(
    r"环比|按季|季增|季减|季成长|季衰退|季对季|(?:与|较|比|相较|相比)[上前](?:一)?(?:个)?季度?|顺序性"
    rf"|{_W}(?:sequential(?:ly)?|quarter[- ]over[- ]quarter|quarter[- ]on[- ]quarter|quarterly basis"
    r"|qoq|q/q|q-o-q|link(?:ed)?[- ]quarter"
    r"|(?:from|over|versus|vs\.?|compared (?:to|with)) (?:the )?(?:prior|previous"
    rf"|last|second|first|third) quarter(?! (?:last|of|20))|from q[1-4](?! 20)){_E}"
)
# What growth is compared with where nothing is said: (any comparison is quarter-over-quarter unless noted).
SEQUENTIAL = SIGNS.cue(
    rf"{_W}(?:comparisons?|growth rates?|changes|growth)(?![a-z])[^.;]{{0,60}}"
    r"(?:quarter[- ](?:over|on)[- ]quarter|sequential)[^.;]{0,40}(?:unless|otherwise)"
    r"|(?:除非|如无)[^。;]{0,16}(?:说明|注明)[^。;]{0,16}环比|(?:增长率?|增幅|变动|比较)[^。;]{0,10}均(?:为|指)环比"
)
# Growth since the last year's end: neither over the year nor over the quarter (较年初|增长8%).
SINCE = SIGNS.cue(
    r"(?:较|比|与|自)(?:上年|去年|年)(?:初|中|末|底)(?:相比|以来)?"
    rf"|{_W}(?:from|since|versus|compared (?:to|with)) (?:last )?year[- ]end{_E}|{_W}year[- ]to[- ]date{_E}"
)
OTHER_SPAN = SIGNS.cue(
    r"复合(?:年)?(?:均)?增长|年均复合|较20[01]\d年|过去[三四五六七八十]年|自\d{4}年以来|两年复合|月环比|半年度环比"
    rf"|{_W}(?:cagr|compound annual|two-year stack|since (?:20|19)\d\d|over (?:the )?(?:last"
    rf"|past) (?:\w+ )?years|month[- ]over[- ]month){_E}"
)

# In front of a figure of another time: (较去年同季度的|31亿), (compared to |27.5%| last year).
BEFORE_PRIOR = SIGNS.cue(
    r"(?:(?:较|比|相较于?|相比于?|对比|而|与|从|由|低于|高于)(?:去年|上年|一年前)(?:同期|同季度?|同一季度"
    r"|第?[一二三四]季度?)?(?:录得)?(?:的|为|是|约)?|(?:去年|上年)(?:同期|同季度?|同一季度)"
    r"(?:[^,。;\d]{0,16}?(?:的|为|是|约|达|录得|只有|仅有|仅|才|有)|则为)?[正负净]?(?:亏损?|盈利|利润|收益|流[出入])?(?:了|为|是|约|的|额|占)*"
    r"|(?:(?<!比)(?<!较)(?:去年|上年)(?:[上下]半年|全年|年?[末底]|前[一二三]个?季度|前[六九69]个月|第?[一二三四]季度?)?|一年前)"
    r"(?:合计|累计|总共|总计)?则?(?:只有|仅为?|才|是|为|约|有|更)*"
    r"(?:[正负净](?:亏损?|盈利|流[出入])?的?|亏损?|盈利|流[出入])?)$"
    rf"|{_W}over the$|{_W}(?:compare[sd] (?:to|with)|in comparison (?:to|with)|versus|vs\.?|against|from|relative to)"
    r"(?: (?:a|an|the))?(?: (?:[a-z-]+ ){0,3}(?:loss|profit|income|earnings|eps)(?: per (?:diluted )?share)?"
    r"(?: (?:from|attributable to|available to) (?:[a-z.&-]+ ){0,3}?[a-z.&-]+)?(?: of)?)?$"
)
AFTER_PRIOR = SIGNS.cue(
    r"^[^,.;]{0,45}?(?:last year|a year ago|year[- ]ago|prior[- ]year|previous year|the year before|year earlier"
    r"|same (?:quarter|period)|in the (?:third|second|first|fourth) quarter of last|in q[1-4],? (?:of )?last)"
    r"|^[^,。;]{0,6}?(?:去年同期|上年同期)"
)
_LAST_YEAR = r"(?:last year|a year ago|year[- ]ago|(?:prior|previous)[- ]year|same (?:quarter|period))"
LAST_YEAR = SIGNS.cue(_W + _LAST_YEAR)
# A figure between the first one and its time: (from net income of $10 million|, or $0.07 a share, last year).
LATER_PRIOR = SIGNS.cue(
    rf"^,? (?:or|and(?= [$£€]?\d)) (?:[^,;.]|\.\d){{3,40}}?,? (?:in |for |during )?(?:the )?{_LAST_YEAR}"
)
BESIDE_PRIOR = SIGNS.cue(
    rf"{_W}(?:compare[sd] (?:to|with)|versus|from) (?:[^;.\d]|\.\d){{0,50}}[\d.,]+%?(?: [a-z]+illion)?"
    rf"(?: (?:for |in |during )?(?:the )?{_LAST_YEAR})?,? (?:or [^,;\d]{{0,44}}|and (?:[$£€])?)$"
)
LAST_YEAR_BEFORE = SIGNS.cue(
    r"(?:last year's(?: level)?(?: of)?|(?:prior|last) year (?:level|period|quarter) of"
    r"|a year ago (?:was|of)|year-ago (?:figure|level) of|(?:last year|a year ago"
    r"|prior year),? (?:or|and)\b[^,;]{0,44})$"
)
BEFORE_OTHER_TIME = SIGNS.cue(
    r"(?:[从由](?:现在|目前|当前)的?|(?:较|比|相较于?|相比)(?:上|前)(?:一)?(?:个)?(?:季度?|财年)?的?|从|由(?!于)"
    r"|(?:从|由|较|比)[^,。;%]{0,14}(?:季度?|财年|年[初中末底]?|期|月[初末底]?|期间|预算|计划)的?|(?:原来|此前|之前|原先|先前)(?:的|为|是|预计)+"
    r"|^而?(?:今年)?年初(?:只有|仅为?|才|是|为|约|有)*|^而?上一?个?季度末?(?:只有|仅为?|才|是|为|约|有)+)$"
    rf"|{_W}(?:over|than) (?:our|its|the|(?:fiscal )?20\d\d) (?:[a-z-]+ ){{0,4}}of$"
    rf"|{_W}(?:compare[sd] (?:to|with)|versus|vs\.?|against|from(?! (?:\w+ )?operations(?![a-z]))|relative to)"
    r"(?: (?!(?:was|were|is|are|grew|rose|fell|up|down|increased|decreased|declined|with|and)(?![a-z]))"
    r"[a-z'-]+){0,4}$"
)
# In front of the size of a step: (rose by |$57 million), (an increase of about |$5 million).
MOVED_BY = SIGNS.cue(
    rf"{_W}(?:by|(?:in|de)crease of|rise of|decline of|improvement of|up|down)"
    r"(?: (?:about|approximately|roughly|nearly|over|just))*\s*$"
)
# Words of looking forward that tell what had been hoped: (larger than expected), (above our guidance of).
WAS_HOPED = SIGNS.cue(
    rf"{_W}(?:than|as|had|was|were|what)[ -](?:we |i )?(?:had )?(?:previously |originally |initially )?"
    r"(?:expected|anticipated|projected|forecasted|planned|guided)(?! to)"
    rf"|{_W}(?:against|above|below|ahead of|exceed\w*|beat\w*|outperform\w*|surpass\w*|midpoint of|end of|within"
    r"|consistent with|relative to|in line with) "
    r"(?:[a-z-]+ ){0,3}(?:guidance|outlook|forecast|expectations?|plan|target)"
    r"(?: (?:of|for|range)\b[^,;]{0,24})?"
)
# In front of a figure that was a hope: (above our outlook of |$24 billion|), (超过此前指引的|20%).
BEFORE_OUTLOOK = SIGNS.cue(
    r"(?:超过|超出|高于|好于|优于|低于|符合|处于|较|比(?![率例重])|此前|原先|之前|上调前)[^,。;]{0,12}(?:指引"
    r"|预期|预测|目标|展望)[^,。;]{0,8}$"
    rf"|{_W}(?:above|below|ahead|exceed\w*|beat\w*|compared|versus|vs|than|within"
    rf"|from(?! (?:\w+ )?operations(?![a-z]))|prior|previous|original|earlier|initial)\b[^,;]{{0,30}}?"
    rf"(?:outlook|guidance|range|expectations?|forecast|plan|consensus|estimate|target)(?:(?! and )[^,;]){{0,24}}$"
)

LOSS_BEFORE = SIGNS.cue(
    rf"(?:为|是)负的?$|(?:亏损?|净流出)(?:额|约|为|了|达|至|到|人民币|净额)*$|{_W}(?:loss(?:es)?(?: was| were"
    r"| of| is|,)*(?: approximately| about)?|negative)\s*$"
)
LOSS_AFTER = SIGNS.cue(
    rf"^(?:人民币)?(?:的|之)?(?:净)?亏损"
    rf"|^\s(?:(?!(?:and|but|or|with|while|versus|against|plus) )[a-z-]+\s)?(?:net |operating )?loss(?:es)?{_E}"
)
LOSS_WORD = SIGNS.cue(rf"亏|损失|净流出|净支出|{_W}loss(?:es)?{_E}")

SPEED_AFTER = SIGNS.cue(
    rf"^[^,.;。]{{0,20}}(?:每秒|每分钟|{_W}(?:per|a|each) (?:second|minute){_E})|^\s?/\s?秒"
)
PER_UNIT = SIGNS.cue(rf"每(?:投入|花费?|一)|{_W}(?:for every|per )$")

_SOON = r"(?:q[1-4]|full[- ]year|fiscal|next|coming|fourth|third|second|first|20\d\d)"
_RAISES = (
    r"(?:raising|lowering|increasing|reducing|tightening|narrowing|updating|maintaining|reiterating"
    r"|raised?|lower(?:ed)?|increased|updated|reiterated?|(?:re)?affirm\w*|maintain(?:ed)?|narrow(?:ed)?"
    r"|tighten(?:ed)?|confirm(?:ed|ing)?)"
)
_OUTLOOKS = r"(?:guidance|outlook|forecast|expectations?|for the (?:full )?(?:fiscal )?year)"
# Verbs of a forecast, a changed outlook (raising our outlook for), an estimate of a time to come (for Q4 we see).
_FORECASTS = (
    r"expect\w*|anticipat\w*|guiding|guide (?:to|for)|forecast\w*|project(?:ed|ing)?|targeting|will|on track"
    r"|(?:outlook|guidance|guide)(?: range)? (?:of|is|for|to|calls|assumes|implies|includes|contemplates|remains)"
    r"|this would (?:put|bring|imply)"
    r"|plan(?:s|ning)? to|next (?:quarter|year)|(?:is|are) (?:estimated|planned|forecast|set) to"
    r"|should (?:be|grow|reach|see|come|land)|going to be|can approach"
    rf"|{_RAISES} (?:our|the|its) (?:[a-z&-]+ ){{0,6}}{_OUTLOOKS}|{_RAISES} (?:our|the) {_SOON}"
    rf"|for (?:the )?{_SOON}[^.;]{{0,30}}?,? we (?:now )?(?:see|estimate|assume)"
    rf"|we (?:now )?(?:see|estimate|assume)(?= [^.]{{0,60}}(?:for|in) (?:the )?{_SOON})"
    r"|we (?:now|continue to) estimate|we estimate(?= [^.,;]{0,60} (?:to|will) be)"
)
FORWARD = SIGNS.cue(
    r"预计|预期(?!结果)|预测|期待|展望未来|有望|(?:我们|公司|管理层|仍然?|也|并)(?:现在|目前|仍然?|继续)*(?:期望|指导(?!原则|意见))|指引(?:为|是|从|由|提高|提升|维持|保持|不变|区间|范围|[—:]+|,?[上下]调)|目标(?:是|为|做到|在|不低于|(?=20)|(?=约?\d[\d.,]*[^\d%.,]))|(?:希望|承诺)[^,。;]*[,。;]?$|(?:我们"
    r"|公司|并|也|还)计划|计划(?:(?=约?[0-9])|交付|出货|投产|新开|新增|投入|生产|派发?|完成|在|于|将|今年|明年|到|再)|力争|将(?:会|在|于"
    r"|达|增|保持|继续|持续|实现|超过|超越|为)|(?<!好)未来|下(?:一|个|半(?!月)|季|财)|明年"
    r"|后续|(?:公司|我们)(?:的)?(?:业绩)?指引(?!的|上限|下限|中|区间的)"
    rf"|{_W}(?:{_FORECASTS}){_E}"
)
RAISED = SIGNS.cue(
    rf"{_W}(?:{_RAISES} (?:our|the|its) (?:[a-z&-]+ ){{0,6}}|(?:our|the|its|this) {_RAISES} (?:[a-z&-]+ ){{0,3}})"
    rf"{_OUTLOOKS}{_E}"
)
# A day that is past: what stands there is told, whatever was hoped in the clause before (三季度末负债率为58%).
AS_OF = SIGNS.cue(r"(?:^|,)(?:截[至止])|(?:[一二三四]季度?|报告期|半年度?|本?期)末[^,。;]{0,12}[为是达]")
PAST = SIGNS.cue(
    r"(?:实现|达到|完成|取得|回购|增长|下降)了|已经?|录得|超出|高于(?:此前|我们)|超过(?:此前|我们)"
    rf"|{_W}(?:hit|met|finished|landed|posted|recorded|was|were|grew|increased|decreased|declined|rose|fell|delivered"
    rf"|(?<!as )reported|generated|achieved|exceeded|ended|totaled|totalled|drove|came in|represented|reflected){_E}"
)
ASKS = SIGNS.cue(
    r"是否|吗|能否|会不会|多少|如何|怎么|什么|哪|呢"
    rf"|{_W}(?:could|can|would|should|is it|do you|are we|are you|what|how|if|whether|does|will){_E}"
)
SUPPOSES = SIGNS.cue(
    rf"如果|假设|比如|打个比方|{_W}(?:if (?:you|we|i|one|you're)|imagine|suppose"
    rf"|let's say|for every|for example){_E}|100%"
)
# What did not come to be: (without this fee we |would have| had), (it |would have| been 3% higher).
WOULD_HAVE = SIGNS.cue(
    rf"{_W}(?:would|could)(?:n't| not)?(?: \w+)?(?: have|'ve){_E}|(?:本应|本来应该|本可)"
    r"|(?:如果|假如|要是|若)(?:剔除|剔掉|不算|去掉|扣除|扣掉|还原|加回|没有|不考虑|撇除)[^,。;]{0,20},[^,。;]{0,16}(?:应该|应当|本|就|会)(?:在|是|有|为|达|到|能)"
)
EXAMPLE = SIGNS.cue(
    rf"^\s*(?:假设|假如|打个比方|{_W}(?:if (?:you|one|i|you're)|imagine|suppose|let's say|for every){_E})"
)
# What turns the speech to the outlook: (let me turn to our guidance for the third quarter).
OUTLOOK = SIGNS.cue(
    rf"{_W}(?:turn\w*|mov\w+|shift\w*|com(?:e|es|ing)|look\w*)(?: now| over| back| ahead)?(?: to| at)? "
    rf"(?:[a-z0-9'-]+ ){{0,4}}(?:outlook|guidance){_E}"
    rf"|{_W}(?:like|want|going) to (?:now )?(?:provide|give|share|offer)(?: you)?(?: with)? "
    r"(?:some |our )?(?:guidance|outlook)"
    r"|(?:以下是|接下来|下面|最后)[^,。;]{0,10}(?:指引|展望)|(?:转向|来看)[^,。;]{0,8}(?:指引|展望)"
    r"|^\s*(?:现在是|那么|另外)?(?:关于|对于|对)?(?:我们|公司)?(?:对)?(?:20\d\d年|[一二三四]季度|下个?季度|全年|下半年|明年|本财年|的)*"
    r"(?:业绩)?(?:指引|展望|指导)(?:方面|部分|上)?\s*[,:。]"
)
# Whose figure is the world's: (industry shipments), (according to the agency), (全球手机出货量).
WORLD = SIGNS.cue(
    rf"{_W}(?:according to|based on [a-z'’ ]{{0,30}}(?:data|analysis|research|estimates|report)|industry(?:-wide)?"
    r"|(?:the|global|overall|total|entire|broader) (?:[a-z]+ ){0,3}?market(?! share)|worldwide|the world"
    r"|global (?:[a-z]+ ){0,3}?(?:units?|shipments?|sales volumes?|demand|production|handsets?|smartphones?))(?![a-z])"
    r"|(?<![银投商])行业(?!务)|全球[^,。;]{0,10}(?:出货量|销量|产量|市场|需求|规模)|(?:整体|全国|全球|国内)市场"
    r"|根据[^,。;]{0,16}(?:数据|报告|统计|预测)|据[^,。;]{0,12}(?:统计|预测|数据|估计)"
)
WE = SIGNS.cue(rf"{_W}(?:we|i|you)(?![a-z])")
# What one thinks of the world is of the world: (we estimate that global shipments).
THINKING = SIGNS.cue(
    rf"{_W}(?:we|i)(?: now| still| also)? (?:estimate|expect|believe|think|see|saw|forecast|project)d?{_E}"
    r"|我们(?:预计|认为|估计|预测|看到)"
)
OWN = SIGNS.cue(rf"{_W}(?:we|our|us|i){_E}|我们|公司|集团|本季")
ANOTHERS = SIGNS.cue(rf"全球|世界|客户|用户|{_W}(?:of (?:our )?customers|clients|people|consumers|users){_E}")
# Somebody else whom the sentence tells of: (it has), (they had).
ANOTHER = SIGNS.cue(
    rf"^\s*(?:and |but |so |now,? |well,? )*(?:it|they|he|she|their|its|these (?:guys|companies)){_E}"
    r"(?!['’]s (?:been )?our)"
)
# What came is not the whole: (onboarded 100 employees), (opened 25 stores), (新增529名员工).
CAME = SIGNS.cue(
    rf"{_W}(?:hir(?:ed|ing|e)|onboard\w*|add(?:ed|ing)?|open(?:ed|ing)?|clos(?:ed|ing|e)|laid off|joined)"
    r"(?![a-z])[^,;.]{0,24}$"
    r"|(?:新增|招聘|新聘|录用|净增|支撑|支持|规划|扩[大展]?到)[^,。;]{0,12}$"
)
# What a part brings is nobody's where no part is named: (当年贡献|收入4亿元), (对应|收入5亿元).
BRINGS = SIGNS.cue(r"(?:贡献|带来|对应|确认)(?:了|的)?(?:收入|营收|销售额?)?(?:约|大约|大概|差不多)?$")
# Several metrics in one sum: (tech and dev and G&A combined were), (费用合计).
SUMMED = SIGNS.cue(
    rf"{_W}(?:collectively|combined(?! ratio)|together|in aggregate){_E}|(?:三|两|四)项?费用|费用合计|合共|合并计算"
)
# A sentence that goes on about growth alone is of what was told before: (our growth accelerated to 30%).
GROWTH_GOES_ON = SIGNS.cue(
    r"^\s*(?:on an? (?:y-o-y|yoy|year-on-year|year-over-year|sequential|quarterly|annual) basis, |and |but |so )*"
    r"(?:our |this |that |the |overall )*(?:growth|growth rate)(?: here| there)? "
    r"(?:was|is|has|accelerat|decelerat|slow|improv|came|moderat|stepped|held|remain)"
)
PRONOUN = SIGNS.cue(
    rf"^\s*(?:[以按][^,。;]{{0,4}}中(?:点|值|位数|间值)[^,。;]{{0,4}},?)?(?:这|其|该|它|此|{_W}(?:this|that|it|which|these)(?:'s)?{_E})"
)

NON_GAAP = SIGNS.cue(
    r"非\s?(?:gaap|公认|国际财务|通用|ifrs|美国)|non-?\s?gaap|non-?ifrs|经调整"
    r"|调整后|adjusted|(?<![a-z])adj\.?(?![a-z])"
)
GAAP = SIGNS.cue(r"(?<!非)(?<!non-)(?<!non )(?<![a-z])gaap|(?<!非)公认会计")
CONSTANT = SIGNS.cue(
    r"固定汇率|恒定汇率|不变汇率|剔除汇率|constant[- ](?:currenc|exchange)|local currenc"
    r"|fx[- ]neutral|currency[- ]neutral"
)
# What a metric is said to leave out, up to the verb: (opex, |which excludes X and Y| grew).
LEFT_OUT = SIGNS.cue(
    rf"{_W}(?:which|that) exclud\w+{_E}.*?"
    rf"(?={_W}(?:was|were|is|are|grew|rose|fell|increased|decreased|declined|totaled){_E}|;|$)"
)
EXCLUDES = SIGNS.cue(
    r"(?:不包括|不含(?!税)|不计|剔除|排除|扣除)[^,。;()]{2,40}?(?=在内|之后|后的|的(?!影响)"
    r"|整体|总收入|收入|营收|[,。;()]|$)|如果[^,。;()]{0,12}(?:去掉|剔掉|加回去?|不算|扣掉)"
    rf"|{_W}(?:excluding|ex-|excl\.?|exclusive of)\s?[^,.;()]{{2,60}}"
)
CONSOLIDATED_SUBSIDIARIES = SIGNS.cue(
    r"合并子公司|内部|集团内|consolidated subsidiaries|intersegment|inter-segment"
)
WHOLE = SIGNS.cue(
    rf"合并|总体|整体|集团|公司整体|全行|本行|^总|{_W}(?:total|consolidated|company-?wide"
    rf"|overall|enterprise-wide|group){_E}"
)
CAUSE = SIGNS.cue(
    rf"得益于|由于|归因于|归功于|因为|推动|带动|受益于|源于|来自|反映|抵消|{_W}(?:driven by"
    r"|due to|reflect\w*|led by|offset by|because|primarily|attributable|thanks to"
    rf"|benefit\w* from){_E}"
)
# Behind a metric that moved: what follows is told of its cause (gross margin improved because mix shifted by |3%).
CAUSE_BEHIND = SIGNS.cue(
    rf"{_W}(?:because|due to|driven by|thanks to|owing to|as a result of|attributable to){_E}"
    r"|得益于|由于|归因于|归功于|因为|受益于|源于"
)
EXTRA_PERIODS = SIGNS.cue(
    r"过去[\d一二三四五六七八九十两]+个?(?:月|季度|年)|截至?(?:到)?\d{4}年\d{1,2}月(?:\d{1,2}日"
    r"|末|底)?|截至\d{1,2}月(?:末|底|\d{1,2}日)?|(?<!\d)\d{4}年\d{1,2}月(?:\d{1,2}日)?(?!季)"
    r"|(?:今年|去年|本年)?(?<!\d)\d{1,2}月(?:[末底]|份(?:单月)?|单月|当月)"
    r"|季度末|年末|期末"
    rf"|{_W}(?:(?:the )?(?:trailing|last|past) (?:twelve|12|four|six|nine) (?:months"
    rf"|quarters)|(?:at )?(?:quarter|year)[- ]end){_E}"
)
