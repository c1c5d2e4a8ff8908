"""What stands behind an answer where several people share a line: each has his own words, and nobody another's."""

from pathlib import Path

import pytest

from handlers.render.answers import answer_message
from handlers.render.evidence import Place, place_message
from handlers.render.message import Message
from store import Call, Question, Store, Turn
from store.transcripts import parse, read
from tests.conftest import NOW
from tests.small_calls import row_of

PARAGRAPH = Path(__file__).parent / "transcripts" / "z01-sina-paragraph.txt"


def shown(action: str) -> tuple[Call, list[tuple[str, str]]]:
    """The call in one paragraph, and the view of it: each heading with the first words below it."""
    call, _ = parse(read(PARAGRAPH.name, PARAGRAPH.read_bytes(), limit=100_000))
    place = Place(action="c" if action == "context" else "s", lines=(1, 1), revision=1, call="CALL")
    return call, list(_headed(place_message(place, row_of(call), call, "zh")))


def _headed(message: Message) -> list[tuple[str, str]]:
    heading, found = "", []
    for block in message.blocks[1:]:
        if block.quote:
            found.append((heading, block.plain))
        else:
            heading = block.plain
    return found


@pytest.mark.parametrize(("action", "press_copy"), [("context", ""), ("speech", "〔新闻稿〕")])
def test_the_words_of_a_line_stand_each_under_who_says_them(action: str, press_copy: str) -> None:
    call, told = shown(action)
    assert [text.strip() for _, text in told[1:]] == [
        call.words(number).strip() for number in range(len(call.turns))
    ]
    speakers = ["林书恒", "韩立群", "方若瑜", "Omar Haddad", "韩立群"]
    wrapped = [f"〔{name} · 问答环节〕" if action == "speech" else name for name in speakers]
    assert [heading for heading, _ in told] == [press_copy, *wrapped]
    assert "总收入达到212亿元" in told[0][1]


def test_a_speech_in_lines_of_its_own_is_told_alone() -> None:
    lines = ("甲方", "收入增长。", "利润也增长。", "乙方", "谢谢。")
    turns = tuple(
        Turn(lines=at, speaker=who, speaker_as_written=who, section="remarks")
        for at, who in (((2, 3), "甲方"), ((5, 5), "乙方"))
    )
    call = Call(company="云岫集团", lines=lines, turns=turns)
    place = Place(action="s", lines=(3, 3), revision=1, call="CALL")
    told = _headed(place_message(place, row_of(call), call, "zh"))
    assert told == [("〔甲方 · 准备发言〕", "收入增长。"), ("〔甲方 · 准备发言〕", "利润也增长。")]


@pytest.mark.parametrize(
    ("asked", "quoted", "language", "source"),
    [
        ("What was revenue?", "revenue of $412 million", "en", "〔speaker not named · prepared remarks〕"),
        ("毛利率是多少", "Gross margin was 41%", "zh", "〔未标明发言人 · 准备发言〕"),
    ],
)
def test_words_of_nobody_are_quoted_as_such_and_no_figure_is_denied(
    store: Store, asked: str, quoted: str, language: str, source: str
) -> None:
    captions = PARAGRAPH.with_name("e20-no-speakers.txt")
    store.save(captions.name, *parse(read(captions.name, captions.read_bytes(), limit=100_000)), now=NOW)
    answer = store.answer(Question(text=asked, language=language), now=NOW)
    told = answer_message(answer).plain
    assert answer.kind != "not_given"
    assert not answer.facts
    assert {cited.speaker for cited in answer.citations} == {None}
    assert quoted in told
    assert source in told
