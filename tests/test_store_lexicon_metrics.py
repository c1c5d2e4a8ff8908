"""The metric ontology: whole, without double names, and read out of a text by the longest name."""

from collections import defaultdict

import pytest

from store.lexicon import table
from store.lexicon.metrics import find_described, find_metrics, metrics
from store.text.folding import fold


def named(text: str, *, chat: bool = False) -> list[str]:
    return [mention.metric for mention in find_metrics(fold(text), chat=chat)]


@pytest.mark.parametrize("spoken", [False, True])
def test_no_alias_belongs_to_two_metrics(spoken: bool) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for metric in metrics().values():
        for alias in metric.chat if spoken else metric.aliases:
            owners["".join(fold(alias).split()).replace("-", "")].add(metric.id)
    assert {alias: ids for alias, ids in owners.items() if len(ids) > 1} == {}


def test_every_name_is_found_as_its_own_metric() -> None:
    missed = [
        (metric.id, alias)
        for metric in metrics().values()
        for alias, chat in [
            *((alias, False) for alias in metric.aliases),
            *((alias, True) for alias in metric.chat),
        ]
        if named(alias, chat=chat) != [metric.id]
    ]
    assert missed == []


def test_what_a_metric_refers_to_are_metrics_of_the_list() -> None:
    referred = {each for m in metrics().values() for each in (m.parent, m.ratio, m.money) if each}
    assert referred
    assert referred <= set(metrics())


def test_every_metric_has_both_names_and_known_properties() -> None:
    for metric in metrics().values():
        assert metric.name("zh")
        assert metric.name("zh-Hant")
        assert metric.name("en") == metric.en
        assert metric.scope in {"segment", "company", "named", "own"}
        assert metric.period_type in {"flow", "stock", "event", "forward", "none"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("客户管理收入增长", ["cmr"]),
        ("提升盈利能力", []),
        ("毛利和毛利率", ["gross_profit", "gross_margin"]),
        ("投资收益减少", ["investment_gain"]),
        ("非GAAP净利润和GAAP净利润", ["adj_net_profit", "net_profit"]),
        ("归母净利润", ["net_profit_attrib"]),
        ("调整后的EBITDA", ["adj_ebitda"]),
        ("经调整EBITA利润率", ["ebita_margin"]),
        ("自由现金流与净现金储备", ["fcf", "net_cash"]),
        ("回购剩余额度", ["buyback_auth"]),
        ("總營收與毛利率", ["revenue", "gross_margin"]),
        ("云收入", ["cloud_revenue"]),
        ("operating expense ratio", ["opex_ratio"]),
        ("AI的收入", ["ai_revenue"]),
        ("AI 收入", ["ai_revenue"]),
        ("net revenues per active customer", ["arpu"]),
        ("Net revenues and free cash flow margin", ["revenue", "fcf_margin"]),
        ("sales and marketing", ["snm"]),
        ("our sales force", []),
        ("share repurchases and dividends", ["buyback", "dividend"]),
        ("non-GAAP operating expenses", ["opex"]),
        ("year-over-year", ["yoy"]),
        ("monthly-active users (MAUs)", ["mau", "mau"]),
        ("active customer growth", ["active_buyers"]),
        ("compassion and salesmanship", []),
        ("销售费用率和管理费用率", ["snm_ratio", "gna_ratio"]),
        ("扣非后和归母净利润", ["recurring_net_profit", "net_profit_attrib"]),
        ("合同负债与在手订单", ["contract_liabilities", "backlog"]),
        ("单瓦净利和碳酸锂成本", ["profit_per_watt", "lithium_price"]),
        ("合约销售金额、在管面积", ["contracted_sales", "managed_area"]),
        ("渠道库存、批价和动销", ["channel_inventory", "wholesale_price", "sell_through"]),
        ("RASM and CASM-X", ["rasm", "casm_x"]),
        ("净核销率和净核销", ["nco_ratio", "net_charge_offs"]),
        ("ROE, ROTCE and return on average assets", ["roe", "rotce", "roa"]),
        ("average weekly sales and store weeks", ["weekly_sales", "store_weeks"]),
        ("same-store net operating income", ["same_store_noi"]),
        ("综合成本率、赔付率", ["combined_ratio", "loss_ratio"]),
        ("our team members", []),
        ("effective corporate tax rate", ["tax_rate"]),
    ],
)
def test_the_longest_name_wins(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_the_loose_names_of_questions_count_only_there() -> None:
    assert named("赚了多少") == []
    assert named("赚了多少", chat=True) == ["net_profit"]
    assert named("what's left on the buyback", chat=True) == ["buyback_auth"]
    assert named("拉来一个新客多少钱", chat=True) == ["cac"]
    assert named("how much dry powder", chat=True) == ["cash"]
    assert [mention.chat for mention in find_metrics("利润和收入", chat=True)] == [True, False]


def test_a_mention_stands_where_it_says() -> None:
    text = fold("本季度总收入与调整后EBITDA")
    assert [text[slice(*mention.span)] for mention in find_metrics(text)] == ["总收入", "调整后ebitda"]
    assert all(text[slice(*mention.span)] == mention.alias for mention in find_metrics(text))


def test_words_that_stand_apart_describe_a_metric() -> None:
    assert [mention.metric for mention in find_described("占总股本的0.6%的净减少")] == ["share_reduction"]
    assert [mention.metric for mention in find_described("we returned $7.8 billion to shareholders")] == [
        "shareholder_return"
    ]


def test_no_metric_stands_twice() -> None:
    ids = [entry["id"] for entry in table("metrics")["metric"]]
    assert [ident for ident in ids if ids.count(ident) > 1] == []
