"""Spellings of one person are joined by evidence, and by nothing else."""

import pytest

from store.transcripts import parse
from store.values import Call, Person

HEADER = "南麓科技(NYSE:NLTK)2025年第三季度财报电话会议 2025年11月6日 20:00 北京时间"


def call_of(company: tuple[str, ...], analysts: tuple[str, ...], *speech: str) -> Call:
    roster = (
        *(("公司参与者", *company) if company else ()),
        *(("电话会议参与者", *analysts) if analysts else ()),
    )
    return parse((HEADER, *roster, *speech))[0]


def person(call: Call, name: str) -> Person:
    found = [p for p in call.people if name in (p.name, *p.also_written)]
    assert len(found) == 1, call.people
    return found[0]


def test_one_differing_character_of_a_roster_name_is_the_same_person() -> None:
    call = call_of(("陆安琪 - 首席执行官",), (), "操作员", "大家好。", "陆安淇", "各位好。")
    assert person(call, "陆安淇").name == "陆安琪"


@pytest.mark.parametrize(("label", "joined"), [("蒋帆", True), ("江帆", True), ("徐帆", False)])
def test_of_a_name_of_two_characters_the_differing_ones_must_sound_alike(label: str, joined: bool) -> None:
    call = call_of(("姜帆 - 首席执行官",), (), "操作员", f"有请{label}。", label, "各位好。")
    assert (person(call, label).name == "姜帆") is joined


def test_two_people_of_the_roster_that_differ_by_a_character_stay_two() -> None:
    call = call_of(
        ("陆安琪 - 首席执行官", "陆安淇 - 首席财务官"), (), "操作员", "大家好。", "陆安淇", "各位好。"
    )
    assert [p.name for p in call.people] == ["陆安琪", "陆安淇", "操作员"]


@pytest.mark.parametrize("label", ["Martin Gu", "Mingchuan Gu", "Gu Mingchuan", "Martin Koo"])
def test_a_surname_by_pinyin_that_fits_one_person_joins(label: str) -> None:
    call = call_of(
        ("顾明川 - 首席财务官", "沈砚秋 - 首席执行官"), (), "操作员", f"感谢{label}。", label, "各位好。"
    )
    assert (person(call, label).name == "顾明川") is (label != "Martin Koo")


def test_a_surname_of_another_romanisation_joins_too() -> None:
    call = call_of(("蔡文远 - 董事长",), (), "操作员", "大家好。", "Winston Tsai", "各位好。")
    assert person(call, "Winston Tsai").name == "蔡文远"


def test_a_surname_that_fits_two_people_joins_neither() -> None:
    call = call_of(
        ("顾明川 - 首席财务官", "顾远 - 总裁"), (), "操作员", "感谢Martin Gu。", "Martin Gu", "各位好。"
    )
    assert person(call, "Martin Gu").name == "Martin Gu"


def test_of_two_people_with_one_surname_the_whole_pinyin_chooses() -> None:
    call = call_of(
        ("顾明川 - 首席财务官", "顾远 - 总裁"), (), "操作员", "大家好。", "Mingchuan Gu", "各位好。"
    )
    assert person(call, "Mingchuan Gu").name == "顾明川"


@pytest.mark.parametrize(
    ("called", "label", "says"),
    [
        ("Greta Vos", "Jonas Pell", "Hi, this is Jonas Pell calling in for Greta. How are margins?"),
        ("Greta Vos", "Jonas Pell", "It's Jonas here today on behalf of Ms. Vos. How are margins?"),
        ("Saoirse", "Saoirse Lund", "How are margins?"),
    ],
)
def test_who_asks_for_another_or_is_called_by_the_first_name_has_the_firm_that_is_called(
    called: str, label: str, says: str
) -> None:
    call = call_of(
        ("Mara Quill - Chief Financial Officer",), (),
        "Operator", "Welcome.", "Mara Quill", "Sales rose.", "Questions and Answers",
        "Operator", f"Our first question comes from the line of {called} with Northgate Securities.",
        f"{label} -- Analyst", says, "Mara Quill", "Flat.",
    )  # fmt: skip
    assert (person(call, label).side, person(call, label).firm) == ("analyst", "Northgate Securities")


def test_a_surname_joins_only_within_the_side() -> None:
    call = call_of(
        ("顾明川 - 首席财务官",), (),
        "操作员", "大家好。", "顾明川", "各位好。", "问答环节",
        "操作员", "第一个问题来自汇丰的Martin Gu，请提问。", "Martin Gu", "利润率如何？", "顾明川", "平稳。",
    )  # fmt: skip
    assert person(call, "Martin Gu").side == "analyst"
    assert person(call, "顾明川").also_written == ()


@pytest.mark.parametrize(
    "entry",
    ["顾明川(Martin Gu) - 首席财务官", "顾明川（Martin Gu）－首席财务官", "顾明川 Martin Gu — 首席财务官"],
)
def test_the_rosters_own_second_spelling_joins(entry: str) -> None:
    call = call_of((entry,), (), "操作员", "大家好。", "Martin Gu", "各位好。")
    assert (call.people[0].name, call.people[0].also_written) == ("顾明川", ("Martin Gu",))
    assert [t.speaker for t in call.turns] == ["操作员", "顾明川"]


def test_thanks_to_the_speaker_before_give_the_short_name() -> None:
    call = call_of(
        ("沈砚秋 - 首席执行官", "顾明川 - 首席财务官"),
        (),
        "操作员",
        "好。",
        "沈砚秋",
        "各位好。",
        "顾明川",
        "谢谢，Ida。大家好。",
    )
    assert person(call, "Ida").name == "沈砚秋"


def test_thanks_that_belong_to_another_person_join_nobody_else() -> None:
    call = call_of(
        ("沈砚秋 - 首席执行官", "顾明川(Martin Gu) - 首席财务官"), (),
        "操作员", "好。", "沈砚秋", "各位好。", "顾明川", "好的。", "沈砚秋", "谢谢，Martin。",
    )  # fmt: skip
    assert person(call, "Martin").name == "顾明川"


def test_a_drifted_first_name_in_thanks_joins_but_not_elsewhere() -> None:
    speech = ("操作员", "好。", "顾明川", "各位好。我们的Marten模型很好。", "沈砚秋", "感谢Martyn和各位。")
    call = call_of(("沈砚秋 - 首席执行官", "顾明川(Martin Gu) - 首席财务官"), (), *speech)
    assert person(call, "Martyn").name == "顾明川"
    assert all("Marten" not in p.also_written for p in call.people)


def test_a_hand_over_joins_the_label_that_follows() -> None:
    call = call_of(
        ("詹姆斯·米歇尔 - 首席战略官",), (), "操作员", "下面有请詹姆斯·米歇尔。", "James Mitchell", "各位好。"
    )
    assert person(call, "James Mitchell").name == "詹姆斯·米歇尔"


def test_a_hand_over_does_not_join_a_label_with_another_surname() -> None:
    call = call_of(
        ("沈砚秋 - 首席执行官",), (), "操作员", "下面有请沈砚秋。感谢Martin Gu。", "Martin Gu", "各位好。"
    )
    assert person(call, "Martin Gu").name == "Martin Gu"


def test_a_self_introduction_uses_the_first_name() -> None:
    call = call_of(
        ("顾明川(Martin Gu) - 首席财务官",), (), "操作员", "好。", "顾明川", "我是Martin。各位好。"
    )
    assert person(call, "Martin").name == "顾明川"


def test_an_anonymous_label_is_shown_and_is_nobody() -> None:
    call = call_of(("沈砚秋 - 首席执行官",), (), "操作员", "好。", "公司代表", "各位好。")
    assert [t.speaker for t in call.turns] == ["操作员", "公司代表"]
    assert [p.name for p in call.people] == ["沈砚秋", "操作员"]


def test_the_firm_is_the_rosters_else_the_hand_overs() -> None:
    call = call_of(
        ("沈砚秋 - 首席执行官",), ("Helen Park - 汇丰",),
        "操作员", "好。", "沈砚秋", "各位好。", "问答环节",
        "操作员", "第一个问题来自汇丰银行的Helen Park。", "Helen Park", "利润率如何？", "沈砚秋", "平稳。",
        "操作员", "下一个问题来自瑞穗证券的Omar Haddad，请提问。", "Omar Haddad", "回购呢？", "沈砚秋", "继续。",
    )  # fmt: skip
    assert (person(call, "Helen Park").firm, person(call, "Omar Haddad").firm) == ("汇丰", "瑞穗证券")


def test_a_subheading_inside_a_speech_is_no_speaker() -> None:
    call = call_of(
        ("沈砚秋 - 首席执行官",),
        (),
        "操作员",
        "好。",
        "沈砚秋",
        "各位好。",
        "云业务",
        "收入增长。",
        "毛利率",
        "平稳。",
        "谢谢",
        "再会。",
    )
    assert [t.lines for t in call.turns] == [(5, 5), (7, 13)]


def test_people_introduced_over_lines_of_a_page_have_their_offices() -> None:
    lines = (
        "Transcript of Tarn Hospitals Limited Q3 FY25 Earnings Conference Call",
        "Asha Menon: Good afternoon, and thank you for joining us on this call, hosted by Tarn",
        "Hospitals, to discuss the results for the quarter, which were announced yesterday.",
        "We have with us today the senior management team, represented by Mrs. Leela",
        "Nadar – Managing Director; Mr. R. Varma – Group CFO; and Dr. Ivan Pinto – President",
        "and CEO of the Clinics Division.",
        "Leela Nadar: Thank you. Revenue grew 12% in the quarter.",
        "R. Varma: Margins were flat.",
        "Moderator: The first question is from Owen Hart from Northgate Securities.",
        "Owen Hart: How do you see margins next year?",
        "R. Varma: They should be flat.",
    )
    call = parse(lines)[0]
    offices = {person.name: (person.role, person.side) for person in call.people}
    assert offices["Leela Nadar"] == ("Managing Director", "company")
    assert offices["R. Varma"] == ("Group CFO", "company")
    assert offices["Ivan Pinto"] == ("President and CEO of the Clinics Division", "company")


def test_an_office_beside_the_name_is_better_told_than_in_running_words() -> None:
    office = (
        "Chief Financial Officer and Executive Vice President, Strategy and Corporate Development Affairs"
    )
    call = parse(
        (
            "Tarrow Grid, Inc. (TRW)",
            "Q2 2025 Earnings Call",
            "Aug 12, 2025, 9:00 a.m. ET",
            "Operator",
            "Good day, and welcome to the Tarrow Grid second quarter 2025 earnings call. On the call are Dana Ostrow, "
            "Tarrow's chief executive officer, and Walt Hume, chief financial officer and executive vice president.",
            "Dana Ostrow -- President and Chief Executive Officer",
            "Good morning. It was a good quarter for the grid.",
            f"Walter Hume -- {office}",
            "Thank you, Dana. Revenue was $12 million.",
            "Questions & Answers:",
            "Operator",
            "[Operator instructions] Our first question comes from Owen Tarrant of Harrow Point. Please go ahead.",
            "Owen Tarrant -- Harrow Point -- Analyst",
            "What will you build next?",
            f"Walter Hume -- {office}",
            "Two lines in the north.",
        )
    )[0]
    assert person(call, "Dana Ostrow").role == "President and Chief Executive Officer"
    walter = person(call, "Walter Hume")
    assert walter.role == office
    assert [turn.speaker for turn in call.turns if turn.speaker == walter.name] == [walter.name] * 2


def test_who_is_listed_by_the_name_alone_has_the_office_of_the_introduction() -> None:
    call = parse(
        (
            "Tarrow Grid, Inc. (NASDAQ:TRW) Q2 2025 Earnings Call August 12, 2025 9:00 AM ET",
            "Company Participants",
            "Sean Dunmore",
            "Dana Ostrow - Co-Founder, CEO, President & Chairman",
            "Walt Hume - CFO & Treasurer",
            "Conference Call Participants",
            "Owen Tarrant - Harrow Point, Research Division",
            "Operator",
            "Good day. I will now turn the call over to Sean Dunmore, Head of Investor Relations. Please go ahead.",
            "Sean Dunmore",
            "Thank you. Here is Dana.",
            "Dana Ostrow",
            "Good morning. It was a good quarter for the grid.",
            "Operator",
            "Our first question comes from Owen Tarrant with Harrow Point.",
            "Owen Tarrant",
            "What will you build next?",
            "Walt Hume",
            "Two lines in the north.",
        )
    )[0]
    offices = [(p.name, p.role) for p in call.people if p.side == "company"]
    assert offices == [
        ("Sean Dunmore", "Head of Investor Relations"),
        ("Dana Ostrow", "Co-Founder, CEO, President & Chairman"),
        ("Walt Hume", "CFO & Treasurer"),
    ]
