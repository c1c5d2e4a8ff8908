"""Wordings of what Chinese records of many trades give, in their own words and in those of a machine's translation."""

from tests.fact_wordings import Wording

CHINESE: list[Wording] = [
    (
        "一到三季度储能柜营收是6.4亿元，超过了去年全年，今年前三个季度比去年成长99%。",
        [{"metric": "revenue", "subject": "储能柜", "value": 6.4e8, "yoy": 99.0}],
    ),
    # other companies' figures are not ours; a clause goes on with whose revenue was told, but not behind a part's
    (
        "2024年鹿鸣材料公司的营业收入214.39亿美元，TLM公司的营业收入126.51亿美元，同期北辰公司收入为41.33亿美元。",
        [
            {"subject": "鹿鸣材料公司", "metric": "revenue"},
            {"subject": "TLM公司", "metric": "revenue"},
            {"subject": "北辰集团", "metric": "revenue", "value": 41.33e8},
        ],
    ),
    (
        "公司半导体装备业务营业收入为265亿元，净利润为52亿元。公司收入400亿元，其中半导体装备业务265亿元，净利润60亿元。",
        [
            {"subject": "半导体装备业务", "metric": "revenue"},
            {"subject": "半导体装备业务", "metric": "net_profit", "value": 52e8},
            {"subject": "北辰集团", "metric": "revenue", "value": 400e8},
            {"subject": "半导体装备业务", "metric": "revenue"},
            {"subject": "北辰集团", "metric": "net_profit", "value": 60e8},
        ],
    ),
    # each with its share, behind the first; the share of a quarter's revenue
    (
        "3纳米贡献了第三季度晶圆营收的23%，而5纳米和7纳米分别占37%和14%。",
        [
            {"subject": "3纳米", "metric": "revenue_share", "value": 23.0},
            {"subject": "5纳米", "metric": "revenue_share", "value": 37.0},
            {"subject": "7纳米", "metric": "revenue_share", "value": 14.0},
        ],
    ),
    # money that flows
    (
        "第三季度，我们从运营中产生了约42亿元的现金，花费了28亿元用于资本支出，并分配了11亿元作为2024年现金股息。",
        [
            {"metric": "ocf", "value": 42e8},
            {"metric": "capex", "value": 28e8},
            {"metric": "dividend", "value": 11e8},
        ],
    ),
    (
        "我们计划在本财年投入约200亿元用于资本开支。",
        [{"metric": "capex", "value": 200e8, "subject": "北辰集团"}],
    ),
    # the growth behind a range, and the rate behind the step
    (
        "我们预计全年收入在14.22亿至14.28亿美元之间，这意味着中间值同比增长35%。",
        [{"metric": "revenue", "range": (14.22e8, 14.28e8), "yoy": 35.0}],
    ),
    (
        "营业收入是15.2亿元，相较于去年同期成长1.26亿元，年增率是5.83%。",
        [{"metric": "revenue", "value": 15.2e8, "yoy": 5.83}],
    ),
    ("毛利率45.4%，相较于去年同期42.7%。", [{"metric": "gross_margin", "value": 45.4, "prior": "42.7%"}]),
    ("换算起来营业利益率是4.3%。", [{"metric": "operating_margin", "value": 4.3, "subject": "北辰集团"}]),
    # minutes in short: signs for verbs
    (
        "营收30.4亿,同比+18.7%,环比-2.6%;归母1.3亿,同比+41.6%;毛利率13.4%,同比+2.1pct。",
        [
            {"metric": "revenue", "value": 3.04e9, "yoy": 18.7, "qoq": -2.6},
            {"metric": "net_profit_attrib", "value": 1.3e8, "yoy": 41.6},
            {"metric": "gross_margin", "value": 13.4},
        ],
    ),
    (
        "Q3收入12.3亿,yoy+15%;冰洗收入8亿,-3.5%。",
        [
            {"metric": "revenue", "value": 1.23e9, "yoy": 15.0},
            {"subject": "冰洗", "value": 8e8, "yoy": -3.5},
        ],
    ),
    # a period before the name, and words that are no name
    (
        "①一到三季度储能柜营收是6.4亿元。1-9月逆变器收入5亿元。",
        [
            {"subject": "储能柜", "metric": "revenue", "period_as_written": "一到三季度"},
            {"subject": "逆变器", "metric": "revenue", "period_as_written": "1-9月"},
        ],
    ),
    (
        "扣非的净利润是2.1亿元,毛利率31%。累计归属上市公司股东的净利润是3亿元。",
        [
            {"subject": "北辰集团", "metric": "recurring_net_profit", "value": 2.1e8},
            {"subject": "北辰集团", "metric": "gross_margin"},
            {"subject": "北辰集团", "metric": "net_profit_attrib", "value": 3e8},
        ],
    ),
    (
        "我們預測季度收入將下降6%。直通良率提高12%。回到物流业务毛利率,20%不变。",
        [
            {"subject": "北辰集团", "metric": "revenue", "kind": "guidance"},
            {"subject": "北辰集团", "metric": "yield_rate"},
            {"subject": "物流业务", "metric": "gross_margin"},
        ],
    ),
    # what the whole is divided by
    (
        "按应用看,汽车占42%,工业占31%,去年同期占28%。",
        [
            {"subject": "汽车", "metric": "revenue_share", "value": 42.0},
            {"subject": "工业", "metric": "revenue_share", "value": 31.0},
        ],
    ),
    (
        "依地區別:北美客戶占54%,台灣28%,歐洲18%。",
        [
            {"subject": "北美客戶", "metric": "revenue_share", "value": 54.0},
            {"subject": "台灣", "metric": "revenue_share", "value": 28.0},
            {"subject": "歐洲", "metric": "revenue_share", "value": 18.0},
        ],
    ),
    ("员工8000人。按岗位看,研发占42%。", [{"metric": "headcount"}, {"metric": None, "value": 42.0}]),
    (
        "海外收入21亿元,同比增长26%,海外占比由28%提高到34%。海外里面,欧洲9亿元,增长19%;拉美4亿元。",
        [
            {"subject": "海外", "metric": "revenue", "value": 2.1e9, "yoy": 26.0},
            {"subject": "海外", "metric": "revenue_share", "value": 34.0},
            {"subject": "欧洲", "metric": "revenue", "value": 9e8, "yoy": 19.0},
            {"subject": "拉美", "metric": "revenue", "value": 4e8},
        ],
    ),
    (
        "28纳米及以下收入占32%,去年同期是27%。",
        [{"subject": "28纳米及以下", "metric": "revenue_share", "value": 32.0, "prior": "27%"}],
    ),
    (
        "资产减值2.2亿,其中存货1.3亿、固定资产0.9亿。",
        [
            {"metric": "impairment", "value": 2.2e8},
            {"subject": "存货", "metric": "impairment", "value": 1.3e8},
            {"subject": "固定资产", "metric": "impairment", "value": 9e7},
        ],
    ),
    # what flowed out, a year before too
    (
        "经营现金流是净流出3100万元,去年同期净流出6800万元。",
        [{"metric": "ocf", "value": -3.1e7, "prior": "6800万元"}],
    ),
    (
        "自由现金流是负的2.7亿元,去年同期为正的1.1亿元。",
        [{"metric": "fcf", "value": -2.7e8, "prior": "1.1亿元"}],
    ),
    # translated by a machine
    (
        "对于整年,我们现在期望调整后的经营收入至少为24亿元。",
        [{"metric": "operating_profit", "value": 2.4e9, "kind": "guidance"}],
    ),
    (
        "指引,2026财年全年包裹量维持在101亿到104亿件。",
        [{"metric": "parcel_volume", "range": (1.01e10, 1.04e10), "kind": "guidance"}],
    ),
    (
        "每付费企业客户的平均收入是254元,增长了1%。",
        [{"metric": "arpu", "value": 254.0, "yoy": 1.0}],
    ),
    (
        "回本期现在是5.4个月,一年前是7.1个月。",
        [{"metric": "payback_period", "value": 5.4, "prior": "7.1个月"}],
    ),
    (
        "付费比率为22.6%,对比去年的19.9%。",
        [{"metric": "paying_ratio", "value": 22.6, "prior": "19.9%"}],
    ),
    ("对企业客户的在线维修服务收入是16亿元。", [{"metric": "revenue", "value": 1.6e9}]),
    # trades
    ("卖出空调1,230万台,同比增长8.6%。", [{"subject": "空调", "metric": "sales_volume", "yoy": 8.6}]),
    ("集装箱运量为612万标准箱。", [{"metric": "container_volume", "value": 6.12e6, "unit": "TEU"}]),
    ("投行业务收入4.1亿元。", [{"subject": "投行业务", "metric": "revenue", "kind": "reported"}]),
    (
        "单店日均零售额6,940元,去年同期7,250元。",
        [{"metric": "daily_store_sales", "value": 6940.0, "prior": "7,250元"}],
    ),
    ("门店全年净增2,800家。", [{"metric": "net_store_openings", "value": 2800.0}]),
    (
        "我们主办或合办了74场演出,卖出了53万张票。",
        [
            {"metric": "shows_held", "value": 74.0},
            {"metric": "tickets_sold", "value": 5.3e5},
        ],
    ),
    ("直播的收入分成费用为2.3亿元。", [{"metric": "revenue_sharing", "value": 2.3e8}]),
    ("营业外净支出3,200万元。", [{"metric": "other_income", "value": -3.2e7}]),
    ("时效件收入同比增长9%。", [{"subject": "时效件", "metric": "revenue", "yoy": 9.0}]),
    (
        "资本开支17.3亿,23年26.5亿,25年计划14亿左右。",
        [
            {"metric": "capex", "value": 1.73e9, "period_as_written": None},
            {"metric": "capex", "value": 2.65e9, "period_as_written": "23年"},
            {"metric": "capex", "value": 1.4e9, "kind": "guidance"},
        ],
    ),
    (
        "其中内容成本,也就是版税,为8亿元,占总收入的37.5%。",
        [
            {"metric": "content_spend", "value": 8e8},
            {"subject": "版税", "metric": "revenue_share", "value": 37.5},
        ],
    ),
    (
        "销售与营销费用是5.6亿元。它们占收入的26%。",
        [{"metric": "snm", "value": 5.6e8}, {"metric": "snm_ratio", "value": 26.0}],
    ),
    (
        "在线音乐服务收入14亿元。让我们转向在线音乐服务。付费用户是4,230万。",
        [
            {"subject": "在线音乐服务", "metric": "revenue"},
            {"subject": "在线音乐服务", "metric": "members", "value": 4.23e7},
        ],
    ),
    (
        "直播收入9亿元。直播的收入分成费用为2亿元。毛利率38.9%。",
        [
            {"subject": "直播", "metric": "revenue"},
            {"subject": "直播", "metric": "revenue_sharing"},
            {"subject": "北辰集团", "metric": "gross_margin"},
        ],
    ),
]
