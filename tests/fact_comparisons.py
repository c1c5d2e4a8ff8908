"""Sentences of invented calls in which figures are compared, beside the facts that are read from them."""

from tests.fact_wordings import Wording

GROUP = "Borealis Inc."
ENGLISH: list[Wording] = [
    # the year before, named once for several sentences
    (
        "Revenue was $600 million compared to $580 million a year ago. Operating income was $45 million compared to"
        " $55 million.",
        [
            {"metric": "revenue", "prior": "$580 million"},
            {"metric": "operating_profit", "prior": "$55 million"},
        ],
    ),
    (
        "Revenue rose from $580 million a year ago to $600 million. Backlog was $90 million, up from $80 million.",
        [{"metric": "revenue"}, {"metric": "backlog", "value": 90e6, "prior": None}],
    ),
    (
        "Net income attributable to Borealis was $130 million, compared to net income attributable to Borealis of"
        " $23 million in the same period of last year.",
        [{"metric": "net_profit", "value": 130e6, "prior": "$23 million"}],
    ),
    (
        "Income from operations was 93,100,000.0 in the quarter, compared with a loss from operations of"
        " 17,400,000.0 in the same period of last year.",
        [{"metric": "operating_profit", "value": 93100000.0, "prior": "17,400,000.0"}],
    ),
    # a loss that became a profit, and years by their names
    (
        "Net income was $32 million, compared to a net loss of $28 million last year.",
        [{"metric": "net_profit", "value": 32e6, "prior": "net loss of $28 million"}],
    ),
    (
        "Occupancy stood at 68% in FY25 compared to 66% in FY24.",
        [{"metric": "occupancy", "value": 68.0, "prior": "66%"}],
    ),
    (
        "EBITDA was $57 million in Q2 FY25, registering a strong improvement from $2 million in Q2 FY24.",
        [{"metric": "adj_ebitda", "value": 57e6, "prior": "$2 million"}],
    ),
    (
        "Ferries revenue was $245 million, approximately 35% more than the prior year quarter.",
        [{"metric": "revenue", "value": 245e6, "yoy": 35.0, "subject": "Ferries"}],
    ),
    # by how much, which is no figure of its own
    (
        "We posted a net loss of $28 million in the quarter or $6 million less than the prior year period.",
        [{"metric": "net_profit", "value": -28e6, "yoy_words": "$6 million less"}],
    ),
    # lists that answer each other
    (
        "By month, comparable sales grew 4.3%, 7.2% and 5.8% for our April, May and June periods, respectively.",
        [
            {"metric": "ssss", "value": 4.3, "period_as_written": "April"},
            {"metric": "ssss", "value": 7.2, "period_as_written": "May"},
            {"metric": "ssss", "value": 5.8, "period_as_written": "June"},
        ],
    ),
    (
        "Revenue grew 5%, 7% and 9% in Europe, Asia and Latin America, respectively.",
        [
            {"subject": "Europe", "metric": "revenue", "yoy": 5.0},
            {"subject": "Asia", "metric": "revenue", "yoy": 7.0},
            {"subject": "Latin America", "metric": "revenue", "yoy": 9.0},
        ],
    ),
    (
        "Same-store sales increased 3.1% and 2.4% for the first and second quarters, respectively.",
        [
            {"metric": "ssss", "value": 3.1, "period_as_written": "first quarter"},
            {"metric": "ssss", "value": 2.4, "period_as_written": "second quarter"},
        ],
    ),
    (
        "Net revenues were $770,200,000 or 5,480,400,000.0 representing increases of 27% and 26.8% in U.S. dollar"
        " and RMB terms respectively.",
        [{"value": 770200000.0, "yoy": 27.0}, {"value": 5480400000.0, "yoy": 26.8}],
    ),
    # growth goes on over a sentence that only says more of it
    (
        "GMV was $900 million, up 11% sequentially. This was our second straight quarter of 11% growth. On a"
        " year-on-year basis, our growth accelerated to 30%.",
        [{"metric": "gmv", "qoq": 11.0}, {"metric": None}, {"metric": "gmv", "yoy": 30.0}],
    ),
    # margins that are called no more than that
    (
        "Adjusted EBITDA was $50 million, with margins expanding to 12%.",
        [{"metric": "adj_ebitda", "value": 50e6}, {"metric": "ebitda_margin", "value": 12.0}],
    ),
    (
        "Gross profit was $80 million and operating income was $30 million, with margins of 12%.",
        [{"metric": "gross_profit"}, {"metric": "operating_profit"}, {"metric": None, "value": 12.0}],
    ),
    (
        "The food delivery GMV grew by 5.6%. After a first profit in this business, margins ramped up to 1.6% and we"
        " doubled our adjusted EBITDA.",
        [
            {"subject": "food delivery", "metric": "gmv"},
            {"subject": "food delivery", "metric": "ebitda_margin", "value": 1.6},
        ],
    ),
    # counts and sums that the field has a name for
    (
        "We paid $26 million in distributions to unitholders and returned $121 million through buybacks and"
        " dividends.",
        [{"metric": "dividend", "value": 26e6}, {"metric": "shareholder_return", "value": 121e6}],
    ),
    (
        "We laid off about 300 employees. We expect a reduction of approximately 9,000 positions globally.",
        [
            {"metric": "job_cuts", "value": 300.0},
            {"metric": "job_cuts", "value": 9000.0, "kind": "guidance"},
        ],
    ),
    (
        "Our propane volume increased by 29 million gallons or 12% to 283 million gallons.",
        [{"metric": "sales_volume", "value": 283e6, "unit": "gallons", "yoy": 12.0}],
    ),
    (
        "Transactions per store grew 3% and our selling area reached 4 million square feet. We operate in 75 cities.",
        [
            {"metric": "orders_per_store", "yoy": 3.0},
            {"metric": "store_area", "value": 4e6},
            {"metric": "city_count", "value": 75.0},
        ],
    ),
    ("Restricted cash was $339 million.", [{"subject": GROUP, "metric": "restricted_cash", "value": 339e6}]),
    (
        "We closed 61 deals over 10 million dollars.",
        [{"metric": "deal_count", "value": 61.0}, {"metric": None}],
    ),
    (
        "Our overnight volumes grew over 170% and commercial seats grew 6% year-over-year.",
        [{"metric": "trading_volume"}, {"metric": "seats", "yoy": 6.0}],
    ),
    # another time, told with when
    (
        "Operating loss narrowed to $3 million, better than a year ago when the operating loss was $19 million.",
        [{"metric": "operating_profit", "value": -3e6, "prior": "$19 million"}],
    ),
    (
        "Gross margin was 41%, up from the prior-year period when gross margin was 38%.",
        [{"metric": "gross_margin", "value": 41.0, "prior": "38%"}],
    ),
    (
        "Operating margin was 12%, an improvement from Q4 when operating margin was 10%.",
        [{"metric": "operating_margin", "value": 12.0, "prior": None}],
    ),
    # of what the revenue is made
    (
        "Third-quarter revenues were $146 million, 30% from silver, 42% from gold, with zinc at 28%.",
        [
            {"subject": GROUP, "metric": "revenue", "value": 146e6},
            {"subject": "silver", "metric": "revenue_share", "value": 30.0},
            {"subject": "gold", "metric": "revenue_share", "value": 42.0},
        ],
    ),
    (
        "The sales mix was steady, with 51% from our own sites, 25% from the Harbor marketplace and 24% from gifts.",
        [
            {"subject": "own sites", "metric": "revenue_share", "value": 51.0},
            {"subject": "Harbor marketplace", "metric": "revenue_share", "value": 25.0},
            {"subject": "gifts", "metric": "revenue_share", "value": 24.0},
        ],
    ),
    (
        "Revenue grew 4% from new customers and 3% from price.",
        [{"subject": GROUP, "metric": "revenue", "yoy": 4.0}, {"metric": None}],
    ),
    # a quarter of the year before by its name, and another quarter, which is none
    (
        "Occupancy stood at 68% compared to 66% in the second quarter of last year. Gross margin was 47%, down from 49%"
        " in 2Q '21.",
        [
            {"metric": "occupancy", "value": 68.0, "prior": "66%"},
            {"metric": "gross_margin", "value": 47.0, "prior": "49%"},
        ],
    ),
    (
        "Net income was $266 million, or $1.20 per diluted share, in comparison to $0.96 per diluted share last year.",
        [{"metric": "net_profit", "prior": None}, {"metric": "eps", "value": 1.2, "prior": "$0.96"}],
    ),
    # what works on a metric is not the metric
    (
        "Exchange rates had a negative $36 million impact on Q3 revenue and a benefit of $2 million to our adjusted"
        " operating income.",
        [{"metric": None}, {"metric": None}],
    ),
    # a level behind what was told of its growth
    (
        "Gross premiums written increased 5% on an FX-adjusted basis to $9.6 billion.",
        [{"metric": "premiums", "value": 9.6e9, "yoy": 5.0}],
    ),
    (
        "Harbor lines had a 40 basis points improvement in the combined ratio, coming in at 99.7%.",
        [{"metric": "combined_ratio", "value": 99.7}],
    ),
    # each with its own name
    (
        "After the sale, ferry revenue and port revenue grew 13.1% and 9.2%, respectively.",
        [
            {"subject": "ferry", "metric": "revenue", "yoy": 13.1},
            {"subject": "port", "metric": "revenue", "yoy": 9.2},
        ],
    ),
    (
        "Freight and storage adjusted pre-tax income was $563 million, and adjusted after-tax EPS was $1.19.",
        [
            {"subject": "Freight and storage", "metric": "pretax_profit", "value": 563e6},
            {"metric": "eps", "value": 1.19},
        ],
    ),
    # a name behind the growth, and a pair that a sentence begins with
    (
        "By segment, comparable sales saw an 8.6% increase for Harbor Tree. Core cloud and other services revenue was"
        " $79.8 million.",
        [
            {"subject": "Harbor Tree", "metric": "ssss", "value": 8.6},
            {"subject": "Core cloud and other services", "value": 79.8e6},
        ],
    ),
]
