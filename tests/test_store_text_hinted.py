"""Hints: a text without any is passed over, and nothing is lost by that."""

import re
from collections.abc import Iterator

import pytest

from store.facts import subject_words
from store.facts.subject_words import CHINESE_TOPIC, ENGLISH_TOPIC, IS_OURS, WHOLE_TOPIC
from store.text import number_words, numbers, period_words
from store.text.folding import fold
from store.text.hinted import Hinted
from store.text.sentences import sentences
from store.transcripts import (
    cue_words,
    english_cues,
    furniture,
    han_proofs,
    latin_proofs,
    period_ends,
    questions,
    titles,
)
from tests.conftest import SAMPLES, SHARED

HINTED = {
    f"{module.__name__}.{name}": value
    for module in (
        cue_words,
        english_cues,
        furniture,
        han_proofs,
        latin_proofs,
        period_ends,
        questions,
        titles,
    )
    for name, value in vars(module).items()
    if isinstance(value, Hinted)
}
HINTED |= {f"english_cues._ASKERS[{number}]": rule for number, rule in enumerate(english_cues._ASKERS)}
# Ways to say it that few calls have.
SAID = (
    "THIS CONCLUDES TODAY'S CALL.",
    "As of June 30, we had cash of $3 million.",
    "That's it for today.",
    "There are no questions in the queue.",
    "The conference is now over.",
    "電話會議到此結束",
    "沒有其他提問",
    "您可以掛斷",
    "期待下次再見",
    "下一個問題來自某證券的分析師",
    "Operator, may we have the next question, please?",
    "Back to Mr. Hale.",
    "請財務長發言",
    "It’s Dana Hale.",
    "(C) 2024",
    "Copyright 2025",
    "May I invite Ms. Dana Hale",
    "the JUNE quarter",
    "for the quarter ended June 30, 2025",
    "fifty crores",
    "The first question comes from Dana Hale.",
    "The first question comes from the line of Dana Hale with Some House. Please go ahead.",
    "Up next is Dana Hale with Some House. Please go ahead.",
    "Our next question comes from Dana Hale, Some House. Please go ahead.",
    "Dana Hale with Some House has our next question.",
    "Next up with Some House is Dana Hale.",
    "Dana Hale with Some House, please go ahead.",
    "Over to Dana.",
    "We are ready for questions.",
    "Thanks for taking my question.",
    "有请分析师提问",
    "想请问一下",
)
PERIODS = (
    "截至2024年12月31日止三个月",
    "nine months ended on September 30, 2024",
    "25財年第3季",
    "Q3 of FY2025",
    "third fiscal quarter",
    "1H25",
    "第二季度",
    "去年同期",
    "the same period a year earlier",
    "year-ago quarter",
    "最新一季",
    "上个财年",
    "next fiscal year",
    "full year 2025",
    "12月那个季度",
    "整个财年",
    "FY 2025",
    "DECEMBER 2024 QUARTER",
    "2024中期业绩",
    "2024年中報",
    "2024年度",
    "2024全年",
    "last qtr of the year",
    "H1 FY25",
    "F2025 H1",
)
FIGURES = (
    "revenue doubled",
    "tripling our capacity",
    "more than doubling the base",
    "low double-digit millions",
    "in the high twenties",
    "about half of our revenue",
    "two million customers",
    "三百亿丹麦克朗",
    "收入翻番",
    "提高两成",
    "约一半",
)
NO_FIGURES = (
    "on May 5, 2024",
    "by Sept. 30",
    "fiscal year 2025",
    "CY '24",
    "number 3 and No. 4 and top 10",
    "a minus 3% and negative two percent",
    "calendar 2024",
)
OFFICES = (
    "首席财务官 董事长 主席 副总裁 高级副总裁 資深副总裁 资深副总裁 總裁 总经理 副總經理"
    " 行长 副行長 总会计师 總會計師 总监 副總監"
    " 经理 經理 联合创始人 聯合創始人 共同創始人 创始人 創辦人"
    " 合伙人 合夥人 董秘 秘书 秘書 证代 证券事务代表 證券事務代表 负责人 負責人"
    " 主管 发言人 發言人 关系官 關係部 财务长 財務長 执行长 執行長"
    " 营运长 營運長 策略长 技术长 技術長 部长 部長 协理 協理"
    " 处长 處長 院长 总工程师 主持人 投资者关系 投資者關係 投資人關係"
)
# Clauses that turn the speech to something, each in one of the forms.
TURNS = (
    ("其次,在智能座舱领域,", CHINESE_TOPIC),
    ("岚川C5依然是我们的主力", IS_OURS),
    ("On the margins, we did well.", WHOLE_TOPIC),
    ("In terms of profitability, little changed.", WHOLE_TOPIC),
    ("As for expenses, they fell.", WHOLE_TOPIC),
    ("With regard to our balance sheet,", WHOLE_TOPIC),
    ("Regarding cash flow,", WHOLE_TOPIC),
    ("Now, let me turn to our Lanterns segment.", ENGLISH_TOPIC),
    ("Next, moving on to Kites.", ENGLISH_TOPIC),
    ("Coming to Kites.", ENGLISH_TOPIC),
)


def _texts() -> Iterator[str]:
    paths = [*SAMPLES.glob("*.txt"), *sorted((SHARED / "transcripts").glob("*/*.[tm][xd]*"))[:6]]
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            yield from (line[start:end] for start, end in sentences(line))


@pytest.fixture(scope="module")
def texts() -> tuple[str, ...]:
    return (*SAID, *_texts())


def test_a_text_without_a_hint_is_passed_over() -> None:
    cue = Hinted(re.compile(r"\bthe (?:end|close)\b", re.IGNORECASE))
    found = cue.search("This is THE END.")
    assert found is not None
    assert found[0] == "THE END"
    assert cue.search("This is the rest.") is None
    assert [match[0] for match in cue.finditer("the end, the close")] == ["the end", "the close"]
    assert list(cue.finditer("the rest")) == []


@pytest.mark.parametrize("name", sorted(HINTED))
def test_all_that_a_cue_finds_has_one_of_its_hints(name: str, texts: tuple[str, ...]) -> None:
    cue = HINTED[name]
    found = [text for text in texts if cue.pattern.search(text)]
    assert found
    assert [text for text in found if not cue.search(text)] == []


def test_all_that_a_row_of_periods_finds_has_its_sign(texts: tuple[str, ...]) -> None:
    lost = [
        (cue.pattern, text)
        for cue, _ in period_words._RULES
        for text in (*PERIODS, *texts[:1500])
        if cue.search(text) and not cue.may_stand_in(text.lower())
    ]
    assert lost == []


def test_a_text_with_more_than_a_length_of_time_may_hold_a_figure(texts: tuple[str, ...]) -> None:
    folded = [fold(text) for text in (*FIGURES, *texts[:1500])]
    held = [text for text in folded if any(not figure.is_duration for figure in numbers._figures(text, text))]
    assert len(held) > 20
    assert [text for text in held if not numbers.find_figures(text, text)] == []


def test_a_clause_that_turns_the_speech_has_a_sign(texts: tuple[str, ...]) -> None:
    assert [text for text, pattern in TURNS if not pattern.match(text)] == []
    signs = subject_words.TOPIC_SIGNS
    turning = [
        text
        for text in (*(text for text, _ in TURNS), *texts)
        if any(pattern.search(text) for _, pattern in TURNS)
    ]
    assert [text for text in turning if not signs.search(text)] == []


def test_all_that_a_figure_begins_with_is_tried(texts: tuple[str, ...]) -> None:
    assert numbers._PATTERN.pattern.startswith(numbers._BEGINS)
    everywhere = re.compile(numbers._PATTERN.pattern.removeprefix(numbers._BEGINS), re.ASCII)
    words = (*number_words.QUALIFIERS, *number_words.CURRENCIES, *number_words.FIRST_WORDS)
    for text in map(fold, (*FIGURES, *NO_FIGURES, *(f"a {word} 5" for word in words), *texts[:3000])):
        found = [match.span() for match in numbers._PATTERN.finditer(text)]
        assert found == [match.span() for match in everywhere.finditer(text) if match.group()]


def test_all_that_an_office_begins_with_is_tried(texts: tuple[str, ...]) -> None:
    everywhere = re.compile(titles.OFFICE.pattern.pattern.replace(f"(?=[{titles._FIRST}])", ""))
    assert everywhere.pattern != titles.OFFICE.pattern.pattern
    assert [office for office in OFFICES.split() if not titles.OFFICE.pattern.fullmatch(office)] == []
    lost = [text for text in texts if bool(everywhere.search(text)) is not bool(titles.OFFICE.search(text))]
    assert lost == []
