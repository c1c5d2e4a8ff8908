"""The fine print after a call: who made the transcript, what it may be used for, what else the site holds."""

import re

_CHINESE = re.compile(
    r"[\W_]*(?:(?:end|the end|完|全文完|正文完)[\W_]*$"
    r"|(?:小编|编者|编辑|笔者|作者)?(?:点评|按语|短评|简评)\s*[:：]|编者按|我们的?(?:观点|点评)\s*[:：]"
    r"|\w{2,8}(?:观点|点评)\s*[:：]|(?:特别|重要)?(?:风险提示|免责(?:声明|条款)?|法律声明|版权声明)\s*[:：]"
    r"|往期(?:推荐|回顾|精选)|(?:推荐|延伸)阅读|点击.{0,8}阅读原文|阅读原文|阅读\s*[\d.]+万?\s|(?:来源|本文来源)\s*[:：]"
    r"|喜欢(?:就|请|的话)?.{0,6}点.{0,4}在看|(?:长按|扫码|扫描).{0,12}(?:关注|加入)|本(?:纪要|文)(?:由|根据|基于|仅供|内容))",
    re.IGNORECASE,
)
_FINE_PRINT = re.compile(
    r"\W*(?:"
    r"disclaimer\b|safe harbou?r (?:statement|notice)\b|legal notice\b"
    r"|these materials have been prepared\b|the (?:information"
    r"|contents?)(?: and appearance)? (?:herein|provided|of this)\b"
    r"|(?:this|the) (?:document|transcript|article|text) (?:is|was|has been|may|contains)\b"
    r"|(?:note|notes|e&oe)\s*[:-]|\(?this (?:document|transcript) has been edited\b"
    r"|for further (?:information|details|queries)\b.{0,40}\bcontact\b"
    r"|more \S{1,12} analysis\b|all earnings call transcripts\b|read (?:more|next|the original article)\b"
    r"|(?:the motley fool|.{2,40}) has (?:no )?positions? in\b|(?:is|to become) a member\b"
    r"|disclosure\s*[:]|transcribed by\b"
    r"|(?:免责|免責)(?:声明|聲明)|(?:以上|本)(?:内容|內容|纪要|紀要|记录|記錄|文|资料|資料)[^。]{0,24}"
    r"(?:整理|未经(?:发言人|公司|本人)|未經(?:發言人|公司|本人)|仅供参考|僅供參考|不构成|不構成|版权|版權)"
    r")",
    re.IGNORECASE,
)


def is_fine_print(line: str) -> bool:
    """Whether a line after the last turn's label is no speech but the publisher's own words."""
    return _FINE_PRINT.match(line.lstrip()) is not None or _CHINESE.match(line.lstrip()) is not None
