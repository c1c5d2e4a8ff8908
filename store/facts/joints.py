"""The words between a metric's name and a figure: whether the one is still of the other."""

import re

from store.facts.cues import SIGNS

# A metric set against something else is another metric: (orders| per store), (taxes on |stock compensation).
RELATED = SIGNS.cue(
    r"^s?\s(?:per|for each)\s(?!(?:fully |diluted |basic |common |ordinary )*"
    r"(?:share|ads|quarter|year|annum|month|week|day)(?![a-z]))"
    r"|^(?:的|增长|增速)*影响|^(?:被|会|将)*(?:推迟|延后|延迟)"
)
# The last of several things that a figure is the sum of: (higher for rent and |G&A, at $90 million).
ONE_OF = SIGNS.cue(r"(?<![a-z])(?:for|of|in|on|across) [^,;]*(?<![a-z])and\s$")
GROWTH = SIGNS.cue(r"^\s(?:revenue |top-line |organic )?growth(?=[\s,.;]*(?:$|[,.;]|for|in|year))")
# What is in the metric is not the metric: (财务费用里面有汇兑收益|0.7亿元).
HOLDS = SIGNS.cue(r"(?:里面?|之?中)(?:有|包括了?|包含了?|含)[^,。;\d]{2,12}$")
# What has told all of itself is not what the figures of its cause are of: (revenue |was driven by dispense growth of).
LED = SIGNS.cue(
    r"^[^,;:]{0,40}?(?<![a-z])(?:was|were|is|are) (?:primarily |mainly |largely )?(?:driven|led|supported|fueled)"
    r" by(?![a-z])"
    r"|(?:ex|in)clud(?:es|ed|ing) (?:the |about |approximately )?$"
)
# What moved beside it has a figure of its own: (our shops are staffed |as labor hours grew at 4%).
BESIDE = SIGNS.cue(
    r"^ as (?!a |an |the |of |we |well |much |[a-z-]+ed )(?:[a-z-]+ ){1,3}"
    r"(?:grew|rose|fell|increased|decreased|declined)(?![a-z])"
)
STATED = re.compile(r"(?<![a-z])(?:to|at|was|were|is|are|reached)\s*$|[至到达]\s*$")
OBJECT = SIGNS.cue(
    r"(?<![a-z])(?:tax(?:es)?|penalt(?:y|ies)|interest) on (?:our |the )?$"
    r"|(?<![a-z])(?:impact|effect|headwind|tailwind|drag|pressure|contribution|benefit)s? (?:on|to)"
    r" (?:our |the |its |q[1-4] |(?:first|second|third|fourth) quarter |full[- ]year |fiscal |20\d\d |non-gaap |gaap"
    r" |adjusted |reported |total |net |annual |quarterly )*$"
    r"|(?<![a-z])per (?:fully )?$"
    r"|(?:占(?:到|据|了|公司|整体|全部|总|的)*|(?<!不受)影响(?:了|到)?(?:公司|当期|[一二三四]?季度)?的?"
    r"|(?:业绩|考核|解锁|行权|归属)(?:条件|目标|要求)(?:是|为|要求)?)$"
)
MOVE_IN = re.compile(r"\s(?:[a-z-]+\s)?(?:increase|decrease|growth|decline|improvement|reduction) (?:in|of) ")
LISTED = re.compile(r"(?:\s[a-z]+)?(?:,?\sand(?: also)?|,)\s(?:[a-z]+\s)?")
