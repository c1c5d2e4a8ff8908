"""Names of others in a question, the company's own name in it, and what a quote says that must not be denied."""

import pytest

from store import Question, Store
from tests.conftest import NOW
from tests.databases import StoreLike
from tests.judging import check_stands_in_record

ENGLISH = """Halden Robotics (HLDN) Q3 2025 Earnings Call
November 6, 2025, 5:00 p.m. ET

Company Participants
Nora Vance - Chief Executive Officer

Nora Vance
Thank you. Revenue was $412 million, up 8%. Gross margin was 41.2%. Orders for warehouse arms were strong in
every region, and Kestrel Freight took two hundred of them.
"""
CHINESE = """栗满仓食品(02987.HK)2025年第三季度业绩电话会纪要
2025年11月6日 20:00 北京时间
参会管理层
首席执行官 康予
首席财务官 向知

康予:谢谢大家。第三季度收入61.8亿元,同比增长48.6%。储能柜的内部目标是明年35GWh以上。
向知:毛边距为 66.3%,同比扩大 250 个基点。非 GAAP 净收入 9.4 亿,增加 46%。新物流园什么时候开工还没有时间表,土地还在谈。
"""


@pytest.fixture
def english(store: Store) -> Store:
    store.ingest("halden.txt", ENGLISH.encode(), now=NOW, push=False)
    return store


@pytest.fixture
def chinese(store: Store) -> Store:
    store.ingest("limancang.txt", CHINESE.encode(), now=NOW, push=False)
    return store


@pytest.mark.parametrize(
    "text", ["Tarnwick revenue", "What was Tarnwick's gross margin?", "Tarnwick 的毛利率是多少"]
)
def test_another_companys_figure_is_not_answered_with_this_ones(english: Store, text: str) -> None:
    answer = english.answer(Question(text=text))
    assert (answer.kind, answer.reason, answer.data) == ("not_in_record", "name", {"name": "Tarnwick"})


@pytest.mark.parametrize(
    "text", ["Halden revenue", "Revenue please", "What was Revenue growth?", "HLDN gross margin"]
)
def test_its_own_name_and_words_of_the_language_are_no_strangers(english: Store, text: str) -> None:
    assert english.answer(Question(text=text)).kind == "metric"


def test_a_name_of_the_record_is_no_stranger(english: Store) -> None:
    assert english.answer(Question(text="How many orders did Kestrel place?")).reason != "name"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("栗满仓收入多少", "61.8亿"),
        ("毛利率多少", "66.3%"),
        ("non-GAAP净利润多少", "9.4 亿"),
        ("储能柜的内部目标多少GWh", "35GWh"),
        ("新物流园什么时候开工", "没有时间表"),
    ],
)
def test_what_the_record_says_in_its_own_way_is_quoted(chinese: Store, text: str, quoted: str) -> None:
    answer = chinese.answer(Question(text=text))
    assert answer.kind in ("metric", "passage"), answer.reason
    assert quoted in answer.citations[0].quote
    check_stands_in_record(answer, chinese)


@pytest.mark.parametrize(
    "text", ["晨月光这季赚多少", "极岚速递三季度收入多少", "小巽超市上季度毛利率", "隔壁明岚智能收入多少"]
)
def test_a_company_named_before_period_or_metric_is_not_this_one(chinese: Store, text: str) -> None:
    assert chinese.answer(Question(text=text)).reason == "name"


@pytest.mark.parametrize("text", ["第三季度毛利率多少", "账上收入多少", "栗满仓收入多少", "今年的收入多少"])
def test_words_before_a_metric_that_name_nobody_are_no_strangers(chinese: Store, text: str) -> None:
    assert chinese.answer(Question(text=text)).reason != "name"


def test_advice_is_declined_whatever_the_company_is_called(chinese: Store) -> None:
    assert chinese.answer(Question(text="栗满仓现在能满仓吗")).reason == "advice"


def test_a_grade_that_stands_on_no_call_is_not_in_the_record(store_like: StoreLike) -> None:
    text = (
        "鹿鸣半导体(NYSE:LMSC)2025年第三季度财报电话会议 2025年11月6日 20:00 北京时间\n公司参与者\n"
        "陆安琪 - 首席财务官\n操作员：大家好。\n陆安琪：7纳米占收入的23%，十二吋晶圆占61%。"
        "我们也做存储。\n操作员：会议结束。\n"
    )

    def record(store: Store) -> None:
        assert store.ingest("luming.txt", text.encode(), now=NOW, push=False).status == "new"

    held = store_like("luming", record)
    for asked, reason in (
        ("28nm占收入多少", "name"),
        ("7nm占收入多少", "figures"),
        ("12英寸占收入多少", "figure"),
    ):
        assert held.answer(Question(text=asked)).reason == reason, asked
