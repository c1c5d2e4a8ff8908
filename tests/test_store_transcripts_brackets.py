"""Rosters that give the office in brackets or put the firm before the name, and who is handed the call."""

import pytest

from store.transcripts import parse
from store.values import Call

HEADER = "南麓科技(NYSE:NLTK)2025年第三季度财报电话会议 2025年11月6日 20:00 北京时间"
ROSTER = (
    "公司出席人员:",
    "沈砚秋(董事长兼首席执行官)",
    "闻一鹤(Amy Wen,首席财务官)",
    "提问分析师:",
    "摩根士丹利 Leo Hart",
    "招商证券国际 方清越",
)


def call_of(*speech: str) -> Call:
    return parse((HEADER, *ROSTER, *speech))[0]


@pytest.mark.parametrize(
    ("name", "side", "role", "firm"),
    [
        ("沈砚秋", "company", "董事长兼首席执行官", "南麓科技"),
        ("闻一鹤", "company", "首席财务官", "南麓科技"),
        ("Leo Hart", "analyst", None, "摩根士丹利"),
        ("方清越", "analyst", None, "招商证券国际"),
    ],
)
def test_a_roster_gives_office_or_firm_in_brackets_or_in_front(
    name: str, side: str, role: str | None, firm: str
) -> None:
    call = call_of("沈砚秋:大家好,感谢参加。", "闻一鹤:谢谢。")
    found = next(person for person in call.people if person.name == name)
    assert (found.side, found.role, found.firm) == (side, role, firm)


def test_a_second_spelling_may_stand_before_the_office() -> None:
    call = call_of("沈砚秋:大家好,感谢参加。", "闻一鹤:谢谢。")
    assert next(p for p in call.people if p.name == "闻一鹤").also_written == ("Amy Wen",)


def test_a_hand_over_to_the_companys_own_calls_no_question() -> None:
    call = call_of(
        "主持人:欢迎参加会议。下面请公司投资者关系总监方既白女士发言。",
        "沈砚秋:大家好。服务收入主要来自售后服务以及向合作伙伴提供的研发服务。下面请一鹤介绍。",
        "闻一鹤:三季度收入为12亿元。主持人,可以开始问答了。",
        "主持人:谢谢。有请第一位,摩根士丹利的Leo Hart。",
        "Leo Hart:谢谢管理层。明年的开支计划是多少?",
        "闻一鹤:明年大约2亿元。",
    )
    assert [(s.name, s.lines) for s in call.sections if s.name in ("remarks", "qa")] == [
        ("remarks", (8, 10)),
        ("qa", (11, 13)),
    ]
    assert [exchange.analyst for exchange in call.exchanges] == ["Leo Hart"]


@pytest.mark.parametrize(
    "announcement",
    [
        "以下是电话会议实录,文字由机器翻译生成:",
        "以下为南麓科技2025年第三季度财报电话会议实录(由机器翻译整理,未经审阅):",
    ],
)
def test_what_announces_the_record_is_no_part_of_the_companys_name(announcement: str) -> None:
    body = (*ROSTER, "沈砚秋:大家好,感谢参加。", "闻一鹤:三季度收入为12亿元。")
    assert parse((announcement, HEADER, *body))[0].company == "南麓科技"
