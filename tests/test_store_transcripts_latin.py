"""English calls piece by piece: who is called, what stands beside a name, what a page leaves, what is refused."""

from datetime import date
from pathlib import Path

import pytest

from store.errors import NoSpeakers, NotACall
from store.text.latin_names import nearly_same_latin_person, same_latin_person
from store.transcripts import parse, read
from store.transcripts.abouts import is_about, is_person, split_about
from store.transcripts.english_cues import named_askers, reads_question
from store.transcripts.furniture import find_furniture
from store.transcripts.title_lines import company_in, mended, tickers_beside
from store.values import Call

FOLDER = Path(__file__).parent / "transcripts"


def lines_of(name: str) -> tuple[str, ...]:
    return read(name, (FOLDER / name).read_bytes(), limit=100_000)


@pytest.mark.parametrize(
    ("words", "askers"),
    [
        ("Your first question comes from Pete Holm with Ogden.", [("Pete Holm", "Ogden")]),
        ("The next one is from the line of C.J. Farrow with J.P. Ogden.", [("C.J. Farrow", "J.P. Ogden")]),
        ("It will come from the line Will Stone with Tern Securities.", [("Will Stone", "Tern Securities")]),
        ("It comes from the line of Ana Sousa, Blue Harbor. Please proceed.", [("Ana Sousa", "Blue Harbor")]),
        ("The final question from Gus Galá at Crespi,\nHardt, and Sons.", [("Gus Galá", "Crespi, Hardt, and Sons")]),
        ("Let's go next to Devi Rao at Kestrel.", [("Devi Rao", "Kestrel")]),
        ("Next question from the line of Farah from Quillon Wealth. Please go ahead.", [("Farah", "Quillon Wealth")]),
        ("I request Mr. Bijal Shah from Palash Capital to go ahead.", [("Bijal Shah", "Palash Capital")]),
        ("Ji Kai of Northfield Bank, your line is open.", [("Ji Kai", "Northfield Bank")]),
        ("Our next question is from Blythe Curtin. Please go ahead.", [("Blythe Curtin", None)]),
        ("Question from Al Marsh with Tern. I am sorry. Next question from Bo Pell with Ogden.",
         [("Al Marsh", "Tern"), ("Bo Pell", "Ogden")]),
        ("Next question, Cole Whitman with Tern Securities.", [("Cole Whitman", "Tern Securities")]),
        ("Up next is Devi Rao from Kestrel.", [("Devi Rao", "Kestrel")]),
        ("Ana Sousa from Blue Harbor has the next question.", [("Ana Sousa", "Blue Harbor")]),
        ("Next up from Ogden is Pete Holm.", [("Pete Holm", "Ogden")]),
        ("The question comes from [ Tim Nolan ] with the Ogden Company.", [("Tim Nolan", "Ogden Company")]),
        ("The next question is coming from Bo Pell, who's a private investor.", [("Bo Pell", None)]),
        ("I would now like to turn the conference over to John Andrews, Vice President.", []),
        ("I now hand the conference over to Mr. Nikhil Bhasin from Lodhi Securities.", []),
        ("I'll turn it over to Brian for opening comments.", []),
    ],
)  # fmt: skip
def test_hand_overs_name_the_asker_and_the_firm(words: str, askers: list[tuple[str, str | None]]) -> None:
    assert named_askers(words) == askers


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        ("Let's begin with pre-submitted questions. The first is on fees. What will you do?", True),
        ("The second topic is the network. Brian, can you say more?", True),
        ("Our first question comes from Ana Sousa of Blue Harbor.", False),
        ("Did you hear the question about margins?", False),
    ],
)
def test_a_question_that_is_read_out_is_told_from_a_hand_over(words: str, reads: bool) -> None:
    assert reads_question(words) is reads


@pytest.mark.parametrize(
    ("one", "other", "same", "nearly"),
    [
        ("Pete Christiansen", "Peter Corwin Christiansen", True, True),
        ("Bob Drubel", "Robert Scott Drbel", False, True),
        ("Angus Keller", "Angus Keller-Ferguson", True, True),
        ("C.J. Farrow", "Christopher James Farrow", True, True),
        ("J. Farrow", "Janet Farrow", True, True),
        ("Mr. Thomas Reed", "Tom Reed Jr.", True, True),
        ("Jeremy Allan", "Jeremy Fox", False, False),
        ("Ken Wu", "Kay Wu", False, False),
        ("Farah", "Farah", False, False),
    ],
)
def test_two_names_of_one_person(one: str, other: str, same: bool, nearly: bool) -> None:
    assert (same_latin_person(one, other), nearly_same_latin_person(one, other)) == (same, nearly)
    assert (same_latin_person(other, one), nearly_same_latin_person(other, one)) == (same, nearly)


@pytest.mark.parametrize(
    ("about", "role", "firm"),
    [
        ("Co-Founder, CEO & Director, Pallas, Inc.", "Co-Founder, CEO & Director", "Pallas, Inc."),
        ("Analyst, Tern Securities LLC", "Analyst", "Tern Securities LLC"),
        ("Fenwick Research -- Analyst", "Analyst", "Fenwick Research"),
        ("Analyst at J.P. Ogden", "Analyst", "J.P. Ogden"),
        ("Vice President, Investor Relations", "Vice President, Investor Relations", None),
        ("MANAGING DIRECTOR – VASANT TEXTILES LIMITED", "MANAGING DIRECTOR", "VASANT TEXTILES LIMITED"),
        ("Clear Brook", None, "Clear Brook"),
    ],
)  # fmt: skip
def test_office_and_firm_are_told_apart(about: str, role: str | None, firm: str | None) -> None:
    place = split_about(about)
    assert (place.role, place.firm) == (role, firm)


@pytest.mark.parametrize(
    "text", ["Ana Sousa", "J.T. Whitlock", "Priya Nair-Lindholm", "Agnes St. John", "Bo Pell III"]
)
def test_a_name_is_no_office(text: str) -> None:
    assert is_person(text)
    assert not is_about(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chief Financial Officer",
        "Research Division",
        "Tern Securities LLC",
        "Prepared Remarks",
        "Raymond James",
    ],
)
def test_an_office_or_a_firm_is_no_name(text: str) -> None:
    assert not is_person(text)


def test_what_pages_leave_is_furniture_and_what_is_said_is_not() -> None:
    page = ("ORRERY PLC FQ2 2025 EARNINGS CALL AUG 07, 2025", "Operator", "Thank you.", "Ana Sousa")
    foot = ("Copyright © 2025 Some Data Inc. All rights reserved.", "example.com/data 7")
    lines = ("Orrery plc", "Earnings Call", *(line for _ in range(4) for line in ("## Page 7", *page, *foot)))
    furniture = find_furniture(lines)
    kept = [line for line in furniture.cleared(lines) if line]
    assert kept == ["Orrery plc", "Earnings Call", *page, *(page[1:] * 3)]


@pytest.mark.parametrize(
    "line",
    ["Page 5 of 19", "## Page 4", "12", "- 12 -", "3/15", "----", "................", "https://www.example.com/a-b 2/9",
     "11/05/25, 9:14 AM Marlow Auctions Transcript", "Copyright © 2001-2025 Somebody LLC", "Speaker\tTitle\tContent"],
)  # fmt: skip
def test_a_line_that_no_one_says(line: str) -> None:
    assert find_furniture(("A", "B", line)).lines == {3}


@pytest.mark.parametrize(
    "line", ["--", "...", "In 2024.", "Yes.", "12 stores opened.", "See www.example.com for more."]
)
def test_a_line_that_may_be_said(line: str) -> None:
    assert find_furniture(("A", "B", line)).lines == frozenset()


def test_a_title_in_pieces_is_put_together() -> None:
    title = mended(["Brennick Foods", "(", "BRNK", "-1.25%", ")", "Q3 2025 Earnings Call"])
    assert title == ["Brennick Foods (BRNK)", "Q3 2025 Earnings Call"]
    assert (company_in(title), tickers_beside(title)) == ("Brennick Foods", ["BRNK"])


@pytest.mark.parametrize(
    ("name", "cut"),
    [("e01-motley-fool.txt", (67, 84)), ("e03-two-columns.md", (25, 37)), ("e04-flags.md", (17, 31))],
)
def test_without_its_list_of_people_a_call_has_the_same_turns(name: str, cut: tuple[int, int]) -> None:
    lines = lines_of(name)
    whole, _ = parse(lines)
    bare, problems = parse([line if not cut[0] <= n <= cut[1] else "" for n, line in enumerate(lines, 1)])
    assert [t.lines for t in bare.turns] == [t.lines for t in whole.turns]
    assert [(e.question, e.answers) for e in bare.exchanges] == [
        (e.question, e.answers) for e in whole.exchanges
    ]
    assert "problems.no_roster" in {p.key for p in problems}


@pytest.mark.parametrize(
    "name", [path.name for path in sorted(FOLDER.glob("e*")) if path.suffix in (".txt", ".md")]
)
def test_room_between_the_lines_changes_no_words(name: str) -> None:
    lines = lines_of(name)
    spread = [spread for line in lines for spread in (line, "")]
    assert said(parse(spread)[0]) == said(parse(lines)[0])


def said(call: Call) -> list[tuple[str, str, str]]:
    """Each turn's speaker with its first and last line."""
    return [(t.speaker, call.lines[t.lines[0] - 1], call.lines[t.lines[1] - 1]) for t in call.turns]


@pytest.mark.parametrize(
    ("said_on_it", "end"),
    [
        ("For the quarter ended April 27, 2025, revenue rose.", date(2025, 4, 27)),
        ("We expect the July quarter to be stronger, as the April quarter was.", date(2025, 4, 30)),
        ("Welcome to the call for the period ended April 30, 2025.", date(2025, 4, 30)),
        ("As of April 30, we had cash of $3 million.", date(2025, 4, 30)),
        ("As of March 31, which is no end of a first quarter of that year, we had cash.", None),
        ("Revenue was INR 40 crores.", None),
        ("The September quarter of others and our July quarter differ.", None),
        ("Revenue rose.", None),
    ],
)
def test_the_last_day_comes_from_what_is_said(said_on_it: str, end: date | None) -> None:
    lines = (
        "Halden, Inc. (HLDN)", "Q1 2026 Earnings Call", "May 28, 2025 5:00 PM ET",
        "Operator: Good day.", "Ida Berg: Thank you.", f"Ida Berg: {said_on_it}",
        "Operator: This concludes the call.",
    )  # fmt: skip
    assert parse(lines)[0].period_end == end


def test_an_indian_year_ends_in_march() -> None:
    call, _ = parse(lines_of("e06-india.txt"))
    assert (call.fiscal_year, call.fiscal_quarter, call.period_end) == (2026, 1, date(2025, 6, 30))


WORDS = (
    "token|speaker|ts|endTs|punctuation|case|tags",
    *(f"word{n}|{n % 2}|{n}.1|{n}.4||LC|[]" for n in range(40)),
)
SENTENCES = tuple(f"We grew our revenue by {n}% in the quarter." for n in range(20))


@pytest.mark.parametrize("lines", [WORDS, SENTENCES], ids=["words", "sentences"])
def test_words_and_sentences_without_speakers_are_refused_as_such(lines: tuple[str, ...]) -> None:
    with pytest.raises(NoSpeakers):
        parse(lines)


def test_a_letter_without_speakers_is_no_call() -> None:
    with pytest.raises(NotACall):
        parse(
            ("Dear shareholders,", "It was a good year.", "Sincerely,", "Ida Berg", "Chief Executive Officer")
        )


def test_times_without_speakers_are_kept_and_nobody_is_quoted() -> None:
    lines = lines_of("e11-times-only.txt")
    call, problems = parse(lines)
    assert (call.lines, call.turns, call.exchanges) == (lines, (), ())
    assert "problems.no_speakers" in {p.key for p in problems}


OPENED = "Good morning, and welcome to the Tern earnings call. I now turn the call over to Ida Moss. Please go ahead."
REPORTED = "We made $40 million, our margin was 41% and we returned $3 million to our owners. " * 12
ANSWERED = ("Ida Moss: Thank you. Our year was good.", "Operator: This concludes the call.")


@pytest.mark.parametrize(
    ("before", "turns"),
    [
        ((f"Operator: {OPENED}", "Thank you. I am patient.", "And brief."), [(1, 3), (4, 4), (5, 5)]),
        ((f"Operator: {OPENED}", REPORTED, "That is all."), [(1, 1), (4, 4), (5, 5)]),
        (("Operator: Good morning to the Tern earnings call.", f"Operator: {REPORTED}", "And so on."),
         [(1, 1), (4, 4), (5, 5)]),
    ],
)  # fmt: skip
def test_an_operator_says_nothing_of_what_follows_a_hand_over(
    before: tuple[str, ...], turns: list[tuple[int, int]]
) -> None:
    call, problems = parse((*before, *ANSWERED))
    assert [turn.lines for turn in call.turns] == turns
    assert ("problems.unlabelled" in [problem.key for problem in problems]) == (
        len(turns) == 3 and turns[0] != (1, 3)
    )


@pytest.mark.parametrize("among", ["", "Ola Berg", "Unknown speaker", "Ola Berg: not on the list"])
def test_a_closing_list_is_read_without_its_heading_and_with_a_line_that_is_no_row(among: str) -> None:
    lines = [line for line in lines_of("e12-tight-dashes.txt") if line != "Call participants:"]
    whole, _ = parse(lines_of("e12-tight-dashes.txt"))
    at = lines.index("Duration: 0 minutes") + 4
    bare, problems = parse([*lines[:at], among, *lines[at:]])
    assert said(bare) == said(whole)
    assert "problems.breaks_off_sentence" not in {problem.key for problem in problems}
    assert "problems.no_roster" not in {problem.key for problem in problems}
