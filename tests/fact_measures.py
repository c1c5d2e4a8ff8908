"""Wordings of times, of measures, of parts and of banks, beside what is read from them."""

from tests.fact_wordings import Wording

ENGLISH: list[Wording] = [
    # an insurer's and a bank's own measures; workers' comp is no comparable sale
    (
        "Underwriting income was $799 million. Pre-tax, pre-provision earnings were a record $492 million."
        " Workers' comp rates were down 3%.",
        [
            {"metric": "underwriting_income", "value": 799e6},
            {"metric": "ppnr", "value": 492e6},
            {"metric": None},
        ],
    ),
    (
        "Harbor Dental has therefore reported an EBITDA of $57 million. Kiosks had a 40 basis points improvement in the"
        " restaurant-level cash flow margin.",
        [
            {"metric": "adj_ebitda", "subject": "Harbor Dental", "value": 57e6},
            {"metric": "restaurant_margin", "subject": "Kiosks"},
        ],
    ),
    (
        "Let me provide more detail on our second quarter results in marine insurance, where we grew. Gross premiums"
        " written were $9.6 billion.",
        [{"metric": "premiums", "subject": "marine insurance", "value": 9.6e9}],
    ),
    (
        "Sales were up 4.9% in the fourth quarter and 5.4% for the year.",
        [
            {"metric": "revenue", "yoy": 4.9, "period_as_written": "fourth quarter"},
            {"metric": "revenue", "yoy": 5.4, "period_as_written": "the year"},
        ],
    ),
    (
        "Revenue was $410 million in the fourth quarter and $1.84 billion for the full year.",
        [
            {"value": 410e6, "period_as_written": "fourth quarter"},
            {"value": 1.84e9, "period_as_written": "full year"},
        ],
    ),
    (
        "For 2025, revenue was $1.84 billion. Gross margin was 40%.",
        [{"value": 1.84e9, "period_as_written": "2025"}, {"value": 40.0, "period_as_written": "2025"}],
    ),
    (
        "In the fourth quarter, revenue grew 5%, and EPS was $2 for the year.",
        [
            {"yoy": 5.0, "period_as_written": "fourth quarter"},
            {"value": 2.0, "period_as_written": "the year"},
        ],
    ),
    (
        "For the full year, we expect revenue of $2 billion. Gross margin was 41%.",
        [{"kind": "guidance", "period_as_written": "full year"}, {"value": 41.0, "period_as_written": None}],
    ),
    ("Gross margin declined because freight rates rose by 6%.", [{"metric": None, "value": 6.0}]),
    ("Revenue increased due to pricing to $5 billion.", [{"metric": "revenue", "value": 5e9}]),
    ("Our backlog reached 4.5 GW.", [{"metric": "backlog", "value": 4.5, "unit": "GW"}]),
    (
        "We produced 120,000 tonnes of zinc, up 4%.",
        [{"metric": "production", "value": 120_000.0, "unit": "tonnes", "yoy": 4.0}],
    ),
    (
        "Production was 3.2 million barrels.",
        [{"metric": "production", "value": 3.2e6, "unit": "barrels"}],
    ),
    ("Users in the region run on 300 MW.", []),
    (
        "Capex totaled $1.5 billion in the quarter and $4.9 billion for the year.",
        [
            {"value": 1.5e9, "period_as_written": "the quarter"},
            {"value": 4.9e9, "period_as_written": "the year"},
        ],
    ),
    (
        "Revenue growth should be 5% compared to the first quarter of 2025.",
        [{"metric": "revenue", "yoy": 5.0, "qoq": None, "period_as_written": None, "kind": "guidance"}],
    ),
    (
        "Lending represented 42% of total revenue and grew 6.7% year-over-year.",
        [{"metric": "revenue_share", "value": 42.0}, {"metric": None, "yoy": 6.7}],
    ),
    (
        "We purchased $26 million of our outstanding shares during the quarter and $90 million in the year.",
        [
            {"metric": "buyback", "value": 26e6},
            {"metric": "buyback", "value": 9e7, "period_as_written": "the year"},
        ],
    ),
    ("Revenue per equivalent visit rose 4%.", [{"metric": None, "value": 4.0}]),
    ("We paid $16 million in dividends.", [{"metric": "dividend", "subject": "Borealis Inc."}]),
    (
        "The storms had an adverse impact on adjusted EBITDA between $60 million and $90 million.",
        [{"metric": None, "range": (6e7, 9e7)}],
    ),
    ("U.S. comps were up 3.7%.", [{"subject": "U.S.", "metric": "ssss", "value": 3.7}]),
    (
        "Ending deposits grew 2% linked quarter, and noninterest expense was $4.2 billion.",
        [{"metric": "deposits", "qoq": 2.0, "yoy": None}, {"metric": "opex", "value": 4.2e9}],
    ),
]

CHINESE: list[Wording] = [
    (
        "全年来看,经营稳健。收入达到184亿元。毛利率为40%。",
        [{"value": 1.84e10, "period_as_written": "全年"}, {"value": 40.0, "period_as_written": "全年"}],
    ),
    (
        "第四季度收入41亿元,全年收入184亿元。毛利率40%。",
        [
            {"value": 4.1e9, "period_as_written": "第四季度"},
            {"value": 1.84e10, "period_as_written": "全年"},
            {"value": 40.0, "period_as_written": None},
        ],
    ),
    ("季末看收入增长了9%。", [{"subject": "北辰集团", "metric": "revenue", "yoy": 9.0}]),
    (
        "上半年自有品牌收入13亿元,去年只有9亿元。",
        [{"subject": "自有品牌", "metric": "revenue", "value": 1.3e9, "prior": "9亿元", "yoy": None}],
    ),
    (
        "销售费用率3.6%,同比降了0.3个点。",
        [{"metric": "snm_ratio", "value": 3.6, "yoy_words": "同比降了0.3个点"}],
    ),
    ("毛利率提升得益于原料成本下降3%。", [{"metric": None, "value": 3.0}]),
    (
        "门店总数达到1204家。其中北区204家,南区1000家。",
        [
            {"metric": "stores", "value": 1204.0, "subject": "北辰集团"},
            {"metric": "stores", "value": 204.0, "subject": "北区"},
            {"metric": "stores", "value": 1000.0, "subject": "南区"},
        ],
    ),
    (
        "收入为100亿元,其中国内60亿元,海外40亿元。",
        [
            {"subject": "北辰集团", "value": 1e10},
            {"subject": "国内", "metric": "revenue", "value": 6e9},
            {"subject": "海外", "metric": "revenue", "value": 4e9},
        ],
    ),
    ("组件出货2.5GW,同比增长12%。", [{"metric": "shipments", "value": 2.5, "unit": "GW", "yoy": 12.0}]),
    ("铜产量为12万吨。", [{"metric": "production", "value": 120_000.0, "unit": "tonnes"}]),
    (
        "信用卡的压力还在,不良率2.3%,比年初上升0.2个百分点,净息差1.5%。全行不良率1.2%。",
        [
            {"subject": "信用卡", "metric": "npl", "value": 2.3, "yoy_words": "比年初上升0.2个百分点"},
            {"subject": "北辰集团", "metric": "nim", "value": 1.5},
            {"subject": "北辰集团", "metric": "npl", "value": 1.2},
        ],
    ),
    (
        "各项贷款余额3.2万亿元,较上年末增长6%。",
        [{"metric": "loans", "value": 3.2e12, "yoy": None, "yoy_words": "较上年末增长6%"}],
    ),
    (
        "员工总数从年初的2.6万人减少到2.1万人。",
        [{"metric": "headcount", "value": 21_000.0}],
    ),
    ("财务费用里面有汇兑收益0.7亿元。", [{"metric": "fx_gain", "value": 7e7}]),
    (
        "所得税费用是负的0.6亿元,投资损失2亿元。",
        [{"value": -6e7}, {"metric": "investment_gain", "value": -2e8}],
    ),
    (
        "海外收入占比58%,其中欧洲占24%。",
        [{"subject": "海外", "value": 58.0}, {"subject": "欧洲", "metric": "revenue_share", "value": 24.0}],
    ),
    (
        "三季度甲线毛利率2.1%,二季度是1.4%;乙线毛利率31%。",
        [
            {"subject": "甲线", "value": 2.1, "period_as_written": "三季度"},
            {"subject": "甲线", "value": 1.4, "period_as_written": "二季度"},
            {"subject": "乙线", "value": 31.0, "period_as_written": "三季度"},
        ],
    ),
    ("南区的订单是去年的2.6倍。", [{"subject": "南区", "metric": "orders", "yoy_words": "2.6倍"}]),
    (
        "门店总数为9800家,其中新开1800家,关掉250家。",
        [
            {"metric": "stores", "value": 9800.0},
            {"metric": "store_openings", "value": 1800.0},
            {"metric": "store_closures", "value": 250.0},
        ],
    ),
    ("组件的不含税单价是0.68元。", [{"metric": "asp", "value": 0.68, "basis": None}]),
    ("同店下降3.8%。", [{"metric": "ssss", "value": -3.8}]),
    (
        "应收账款周转天数为29天,比上季度少了三天。",
        [{"metric": "dso", "value": 29.0, "yoy": None}],
    ),
    ("年化加权平均净资产收益率11.2%。", [{"subject": "北辰集团", "metric": "roe", "value": 11.2}]),
    (
        "拨备余额12亿元,净核销3亿元。",
        [{"metric": "allowance", "value": 1.2e9}, {"metric": "net_charge_offs", "value": 3e8}],
    ),
    (
        "客座率82.5%,扣油座公里成本0.31元。",
        [{"metric": "load_factor", "value": 82.5}, {"metric": "casm_x", "value": 0.31}],
    ),
]
