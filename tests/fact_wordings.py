"""Wordings in which a figure stands without its metric beside it, or is not the metric's value, beside what is read."""

from typing import Any

Wording = tuple[str, list[dict[str, Any]]]

ENGLISH: list[Wording] = [
    (
        "Optics revenue grew 10%. Optics grew 23% sequentially, driven by demand.",
        [
            {"subject": "Optics", "metric": "revenue", "yoy": 10.0},
            {"subject": "Optics", "metric": "revenue", "value": None, "yoy": None, "qoq": 23.0},
        ],
    ),
    (
        "By category, boots grew 8%, representing 84% of net revenues for the period.",
        [
            {"subject": "boots", "metric": "revenue", "yoy": 8.0},
            {"subject": "boots", "metric": "revenue_share", "value": 84.0, "unit": "%", "yoy": None},
        ],
    ),
    (
        "Gross profit rose by $57 million or 12% to $525 million. Sales reached $80 million or 12% of the total.",
        [
            {"metric": "gross_profit", "value": 525e6, "yoy": 12.0},
            {"metric": "revenue", "value": 80e6, "yoy": None},
        ],
    ),
    (
        "Optics sales-- Sensors revenue grew 8%. Costs fell, whereas capital expenditure was $5 million.",
        [
            {"subject": "Sensors", "metric": "revenue", "yoy": 8.0},
            {"subject": "Borealis Inc.", "metric": "capex", "value": 5e6},
        ],
    ),
    ("Page visits grew 4% year over year.", [{"metric": None, "subject": None, "yoy": 4.0, "value": None}]),
    (
        "Optics bookings grew 9%. Optics gross orders grew 12%. Optics was busy. Optics grew 23%.",
        [
            {"metric": "bookings", "yoy": 9.0},
            {"metric": "orders", "yoy": 12.0},
            {"metric": None, "value": 23.0, "yoy": None},
        ],
    ),
    (
        "International revenue was $90 million. International was up 12%, or 22% of revenue.",
        [
            {"subject": "International", "metric": "revenue", "value": 90e6},
            {"subject": "International", "metric": "revenue", "yoy": 12.0},
            {"subject": "International", "metric": "revenue_share", "value": 22.0},
        ],
    ),
    (
        "Subscription represented 64% of total revenue, up from 60% a year ago.",
        [{"subject": "Subscription", "metric": "revenue_share", "value": 64.0, "yoy": None, "prior": "60%"}],
    ),
    (
        "As a percentage of revenue, R&D was 12% versus 13% a year ago.",
        [{"subject": "Borealis Inc.", "metric": "opex_ratio", "value": 12.0, "prior": "13%"}],
    ),
    (
        "Gross profit increased 8% to $335 million, or 60.2% of sales.",
        [
            {"metric": "gross_profit", "value": 335e6, "yoy": 8.0},
            {"metric": "gross_margin", "value": 60.2, "unit": "%", "yoy": None},
        ],
    ),
    (
        "Revenue was $2.1 billion, net income $300 million and adjusted EBITDA $500 million.",
        [
            {"metric": "revenue", "value": 2.1e9},
            {"metric": "net_profit", "value": 300e6},
            {"metric": "adj_ebitda", "value": 500e6},
        ],
    ),
    (
        "U.S. and overseas revenue grew 5% and 9%, respectively.",
        [{"metric": "revenue", "yoy": 5.0}, {"subject": "overseas", "metric": "revenue", "yoy": 9.0}],
    ),
    (
        "Revenue and adjusted EBITDA were $500 million and $90 million, respectively.",
        [{"metric": "revenue", "value": 500e6}, {"metric": "adj_ebitda", "value": 90e6}],
    ),
    (
        "In Brazil, revenue grew 6%; in Chile, revenue declined 2%.",
        [
            {"subject": "Brazil", "metric": "revenue", "yoy": 6.0},
            {"subject": "Chile", "metric": "revenue", "yoy": -2.0},
        ],
    ),
    (
        "Revenue from Brazil was up 5% and revenue from Chile was down 12%.",
        [{"subject": "Brazil", "yoy": 5.0}, {"subject": "Chile", "yoy": -12.0}],
    ),
    (
        "Net loss was $45 million, or $0.32 per share, compared with net income of $10 million, or $0.07 per share,"
        " in the same quarter last year.",
        [
            {"metric": "net_profit", "value": -45e6, "prior": "$10 million"},
            {"metric": "eps", "value": -0.32, "prior": "$0.07"},
        ],
    ),
    (
        "Net income fell to $34 million, or $1.89 per diluted share, from $43 million, or $2.31 per diluted share.",
        [{"metric": "net_profit", "value": 34e6, "prior": None}, {"metric": "eps", "value": 1.89}],
    ),
    (
        "Same-store sales increased 4%, with traffic up 2% and average ticket up 3%.",
        [
            {"metric": "ssss", "value": 4.0},
            {"metric": "traffic", "value": 2.0},
            {"metric": "aov", "yoy": 3.0},
        ],
    ),
    (
        "Operating expenses, which exclude depreciation and stock-based compensation, grew 35% to $131 million.",
        [{"metric": "opex", "value": 131e6, "yoy": 35.0}],
    ),
    (
        "Rent, payroll and general and administrative expenses combined increased 14% to $1.1 billion.",
        [{"metric": None, "value": 1.1e9, "yoy": 14.0}],
    ),
    (
        "Sales were unfavorably impacted by $8.8 million due to the recall.",
        [{"metric": None, "value": 8.8e6, "kind": "claim"}],
    ),
    (
        "We now have 54 customers with trailing revenue of more than $1 million.",
        [{"metric": None, "value": 54.0, "unit": "customers"}, {"metric": None, "value": 1e6}],
    ),
    (
        "Revenue declined 7% to $812 million, a decrease of $61 million.",
        [{"metric": "revenue", "value": 812e6, "yoy": -7.0, "yoy_words": None}],
    ),
    (
        "Paid subscribers grew by 5.1 million to 282 million.",
        [{"metric": "members", "value": 282e6, "yoy_words": "grew by 5.1 million"}],
    ),
    (
        "Monthly transacting users went up by 18% to 17 million users.",
        [{"metric": "mtu", "value": 17e6, "yoy": 18.0}],
    ),
    ("We repurchased 1.2 million shares for $85 million.", [{"metric": "buyback", "value": 85e6}]),
    (
        "There is $400 million left on our buyback program, and $750 million remains under the new authorization.",
        [{"metric": "buyback_auth", "value": 400e6}, {"value": 750e6}],
    ),
    (
        "For Q4, we see revenue of about $900 million and gross margin of roughly 45%.",
        [
            {"metric": "revenue", "value": 900e6, "kind": "guidance"},
            {"metric": "gross_margin", "value": 45.0, "kind": "guidance"},
        ],
    ),
    ("Our outlook assumes a tax rate of 19%.", [{"metric": "tax_rate", "value": 19.0, "kind": "guidance"}]),
    (
        "We are raising our full-year EBITDA margin to 10.3% from the prior range of 8.5% to 9%.",
        [{"metric": "ebitda_margin", "value": 10.3, "range": None, "kind": "guidance"}],
    ),
    (
        "Capital expenditures were $2.9 million, and we now expect approximately $7 million for the full year.",
        [
            {"metric": "capex", "value": 2.9e6, "kind": "reported"},
            {"metric": "capex", "value": 7e6, "kind": "guidance"},
        ],
    ),
    (
        "Sensors revenue of $1.4 billion reflected a larger than expected drawdown.",
        [{"subject": "Sensors", "metric": "revenue", "kind": "reported"}],
    ),
    (
        "We expect revenue growth between 2% and 4%.",
        [{"metric": "revenue", "yoy_words": "growth between 2% and 4%", "kind": "guidance"}],
    ),
    ("It has 9,000 employees and 40 sites.", [{"metric": None, "value": 9000.0, "kind": "claim"}]),
    ("We onboarded 100 employees in May.", [{"metric": None, "value": 100.0}]),
    (
        "We estimate that global handset shipments fell 12%.",
        [{"metric": "shipments", "yoy": -12.0, "kind": "claim", "subject": "global handset"}],
    ),
    (
        "Cash, cash equivalents and short-term investments were $3 billion.",
        [{"metric": "cash", "value": 3e9}],
    ),
]

CHINESE: list[Wording] = [
    (
        "国际业务增长了12%。国际业务收入为30亿元。",
        [
            {"subject": "国际业务", "metric": "revenue", "yoy": 12.0, "value": None},
            {"subject": "国际业务", "metric": "revenue", "value": 3e9},
        ],
    ),
    ("云业务同比增长13%。云业务收入为20亿元。", [{"metric": "cloud_revenue", "yoy": 13.0}, {"value": 2e9}]),
    ("到店人次增长了12%。", [{"metric": None, "subject": None, "value": 12.0}]),
    (
        "海外收入占总收入的35%,同比提升3个百分点。",
        [
            {
                "subject": "海外",
                "metric": "revenue_share",
                "value": 35.0,
                "yoy": None,
                "yoy_words": "提升3个百分点",
            }
        ],
    ),
    (
        "游戏业务收入为50亿元,占总收入的22%。",
        [
            {"subject": "游戏业务", "metric": "revenue", "value": 5e9},
            {"subject": "游戏业务", "metric": "revenue_share", "value": 22.0},
        ],
    ),
    (
        "东部区收入占比为84.1%,西部区占比12.9%。",
        [
            {"subject": "东部区", "metric": "revenue_share", "value": 84.1},
            {"subject": "西部区", "metric": "revenue_share", "value": 12.9},
        ],
    ),
    (
        "研发费用为12亿元,占收入的8.5%,去年同期为9.1%。",
        [
            {"metric": "rnd", "value": 1.2e9},
            {"metric": "opex_ratio", "value": 8.5, "prior": "9.1%", "subject": "北辰集团"},
        ],
    ),
    (
        "国内和海外收入分别同比增长8%和15%。",
        [
            {"subject": "国内", "metric": "revenue", "yoy": 8.0},
            {"subject": "海外", "metric": "revenue", "yoy": 15.0},
        ],
    ),
    (
        "收入和净利润分别为10亿元和2亿元。",
        [{"metric": "revenue", "value": 1e9}, {"metric": "net_profit", "value": 2e8}],
    ),
    (
        "经营亏损为3亿元,去年同季度亏损5亿元。",
        [{"metric": "operating_profit", "value": -3e8, "prior": "5亿元"}],
    ),
    (
        "管理费用从去年同期的10亿元增至12亿元,增幅为20%。",
        [{"metric": "gna", "value": 1.2e9, "yoy": 20.0, "prior": "10亿元"}],
    ),
    (
        "营业成本从2023财年第一季度的2亿元增长30%,至2024财年第一季度的2.6亿元。",
        [{"metric": "cogs", "value": 2.6e8, "yoy": 30.0}],
    ),
    (
        "总收入为人民币16亿元(约合2.6亿美元),同比增长38%。",
        [{"metric": "revenue", "value": 1.6e9, "yoy": 38.0}, {"value": 2.6e8, "unit": "USD", "yoy": None}],
    ),
    ("我们的回购计划还剩13亿美元额度。", [{"metric": "buyback_auth", "value": 1.3e9}]),
    ("目前回购计划的剩余授权为13亿美元。", [{"metric": "buyback_auth", "value": 1.3e9}]),
    (
        "本季度回购了5亿美元,剩余授权额度约为7.5亿美元。",
        [{"metric": "buyback", "value": 5e8}, {"metric": "buyback_auth", "value": 7.5e8}],
    ),
    (
        "截至季度末,一共有1.2万名员工。",
        [{"metric": "headcount", "value": 12_000.0, "subject": "北辰集团"}],
    ),
    ("季度末一共有门店1204家。", [{"metric": "stores", "value": 1204.0, "subject": "北辰集团"}]),
    ("一共服务了230万客户。", [{"metric": None, "value": 2.3e6, "unit": "customers", "subject": None}]),
    ("董事会宣布派发每股0.25元的股息。", [{"metric": "dividend", "value": 0.25, "unit": "CNY"}]),
    (
        "公司预计下半年收入增速将达到10%左右。",
        [{"metric": "revenue", "yoy": 10.0, "kind": "guidance", "period_as_written": "下半年"}],
    ),
    (
        "公司指引三季度毛利率在18%到20%之间。",
        [{"metric": "gross_margin", "range": (18.0, 20.0), "kind": "guidance", "subject": "北辰集团"}],
    ),
    (
        "全球智能手机出货量同比下降3%。",
        [{"metric": "shipments", "yoy": -3.0, "kind": "claim", "subject": "智能手机"}],
    ),
    (
        "收入超过100万元的客户达到654家。",
        [{"metric": None, "value": 1e6}, {"metric": None, "value": 654.0}],
    ),
]
