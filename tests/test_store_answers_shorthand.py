"""What chats write short or in pictures, read as a record would put it."""

import pytest

from store.answers.shorthand import written_out


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("are they firing people", "are they layoffs"),
        ("how much stock did they eat up?", "how much stock was repurchased?"),
        ("did they bump up the guide", "did they raised guide"),
        ("the august guidance hike", "the august raised guidance"),
        ("sticking to their outlook", "reiterated outlook"),
        ("how many years in a row", "how many consecutive years"),
        ("how much are they sitting on", "how much cash do they hold"),
        ("how's cloud doing?", "how is cloud?"),
        ("how did retail do in q3", "how is retail in q3"),
        ("any colour on margins", "about margins"),
        ("walk me through the quarter", "about the quarter"),
        ("what's the deal with tariffs", "what about tariffs"),
        ("growth outside the us?", "growth international?"),
        ("any whale deals", "any large deals"),
        ("how deep was the ebitda hole", "how big is the ebitda loss"),
        ("how much did the bakery sell last year?", "how much revenue did the bakery make last year?"),
        ("how much did they ring up in the spring", "how much revenue did they make in the spring"),
        ("how much money came in from the ipo?", "how much was raised in the ipo?"),
        ("how much cash did they raise by going public", "how much was raised in the ipo"),
        ("how much did they earn per share", "how much earnings per share"),
        ("which companies did the group buy?", "which companies were acquired in an acquisition?"),
        (
            "what brands have they picked up this year",
            "which brands were acquired in an acquisition this year",
        ),
        ("where are the kilns built?", "where is the manufacturing of the kilns ?"),
        ("margin 3q24", "margin q3 2024"),
        ("orders 1h25?", "orders h1 2025?"),
        ("injuries 9m24", "injuries first nine months of 2024"),
        ("9m24扣非", "first nine months of 2024扣非"),
        ("is it late?", "is it delayed?"),
        ("what's stopping them from hiring", "what is the constraint on them from hiring"),
    ],
)
def test_a_picture_is_read_as_what_it_says(asked: str, read: str) -> None:
    assert written_out(asked, ()) == read


@pytest.mark.parametrize(
    "asked",
    [
        "firing on all cylinders",
        "what did they do with the cash",
        "cash in the bank",
        "years of growth",
        "how much did they sell the depot for?",
        "is it late in the cycle",
        "where do they stand",
    ],
)
def test_what_is_no_picture_stays_as_it_is(asked: str) -> None:
    assert written_out(asked, ()) == asked


def test_letters_are_read_as_the_words_that_the_call_says_again_and_again() -> None:
    call = "net tour value rose. crew and gear revenue fell. net tour value is strong, as is crew and gear revenue."
    assert written_out("ntv growth, c&g revenue?", (call,)) == "net tour value growth, crew and gear revenue?"
    assert written_out("ntv growth", (f"ntv rose. {call}",)) == "ntv growth"
    assert written_out("roe and r&d", (call,)) == "roe and r&d"
    assert written_out("accounts above 20k", ()) == "accounts above 20,000"


def test_new_holders_are_shareholders() -> None:
    assert written_out("what about the two new holders", ()) == "what about the two new shareholders"
