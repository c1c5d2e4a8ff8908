"""Sentences of invented calls beside the facts that are read from them, in both languages."""

from typing import Any

CHINESE: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "6月末不良贷款余额66.2亿元,不良贷款率0.94%,拨备覆盖率386.52%,核心一级资本充足率9.41%。",
        [
            {"subject": "北辰集团", "metric": "npl_balance", "value": 6.62e9},
            {"subject": "北辰集团", "metric": "npl", "value": 0.94},
            {"subject": "北辰集团", "metric": "provision_coverage", "value": 386.52},
            {"subject": "北辰集团", "metric": "cet1", "value": 9.41},
        ],
    ),
    (
        "经营活动现金净流出0.94亿元。",
        [{"subject": "北辰集团", "metric": "ocf", "value": -9.4e7}],
    ),
    (
        "年末员工一共1,860人,其中研发人员690人。",
        [{"metric": "headcount", "value": 1860.0}, {"metric": "headcount", "value": 690.0}],
    ),
    (
        "星河理财上半年净利润4.3亿元,同比增长9%。",
        [{"subject": "星河理财", "metric": "net_profit", "value": 4.3e8, "yoy": 9.0}],
    ),
    (
        "本季度总收入为120.5亿元人民币,同比增长8%。",
        [
            {
                "subject": "北辰集团",
                "metric": "revenue",
                "value": 12.05e9,
                "unit": "CNY",
                "yoy": 8.0,
                "period_as_written": "本季度",
            }
        ],
    ),
    (
        "星河事业群的收入下降了1%,调整后EBITDA下降了76%。",
        [
            {"subject": "星河事业群", "metric": "revenue", "value": None, "yoy": -1.0},
            {
                "subject": "星河事业群",
                "metric": "adj_ebitda",
                "value": None,
                "yoy": -76.0,
                "basis": "non-GAAP",
            },
        ],
    ),
    (
        "星河的调整后EBITDA亏损为50亿元人民币,较去年同季度的31亿元人民币亏损有所增加。",
        [{"subject": "星河", "metric": "adj_ebitda", "value": -5e9, "unit": "CNY", "prior": "31亿元人民币"}],
    ),
    (
        "调整后EBITDA为32亿元人民币的亏损。",
        [{"metric": "adj_ebitda", "value": -3.2e9, "subject": "北辰集团"}],
    ),
    (
        "我们的非GAAP净利润为51亿元,同比增长6%,GAAP净利润为46亿元,同比增长33%。",
        [
            {"metric": "adj_net_profit", "value": 5.1e9, "yoy": 6.0, "basis": "non-GAAP"},
            {"metric": "net_profit", "value": 4.6e9, "yoy": 33.0, "basis": "GAAP"},
        ],
    ),
    (
        "自由现金流下降31%,至39亿元人民币。",
        [{"metric": "fcf", "value": 3.9e9, "yoy": -31.0, "as_written": "39亿元人民币"}],
    ),
    (
        "截至2024年12月31日,我们的净现金达到378亿元人民币(约合51.9亿美元)。",
        [
            {"metric": "net_cash", "value": 37.8e9, "unit": "CNY", "period_as_written": "截至2024年12月31日"},
            {"metric": "net_cash", "value": 5.19e9, "unit": "USD", "as_written": "约合51.9亿美元"},
        ],
    ),
    (
        "三季度收入16.2亿美元,环比增长3.9%,同比下降15%。",
        [{"metric": "revenue", "value": 1.62e9, "unit": "USD", "qoq": 3.9, "yoy": -15.0}],
    ),
    (
        "毛利率为19.8%,较去年同期下降了0.5个百分点。",
        [
            {
                "metric": "gross_margin",
                "value": 19.8,
                "unit": "%",
                "yoy": None,
                "yoy_words": "下降了0.5个百分点",
            }
        ],
    ),
    (
        "付费会员保持了双位数增长,季度末达到了490万。",
        [{"metric": "members", "value": 4.9e6, "unit": "users", "yoy_words": "双位数"}],
    ),
    (
        "AI相关产品收入实现了三位数的同比增长。",
        [{"metric": "ai_revenue", "value": None, "yoy_words": "三位数", "subject": None}],
    ),
    (
        "不包括合并子公司在内的整体收入增长超过11%。",
        [{"metric": "external_revenue", "yoy": 11.0, "as_written": "超过11%", "basis": "不包括合并子公司"}],
    ),
    (
        "剔除汇率影响,收入增长5%。",
        [{"metric": "revenue", "yoy": 5.0, "basis": "constant currency"}],
    ),
    (
        "我们回购了价值13亿美元的股份,占总股本的0.6%的净减少。",
        [
            {"metric": "buyback", "value": 1.3e9, "unit": "USD"},
            {"metric": "share_reduction", "value": 0.6, "unit": "%"},
        ],
    ),
    (
        "公司依然拥有约20.7亿美元的资金用于股票回购。",
        [{"metric": "buyback_auth", "value": 2.07e9, "as_written": "约20.7亿美元"}],
    ),
    (
        "我们预计全年收入为600亿元至650亿元。",
        [{"metric": "revenue", "range": (60e9, 65e9), "kind": "guidance", "value": None}],
    ),
    ("本季度收入增长了12%,超过了此前指引的10%。", [{"metric": "revenue", "yoy": 12.0, "kind": "reported"}]),
    (
        "新需求中,大约60%到70%是来自推理服务。",
        [{"metric": "inference_share", "range": (60.0, 70.0), "unit": "%"}],
    ),
    ("未来90%的令牌将会在云上生成。", [{"metric": "tokens", "value": 90.0, "unit": "%", "kind": "claim"}]),
    ("全球50%的GDP是劳动报酬。", [{"metric": None, "value": 50.0, "kind": "claim", "subject": None}]),
    ("我们将在未来三年内加大投入。", []),
    (
        "三季度我们一共交付了9.8万辆,同比增长42%。",
        [{"metric": "deliveries", "value": 98_000.0, "subject": "北辰集团", "yoy": 42.0}],
    ),
    (
        "按照通用会计准则,归属于股东的净利润为7.8亿元。",
        [{"metric": "net_profit", "value": 7.8e8, "subject": "北辰集团"}],
    ),
    (
        "政府补助及其他收入为5.4亿元。经营亏损为8.2亿元,去年同期为17.6亿元。",
        [
            {"metric": "revenue", "value": 5.4e8, "subject": "政府补助及其他"},
            {"metric": "operating_profit", "value": -8.2e8, "subject": "北辰集团", "prior": "17.6亿元"},
        ],
    ),
    ("资本开支同比增加了5亿元。", [{"metric": "capex", "value": None, "yoy_words": "增加了5亿元"}]),
    (
        "北辰地图的日活跃用户达到1.7亿。",
        [{"metric": "dau", "value": 1.7e8, "unit": "users", "subject": "北辰地图"}],
    ),
    (
        "本季度新车交付量为5.1万辆,同比增长40%。",
        [{"metric": "deliveries", "value": 51_000.0, "unit": "vehicles", "yoy": 40.0}],
    ),
    (
        "總營收為新台幣 9,337.9 億元,季增11.3%,年增38.6%。",
        [{"metric": "revenue", "value": 933.79e9, "unit": "TWD", "qoq": 11.3, "yoy": 38.6}],
    ),
]

ENGLISH: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "Revenue was $35.1 billion, up 17% sequentially and 94% year-on-year.",
        [
            {
                "subject": "Borealis Inc.",
                "metric": "revenue",
                "value": 35.1e9,
                "unit": "USD",
                "qoq": 17.0,
                "yoy": 94.0,
            }
        ],
    ),
    (
        "Gross margin expanded 220 basis points to 69.9%.",
        [
            {
                "metric": "gross_margin",
                "value": 69.9,
                "unit": "%",
                "yoy": None,
                "yoy_words": "expanded 220 basis points",
            }
        ],
    ),
    (
        "We expect Q4 revenue of $37.5 billion, plus or minus 2%.",
        [
            {
                "metric": "revenue",
                "value": 37.5e9,
                "kind": "guidance",
                "as_written": "$37.5 billion, plus or minus 2%",
                "period_as_written": "Q4",
            }
        ],
    ),
    (
        "Harbor Cloud revenue of $2.6 billion was down 8% sequentially and up 18% year on year.",
        [{"subject": "Harbor Cloud", "metric": "cloud_revenue", "value": 2.6e9, "qoq": -8.0, "yoy": 18.0}],
    ),
    (
        "Revenue rose 12%, above our outlook of $24 billion.",
        [{"metric": "revenue", "yoy": 12.0, "value": None}],
    ),
    (
        "Our lighting business delivered revenue of $7.9 billion.",
        [{"subject": "lighting", "metric": "revenue", "value": 7.9e9}],
    ),
    (
        "Net loss was $1.7 million compared to a net loss of $2.5 million last year.",
        [{"metric": "net_profit", "value": -1.7e6, "prior": "$2.5 million"}],
    ),
    (
        "Adjusted EBITDA was $18.9 million, with an adjusted EBITDA margin of 12.4% compared to 3.4% last year.",
        [
            {"metric": "adj_ebitda", "value": 18.9e6, "basis": "non-GAAP"},
            {"metric": "ebitda_margin", "value": 12.4, "unit": "%", "prior": "3.4%"},
        ],
    ),
    (
        "GAAP and non-GAAP gross margins are expected to be 74.8% and 75.5%, respectively.",
        [
            {"metric": "gross_margin", "value": 74.8, "basis": "GAAP", "kind": "guidance"},
            {"metric": "gross_margin", "value": 75.5, "basis": "non-GAAP", "kind": "guidance"},
        ],
    ),
    (
        "We returned $1.7 billion to stockholders: $903 million in stock repurchases and $834 million in dividends.",
        [
            {"metric": "shareholder_return", "value": 1.7e9},
            {"metric": "buyback", "value": 903e6},
            {"metric": "dividend", "value": 834e6},
        ],
    ),
    (
        "Marketing expense was $23.5 million, representing 15.5% of net revenues, down from 20.3% last year.",
        [
            {"metric": "snm", "value": 23.5e6, "yoy": None, "prior": None},
            {"metric": "snm_ratio", "value": 15.5, "unit": "%", "yoy": None, "prior": "20.3%"},
        ],
    ),
    (
        "Average order value increased 6% to $114.",
        [{"metric": "aov", "value": 114.0, "unit": "USD", "yoy": 6.0}],
    ),
    ("Non-GAAP earnings were $2.15 per share.", [{"metric": "eps", "value": 2.15, "basis": "non-GAAP"}]),
    ("Revenues in Canada declined 3%.", [{"subject": "Canada", "metric": "revenue", "yoy": -3.0}]),
    (
        "Compute revenue grew more than 5x from last year.",
        [{"subject": "Compute", "metric": "revenue", "yoy": None, "yoy_words": "more than 5x"}],
    ),
    (
        "For the full year, we expect operating expenses to grow in the low 40% range.",
        [
            {
                "metric": "opex",
                "yoy_words": "low 40%",
                "kind": "guidance",
                "period_as_written": "full year",
            }
        ],
    ),
    (
        "Sequentially, GAAP operating expenses were up 10% and non-GAAP operating expenses were up 13%.",
        [
            {"metric": "opex", "qoq": 10.0, "yoy": None, "basis": "GAAP"},
            {"metric": "opex", "qoq": 13.0, "yoy": None, "basis": "non-GAAP"},
        ],
    ),
    ("Same-store sales declined 2%.", [{"metric": "ssss", "value": -2.0, "unit": "%"}]),
    (
        "We ended the quarter with 4,795 full-time employees, up 12%.",
        [{"metric": "headcount", "value": 4795.0, "yoy": 12.0}],
    ),
    ("We have $52 million available for future repurchases.", [{"metric": "buyback_auth", "value": 52e6}]),
    ("For every $1 spent, customers earn $5 of revenue.", []),
    ("For example, one server can deliver 24,000 tokens per second.", []),
    ("If you're 5% into the build-out, you feel differently.", []),
    (
        "B2C GOV grew 11% to INR 3,601 crores.",
        [{"metric": "gmv", "value": 36.01e9, "unit": "INR", "yoy": 11.0}],
    ),
    (
        "ARR was $1.2 billion and net revenue retention was 115%.",
        [{"metric": "arr", "value": 1.2e9}, {"metric": "nrr", "value": 115.0}],
    ),
]
