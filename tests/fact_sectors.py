"""Sentences of invented calls of several sectors beside the facts that are read from them."""

from tests.fact_wordings import Wording

GROUP = "Borealis Inc."
ENGLISH: list[Wording] = [
    # own shares, own costs, counts
    (
        "In the first half of the year, we spent $268 million to repurchase 2.6 million shares.",
        [{"metric": "buyback", "value": 268e6, "period_as_written": "first half"}],
    ),
    (
        "We bought back $85 million of stock at an average price of $70.10 per share.",
        [{"metric": "buyback", "value": 85e6}, {"metric": "buyback_price", "value": 70.1}],
    ),
    ("Our cost of sales was 27.3% of sales in the quarter.", [{"metric": "cogs_ratio", "value": 27.3}]),
    ("Our 6.5% enterprise comp was our best in years.", [{"metric": "ssss", "value": 6.5}]),
    (
        "We've connected 157 wells in the basin and expect 375 to 425 wells in all.",
        [{"metric": "well_connections", "value": 157.0, "kind": "reported"}],
    ),
    (
        "We sold 5,247 sensor kits in the second quarter, a 39% increase versus the prior year.",
        [{"metric": "sales_volume", "value": 5247.0, "yoy": 39.0, "subject": "sensor kits"}],
    ),
    # a business that grew to an amount, a segment that had a quarter
    (
        "Revenue was $500 million. Our wholesale business grew 12% to $310 million.",
        [
            {"metric": "revenue", "value": 500e6},
            {"metric": "revenue", "value": 310e6, "yoy": 12.0, "subject": "wholesale"},
        ],
    ),
    (
        "Revenue was $500 million. Our business outside the U.S. increased 27% to $109 million.",
        [
            {"metric": "revenue", "value": 500e6},
            {"metric": "revenue", "value": 109e6, "yoy": 27.0, "subject": "International"},
        ],
    ),
    (
        "Deposits were $900 million and revenue was $50 million. Our lending business grew 12% to $310 million.",
        [
            {"metric": "deposits", "value": 900e6},
            {"metric": "revenue", "value": 50e6},
            {"metric": None, "value": 310e6},
        ],
    ),
    (
        "Music Rights delivered another record quarter, with revenue of $245 million, up 12%.",
        [{"metric": "revenue", "value": 245e6, "yoy": 12.0, "subject": "Music Rights"}],
    ),
    (
        "Our team delivered a great quarter with revenue of $20 million.",
        [{"metric": "revenue", "value": 20e6, "subject": GROUP}],
    ),
    # airlines
    (
        "Third quarter RASM, which felt the storms, was down slightly at negative 0.4% year-over-year.",
        [{"subject": GROUP, "metric": "rasm", "yoy": -0.4, "kind": "reported"}],
    ),
    (
        "We kept costs in hand with CASM-X up 1.2% year-over-year.",
        [{"metric": "casm_x", "yoy": 1.2}],
    ),
    (
        "We expect 41 Airbus 321-1 deliveries in 2027 and anticipate retiring 18 aircraft during the year.",
        [
            {"metric": "aircraft_deliveries", "value": 41.0, "kind": "guidance"},
            {"metric": "aircraft_retirements", "value": 18.0, "kind": "guidance"},
        ],
    ),
    (
        "Q2 capacity is expected to grow between 3% and 4% year-over-year despite a smaller fleet count.",
        [{"metric": "capacity_growth", "range": (3.0, 4.0), "kind": "guidance"}],
    ),
    # restaurants
    (
        "Strong traffic growth drove a 4.1% increase in same-store sales.",
        [{"metric": "ssss", "value": 4.1}],
    ),
    (
        "Average weekly sales were over $142,000, and our grills averaged about $98,000 in weekly sales.",
        [{"metric": "weekly_sales", "value": 142000.0}, {"metric": "weekly_sales", "value": 98000.0}],
    ),
    (
        "Revenue grew 9.5%, driven by a 3.1% increase in average weekly sales and 6.2% store week growth.",
        [
            {"metric": "revenue", "yoy": 9.5},
            {"metric": "weekly_sales", "yoy": 3.1},
            {"metric": "store_weeks", "yoy": 6.2},
        ],
    ),
    (
        "Labor as a percentage of total sales increased 9 basis points to 31.4%.",
        [{"metric": "labor_ratio", "value": 31.4}],
    ),
    (
        "Restaurant margin as a percentage of total sales decreased 80 basis points to 16.2%.",
        [{"metric": "restaurant_margin", "value": 16.2}],
    ),
    (
        "We have lowered guidance for full year wage and other labor inflation to approximately 3%.",
        [{"metric": "wage_inflation", "value": 3.0, "kind": "guidance", "period_as_written": "full year"}],
    ),
    (
        "Our cooks look after all restaurants as labor hours grew at about 40% of the plan.",
        [{"metric": None}],
    ),
    ("Diluted earnings per share as adjusted increased 29%.", [{"metric": "eps", "yoy": 29.0}]),
    (
        "Admissions increased 2.4% and equivalent admissions increased 2.7%.",
        [{"metric": "admissions", "yoy": 2.4}, {"metric": "equivalent_admissions", "yoy": 2.7}],
    ),
    ("We opened two Molly's 44 locations and the second half of this year is busy.", []),
    # lenders
    (
        "Borealis earned $81.5 million or $1.7 a share compared with earnings of $77 million or $1.52 a share"
        " reported in the same quarter last year.",
        [
            {"subject": GROUP, "metric": "net_profit", "value": 81.5e6, "prior": "$77 million"},
            {"subject": GROUP, "metric": "eps", "value": 1.7, "prior": "$1.52"},
        ],
    ),
    (
        "Our return on average assets and average common equity were 1.21% and 14.6%, respectively, and that"
        " compared with 1.1%, and 13.9% in the same quarter last year.",
        [
            {"metric": "roa", "value": 1.21, "prior": "1.1%"},
            {"metric": "roe", "value": 14.6, "prior": "13.9%"},
        ],
    ),
    (
        "Average loans and deposits increased 8% and 3% respectively, representing growth of 7% and 2%.",
        [
            {"metric": "loans", "yoy": 8.0},
            {"metric": "deposits", "yoy": 3.0},
            {"metric": "loans", "yoy": 7.0},
            {"metric": "deposits", "yoy": 2.0},
        ],
    ),
    (
        "Non-performing assets declined to $42 million compared to $51 million at year end.",
        [{"metric": "npa", "value": 42e6}],
    ),
    (
        "Net charge-offs were $5.2 million. Annualized net charge-offs represent 17 basis points of average loans.",
        [
            {"metric": "net_charge_offs", "value": 5.2e6},
            {"metric": "net_charge_offs", "value": 17.0, "unit": "bps"},
        ],
    ),
    (
        "Deposits were $21.7 billion, an increase of 2.3% over the $21.2 billion in the first quarter last year.",
        [{"metric": "deposits", "value": 21.7e9, "yoy": 2.3, "prior": "$21.2 billion"}],
    ),
    (
        "For net interest margin, we expect an improvement of about 8 to 9 basis points over our net interest"
        " margin of 3.31% for 2026.",
        [
            {
                "metric": "nim",
                "yoy_words": "improvement of about 8 to 9 basis points",
                "period_as_written": None,
            }
        ],
    ),
    (
        "We are projecting growth in non-interest income in the range of 4% to 5%.",
        [{"metric": "non_interest_income", "range": None, "yoy_words": "4% to 5%"}],
    ),
    (
        "Regarding taxes, we currently expect the full year 2027 to be between 17% and 18%.",
        [{"metric": "tax_rate", "range": (17.0, 18.0), "period_as_written": "full year 2027"}],
    ),
    (
        "Our CEO will provide additional commentary and guidance. Deposits were $9 billion in the quarter.",
        [{"metric": "deposits", "kind": "reported"}],
    ),
    # medicines
    (
        "Net revenue performance for Calmex was driven by year-over-year dispense growth of 5% in the quarter.",
        [{"metric": "prescriptions", "yoy": 5.0}],
    ),
    (
        "Adjusted EBITDA would have been $20 million to $26 million had we not sold the plant.",
        [],
    ),
    (
        "Our total net revenue guidance range is increasing to $1.3 billion to $1.4 billion.",
        [{"metric": "revenue", "range": (1.3e9, 1.4e9), "kind": "guidance"}],
    ),
    (
        "We did well on price, with a higher-than-expected market share of 12%.",
        [{"metric": "market_share", "value": 12.0, "kind": "reported"}],
    ),
    (
        "For Calmex, we are raising our 2027 net revenue guidance to $765 million to $785 million. This represents"
        " growth of 3%. We are raising our adjusted EBITDA guidance to $275 million to $300 million.",
        [
            {"subject": "Calmex", "metric": "revenue", "kind": "guidance"},
            {"subject": "Calmex", "metric": "revenue", "yoy": 3.0, "kind": "guidance"},
            {"subject": GROUP, "metric": "adj_ebitda", "kind": "guidance"},
        ],
    ),
    (
        "We spent $148 million on capital expenditures and share repurchases as well as $16 million for the shops.",
        [{"metric": "capex", "value": 148e6}, {"metric": None, "value": 16e6}],
    ),
    # chips and industry
    (
        "DSOs decreased from 61 days in Q2 to just 52 days in Q3.",
        [{"metric": "dso", "value": 52.0, "unit": "days"}],
    ),
    ("We signed the lease for 12 years.", []),
    (
        "The second is marine and rail, which goes into ships. Sales were $4 million or 20% of sales, up 5%"
        " sequentially and up 23% over the same quarter a year ago.",
        [
            {"subject": "marine and rail", "metric": "revenue", "value": 4e6, "qoq": 5.0, "yoy": 23.0},
            {"metric": "revenue_share", "value": 20.0},
        ],
    ),
    (
        "During the year, we repurchased $2.2 billion of shares and distributed $310 million in dividends.",
        [{"metric": "buyback", "value": 2.2e9}, {"metric": "dividend", "value": 310e6}],
    ),
    (
        "We ended with $3 billion in cash and a gross leverage ratio of 2.1x.",
        [{"metric": "cash", "value": 3e9}, {"metric": "leverage", "value": 2.1}],
    ),
    (
        "We are guiding full year 2027 adjusted EPS of at least $3, which is higher than 2026 adjusted EPS of $0.8.",
        [{"metric": "eps", "value": 3.0, "prior": "$0.8", "kind": "guidance"}],
    ),
    (
        "Gross margin was $40 million and restaurant margin was $9 million.",
        [{"metric": "gross_profit", "value": 40e6}, {"metric": "restaurant_profit", "value": 9e6}],
    ),
    ("New orders were $3.2 billion.", [{"metric": "bookings", "value": 3.2e9}]),
    # property, software, insurers
    (
        "Core FFO per share was $1.12 and same-store NOI grew 3.4%.",
        [{"metric": "ffo", "value": 1.12}, {"metric": "same_store_noi", "value": 3.4}],
    ),
    (
        "The combined ratio was 93.1%, with a loss ratio of 61.5%.",
        [{"metric": "combined_ratio", "value": 93.1}, {"metric": "loss_ratio", "value": 61.5}],
    ),
    ("Net new ARR was $31 million.", [{"metric": "net_new_arr", "value": 31e6}]),
    # brokers, hotels, casinos, railways
    (
        "DARTs were 2.4 million, up 21% year-over-year.",
        [{"metric": "daily_trades", "value": 2.4e6, "yoy": 21.0}],
    ),
    (
        "Client equity grew 18% to $210 billion.",
        [{"metric": "client_equity", "value": 210e9, "yoy": 18.0}],
    ),
    ("Gross gaming revenue was $1.2 billion, up 5%.", [{"metric": "ggr", "value": 1.2e9}]),
    ("The operating ratio improved to 60.2%.", [{"metric": "operating_ratio", "value": 60.2}]),
    ("上半年生猪出栏量520万头,同比增长8%。", [{"metric": "hog_sales", "value": 5.2e6, "yoy": 8.0}]),
    ("三季度间夜量2,300万,同比增长12%。", [{"metric": "room_nights", "value": 23e6, "yoy": 12.0}]),
    ("平均上网电价0.42元,同比下降3%。", [{"metric": "on_grid_tariff", "value": 0.42, "yoy": -3.0}]),
    # marketplaces and software: what `At` a brand is, what is counted above a sum, main clauses that go on
    (
        "At Kelpway, revenue was $58 million, up 9%. At Marlow Tables, we expect revenue growth of 12% to 14%.",
        [
            {"subject": "Kelpway", "metric": "revenue", "value": 58e6, "yoy": 9.0},
            {"subject": "Marlow Tables", "metric": "revenue", "as_written": "12% to 14%", "kind": "guidance"},
        ],
    ),
    (
        "Our net revenue retention, which counts what accounts add and drop, was 121% in Q2.",
        [{"subject": GROUP, "metric": "nrr", "value": 121.0}],
    ),
    (
        "We now have 3,100 customers spending over $25,000 in ARR.",
        [{"metric": "large_customers", "value": 3100.0}, {"metric": None, "value": 25000.0}],
    ),
    (
        "For the full year, we maintain our group guidance given last quarter, which is 4% to 6% revenue growth.",
        [{"subject": GROUP, "metric": "revenue", "kind": "guidance", "period_as_written": "full year"}],
    ),
    ("We paid $20 million in cash for the fleet.", [{"metric": None, "value": 20e6}]),
    ("Total cash was $90 million.", [{"metric": "cash", "value": 90e6}]),
]
