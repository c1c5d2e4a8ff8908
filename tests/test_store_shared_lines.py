"""A line in which several people speak: what is said in it is nobody's by the line alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.answers.index import CallIndex
from store.digests.speech import company_lines
from store.facts import extract
from store.transcripts import parse
from store.values import Call, StoredCall

PAGE = Path(__file__).with_name("transcripts") / "z01-sina-paragraph.txt"


@pytest.fixture
def call() -> Call:
    return extract(parse(PAGE.read_text(encoding="utf-8").split("\n"))[0])


def test_several_turns_stand_in_one_line(call: Call) -> None:
    assert call.shared_lines
    speakers = {turn.speaker for turn in call.turns if turn.lines[0] in call.shared_lines}
    assert len(speakers) > 1


def test_no_figure_of_such_a_line_is_given_to_anybody(call: Call) -> None:
    assert [fact for fact in call.facts if fact.line in call.shared_lines and fact.speaker] == []


def test_no_quote_of_such_a_line_names_a_speaker(call: Call) -> None:
    at = datetime(2025, 1, 1, tzinfo=UTC)
    index = CallIndex(StoredCall(key="K", revision=1, source="page.txt", ingested_at=at, call=call))
    spoken = [passage for line in call.shared_lines for passage in index.by_line.get(line, [])]
    assert spoken
    assert {passage.speaker for passage in spoken} == {None}


def test_the_digest_quotes_nobody_from_such_a_line(call: Call) -> None:
    assert [said for said in company_lines(call) if said.line in call.shared_lines] == []
