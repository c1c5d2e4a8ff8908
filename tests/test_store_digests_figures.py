"""The figures of a digest: the record's own, each with the lines where they stand."""

from store import Call
from store.digests.figures import group_items, segment_items
from tests.small_calls import FINANCE, fact, small_call

GROUP = "集团总收入为762亿元人民币，同比增长9%。GAAP净利润为58亿元人民币，同比下降12%，主要由于公允价值下降。"
SHOP = "鲸选商城的收入为412亿元人民币，同比增长7%，其中客户管理收入增长8%，调整后EBITA为96亿元人民币，同比增长5%。"
CLOUD = "鲸屿云的收入同比增长16%，调整后EBITA同比增长21%。"
LOCAL = (
    "本地生活的收入为75亿元人民币，同比增长14%，调整后EBITA亏损显著收窄。"
    "所有其他的收入为41亿元人民币，亏损为2.3亿元人民币。"
)
FACTS = (
    fact(
        2,
        "集团",
        "revenue",
        "集团总收入为762亿元人民币，同比增长9%",
        value=76.2e9,
        as_written="762亿元人民币",
        yoy=9.0,
    ),
    fact(
        2, "集团", "net_profit", "GAAP净利润为58亿元人民币", value=5.8e9, as_written="58亿元人民币", yoy=-12.0
    ),
    fact(
        4,
        "鲸选商城",
        "revenue",
        "鲸选商城的收入为412亿元人民币",
        value=41.2e9,
        as_written="412亿元人民币",
        yoy=7.0,
    ),
    fact(4, "鲸选商城", "cmr", "客户管理收入增长8%", yoy=8.0),
    fact(
        4,
        "鲸选商城",
        "adj_ebita",
        "调整后EBITA为96亿元人民币",
        value=9.6e9,
        as_written="96亿元人民币",
        yoy=5.0,
    ),
    fact(6, "鲸屿云", "cloud_revenue", "鲸屿云的收入同比增长16%", yoy=16.0),
    fact(6, "鲸屿云", "adj_ebita", "调整后EBITA同比增长21%", yoy=21.0),
    fact(
        8,
        "本地生活",
        "revenue",
        "本地生活的收入为75亿元人民币",
        value=7.5e9,
        as_written="75亿元人民币",
        yoy=14.0,
    ),
    fact(8, "所有其他", "revenue", "所有其他的收入为41亿元人民币", value=4.1e9, as_written="41亿元人民币"),
    fact(8, "所有其他", "adj_ebita", "亏损为2.3亿元人民币", value=-2.3e8, as_written="2.3亿元人民币"),
)


def told(*facts: object) -> Call:
    remarks = [(FINANCE, text) for text in (GROUP, SHOP, CLOUD, LOCAL)]
    return small_call(*remarks, facts=facts or FACTS)  # type: ignore[arg-type]


def test_the_groups_figures_are_the_groups_alone() -> None:
    shown = [found.as_written for item in group_items(told()) for found in item.facts]
    assert shown == ["762亿元人民币", "58亿元人民币"]


def test_a_fall_brings_its_reason_in_the_words_of_the_record() -> None:
    assert [item.data.get("cause") for item in group_items(told())] == [None, "公允价值下降"]


def test_a_segment_has_its_revenue_its_profit_and_what_belongs_to_it() -> None:
    segment, detail = segment_items(told())[:2]
    assert (segment.subject, [found.metric for found in segment.facts]) == (
        "鲸选商城",
        ["revenue", "adj_ebita"],
    )
    assert (detail.key, detail.facts[0].metric) == ("detail", "cmr")


def test_a_revenue_without_an_amount_is_marked() -> None:
    marked = {
        item.subject: "no_amount" in item.data for item in segment_items(told()) if item.key == "segment"
    }
    assert marked == {"鲸选商城": False, "鲸屿云": True, "本地生活": False, "所有其他": False}


def test_a_loss_told_in_words_goes_to_its_own_segment() -> None:
    words = {
        item.subject: item.data.get("loss_words") for item in segment_items(told()) if item.key == "segment"
    }
    assert words == {"鲸选商城": None, "鲸屿云": None, "本地生活": "亏损显著收窄", "所有其他": None}


def test_growth_that_does_not_stand_in_the_line_is_left_out() -> None:
    wrong = fact(
        2, "集团", "revenue", "集团总收入为762亿元人民币", value=76.2e9, as_written="762亿元人民币", yoy=90.0
    )
    ((shown,),) = [item.facts for item in group_items(told(wrong))]
    assert (shown.as_written, shown.yoy) == ("762亿元人民币", None)


def test_analysts_and_forecasts_give_no_figures() -> None:
    analyst = fact(
        2, "集团", "revenue", GROUP, value=1.0, as_written="762亿元人民币", side="analyst", kind="claim"
    )
    forecast = fact(2, "集团", "revenue", GROUP, value=1.0, as_written="762亿元人民币", kind="guidance")
    assert group_items(told(analyst, forecast)) == ()


def test_a_parts_revenue_told_among_its_segments_figures_is_a_detail() -> None:
    text = "海外的收入为88亿元，其中零售收入为70亿元，调整后EBITA为3亿元。"
    facts = (
        fact(2, "海外", "revenue", "海外的收入为88亿元", value=8.8e9, as_written="88亿元"),
        fact(2, "海外零售", "revenue", "其中零售收入为70亿元", value=7e9, as_written="70亿元"),
        fact(2, "海外", "adj_ebita", "调整后EBITA为3亿元", value=3e8, as_written="3亿元"),
    )
    items = segment_items(small_call((FINANCE, text), facts=facts))
    assert [(item.key, item.subject) for item in items] == [("segment", "海外"), ("detail", "海外零售")]
