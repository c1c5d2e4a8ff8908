"""What was replied to an analyst, and which sentence of the record is the one that a question wants."""

from collections.abc import Iterator

import pytest

from store import Answer, Question, Store
from tests.conftest import NOW
from tests.databases import Databases
from tests.judging import check_stands_in_record

TEXT = """Brackwater Lifts (BRKW) Q3 2025 Earnings Call
November 6, 2025, 5:00 p.m. ET

Company Participants
Una Merrow - Chief Executive Officer
Tobias Finch - Chief Financial Officer

Conference Call Participants
Greta Sloan - Northgate Securities
Amos Pell - Fenwick Partners

Operator
Good day and welcome to the call. I will turn it over to Una Merrow.

Una Merrow
Thank you. Our lifts in hospitals did well. Hospitals buy lifts.

Tobias Finch
Lift revenue was $212 million, up 9%, driven by hospitals and by the lifts that hospitals ordered in spring. Large
hospital groups go on to renew their lifts and represented about half of our lift revenue as a part of the whole.

For every $1 that a hospital spends on lifts, hospitals save $3 in wages over four years, and hospital groups know it.

We closed on Hoistline in July, which contributed $14 million to revenue. We are glad to have its people with us, and
they have found their desks in a house that was built for half as many.

Turning to escalators, whose revenue was $77 million: they are sold where they always were.

Steel duties are a headwind of 130 basis points to our margin on a full year's view. We carry on with two suppliers,
and gross margin was 41%.

We paid $21 million in dividends. Our board has raised the quarterly dividend from $0.31 to $0.34 per share.

Lifts in circulation were $640 million at quarter end, more than doubling and growing faster than the market.

Lifts in circulation grew 108% year-over-year to $640 million.

Capital expenditures were $18 million.

The fastest growth of all regions in 2027 will come from Iceland, where we are small.

The plant in Tallow opens in Oct '26. The plant in Tallow has a roof that was paid for by the county.

Operator
Our first question comes from Greta Sloan with Northgate Securities.

Greta Sloan
Do you see rental fleets holding back on orders of hoists while rates stay where they are?

Una Merrow
Not at all.

Tobias Finch
Let me add something on the balance sheet. We have room for orders of hoists and for rental fleets in our credit lines,
and rates are hedged. The rental fleets pay on time, all of them, as they have for as long as anybody here remembers,
and the auditors have looked at each of them twice in the last three years without a finding worth telling.

Greta Sloan
And will the dealers in Norway get the new control panel as well?

Tobias Finch
They will have it by Easter, and those who wait for the larger one are told so.

Operator
Our next question comes from Amos Pell with Fenwick Partners.

Amos Pell
Is the rise in hoists coming from new models?

Una Merrow
What we are glad to see is that most of it is the old ones, in their old colours too. That is a healthy base for us. Of
course the new models of hoists helped, and the rise that they bring to the rest of the shelf is a thing that we like.

And we have said that we will show three more of them at the fair, where many of our friends will be, and where we hope
to see every one of you, since the food is good and the halls are dry. The year after that we go on with two more.

Operator
This concludes today's call. You may now disconnect.
"""


@pytest.fixture
def brackwater(databases: Databases) -> Iterator[Store]:
    """A store with one English call."""
    url = databases.copy("brackwater", _stored)
    opened = Store.open(url)
    yield opened
    opened.close()
    databases.drop(url)


def _stored(store: Store) -> None:
    store.ingest("brackwater.txt", TEXT.encode(), now=NOW, push=False)


def ask(store: Store, text: str) -> Answer:
    answer = store.answer(Question(text=text))
    check_stands_in_record(answer, store)
    return answer


def quoted(answer: Answer) -> str:
    return "\n".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("Greta Sloan asked whether rental fleets hold back. What was the answer?", "Not at all.", "Easter"),
        ("Greta Sloan asked about dealers in Norway. What was the answer?", "by Easter", "Not at all"),
        ("What did the CFO answer when Northgate asked about rental fleets?", "credit lines", "Not at all"),
        ("Amos Pell asked if new models drive the rise. Do they?", "most of it is the old ones", "Easter"),
    ],
)
def test_a_reply_is_found_by_its_place_and_its_speaker_and_quoted_from_its_start(
    brackwater: Store, text: str, said: str, unsaid: str
) -> None:
    answer = ask(brackwater, text)
    assert answer.reason == "answered"
    assert said in quoted(answer)
    assert unsaid not in quoted(answer)


def test_a_share_is_told_by_a_part_and_by_the_sentence_that_says_most_of_what_is_asked(
    brackwater: Store,
) -> None:
    answer = ask(brackwater, "What portion of lift revenue came from the big hospitals?")
    assert "about half of our lift revenue" in answer.citations[0].quote


def test_what_a_purchase_brought_in_is_its_own_though_others_are_quoted_behind_it(brackwater: Store) -> None:
    answer = ask(brackwater, "How much revenue did Hoistline add after it closed?")
    assert answer.kind == "passage"
    assert "$14 million" in answer.citations[0].quote


@pytest.mark.parametrize(
    "text", ["How much will duties on steel hit the margin?", "钢铁关税对利润率的影响有多大"]
)
def test_what_something_does_to_a_margin_is_not_the_margin(brackwater: Store, text: str) -> None:
    answer = ask(brackwater, text)
    assert answer.kind == "passage"
    assert "130 basis points" in answer.citations[0].quote


def test_a_year_written_short_tells_when(brackwater: Store) -> None:
    answer = ask(brackwater, "When does the plant in Tallow open?")
    assert "Oct '26" in answer.citations[0].quote


def test_words_without_an_amount_do_not_say_what_something_costs(brackwater: Store) -> None:
    assert ask(brackwater, "What does it cost to train dealers in Norway?").kind in (
        "not_given",
        "not_in_record",
    )


def test_which_one_grows_is_a_name_and_no_rate(brackwater: Store) -> None:
    answer = ask(brackwater, "Which hoists is the rise coming from, as answered to Amos Pell?")
    assert "the old ones" in quoted(answer)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("What is the quarterly dividend?", "$0.34"),
        ("What was in circulation at the end of the quarter, and how much did that grow?", "$640 million"),
        ("capx in Q3", "$18 million"),
    ],
)
def test_the_figure_that_is_meant_is_the_one_of_a_share_and_a_misspelt_name_is_mended(
    brackwater: Store, text: str, written: str
) -> None:
    assert ask(brackwater, text).facts[0].as_written == written


def test_of_two_places_with_one_value_the_one_with_the_rate_tells_the_growth(brackwater: Store) -> None:
    asked = "What was in circulation at the end of the quarter, and how much did that grow?"
    assert ask(brackwater, asked).facts[0].yoy == 108


def test_a_year_that_no_call_covers_is_spoken_of_where_it_is_written(brackwater: Store) -> None:
    answer = ask(brackwater, "Which region will see the fastest growth in 2027?")
    assert "Iceland" in answer.citations[0].quote
