"""Lines that say what follows: a table of headings, in Chinese and English.

A heading is a short line of its own; numbering, brackets, Markdown signs and a colon around it do not count.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

Kind = Literal["start", "company", "others", "people", "remarks", "qa", "end"]

LONGEST = 80
_SPACE = "".join(filter(str.isspace, map(chr, range(0x3001))))
_SIGNS = "■□◆◇●○★☆▶►▍▎▌▪◾◼"  # what sets off a heading in a post
_BEFORE, _BEHIND = _SPACE + _SIGNS + "#*•·-—=【[〔（(《", _SPACE + _SIGNS + "#*=】]〕）)》:：-—"
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．)）]|\d{1,2}[、.．)]\s*|第[一二三四五]部分[:：\s]*)"
)
# 第一部分 整体情况: elsewhere these words head a topic
_FIRST_PART = re.compile(
    r"第一部分[:：、\s]*(?:公司|整体|总体|基本|经营|业务|近期|最新|整體|總體|經營|業務)*(?:情况|情況|概况|概況|进展|進展|更新)"
)
_GLOSS = re.compile(r"(?<=[\u4e00-\u9fff])\s*[(（][A-Za-z &]+[)）]?$")
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])[ \u00a0\u3000](?=[\u4e00-\u9fff])")
_WHO = r"(?:人员|人士|者|方|成员|高管|管理层|领导|領導|代表|嘉宾|名单|人)"
_PART = r"(?:环节|環節|部分|时间|全文|实录|阶段|交流)"
_CALL = r"(?:电话会议?|电话会议?实录|業績會|业绩会|财报会|财报电话会议?|法說會|法说会|会议|說明會|说明会|電話會議?)"

_TABLE: tuple[tuple[Kind, str], ...] = (
    ("qa", r"(?:以下|下面)(?:即)?(?:为|是|為).{0,16}(?:问答|問答).{0,16}"),
    ("start", rf".{{0,20}}(?:以下|下面)(?:即)?(?:为|是|爲|為).{{0,20}}{_CALL}.{{0,12}}"),
    ("qa", r".{0,24}(?:[问問]答|互[动動]|交流|提[问問]|投资者提出的).{0,24}如下"),
    (
        "start",
        r"投资者关系活动记录表|(?:(?:本次)?(?:调研|投资者关系)(?:活动)?)?(?:的)?主要(?:交流)?内容(?:介绍)?|.{0,40}(?:电话会|業績會|业绩会|法說會|法说会)(?:议)?原文",
    ),
    (
        "end",
        r"关于本次活动是否涉及应披露重大信息的说明|(?:接待|调研|来访|参与|参会)(?:对象|机构|单位)(?:的)?(?:名单|名称)(?:及人员姓名)?|附件(?:清单)?.{0,8}|风险提示|免责声明",
    ),
    (
        "end",
        r"(?:责任编辑|責任編輯|责编|編輯|编辑|来源|來源|文章来源|作者)[:：].{0,30}|.{0,6}声明[:：].{0,60}|（?更多.{0,20}(?:关注|下载).{0,20}",
    ),
    ("start", r".{0,12}(?:逐字稿|完整原文|实录|實錄|纪要|紀要|全文|文字记录)(?:如下|全文)?"),
    (
        "company",
        rf"(?:公司|企业|上市公司)(?:方)?(?:的)?(?:出席|参会|与会|參會|參與|参与|参加|接待)?{_WHO}(?:名单|姓名)?",
    ),
    ("company", rf"(?:出席|参会|与会|參會|與會)(?:的)?(?:公司|管理层|管理層|高管|高层|高層|主管){_WHO}?"),
    ("company", rf"管理层(?:出席|参会|与会|参与)?{_WHO}?名单|(?:公司)?管理层(?:出席|参会|与会|参与){_WHO}"),
    ("company", r"(?:出席|参会|与会|參會|主讲|公司)(?:的)?(?:领导|領導|嘉宾)(?:名单)?"),
    (
        "company",
        r"(?:company|corporate|management) (?:particip\w{0,2}ants|representatives|attendees)|executives",
    ),
    ("company", r"management|(?:公司)?管理层"),
    (
        "others",
        rf"(?:{_CALL}|其他|其它|外部|机构|電話會議)(?:的)?(?:出席|参会|与会|參會|參與|参与|提问)?{_WHO}(?:名单)?",
    ),
    ("others", r"(?:参会|与会|提问|出席|參會)(?:的)?(?:分析师|分析師|机构|投资者)(?:名单)?"),
    ("others", rf"分析[师師](?:出席|参会|与会|參會|參與|参与|提问)?{_WHO}?(?:名单)?"),
    (
        "others",
        r"(?:other|conference call|external) particip\w{0,2}ants|analysts|analyst participants|investors",
    ),
    ("others", r"(?:sell|buy)[- ]?side(?: analysts| participants)?"),
    (
        "people",
        r"(?:call |earnings call )?participants|speakers|(?:呼叫|通话|致电|电话)(?:参与|参加)(?:者|人员?)",
    ),
    ("company", r"(?:上市)?公司方|(?:公司)?管理层代表(?:名单)?"),
    (
        "people",
        r"(?:本次|主要)?(?:会议)?(?:出席|参会|与会|參會|與會|参加|參加|参与)(?:会议)?(?:人[员員士]?|者|名单)(?:名单|姓名)?"
        r"|嘉[宾賓]|参会|出席|与会|主讲人",
    ),
    (
        "remarks",
        r"(?:管理层|管理層|公司)?(?:准备|準備|预先准备的|开场|開場)?(?:发言|發言|讲话|致辞|陈述|演[讲示]|汇报|匯報|介绍)(?:环节|部分|稿)?"
        r"(?:[（(].{2,16})?",
    ),
    (
        "remarks",
        r".{0,24}(?:情况|概况|业绩|業績|成果|亮点|近况|进展)(?:的)?(?:介绍|介紹|汇报|匯報|说明|說明|回顾|回顧|概述|分享)"
        r"(?:[（(].{2,16})?",
    ),
    (
        "remarks",
        r"(?:公司)?(?:管理层|管理層|领导|領導|高管|董秘|董事长|董事長|总经理|總經理|负责人)?(?:代表)?(?:做|作)?"
        r"(?:简要|主要|首先)?(?:介绍|介紹|汇报|匯報|说明|說明|回顾|回顧)(?:了)?(?:公司)?.{0,16}"
        r"(?:情况|情況|概况|业绩|業績|成果|亮点|近况|进展)(?:[（(].{2,16})?",
    ),
    (
        "remarks",
        r"(?:公司|集团|集團|前?[一二三四]季度?|上半年|下半年|全年|年度|报告期|報告期|(?:20)?\d\d年.{0,4}|主要|整体|整體|总体|總體){0,3}的?"
        r"(?:生产|生產)?(?:经营|經營|营运|營運|业务|業務|财务|財務|业绩|業績|基本)(?:情况|情況|概况|概況|回顾|回顧|概要|概述|表现|表現)",
    ),
    ("remarks", r"[简簡][报報]|(?:营运|營運|经营|經營|财务|財務|业绩|業績)(?:报告|報告)"),
    ("remarks", r"(?:management(?:'s)? )?prepared (?:remarks|comments)|presentation"),
    ("remarks", r"management discussion(?: section)?"),
    (
        "qa",
        rf"(?:{_CALL})?(?:分析[师師]|投[资資]者|网络|网路|现场|現場|线上|交流)*"
        rf"(?:[问問][与與和及]?答|提[问問]|互[动動]|Q ?& ?A){_PART}{{0,2}}",
    ),
    ("qa", r"questions?[- ](?:and|&)[- ]answers?(?: sessions?| section)?|q ?& ?a(?: session| section)?"),
    ("start", r"(?:full|complete) (?:conference call |earnings call |call )?transcript|transcript"),
    (
        "end",
        r"stocks mentioned|提及的股票|disclaimers?|duration: \d+ minutes?|end of (?:the )?(?:conference )?call",
    ),
    ("end", r"完|全文完|实录完|(?:会议|會議|交流|电话会|纪要|活动)?(?:结束|結束)|end of (?:transcript|call)"),
)
_FIELDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("start", re.compile(r"(?:投资者关系)?活动主要内容(?:介绍)?")),
    ("end", re.compile(r"关于本次活动是否涉及应披露重大信息的说明|活动过程中所使用的演示文稿.{2,20}")),
)
_BEGINS_FIELD = re.compile(r"\s*(?:投资者|关于本|活动[主过])")
_MOST_BROKEN = 4
# One pattern of all: the group that fits, named by its kind and its row, is the first row that does.
_RULES = re.compile(
    "|".join(f"(?P<{kind}_{row}>{pattern})" for row, (kind, pattern) in enumerate(_TABLE)), re.IGNORECASE
)

# One of these stands in every heading; the other lines are not matched rule by rule.
_HINT = re.compile(
    "参|參|出席|接待|与会|管理|高管|人员|人士|分析|发言|發言|讲话|致辞|陈述|演讲|演示|问答|問答|问与|問與|提问|提問|互动|互動|以下|下面"
    "|实录|实錄|實录|實錄|纪要|紀要|全文|原文|逐字|记录|完|结束|結束|名单|名称|附件|提示|声明|编辑|来源|作者|责编|更多|调研|主要|汇报|匯報"
    "|主讲|公司|嘉賓|與會|介绍|介紹|回顾|回顧|情况|情況|概况|概況|概要|表现|表現|简报|簡報|简報|簡报|报告|報告|概述|分享|领导|領導|嘉宾"
    "|particip|represent|attend|execut|manage|analyst|remark|comment|present|question|q&|q &|end of|speakers|investors"
    "|transcript|disclaimer|duration|side|mentioned|提及的"
)


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading and its 1-based line."""

    line: int
    kind: Kind


def bare(text: str) -> str:
    """The words of a line without numbering, brackets, Markdown signs and the colon at the end."""
    return _SPACED.sub("", _undecorated(_NUMBERING.sub("", _GLOSS.sub("", _undecorated(text)))))


def _undecorated(text: str) -> str:
    return text.lstrip(_BEFORE).rstrip(_BEHIND)


def heading_kind(text: str) -> Kind | None:
    """What a line announces; None for all that is no heading."""
    if not text or len(text) > LONGEST:
        return None
    text = _SPACED.sub("", text)
    if not _HINT.search(text.lower()):
        return None
    match = _RULES.fullmatch(bare(text))
    if match is None and _FIRST_PART.fullmatch(_undecorated(text)):
        return "remarks"
    return cast(Kind, (match.lastgroup or "").partition("_")[0]) if match else None


def headings(lines: Sequence[str]) -> tuple[Heading, ...]:
    """All headings, in order."""
    found = {number: heading_kind(line.strip()) for number, line in enumerate(lines, start=1)}
    found |= _broken(lines)
    return tuple(Heading(line=number, kind=kind) for number, kind in sorted(found.items()) if kind)


def _broken(lines: Sequence[str]) -> dict[int, Kind]:
    """The labels of a form that its narrow column breaks over lines: what follows begins after the last of them."""
    found: dict[int, Kind] = {}
    for number, line in enumerate(lines, start=1):
        if not _BEGINS_FIELD.match(line):
            continue
        joined = _SPACED.sub("", line.strip())
        for last in range(number + 1, min(number + _MOST_BROKEN, len(lines)) + 1):
            joined += lines[last - 1].strip()
            kind = next((kind for kind, field in _FIELDS if field.fullmatch(joined)), None)
            if kind:
                found[last if kind == "start" else number] = kind
                break
    return found
