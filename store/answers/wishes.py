"""The kinds of wish that a question voices: an amount, a growth, a reason, a time, who said it."""

import re
from functools import lru_cache

from store.lexicon import find_metrics, matcher, metrics
from store.text.aliases import Mention
from store.text.folding import has_han
from store.text.spans import Span, within

_THEN_ANSWERED = re.compile(
    r"(?:asked about|asked|brought up|raised|wanted to know|was asking|wondered|pressed|was worried"
    r"|pushed back)\b[^?]{0,160}"
    r"(?:: |[.;,?] (?:what|how|which|why|do|does|did|is|are|will)\b)"
    r"|(?:问[了到过的]|提到|关心)[^?]{0,60}[,，;；。?](?:管理层|公司|怎么|如何|他们|答|到底)"
)
_SHARE = re.compile(
    r"(?<!应)占[^,。?;]{0,14}(?:多少|几|多大)|[里中当](?:面|头|间)?(?:有)?(?:多少|几成)是"
    r"|what (?:%|percent|percentage|portion|fraction) of"
    r"|(?:what|which) part of (?:the |their |its |our |total |group |company )*"
    r"(?:revenue|sales|turnover|income|profit|growth|mix|business|volume|base|cost|spend|loans|deposits|orders)"
    r"|(?:\bas an? |\bas |[/,] ?|^|\b|(?<=[a-z&] ))(?:%|percent|percentage|share)"
    r" of (?:net |total |group )?(?:revenues?|sales)\b"
)
_CHANGED_BY = re.compile(
    r"(?:[涨跌降升增减掉塌崩缩扩滑飙]|收窄|下滑|回落|回升|扩大|改善)了?(?:多少|几)(?![钱亿万元块家个人])"
    r"|[高低贵快慢]了?(?:多少|几[个成倍])"
)
# A cost that is spread over the years (按年摊) asks for no growth over the year (按年).
_SPREAD = re.compile(r"按[年季月](?=摊|分|付|计|还|交|算|结)")
_IN_MONEY = re.compile(
    r"\b(?:rmb|yuan|usd|us\$|hk\$|dollar) (?:amount|figure|value|sum|terms)\b"
    r"|\b(?:payments?|deal|purchase|loan|fine|settlement|contract|investment|impairment|subsidy|grant) (?:amount|sum)\b"
    r"|\bdollar (?:cost|impact|size|hit|effect|benefit|charge)\b|\bin dollar terms\b"
    r"|(?:^| )\$ ?\?*$|\bin \$|\bhow many (?:dollars|bucks)\b"
)
# "When" that only dates what is asked for: (how much cash was there when the year closed).
_BESIDE_WHEN = re.compile(r"(?:so |and |but )?(?:how (?:much|many|big|large|high|low)|what) .*[a-z] when ")
_TIMES = re.compile(r"\band when\b|\btimeline\b|\bhow soon\b|\b(?:which|what) (?:quarter|year|time|date)\b")
_WHETHER = re.compile(
    r"^(?:so |and )?any (?!idea|sense|color)|有[^,。?;]{1,16}没有?[?]?$|[^没]了没有?[?]?$|是[^,。?;]{1,14}还是"
    r"|[^没](?:了|过)[?]$|(?:扩大|收窄|放缓|加速|改善|恶化|扭亏|转正|转盈)[?]$|要[^,。?;几多]{1,6}[?]$"
)
_WHAT_BEFORE = re.compile(
    r"\b(?:what|which)(?:'s| is| was| were| are| did| kind of| level of)?"
    r"(?: (?:the|their|its|our|total|net|q[1-4]|sort of|steady[- ]state|(?:long|medium|mid|near|short)[- ]term"
    r"|target(?:ed)?|expected|normali[sz]ed|blended|average|overall|current|exact|terminal|implied|full[- ]year"
    r"|fiscal|(?:fy ?)?(?:20)?[2-4]\d|q[1-4]|h[12]|underlying|annual|run[- ]rate"
    r"|quarterly|peak|sustainable|eventual|ultimate|year[- ]end|exit|\w+'s)){0,4} $"
)
_ASKS_WHAT = re.compile(r"(?:so |and |but )?(?:what|which|how)\b")
_LEADING_VERB = re.compile(
    r"(?:so |and |but )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b"
)
# The verb that only joins whose figure it is to what is asked for: (how much revenue did they |bring in).
_CARRIES = re.compile(
    r"\bhow (?:much|many|big|large|high)\b[^,;?]*?\b(?:did|does|do|has|have|had|will|would)\b[^,;?]*? "
    r"(?P<verb>(?:bring|brought|pull(?:ed)?|rak(?:e|ed)|take|took|haul(?:ed)?|turn(?:ed)?) in|(?:rack|chalk)(?:ed)? up"
    r"|(?:book|post|generat|report|record|notch|earn|log|clock|produc|deliver|mak|achiev|realiz|see)(?:e|ed|n)?|made|saw|carr(?:y|ied)|hold|held|owe|keep|kept|have|had)"
    r"(?=\s*\??$| (?:in|during|for|last|this|over|by|across|from|at|on|so far|year|through)\b)"
)
# What is raised is no question: (raised the full-year guidance), (raise prices), (从多少提到多少).
_RAISES = re.compile(
    r"\b(?P<verb>rais(?:e|ed|es|ing)) (?:(?:the|their|its|our|any|more|some|new) )*(?:[\w-]+ ){0,2}?"
    r"(?:guid\w+|outlook|forecast|prices?|pricing|fares?|rates?|capital|money|cash|debt|funds?|equity|dividends?|wages?"
    r"|pay|targets?|estimates?|the bar|range)\b"
    r"|\b(?:debt|capital|equity|fund|price|wage|pay|bond|dividend) (?P<noun>raises?)\b"
    r"|(?:(?<=指引)|(?<=从多少))提到|提到(?=了?(?:多少|几|多高))"
)
# Who it was that asked of something: (问其他收入的分析师是哪家的), (问AI的那个人是谁).
_ASKER_OF = re.compile(
    r"(?:^|[,，。;；])(?:那个|刚才|当时|最早|那位)?(?:追?问|提)(?!题|答|到|出)(?:起|及|了|过|的是)?[^,，。?？]{1,18}?的(?:那?[个位些]?)"
    r"(?:卖方|外资)?(?:分析师|人|哥们|老师|投行|券商|机构|家伙|仁兄|大佬)?(?:到底|究竟)?(?:是|叫|来自|属于)?(?:谁|啥|什么|哪)"
)
_HOW_LONG = re.compile(r"多久|多长时间|\bhow long\b")
_HOW_OFTEN = re.compile(r"多久(?:才|会|能)?(?:有|来|出现|发生|遇|碰|一)[^,。?]{0,4}[次遇回]")
# Where money goes, or comes from, is told in words: (where would the cash be put to work).
_WHERE = re.compile(
    r"(?:so |and |but )?where (?:would|will|should|could|can|do|does|did)\b"
    r"(?!.*\b(?:land|come in|came in|end up|stand|shake out|sit|finish)\b)"
)
WISHES = frozenset(
    {"growth", "amount", "many", "prior", "reason", "when", "who", "asked", "answered", "opinion", "margin"}
)


def cues_of(folded: str) -> frozenset[str]:
    """The kinds of wish that a question voices: with a question word, `has` and `did` only help the verb."""
    folded = _SPREAD.sub(lambda spread: "。" * len(spread[0]), folded)
    found = _voiced(folded)
    if _SHARE.search(folded):
        found |= {"share"}
    if _CHANGED_BY.search(folded):
        found |= {"growth"}
    if not has_han(folded) and _asks_level(folded):
        found |= {"many"}
    if _IN_MONEY.search(folded):
        found |= {"amount", "money"}
    if "when" in found:
        found = _with_time(found, folded)
    if _WHETHER.search(folded):
        found |= {"yes_no"}
    if "asked" in found and _THEN_ANSWERED.search(folded):
        found |= {"answered"}
    helped = not has_han(folded) and (found & (WISHES | {"who", "list"}) or _ASKS_WHAT.match(folded))
    return found - {"yes_no"} if helped and not _LEADING_VERB.match(folded) else found


def _voiced(folded: str) -> frozenset[str]:
    """The wishes by their words; how many tenths (几成) is no growth where a share (比重) is named beside it."""
    every = [frozenset(mention.names) for mention in wished(folded)]
    only_share = any("share" in names and "growth" not in names for names in every)
    grows = any("growth" in names and "share" not in names for names in every)
    found = frozenset().union(*every)
    found |= {"asker"} if _ASKER_OF.search(folded) else set()
    return found - {"growth"} if only_share and not grows else found


def _with_time(found: frozenset[str], folded: str) -> frozenset[str]:
    """The wishes without the one for a time, where its words only date what is asked for, or ask how long it lasts."""
    if _HOW_LONG.search(folded) and _is_lasting(folded):
        return found - {"when"} | {"many"}
    if _HOW_OFTEN.search(folded):
        return found - {"when"}
    dated = _BESIDE_WHEN.match(folded) and not _TIMES.search(folded)
    return found - {"when"} if dated else found


def _is_lasting(folded: str) -> bool:
    """Whether what a question names is a length of time (回本周期): how long it takes is its figure."""
    named = find_metrics(folded, chat=True)
    return any(metrics()[mention.metric].value_type == "duration" for mention in named)


def asks_where(folded: str) -> bool:
    """Whether a question asks where something goes, and for no figure."""
    return _WHERE.match(folded) is not None


@lru_cache(maxsize=8)  # several readers of a question ask it
def wished(folded: str) -> tuple[Mention[str], ...]:
    """The words of a question that say what it wants, in order."""
    raised = _RAISES.search(folded)
    verb = raised and raised.span("verb" if raised["verb"] else "noun" if raised["noun"] else 0)
    return tuple(m for m in matcher("cues").find(folded) if m.span != verb)


def carrying(folded: str) -> list[Span]:
    """Where a verb stands that only joins whose figure it is to a metric asked for."""
    verb = _CARRIES.search(folded) if not has_han(folded) else None
    named = verb and any(m.span[1] <= verb.start("verb") for m in find_metrics(folded, chat=True))
    return [verb.span("verb")] if verb and named else []


def is_whole(folded: str, at: Span) -> bool:
    """Whether what stands there is only the whole of which a share is asked for (占流通量几成)."""
    share = _SHARE.search(folded)
    return share is not None and within(at, share.span())


def _asks_level(folded: str) -> bool:
    """Whether a metric is asked for by `what`: (what gross margin should we expect), (what's their take rate)."""
    return any(_WHAT_BEFORE.search(folded, 0, named.span[0]) for named in find_metrics(folded, chat=True))
