"""Entities and HTML as Telegram counts and parses them."""

import pytest

from bot.playground.entities import covered, find_entities, trimmed, utf16_length
from bot.playground.markup import parse_html
from bot.playground.refusals import Refusal


def shown(text: str) -> list[tuple[str, str]]:
    return [(entity["type"], covered(text, entity)) for entity in find_entities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/ask 云收入", [("bot_command", "/ask")]),
        ("😀 /ask@some_bot 云", [("bot_command", "/ask@some_bot")]),
        ("请/ask", []),
        ("/ask云收入", []),
        ("/ask@some_bot云收入 问@onrecord_bot 和@x", []),
        ("1/2 and a/b/c", []),
        ("看 /calls。", [("bot_command", "/calls")]),
        ("问 @onrecord_bot, 谢谢", [("mention", "@onrecord_bot")]),
        ("me@example.com @ab", []),
        (
            "https://example.com/ask?x=1。 #财报 $BABA",
            [("url", "https://example.com/ask?x=1"), ("hashtag", "#财报"), ("cashtag", "$BABA")],
        ),
    ],
)
def test_commands_mentions_and_links_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected


def test_an_emoji_counts_two_units_and_a_chinese_character_one() -> None:
    assert utf16_length("😀云a") == 4
    assert find_entities("😀😀 /ask")[0] == {"type": "bot_command", "offset": 5, "length": 4}


def test_trimming_moves_the_entities_and_drops_the_empty_ones() -> None:
    text, entities = parse_html("  <b> 收入</b> <i> </i>\n")
    assert trimmed(text, entities) == ("收入", [{"type": "bold", "offset": 0, "length": 2}])


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>收入</b>", "收入", [("bold", "收入")]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", "a"), ("italic", "b")]),
        ("😀<u>x</u><s>y</s>", "😀xy", [("underline", "x"), ("strikethrough", "y")]),
        ("<b>粗<i>斜</i></b>", "粗斜", [("bold", "粗斜"), ("italic", "斜")]),
        ("<code>a &lt; b</code>", "a < b", [("code", "a < b")]),
        ("<blockquote>引</blockquote>", "引", [("blockquote", "引")]),
        ("<blockquote expandable>引</blockquote>", "引", [("expandable_blockquote", "引")]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", "x")]),
        ('<a href="https://a.b/?x=1">来源</a>', "来源", [("text_link", "来源")]),
        ("<a>来源</a>", "来源", []),
        ("<B>x</b>", "x", [("bold", "x")]),
        ("&amp;lt; &nbsp; &#65; a & b", "&lt; &nbsp; A a & b", []),
        ("<b></b>x > y", "x > y", []),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    parsed, found = parse_html(source)
    assert parsed == text
    assert sorted((entity["type"], covered(parsed, entity)) for entity in found) == sorted(entities)


def test_links_and_times_carry_their_fields() -> None:
    source = '<a href=\'https://a.b/\'>来源</a> <tg-time unix="1740040200" format="r">20日</tg-time>'
    _, (link, time) = parse_html(source)
    assert link["url"] == "https://a.b/"
    assert (time["type"], time["unix_time"], time["date_time_format"]) == ("date_time", 1740040200, "r")


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("云<br>", 'Unsupported start tag "br" at byte offset 3'),
        ("收入 < 100", "Unclosed start tag at byte offset 7"),
        ("a <3 b > c", 'Unsupported start tag "3" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "Nested blockquote at byte offset 13"),
    ],
)
def test_bad_tags_are_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


def test_only_the_first_hundred_entities_count() -> None:
    text, entities = parse_html("<b>a</b>b" * 120)
    assert len(find_entities(text, entities)) == 100


def test_nothing_is_found_inside_of_code_and_links() -> None:
    text, entities = parse_html('<code>/ask</code> <a href="https://a.b">@someone</a> <b>/ask</b>')
    kinds = [entity["type"] for entity in find_entities(text, entities)]
    assert kinds == ["code", "text_link", "bold", "bot_command"]
