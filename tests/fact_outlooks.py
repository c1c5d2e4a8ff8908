"""Wordings of outlooks, of results a share and of places and times beside a figure, beside what is read from them."""

from tests.fact_wordings import Wording

ENGLISH: list[Wording] = [
    # what was done, and what will be
    (
        "We repaid $90 million of debt in the quarter and plan to repay a total of about $300 million of debt "
        "this year.",
        [
            {"metric": "debt_repaid", "value": 90e6, "kind": "reported", "period_as_written": "the quarter"},
            {"metric": "debt_repaid", "value": 300e6, "kind": "guidance", "period_as_written": "this year"},
        ],
    ),
    (
        "Capex was $20 million and we expect full year capex of $80 million.",
        [
            {"metric": "capex", "value": 20e6, "kind": "reported", "period_as_written": None},
            {"metric": "capex", "value": 80e6, "kind": "guidance", "period_as_written": "full year"},
        ],
    ),
    (
        "We saw better growth in Marine Systems with revenue up 8%, and in Q4 with margins at 41%.",
        [{"metric": "revenue", "subject": "Marine Systems", "yoy": 8.0}, {"metric": None, "value": 41.0}],
    ),
    (
        "For the quarter, adjusted operating income increased by 3%. For the year, gross margin was 41%.",
        [
            {"metric": "operating_profit", "subject": "Borealis Inc.", "yoy": 3.0},
            {"metric": "gross_margin", "subject": "Borealis Inc.", "value": 41.0},
        ],
    ),
    (
        "For the full year, we expect revenue of $348 million to $350 million, implying 40% growth at the midpoint.",
        [{"metric": "revenue", "range": (348e6, 350e6), "yoy": 40.0, "kind": "guidance"}],
    ),
    (
        "We expect non-GAAP income from operations to be in the range of $54 million to $58 million, and non-GAAP net"
        " income per share to be in the range of $0.63 to $0.67.",
        [
            {"metric": "operating_profit", "range": (54e6, 58e6), "basis": "non-GAAP", "kind": "guidance"},
            {"metric": "eps", "range": (0.63, 0.67), "basis": "non-GAAP", "kind": "guidance"},
        ],
    ),
    (
        "Our non-GAAP adjusted free cash flow margin was 8%.",
        [{"metric": "fcf_margin", "value": 8.0, "unit": "%", "subject": "Borealis Inc."}],
    ),
    (
        "Moving to our customer growth. It was broad. Gross profit was $411 million, a gross margin of 75%.",
        [
            {"metric": "gross_profit", "value": 411e6, "subject": "Borealis Inc."},
            {"metric": "gross_margin", "value": 75.0, "subject": "Borealis Inc."},
        ],
    ),
    (
        "We are projecting revenue of $868 million to $883 million, or up 1% to 3% as reported.",
        [{"metric": "revenue", "range": (868e6, 883e6), "kind": "guidance"}],
    ),
    (
        "We now estimate non-GAAP operating margins to be approximately 28% to 29% and non-GAAP earnings per diluted"
        " share of $5.19 to $5.37. This EPS guidance assumes taxes of $37 million to $38 million.",
        [
            {"metric": "operating_margin", "range": (28.0, 29.0), "kind": "guidance"},
            {"metric": "eps", "range": (5.19, 5.37), "kind": "guidance"},
        ],
    ),
    (
        "We expect the midpoint of our ranges, which remain at $1.69 billion for net income and $3.62 billion for"
        " adjusted EBITDA.",
        [
            {"metric": "net_profit", "value": 1.69e9, "kind": "guidance"},
            {"metric": "adj_ebitda", "value": 3.62e9, "kind": "guidance"},
        ],
    ),
]
