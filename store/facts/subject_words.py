"""The words that surround the name of a segment, and those that are never part of one."""

import re
from functools import lru_cache

from store.lexicon.metrics import find_metrics
from store.lexicon.words import word_list
from store.text.folding import fold

# In front of a Chinese name: time, discourse, pronouns, adjectives.
LEADING = (
    r"(?:季度?|年|期|月|财年)末|前[一二三四两]?个?季度|(?:换算|折算|计算|合|加|算|总)(?:起来|下来)|[当次]年|当[季月]|或者说|也就是说?|账面|计入|对应|(?:按)?(?:非|[Nn]on-?)\s?[Gg][Aa][Aa][Pp](?:下|口径)?(?:的)?|非公认会计准则|一共|总共|合计|共计|共有|指引|本?(?:季度|财季|季|财年|年度?|期|报告期)内?|第[一二三四]季度?|[一二三四]季度"
    r"|(?:(?:19|20)\d\d年?|\d\d年)(?:第?[一二三四]季度?|全年|上半年|下半年)?|\d\d[HhQq][1-4]"
    r"|\d{1,2}月(?:(?:的)?季度|[末底])|上半年|下半年|全年|去年|今年|当季|同期|期内|单季"
    r"|首先|其次|此外|另外|同时|其中|然而|而且|所以|因此|而|并且|并|但是|但|不过|最后|再者"
    r"|尽管|虽然|具体来看|具体来说|具体而言|整体来看|总体而言|按业务划分|在这"
    r"|随着|目前|当前|现在|当期|今次|预期(?:的)?|最近|实际上|事实上|确实|特别是|尤其是|预计|我们预计"
    r"|以及|分业务看|分板块看|从业务看"
    r"|我们(?:的)?|公司(?:的)?|贵公司(?:的)?|你们(?:的)?|他们(?:的)?|其(?!他"
    r"|它|余)|在内的?|全球(?:的)?|本集团(?:的)?|该|此|这些?|那么|加上|来自|包括"
    r"|对于|关于|至于|全行|本行|在(?![线建手途读校管营])|与|及|和(?!黄)|按|以|把|将|从|对(?!公)|为|使|令|因"
    r"|强劲(?:的)?|稳健(?:的)?|健康(?:的)?|快速(?:的)?|持续(?:的)?|显著(?:的)?"
    r"|更高(?:的)?|较高(?:的)?|新的?(?=增|$)|正向|集团(?:的)?|整体|总体|综合"
    r"|合并|平均|月均|日均|年均|累计|相关(?:的)?|有关(?:的)?|实际|有效|初期|一期|最终|剩余|还?剩下|希望"
    r"|预期|力争|争取|计划|目标|一共|总共|合计|总计|共|归属(?:于|予)?(?:股东|普通股股东|上市公司股东|母公司)?"
    r"|按照?.{0,12}?准则|同一?时期|年底|季末|期末|底|末|单月|单日|单家|年化|加权|新开"
    r"|的|,|[-•·]|\s"
)
# Behind the name, before the metric.
TRAILING = (
    r"(?:第?[一二三四](?:季度|财季)|的|方面|领域|这边|那边|这一?块|那一?块|合并|(?:非|[Nn]on-?)\s?[Gg][Aa][Aa][Pp](?:下)?|[Gg][Aa][Aa][Pp]|非公认会计准则"
    r"|非国际财务报告准则|(?<![一二三四])季度|单季|年度|(?:19|20)\d\d年|全年(?:计划|目标|预计)?|当季|整体|总体|总|净|经调整|调整后"
    r"|上半年|下半年|来看|看|现在|目前|当前|当期|只|本季度?|同比|环比|平均|月均|日均|综合|数量|累计|(?<![一二三四])季|全球|强劲|稳健)+$"
)
# A Chinese name never reaches over a verb.
VERBS = re.compile(
    r"得益于|由于|归因于|归功于|因为|来自于?|推动了?|带动了?|受益于|看到|测算|估算|预估|实现了?"
    r"|保持了?|继续|提升了?|提高了?|改善了?|达到了?|增长了?|下降了?|增加了?|减少了?"
    r"|包[括含]|通过|预计|认为|表示|注意到|知道|反映了?|影响了?|拥有|进行了?|使得"
    r"|预[测期]|回到|使|(?<![转出受割礼])让|关于|对于|提到|谈到|取得了?|贡献了?|录得|完成了?|超过了?|占|是|为(?!辅)"
    r"|(?<![所自])有(?!限|赞|道)|从|基于|随着|至|帮助|推进|推出|抵消|扩大|分享|维持"
    r"|投入了?|花费了?|花掉了?|拿出了?|安排了?|动用了?|耗资|派发了?|分配了?|聚焦|专注于|(?<!小)说|(?<!演)讲|写(?!字|作)|假设|等到"
)
NO_NAME = re.compile(
    r"自己|扣非|一部分|^直通|^(?!云)[\u4e00-\u9fff]$|^[一二三四上下前后底末年\d日月]+$|我们|增长|下降|投资|同比|环比|收益$|每|个(?!人)|因素|今年|去年|季度|财年|年度|年(?!轻)"
    r"|月|第[一二三四](?!大)|什么|如何|我(?!国)|得到|加起来|是否|可以|能够|如果|这|那|不|也|都|将|会(?!员|展|议)|已"
    r"|了|吗|呢|请|谢|着|强劲|显著|亏损|盈利|水平|核心(?!业务)|主要|大部分|相应"
    r"|未来|长期|短期|毛|净|%|亿|万|元|约|美元|人民币|(?<![大名])客户$|需求$|规模|高于|低于"
    r"|左右|所有人|方面|问题|影响|趋势|情况|之间|以来|期间|时(?![效尚装])|后$|前$|中$"
    r"|^(?:[本我贵该各全两几三]|我们|上市|母|总|[子分]|(?:全资|控股|参股|合资|联营)子?|股份(?:有限)?|有限(?:责任)?|其他|这家|那家)*公司$"
    r"|管理层|基础上|口径|(?<![线海陆])上$|^[末经运营本其该]$|^[一二三四]$|归属|应占|^q[1-4]|派发|宣派|一共|总共|合计|共计|^购建|^收入|^营收|提出$|等$|^(?:人均|户均|件均|每股|头均|户均|台均|自营|自有|计提|派发|活跃|固定|信用|各项|常规|剔除|归母|预期|中期|它们|正式|执行|判断|经营|受限|加派|余|银行|业主|加权|化加权|新开|成本)$"
)
NUMBER_NAME = re.compile(r"(?!19[89]\d|20[0-4]\d)[1-9]\d{2,3}")  # a product's, and no year's
# A name that the record itself sets off: (“云岫1963”系列|收入).
IN_QUOTES = re.compile(
    r"[“\"「『《](?P<name>[^“”\"「」『』《》,，。;；]{1,16})[”\"」』》](?:系列|产品|品牌|业务|平台|项目)*的?$"
)
# Between a name and what it brings or is to bring: (囤货单|带来了1.2亿元的收入), (企购|的目标是12亿元收入).
DOES = re.compile(
    r"(?:(?:带来|贡献)了?|的?(?:目标|指引)(?:是|为)?(?:做到|达到)?)(?:差不多|大约|大概|约|超过|近)?\s*$"
)
# Words for a part or a time of which nobody says the name.
_UNNAMED = (
    "segment|business|division|unit|mine|mill|plant|site|property|operation|facility|market|board|customers|clients"
    "|quarter|year|month|period|half|full year"
    "|fiscal year|first half|second half"
)
UNNAMED = frozenset(_UNNAMED.split("|"))
ORGANISATION = re.compile(
    r"(?:集团|業務|业务|(?<![能端密造慧色])制造|板块|分部|事业群|事业部|部门|业务线|产品线|会员|\s+(?:segment|business|division|group|unit|channel|category))$"
)
GROUP = re.compile(
    r"p&l|income statement|results|outlook|guidance|balance sheet|financ|rest of"
    r"|question|call|quarter|capital|cash|margin|expense|liquidity|slide|page"
    r"|next|consolidated|total|company|profitab|cost|opex|(?:top|bottom) line|regulat"
    r"|agenda|summary|remarks|segments|year|ahead|future|half|month|detail|highlight|income|profit|operating|tax"
    r"|customer (?:growth|count|metric|base|add|trend)|(?:growth|headcount|metrics|trends)$"
)

ENGLISH_STOP = frozenset(word_list("naming")["never_in_a_name"])
# Between a name and its metric: (Game Pass| annual |revenue).
HOW_MEASURED = frozenset(
    {
        "annual",
        "annualized",
        "quarterly",
        "full-year",
        "full-quarter",
        "after-tax",
        "pre-tax",
        "per-share",
        "normalized",
    }
)
ENGLISH_NOUNS = frozenset(word_list("naming")["nouns_like_verbs"])
PERIOD_NAME = re.compile(
    r"(?:q[1-4]|[1-4]q|[1-4]h|h[1-2]|fy|fiscal"
    r"|(?:third|second|first|fourth|full)(?=\s(?:fiscal|quarter|half|year|three|six|nine)|$)|calendar|(?:non-)?gap(?!\S)|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|gaap|non-gaap|rmb|us\$|inr|usd|the|this|i|we|it|its"
    r"|our|and|by|as|with)\b"
)
_PROPER = (
    r"(?:(?:international|domestic|overseas|emerging)(?: operations| markets)?"
    r"|[A-Z][\w&'’.-]*(?: \d{3}\b)?|AI|IoT|e-commerce)"
)
AFTER_ENGLISH = re.compile(
    rf"s?\s+(?:in|for|from|of|at|across)\s+(?:our\s+|the\s+)?(?P<name>{_PROPER}(?:\s(?:{_PROPER}|and(?=\s[A-Z])|&))*)"
)
GROWN_IN = re.compile(
    rf"\s(?:growth|increase|decline|decrease|improvement)\s(?:in|from|for|at)\s(?:our\s)?(?P<name>{_PROPER}(?:\s{_PROPER})*)(?=[,.;]|$|\sand\s)"
)
LOCATED = re.compile(
    rf"(?:^|[.;,\t]\s*|\s(?:and|while|but)\s)(?:[Ii]n|[Ff]or|[Ww]ithin|[Aa]cross|[Aa]t(?=\s(?:our\s|the\s)?[A-Z]))"
    rf"\s(?:our\s|the\s)?(?P<name>{_PROPER}(?:\s(?:{_PROPER}|and(?=\s[A-Z])|&))*|(?!(?:addition|particular|total|fact|general|contrast|summary|short|turn"
    r"|response|aggregate|terms|comparison|constant|line|dollars|local|reported|all|both|other|recent|prior|more|some)\b)"
    rf"[a-z][a-z-]+(?:\s(?:and\s)?[a-z-]+)?)(?:\s(?:segment|business|division|region))?,\s*$"
)
CHINESE_TOPIC = re.compile(
    r"\s*(?:其次|首先|另外|此外|同时|最后|我们)*[,,]?在(?P<topic>[^,,。;;的]{1,12}?)(?:领域"
    r"|业务方面|板块方面|业务中|板块中)"
)
# 企业业务我们内部叫“企购”, 先进封装我们有刻蚀机台: what the clauses after are about.
CALLED_TOPIC = re.compile(
    r"\s*(?:[^,,::。]{1,30}[::])?(?P<topic>[^,,。;;::“”\d]{2,10}?)(?:我们|公司)(?:内部)?(?:(?:就?叫|称之?为|称作)(?:做|为)?(?:[“\"](?P<called>[^”\"]{2,10})[”\"])?|也?有[^,,。没少所])"
)
# 让我从在线音乐服务开始。第二部分是社交娱乐: the headings of a talk, which count where the name is known.
HEADED_TOPIC = re.compile(
    r"\s*(?:让我们?|我们?|现在|接下来|首先|然后|再|先|[,，])*(?:从|转向|转到|移步到|来到|看看|谈谈|说说|第[一二三四五六]部分是)"
    r"(?P<topic>[^,，。;；、:：\d]{2,12}?)(?:开始|说起|讲起|谈起)?\s*[,，。]?"
)
# A kind of loan that a clause opens with: how good the loans are is said of these (信用卡的压力还在,不良率|...).
LENDERS = re.compile("信用卡|对公|零售|个人|公司|按揭|住房按揭|房地产|普惠|小微|消费|经营|涉农")
LENDING = re.compile(
    rf"[\s,]*(?:其中|而|至于|关于|在|从|再|看|对于|另外|此外)*(?P<topic>(?:{LENDERS.pattern})(?:小微|企业|住房|消费|经营|按揭|房地产)*(?:贷款|贷)?)"
    r"(?:的(?:压力|风险|不良|质量|资产质量|情况|逾期|生成)|这一?块|方面|领域|业务|资产质量|端)"
)
# The Gaming business delivered | revenue, Gaming had a strong quarter with | revenue: the name stands before the verb.
ENGLISH_DOER = re.compile(
    r"(?P<verb>(?P<unit>\s(?:business|segment|division|unit|group))?\s(?:has\s|had\s)?"
    r"(?:(?:therefore|thus|also|again|now|once again|still|[a-z]+ly)\s)?"
    r"(?:recorded|delivered|generated|posted|reported|achieved|contributed|produced|saw|had|experienced|registered|earned"
    r"|booked|enjoyed|showed)\s(?:(?:[a-z-]+\s){0,2}|(?:an?|another|its|our)\s(?:[a-z-]+\s){0,3}(?:quarter|year|half|result|performance)"
    r"s?,?\swith\s(?:[a-z-]+\s){0,2}))$"
)
# What brings the speech back to the whole company: (On margins,), (In terms of profitability,).
WHOLE_TOPIC = re.compile(
    r"(?:On|In terms of|As for|With (?:respect|regards?) to|Regarding)\s(?:the\s|our\s)?(?:[a-z-]+\s)?"
    r"(?:margins?|profitability|expenses?|costs?|cash flows?|balance sheet|bottom line|capital"
    r"|expense side|cost side)\b"
)
ENGLISH_TOPIC = re.compile(
    r"(?:^|[.;]\s+|,\s+)(?:OK,\s|Okay,\s|And\s|Now,?\s|Next,?\s|So,?\s|First,?\s"
    r"|Finally,?\s|Lastly,?\s|let me\s|let's\s|I'll\s|we'll\s|Let me\s|Let's\s)*"
    r"(?:(?:[Mm]oving|[Tt]urning|[Ss]hifting|[Ss]tarting|[Bb]eginning|[Tt]urn|[Mm]ove"
    r"|[Ss]tart|[Bb]egin|[Ll]ook(?:ing)?|[Ss]witching|[Cc]oming|touch)\b(?:\s+(?:now"
    r"|over|on|back|first|off|next))*\s+(?:to|with|at|into|onto|on)"
    r"|(?:provide|give|share|offer|add)(?:\s(?:you|some|more|a|few|additional|further))*\s(?:details?|colou?r|comments?)"
    r"\s(?:on|about)(?:\s(?:our|the))?(?:\s[a-z]+){0,2}\s(?:results|performance|numbers)\s(?:in|for|of))\s+(?:our\s+"
    r"|the\s+)?(?P<topic>[A-Za-z][^,.;:]{1,48}?)(?=\s+(?:segment|business|division"
    r"|results|performance|revenues?|sales|with)|[,.;:]|$)"
)
# The first is Sensors, which consists of ...
ORDERED_TOPIC = re.compile(
    r"\s*(?:The|Our)\s(?:first|second|third|fourth|fifth|next|last|final|largest|smallest)"
    r"(?:\s(?:segment|one|group|market|business|category))?\s(?:is|was)\s(?:our\s|the\s)?"
    r"(?P<topic>[A-Za-z][\w&-]*(?:\s[\w&-]+){0,4}?)(?=\s(?:which|that|consist\w*|segment|business)\b|,\s*$)"
)
# 岚驰C5依然是我们的主力: the model that the following clauses are about.
IS_OURS = re.compile(
    r"\s*(?P<name>[\u4e00-\u9fff]{0,4}[A-Z][A-Za-z0-9\-]{1,8}[\u4e00-\u9fff]{0,2}?)"
    r"(?:依然|仍然|仍|一直|目前)?是(?:我们|公司|集团)(?:的|最)"
)
# One of these stands in every sentence that has a topic in the form of one of the four patterns before.
TOPIC_SIGNS = re.compile(
    "开始|说起|讲起|谈起|转向|转到|移步|来到|看看|谈谈|说说|部分是|我们有|我们也有|公司有|叫|称|领域|业务方面|板块方面|业务中|板块中|是我们|是公司|是集团|是做|是搞|是负责|是一家|是专门|主要|子公司|孙公司|参股|合资|联营"
    "|On\\s|In terms of|As for|With re|Regarding|Mov|mov|Turn|turn|Shift|shift|Start|start|Begin|begin|Look|look"
    "|The fi|The se|The th|The fo|The ne|The la|The sm|Our fi|Our se|Our th|Our la"
    "|Switch|switch|Coming|coming|touch on|provide|give|share|offer|add"
)
# Where a clause goes on with what it was: (growth in Personal Systems with |revenue up 8%).
GOES_ON = re.compile(
    r"\bin (?:our |the )?(?P<name>[A-Z][\w&-]*(?: (?:and |& )?[A-Z][\w&-]*){0,3}),? with (?:its |their )?$"
)
# 朔川智控是做主控系统的, 海川科技主要负责运维: whom the sentence goes on about, though it is no segment.
DOES_WHAT = re.compile(
    r"\s*(?:[^,,::。]{1,16}[::])?(?P<name>(?!我们|你们|他们|它们|这|那|目前|现在)[\u4e00-\u9fff]{2,4}[\u4e00-\u9fffA-Za-z]{1,6}?)(?:这家公司|这个公司)?"
    r"(?:是(?:一家)?(?:专门)?(?:做|搞|负责)|主要(?:是)?(?:做|负责|从事)|是(?:我们|公司|集团)(?:的)?(?:[全控参持]股|全资|合资)?(?:的)?"
    r"(?:子公司|孙公司|参股公司|合资公司|联营公司))"
)
_BETWEEN_METRICS = frozenset({"and", "the", "our", "total", "average", "net", "growth", "&"})
# Where a metric is the head of a list in brackets, its figure is of what stands before it (【收入】|风机89亿元).
HEADED_IN_BRACKETS = re.compile(r"[^】\d]{0,8}】(?P<name>[^\d,，、;；。:：]{2,12}?)约?(?=\d)")
# (Acme's |latest) market share: an owner before words that say how the figure is, or what it is of.
OWNER = re.compile(
    r"(?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*)*)['’]s "
    r"(?:all-time high|record|latest|share|own|silver|gold|copper|zinc|nickel|lithium|uranium|oil|gas|coal|power|ore"
    r"|[a-z-]+(?:ed|est|ing)|\W)*\s*$"
)


def is_of_metrics(topic: str) -> bool:
    """Whether a topic is no part of the company but what is measured of it (loans and deposits)."""
    named = find_metrics(topic)
    rest = re.sub("|".join(re.escape(mention.alias) for mention in named), "", topic) if named else topic
    return bool(named) and not set(rest.split()) - _BETWEEN_METRICS


@lru_cache(maxsize=4096)
def stem(name: str) -> str:
    """What the ways to write one name share: without 集团, business and the like, spaces and case."""
    short = fold(name)
    while (shorter := ORGANISATION.sub("", short).strip()) and shorter != short:
        short = shorter
    return re.sub(r"\s+", "", short)
