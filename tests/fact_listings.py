"""Wordings of rows of names with one metric, of metrics announced before them, and of what is no metric's figure."""

from tests.fact_wordings import Wording

CHINESE: list[Wording] = [
    (
        "二季度北区收入31亿元,同比增长9%;南区12亿元,增长26%;其他地区4亿元。",
        [
            {"subject": "北区", "value": 3.1e9, "yoy": 9.0, "period_as_written": "二季度"},
            {
                "subject": "南区",
                "metric": "revenue",
                "value": 1.2e9,
                "yoy": 26.0,
                "period_as_written": "二季度",
            },
            {"subject": "其他地区", "metric": "revenue", "value": 4e8, "yoy": None},
        ],
    ),
    (
        "高端酒毛利率81%,同比下降0.4个百分点;中端酒66.3%,同比持平;光瓶酒41%。",
        [
            {"subject": "高端酒", "metric": "gross_margin", "value": 81.0},
            {"subject": "中端酒", "metric": "gross_margin", "value": 66.3},
            {"subject": "光瓶酒", "metric": "gross_margin", "value": 41.0},
        ],
    ),
    (
        "分区域,省内收入20亿元,同比增长4.5%,省外12亿元,同比下降0.8%。毛利率71%。",
        [
            {"subject": "省内", "value": 2e9, "yoy": 4.5},
            {"subject": "省外", "metric": "revenue", "value": 1.2e9, "yoy": -0.8},
            {"subject": "北辰集团", "metric": "gross_margin", "value": 71.0},
        ],
    ),
    # a share behind how its part has moved, and where the company says "here" for a part
    (
        "按平台划分，车规芯片环比持平，占二季度收入的57%。手机芯片增长19%，占30%；家电芯片（小功率）下降2%，占13%。",
        [
            {"subject": "车规芯片", "metric": "revenue_share", "value": 57.0},
            {"subject": "手机芯片", "metric": "revenue_share", "value": 30.0},
            {"metric": None, "value": 19.0},
            {"subject": "家电芯片", "metric": "revenue_share", "value": 13.0},
            {"metric": None, "value": 2.0},
        ],
    ),
    (
        "全年毛利率预计24%,费用比率指引维持在18%。净利润1.03亿元,去年同期亏损是8600万元。",
        [
            {"metric": "gross_margin", "value": 24.0, "kind": "guidance"},
            {"metric": "opex_ratio", "value": 18.0, "kind": "guidance"},
            {"metric": "net_profit", "value": 1.03e8, "prior": "亏损是8600万元"},
        ],
    ),
    (
        "公司经销商共1316家。其中省内428家,省外888家。",
        [
            {"subject": "北辰集团", "metric": "dealers", "value": 1316.0},
            {"subject": "省内", "metric": "dealers", "value": 428.0},
            {"subject": "省外", "metric": "dealers", "value": 888.0},
        ],
    ),
    (
        "毛利率方面,薄膜三季度是38.2%,去年同期只有34.5%,其实是在往上走的。",
        [{"subject": "薄膜", "metric": "gross_margin", "value": 38.2, "prior": "34.5%"}],
    ),
    (
        "批价方面,“青崖1912”目前在每瓶615元左右,去年同期是660元。“青崖”稳定在188元。",
        [
            {"subject": "青崖1912", "metric": "wholesale_price", "value": 615.0, "prior": "660元"},
            {"subject": "青崖", "metric": "wholesale_price", "value": 188.0},
        ],
    ),
    (
        "“青崖1912”系列收入13亿元,同比下降4%。",
        [{"subject": "青崖1912", "metric": "revenue", "value": 1.3e9, "yoy": -4.0}],
    ),
    (
        "美洲占收入的62%;欧洲、中东和非洲占24%。",
        [
            {"subject": "美洲", "metric": "revenue_share", "value": 62.0},
            {"subject": "欧洲、中东和非洲", "metric": "revenue_share", "value": 24.0},
        ],
    ),
    (
        "前五大客户收入占比68%,去年同期是74%。第一大客户占比22%。",
        [
            {"subject": "前五大客户", "metric": "revenue_share", "value": 68.0, "prior": "74%"},
            {"subject": "第一大客户", "metric": "revenue_share", "value": 22.0},
        ],
    ),
    (
        "2024年末合同负债16亿元,上年末20亿元,减少4亿元。",
        [{"metric": "contract_liabilities", "value": 1.6e9, "prior": "20亿元"}],
    ),
    ("短期借款9.6亿元,年初5.2亿元。", [{"metric": "debt", "value": 9.6e8, "prior": None}]),
    (
        "毛利率43%,二季度是44%。",
        [
            {"value": 43.0, "period_as_written": None},
            {"metric": "gross_margin", "value": 44.0, "period_as_written": "二季度"},
        ],
    ),
    (
        "我们把全年收入指引从56到60亿元上调到58到62亿元。",
        [{"metric": "revenue", "range": (5.8e9, 6.2e9), "kind": "guidance"}],
    ),
    (
        "对于整个财年,我们将收入指引从 51.0 亿至 51.5 亿美元提高到 52.2 亿至 52.6 亿美元。",
        [{"metric": "revenue", "range": (5.22e9, 5.26e9), "kind": "guidance"}],
    ),
    ("全年净利率维持2.0%到2.5%的指引不变。", [{"metric": "net_margin", "kind": "guidance"}]),
    (
        "前三季度股份支付费用1.36亿元,全年预计1.8亿元。",
        [
            {"metric": "sbc", "value": 1.36e8, "kind": "reported"},
            {"metric": "sbc", "value": 1.8e8, "kind": "guidance"},
        ],
    ),
    ("自有品牌占GMV的比例从19%提升到24%。", [{"metric": None, "value": 24.0}]),
    ("对收入的影响很小,不到500万元。", [{"metric": None, "value": 5e6}]),
    ("停货影响收入大约1.6亿元。", [{"metric": None, "value": 1.6e8}]),
    ("我们估计有大约4000万元的收入被推迟了。", [{"metric": None, "value": 4e7}]),
    ("台风期间的囤货单带来了差不多1.2亿元的收入。", [{"subject": "囤货单", "metric": "revenue"}]),
    ("新品去年上市,当年贡献收入4.3亿元。", [{"subject": None, "metric": "revenue", "value": 4.3e8}]),
    ("全年企购的目标是12亿元收入。", [{"subject": "企购", "metric": "revenue", "kind": "guidance"}]),
    (
        "企业业务我们内部叫“北辰企购”,二季度收入2.6亿元。",
        [{"subject": "北辰企购", "metric": "revenue", "value": 2.6e8}],
    ),
    (
        "先进封装我们有深硅刻蚀机台,前三季度收入2.3亿元。",
        [{"subject": "先进封装", "metric": "revenue", "value": 2.3e8}],
    ),
    ("一季度开瓶量同比下降约3%。", [{"metric": "sell_through", "yoy": -3.0}]),
    (
        "运营1120个前置仓,二季度新开85个、关闭22个。",
        [
            {"subject": "前置仓", "metric": "stores", "value": 1120.0},
            {"subject": "前置仓", "metric": "store_openings", "value": 85.0},
            {"subject": "前置仓", "metric": "store_closures", "value": 22.0},
        ],
    ),
    (
        "全年我们计划新开18到20家会员店。",
        [{"subject": "会员店", "metric": "store_openings", "range": (18.0, 20.0), "kind": "guidance"}],
    ),
    ("员工8420人,其中销售人员2670人。", [{"value": 8420.0}, {"subject": "销售人员", "value": 2670.0}]),
    (
        "二季度北区的经营亏损率是负6%,去年同期是负13%。",
        [{"subject": "北区", "metric": "operating_margin", "value": -6.0}],
    ),
    (
        "我们期待收入在 44.5 亿和 46.0 亿之间。",
        [{"metric": "revenue", "range": (4.45e9, 4.6e9), "kind": "guidance"}],
    ),
    ("客户总数现在是 14,600,增长 9%。", [{"metric": "users", "value": 14600.0, "yoy": 9.0}]),
    ("1963的批价稳在730元以上。", [{"subject": "1963", "metric": "wholesale_price", "value": 730.0}]),
    ("去年的业绩条件是收入增长不低于10%,没有达成。", [{"metric": None, "value": 10.0}]),
    ("当前RPO为31亿美元,增长29%。", [{"metric": "current_rpo", "value": 3.1e9, "yoy": 29.0}]),
    (
        "销售费用率6.1%,去年同期5.6%。管理费用率5.3%。",
        [
            {"metric": "snm_ratio", "value": 6.1, "prior": "5.6%"},
            {"metric": "gna_ratio", "value": 5.3},
        ],
    ),
    (
        "毛利率:综合14.1%,同比+1.2pct;整机8.7%,同比+2.8pct。",
        [
            {"subject": "北辰集团", "metric": "gross_margin", "value": 14.1},
            {"subject": "整机", "metric": "gross_margin", "value": 8.7},
        ],
    ),
    (
        "【收入拆分】整机89.3亿元;运维服务11.9亿元,毛利率22.4%;电站开发与转让14.6亿元,毛利率41.5%。",
        [
            {"subject": "整机", "metric": "revenue", "value": 8.93e9},
            {"subject": "运维服务", "metric": "revenue", "value": 1.19e9},
            {"subject": "运维服务", "metric": "gross_margin", "value": 22.4},
            {"subject": "电站开发与转让", "metric": "revenue", "value": 1.46e9},
            {"subject": "电站开发与转让", "metric": "gross_margin", "value": 41.5},
        ],
    ),
    (
        "出海事业部——就是南栈和西渡——收入96亿元,增长18%。",
        [{"subject": "出海事业部", "metric": "revenue", "value": 9.6e9, "yoy": 18.0}],
    ),
    (
        "海外商业收入142亿元,增长23%,以固定汇率计算增长20%。零售部分为117亿元,增长27%;批发部分25亿元,增长8%。",
        [
            {"subject": "海外商业", "metric": "revenue", "value": 1.42e10, "yoy": 23.0},
            {"subject": "海外商业", "metric": "revenue", "yoy": 20.0},
            {"subject": "零售部分", "metric": "revenue", "value": 1.17e10, "yoy": 27.0},
            {"subject": "批发部分", "metric": "revenue", "value": 2.5e9, "yoy": 8.0},
        ],
    ),
    (
        "北辰智控是做主控系统的,上半年收入6.1亿元。",
        [{"subject": "北辰智控", "metric": "revenue", "value": 6.1e8}],
    ),
    (
        "经调整EBITA为10.6亿元,利润率9.0%,去年同期是6.2%。",
        [
            {"metric": "adj_ebita", "value": 1.06e9},
            {"metric": "ebita_margin", "value": 9.0, "prior": "6.2%"},
        ],
    ),
    (
        "2026年应占净利润为2.448亿美元,而2025年应占净亏损为730万美元。",
        [{"metric": "net_profit_attrib", "value": 2.448e8, "prior": "净亏损为730万美元"}],
    ),
    ("如果剔除,整机毛利率应该在9.4%。", [{"metric": "gross_margin", "value": 9.4, "kind": "claim"}]),
    ("汇兑方面,我们确认了大概2.3亿元的净收益。", [{"metric": None, "value": 2.3e8}]),
    (
        "截至2024年末公司能繁母猪存栏31.8万头,截至今年3月末为32.4万头。",
        [
            {"metric": "sows", "value": 318000.0},
            {"metric": "sows", "value": 324000.0, "period_as_written": "今年3月末"},
        ],
    ),
]
