"""What a speaker's name can look like in a label, and what only looks like one."""

import re

from store.text.names import looks_like_han_name, looks_like_latin_name

LATIN = r"[A-Z][\w.'’\-]*(?:[ \u00a0][A-Z][\w.'’\-]*){0,3}"
_ABROAD = r"[\u4e00-\u9fff]{1,6}(?:[·・•][\u4e00-\u9fff]{1,8})+"
ANY_NAME = rf"(?:{_ABROAD}|[\u4e00-\u9fff]{{2,4}}(?:\s{LATIN})?|{LATIN})"
NO_NAMES = frozenset(
    {
        "谢谢",
        "谢谢您",
        "谢谢你",
        "明白了",
        "管理层",
        "时间",
        "安全",
        "双方",
        "别的",
        "常见",
        "万一",
        "成本",
        "毛利",
        "广告",
        "金融",
        "贝壳",
        "华为",
        "高德",
        "安卓",
        "平安",
        "向上",
        "应用",
        "云计算",
        "金山云",
        "海外",
        "时长",
        "车",
        "东方",
        "华东",
        "华南",
        "华北",
        "全球",
        "方面",
        "万元",
        "应收",
        "程序",
        "东南亚",
        "包括",
        "云端",
        "温馨",
        "相关",
        "关键词",
        "关键字",
        "關鍵字",
    }
)
TERM = re.compile(
    r"[率额額务務业業务收润潤季度品者员員们們您你我它他的了吗呢问問答层層年月台区算网機车廣费費利告融本型域料材价價产產量]"
)


def looks_abroad(text: str) -> bool:
    """Whether the text is a foreign name in Chinese characters: 詹姆斯·米歇尔."""
    return re.fullmatch(_ABROAD, text) is not None


def looks_like_name(text: str) -> bool:
    """Whether the text alone can be a person's whole name, in either script."""
    return looks_like_han_name(text) or looks_like_latin_name(text) or looks_abroad(text)


def is_other_spelling(name: str, beside: str) -> bool:
    """Whether the words in brackets behind a name can be the same name in the other script, and no firm."""
    return looks_like_name(beside) or (name.isascii() != beside.isascii() and "/" not in beside)
