"""A text in Traditional Chinese is read as its Simplified twin, and quoted in its own script."""

from store.facts import extract
from store.text.twins import simplified, twin_of
from store.transcripts import parse
from store.values import Person

LINES = ("鄧芷盈:上半年收入18.6億元", "后來收入減少")


def test_a_text_in_simplified_chinese_or_english_has_no_twin() -> None:
    assert twin_of(("上半年收入18.6亿元", "著名品牌，增长")) is None
    assert twin_of(("Revenue grew 6%",)) is None


def test_a_twin_has_every_character_in_the_same_place() -> None:
    twin = twin_of(LINES)
    assert twin is not None
    assert twin.plain == ("邓芷盈:上半年收入18.6亿元", "后来收入减少")
    assert [len(line) for line in twin.plain] == [len(line) for line in LINES]


def test_what_is_found_in_the_twin_is_said_as_the_text_writes_it() -> None:
    twin = twin_of(LINES)
    assert twin is not None
    found = (
        Person(name="邓芷盈", role="收入减少", firm="Acme", side="company"),
        {"line": "18.6亿元"},
        7,
        None,
    )
    own = (Person(name="鄧芷盈", role="收入減少", firm="Acme", side="company"), {"line": "18.6億元"}, 7, None)
    assert twin.own_words(found) == own
    assert simplified(own) == found


def test_words_that_stand_twice_are_taken_from_the_line_that_is_meant() -> None:
    twin = twin_of(("貨幣化率上升", "货币化率下降"))
    assert twin is not None
    assert twin.own_words("货币化率") == "貨幣化率"
    assert twin.own_words("货币化率", 2) == "货币化率"


def test_facts_of_a_traditional_record_stand_in_its_own_words() -> None:
    call, _ = parse(
        (
            "澄灣生活服務2025年中期業績發佈會",
            "執行董事兼行政總裁鄺詠詩:物業管理收入6.3億元,減少11%,預期毛利率由13%提高到14%。",
            "瑞銀分析員邱曼婷:毛利率呢?",
            "執行董事兼行政總裁鄺詠詩:社區增值毛利率33.8%。",
        )
    )
    told = {(f.subject, f.metric, f.as_written, f.speaker) for f in extract(call).facts if f.metric}
    assert ("物業管理", "revenue", "6.3億元", "鄺詠詩") in told
    assert ("社區增值", "gross_margin", "33.8%", "鄺詠詩") in told
