"""A figure answers only what it is said of: another thing's figure is not given for it."""

from collections.abc import Iterator

import pytest

from store import Answer, Question, Store
from tests.conftest import NOW
from tests.databases import Databases
from tests.judging import check_stands_in_record

TEXT = """云杉烘焙集团2025年第二季度业绩电话会

会议时间:2025年8月20日

参会管理层
首席执行官 骆宁
首席财务官 宁书白

管理层发言

骆宁:谢谢大家。门店总数到了1,204家,其中广东是最大的市场,我们在泰国也开了五家店。
骆宁:《半山》是一个小的面包品牌,只有九个人在做,单季收入8,600万元。
骆宁:曼谷的中央厨房今年三月投产,日产能是12万个。欧洲我们还在看。
骆宁:冷藏柜已经铺到了六成的门店。
宁书白:上半年收入23.4亿元,同比增长14%。毛利率是41.5%,提升了0.8个百分点。
宁书白:海外收入3.1亿元,增长40%,占总收入的13%。
宁书白:同店销售增长2.6%,其中六月最好。
宁书白:研发费用1.5亿元,占收入6.4%,去年是7.1%。会员达到4,200万。
宁书白:销售费用率3.9%,管理费用率2.2%。经营利润率8.1%,提升了1.2个百分点,主要是黄油的采购价下来了。
宁书白:四川的同店多跌了大概6个点,八月就回来了。

问答环节

中金公司 何一帆:想问一下泰国的几家店表现怎么样?
骆宁:五家店一天平均卖1.1万元,租金高,上半年亏了大约300万元。三年之内海外不会超过收入的两成。
高盛 Lena Ortiz:咖啡的毛利率能不能讲一下?
宁书白:咖啡卖到了900家店,占杯量的7%,毛利率比面包低一些,具体的我们没有拆。
高盛 Lena Ortiz:那七月份的同店呢?
宁书白:七月的数还没有出来,我就不给数字了。
高盛 Lena Ortiz:长期的毛利率目标?
宁书白:长期我们看到45%。
高盛 Lena Ortiz:付费卡呢?
骆宁:付费卡的会员130万。

—— END ——

小编点评:个人估计下半年净利润能到5亿左右。
往期推荐:一家面包店的账本
"""


@pytest.fixture(scope="module")
def store(databases: Databases) -> Iterator[Store]:
    url = databases.blank()
    opened = Store.open(url)
    assert opened.ingest("bakery.txt", TEXT.encode(), now=NOW).status == "new"
    yield opened
    opened.close()
    databases.drop(url)


def ask(store: Store, text: str) -> Answer:
    answer = store.answer(Question(text=text))
    check_stands_in_record(answer, store)
    return answer


@pytest.mark.parametrize(
    "text",
    [
        "冷藏柜毛利率",
        "半山海外收入是多少",
        "泰国那几家店上半年收入多少",
        "欧洲工厂的日产能是多少?",
        "七月份同店增长多少",
        "咖啡 毛利率",
        "三季度毛利率具体会到多少?",
    ],
)
def test_a_figure_of_something_else_is_not_given_for_what_has_none(store: Store, text: str) -> None:
    assert ask(store, text).kind in ("not_in_record", "not_given")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("泰国门店一天卖多少钱", "1.1万元"),
        ("半山单季收入多少", "8,600万元"),
        ("曼谷中央厨房日产能多少", "12万个"),
        ("长期毛利率目标是多少", "45%"),
        ("海外收入多少", "3.1亿元"),
        ("六月同店怎么样", "六月最好"),
    ],
)
def test_the_figure_of_what_is_named_is_given(store: Store, text: str, quoted: str) -> None:
    answer = ask(store, text)
    assert answer.kind in ("metric", "passage")
    assert any(quoted in citation.quote for citation in answer.citations)


def test_a_refusal_beside_other_figures_is_no_figure(store: Store) -> None:
    answer = ask(store, "咖啡毛利率多少")
    assert answer.kind == "not_given"
    assert "没有拆" in answer.citations[0].quote


def test_a_name_before_a_metric_that_no_call_tells_of_is_not_in_the_record(store: Store) -> None:
    answer = ask(store, "麦朵上半年收入多少")
    assert (answer.kind, answer.reason) == ("not_in_record", "name")
    assert answer.data["name"] == "麦朵"
    assert ask(store, "问下毛利率").kind == "metric"


def test_a_number_of_things_is_no_percentage(store: Store) -> None:
    assert ask(store, "咖啡杯量有多少杯").kind in ("not_in_record", "not_given")


def test_the_prior_figure_may_be_asked_for_beside_the_first(store: Store) -> None:
    answer = ask(store, "海外收入占比多少，去年呢")
    assert answer.kind == "metric"
    assert answer.facts[0].as_written == "13%"


def test_the_cost_of_something_is_told_as_its_share_of_revenue(store: Store) -> None:
    answer = ask(store, "研发费用占收入比多少,去年同期?")
    assert answer.kind == "metric"
    assert (answer.facts[0].as_written, answer.facts[0].prior) == ("6.4%", "7.1%")


def test_what_a_site_says_under_the_call_is_nobodys_guidance(store: Store) -> None:
    assert not ask(store, "下半年净利润能做到多少").facts


def test_a_figure_far_smaller_is_a_parts_and_no_contradiction(store: Store) -> None:
    answer = ask(store, "会员数多少")
    assert [fact.as_written for fact in answer.facts] == ["4,200万"]


def test_the_ratio_of_one_cost_is_not_that_of_another(store: Store) -> None:
    assert ask(store, "市场费用率").kind in ("not_in_record", "not_given")
    assert ask(store, "研发费用率").facts[0].as_written == "6.4%"
    assert ask(store, "管理费用率").facts[0].as_written == "2.2%"


def test_a_figure_of_one_province_is_not_that_of_the_company(store: Store) -> None:
    assert all(fact.as_written != "大概6个点" for fact in ask(store, "同店跌了几个点").facts)
    assert "6个点" in ask(store, "四川同店跌了几个点").citations[0].quote


def test_the_reason_stands_beside_the_figure_that_is_asked_about(store: Store) -> None:
    answer = ask(store, "经营利润率为啥能涨一个多点")
    assert answer.kind == "passage"
    assert "采购价" in answer.citations[0].quote
