"""English calls whose labels slip: the operator's over the words of the one called, askers whom nobody announces."""

from store.transcripts import parse

LINES = (
    "Orrin Textiles (ORTX) Q1 2026 Earnings Call",
    "January 7, 2026 at 9 a.m. ET",
    "Full Conference Call Transcript",
    "Hugo Rask: Thank you, and good morning. Our first quarter went as planned, and revenue rose to $81 million. "
    "We won more new accounts than a year ago. With that, I'll turn the call over to Wendell, who has our numbers.",
    "Operator: Thanks, Hugo. Revenue was $81 million compared to $77 million a year ago. Our net income was "
    "$6 million, and our operating margin was 9% against 8%. We ended our quarter with $12 million of cash.",
    "Lou Ferrar: Good morning. This is Lou Ferrar on for Gil Okafor. I wanted to start with your margins this quarter.",
    "Hugo Rask: They are weighted to the first quarter.",
    "Iris Bell: Hugo, Wendell, good morning. Does the mix of the new accounts match that of your customers?",
    "Hugo Rask: I would speak of it less by industry and more by size. Is that new? We have worked on it for years.",
    "Iris Bell: Helpful. And has the softer climate become more difficult in the last months?",
    "Hugo Rask: It has become a little harder for us, yes.",
    "Operator: What I would add is that the last release comes next year.",
)


def test_the_one_who_was_called_speaks_under_an_operators_label() -> None:
    call, _ = parse(LINES)
    assert [turn.speaker for turn in call.turns[:3]] == ["Hugo Rask", "Wendell", "Lou Ferrar"]
    assert call.turns[-1].speaker == "Operator"


def test_who_asks_each_time_or_is_on_for_somebody_is_an_analyst() -> None:
    call, _ = parse(LINES)
    sides = {person.name: person.side for person in call.people}
    assert sides == {
        "Hugo Rask": "company", "Wendell": "company", "Lou Ferrar": "analyst", "Iris Bell": "analyst",
        "Operator": "operator",
    }  # fmt: skip
    assert [exchange.analyst for exchange in call.exchanges] == ["Lou Ferrar", "Iris Bell"]
