"""What a quote holds: the speech alone, and what the speaker goes on to say where there is room."""

from store import Question, Store
from store.answers.citing import distinct
from store.values import Citation
from tests.conftest import NOW
from tests.judging import check_stands_in_record

_HEAD = "HALDEN ROBOTICS INC FQ3 2025 EARNINGS CALL"
TEXT = f"""Halden Robotics (HLDN) Q3 2025 Earnings Call
November 6, 2025, 5:00 p.m. ET

Company Participants
Nora Vance - Chief Executive Officer

Conference Call Participants
Leo Hart - Northgate Securities

Operator
Good day and welcome to the call. I will turn it over to Nora Vance.

Nora Vance
Thank you. Orders for warehouse arms were strong in every region and the backlog now reaches
{_HEAD} 4
well into the spring of next year. We opened a second plant in Porto.

Operator
Our first question comes from Leo Hart with Northgate Securities.

Leo Hart
Thanks. How do you think about the lease programme for smaller warehouses?
{_HEAD} 5

Nora Vance
The lease programme is for customers who cannot buy.
{_HEAD} 6
They pay by the month and may return an arm after a year.
"""


def test_the_head_of_a_page_is_never_part_of_a_quote(store: Store) -> None:
    store.ingest("halden.txt", TEXT.encode(), now=NOW, push=False)
    for text in ("How far does the backlog reach?", "What is the lease programme for?"):
        answer = store.answer(Question(text=text))
        assert answer.kind == "passage"
        assert all(_HEAD not in citation.quote for citation in answer.citations)
        check_stands_in_record(answer, store)


def test_a_short_answer_goes_on_in_its_next_paragraph(store: Store) -> None:
    store.ingest("halden.txt", TEXT.encode(), now=NOW, push=False)
    answer = store.answer(Question(text="Whom is the lease programme for?"))
    assert "return an arm after a year" in "\n".join(citation.quote for citation in answer.citations)


def test_a_quote_begins_with_the_words_said_not_with_the_label_of_who_says_them(store: Store) -> None:
    inline = TEXT.replace("\nNora Vance\n", "\nNora Vance, CEO:").replace("\nLeo Hart\n", "\nLeo Hart: ")
    store.ingest("halden.txt", inline.encode(), now=NOW, push=False)
    for text, begins in (
        ("How far does the backlog reach?", "Thank you. Orders for warehouse arms"),
        ("Whom is the lease programme for?", "The lease programme is for customers"),
    ):
        answer = store.answer(Question(text=text))
        assert answer.citations[0].quote.startswith(begins)
        check_stands_in_record(answer, store)


def test_quotes_leave_room_for_the_lines_that_say_whose_they_are() -> None:
    quotes = [
        Citation(call="halden", lines=(n, n), speaker=None, section="remarks", quote=f"{n} " + "a" * long)
        for n, long in enumerate((900, 400, 200, 30), 1)
    ]
    kept = distinct(quotes)
    assert [each.lines[0] for each in kept] == [1, 3]  # the second is too long beside the first, the last too
