"""A quarter and its year told in one breath on an English call: the period that is asked for chooses."""

import pytest

from handlers.render import answer_message
from store import Answer, Question, Store
from tests.conftest import NOW
from tests.databases import StoreLike

CALL = """Larkwell Outfitters, Inc. (NYSE:LKWL) Q4 2024 Earnings Conference Call February 13, 2025 8:00 AM ET

Company Participants

Ida Moss - Chief Executive Officer
Per Holm - Chief Financial Officer

Conference Call Participants

Owen Tarrant - Harrow Point Securities, Research Division

Operator

Good day, and welcome to the Larkwell Outfitters Fourth Quarter 2024 Conference Call. I hand over to Ida.

Ida Moss

Thank you. Let me turn to our fourth quarter results. Sales increased 7% to $455 million.
In the fourth quarter Tents & Shelters sales increased 17% to $149 million. For the full year, sales in Tents & Shelters
increased 14% to $607 million.
For the full year, D2C sales increased 9% to $910 million. Our own sites did well.
In wholesale, sales increased 3% to $171 million compared to the prior year quarter.
For the full year, wholesale channel sales increased 10% to $690 million.
For the full year, corporate gifts sales grew 30% to $88 million.
SG&A expenses increased 7% to $184 million or 40.4% of sales in the fourth quarter.
Full year SG&A expenses were $640 million or 41.9% of sales.
Inventory receipts fell about $15 million from the prior quarter.
Our revenues rose approximately $45 million from the prior quarter.

Question-and-Answer Session

Operator

Our first question comes from Owen Tarrant with Harrow Point. Please go ahead.

Owen Tarrant

What will you open next?

Ida Moss

We raised our plan, and we expect to meet the increased capital spending guidance of $60 million to $64 million.
"""


@pytest.fixture
def asked(store_like: StoreLike) -> Store:
    return store_like("larkwell", _record)


def _record(store: Store) -> None:
    assert store.ingest("larkwell.txt", CALL.encode(), now=NOW, push=False).status == "new"


def ask(store: Store, text: str) -> Answer:
    return store.answer(Question(text=text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("T&S revenue Q4", "$149 million"),
        ("T&S revenue for the full year?", "$607 million"),
        ("tents and shelters sales", "$149 million"),
        ("wholesale sales in the fourth quarter", "$171 million"),
        ("四季度批发渠道收入是多少", "$171 million"),
        ("批发全年收入", "$690 million"),
        ("DTC sales for the whole of 2024", "$910 million"),
        ("What did SG&A come to as a share of sales in the fourth quarter?", "40.4%"),
        ("SG&A占收入多少 全年", "41.9%"),
        ("Rev QoQ change in $?", "$45 million"),
        ("capex guidance", "$60 million"),
    ],
)
def test_the_figure_is_that_of_the_period_asked_for(asked: Store, text: str, told: str) -> None:
    answer = ask(asked, text)
    assert answer.kind == "metric"
    assert told in answer.citations[0].quote


@pytest.mark.parametrize("text", ["corporate gifts sales in Q4", "Q4 corporate gifts revenue?"])
def test_the_sum_of_a_year_is_no_answer_for_its_last_quarter(asked: Store, text: str) -> None:
    assert ask(asked, text).kind != "metric"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("帐篷业务四季度卖了多少", "$149 million"),
        ("批发卖了多少钱", "$171 million"),
        ("D2C 2024年全年收入", "$910 million"),
    ],
)
def test_a_chinese_question_means_the_part_whose_english_name_it_translates(
    asked: Store, text: str, told: str
) -> None:
    assert told in ask(asked, text).citations[0].quote


OUTLOOK = """Larkwell Outfitters, Inc. (NYSE:LKWL) Q2 2025 Earnings Conference Call August 13, 2025 8:00 AM ET

Company Participants

Per Holm - Chief Financial Officer

Operator

Good day, and welcome to the Larkwell Outfitters Second Quarter 2025 Conference Call. I hand over to Per.

Per Holm

Revenue was $120 million in the second quarter, and operating margin was 9%. Deposits were $3 billion.
Net income was $26 million, or $1.20 per diluted share, in comparison to $0.96 a share last year.
In a second quarter that brought a storm, new people and a new plan we delivered EPS growth of 25%.
R&D was our largest area of investment at $6.9 million. Total debt was $78 million. SG&A was 24.4% of revenue.
Let me turn to the third quarter. We expect operating margin to be approximately 8% for Q3.
As the new sites fill up, we are confident that operating margin will return to 12%.
Looking ahead to the full year, we now expect revenue of $500 million to $510 million.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("FY25 rev guide?", "$500 million"),
        ("revenue guidance for 2025", "$500 million"),
        ("What revenue do they expect for 2025 full year?", "$500 million"),
        ("operating margin guide 3Q", "8%"),
        ("How big was the deposit base at the end of June?", "$3 billion"),
        ("June quarter revenue?", "$120 million"),
        ("What were earnings per share in the second quarter, and a year ago?", "$1.20"),
        ("二季度摊薄每股收益多少?去年同期呢?", "$0.96"),
        ("how much did they spend on research and development", "$6.9 million"),
        ("How much debt does the firm carry?", "$78 million"),
        ("SG&A % of revenue", "24.4%"),
        ("季末存款有多少", "$3 billion"),
    ],
)
def test_the_full_year_and_a_quarter_that_are_asked_for_by_number_are_those_of_the_outlook(
    store_like: StoreLike, text: str, told: str
) -> None:
    def record(store: Store) -> None:
        assert store.ingest("larkwell-q2.txt", OUTLOOK.encode(), now=NOW, push=False).status == "new"

    found = ask(store_like("larkwell-q2", record), text)
    assert found.kind == "metric"
    assert told in answer_message(found).headline


GROUP_CALL = """Vireo Press Group Corp. (NASDAQ:VPG) Q2 2025 Earnings Call August 13, 2025 8:00 AM ET

Company Participants

Per Holm - Chief Financial Officer

Operator

Good day, and welcome to the Vireo Press Group second quarter 2025 call. I hand over to Per.

Per Holm

Total revenue was $120 million in the second quarter. Press revenue was $70 million, and Fairs revenue was $50 million.
"""


@pytest.fixture
def vireo(store_like: StoreLike) -> Store:
    return store_like(
        "vireo", lambda store: store.ingest("vireo.txt", GROUP_CALL.encode(), now=NOW, push=False)
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [("How much revenue did Vireo Press take in?", "$120 million"), ("press revenue?", "$70 million")],
)
def test_a_word_of_the_companys_name_is_not_its_segment_beside_the_rest_of_it(
    vireo: Store, text: str, told: str
) -> None:
    assert told in answer_message(ask(vireo, text)).headline
