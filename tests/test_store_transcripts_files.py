"""Bytes to lines: encodings, line ends, and what is refused."""

import time

import pytest

from store.errors import BinaryFile, EmptyFile, FileTooLarge
from store.transcripts import read

LIMIT = 20_000_000
SIMPLIFIED = (
    "操作员\n各位好，欢迎参加本季度的业绩电话会议。收入为12亿元，同比增长9%。\n首席财务官\n谢谢大家。"
)
TRADITIONAL = "操作員\n各位好，歡迎參加本季度的業績電話會議。收入為12億元，同比增長9%。\n財務長\n謝謝大家。"
ENGLISH = "Operator\n“Good day” — it’s our third quarter call, and we’re glad to have you.\nThank you."


def lines(data: bytes, name: str = "call.txt") -> tuple[str, ...]:
    return read(name, data, limit=LIMIT)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(
            (SIMPLIFIED, e)
            for e in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk")
        ),
        *((TRADITIONAL, e) for e in ("utf-8", "utf-16", "utf-16-le", "big5", "gb18030")),
        *((ENGLISH, e) for e in ("utf-8", "utf-16-le", "cp1252")),
    ],
)
def test_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    assert lines(text.encode(encoding)) == tuple(text.split("\n"))


def test_a_page_of_ascii_before_the_first_chinese_does_not_hide_the_encoding() -> None:
    text = "Home | News | Quotes\n" * 5_000 + SIMPLIFIED
    assert lines(text.encode("gb18030"))[-1] == "谢谢大家。"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a\r\nb\rc\nd", ("a", "b", "c", "d")),
        (b"a\n\nb\n", ("a", "", "b")),
        (b"a\x0cb\nc", ("a\x0cb", "c")),
        ("a\u2028b\x85c\nd".encode(), ("a\u2028b\x85c", "d")),
        (b"\n a \n", ("", " a ")),
    ],
)
def test_only_the_three_line_ends_end_a_line(data: bytes, expected: tuple[str, ...]) -> None:
    assert lines(data) == expected


def test_a_last_character_cut_in_two_costs_no_more_than_itself() -> None:
    assert lines("收入为12亿元".encode()[:-1]) == ("收入为12亿",)


def test_a_damaged_byte_leaves_the_rest_as_it_is() -> None:
    data = bytearray((SIMPLIFIED * 5).encode())
    data[40] = 0xFF
    assert lines(bytes(data))[2] == "首席财务官"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\n \n".encode("utf-16")])
def test_a_file_of_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        lines(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"PK\x03\x04" + b"some text in a zip" * 20,
        bytes(range(256)) * 20,
        b"\x00\x01\x02\x03" * 500,
        b"text\x00\x01\x02" * 100,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryFile):
        lines(data)


def test_a_file_over_the_limit_is_refused_with_both_sizes() -> None:
    with pytest.raises(FileTooLarge) as raised:
        read("call.txt", b"x" * 11, limit=10)
    assert (raised.value.size, raised.value.limit) == (11, 10)
    assert read("call.txt", b"x" * 10, limit=10) == ("x" * 10,)


@pytest.mark.parametrize(
    "data",
    [
        ("中" * 6_600_000).encode(),
        ("收入同比增长\n" * 1_000_000).encode(),
        ("字" * 9_900_000).encode("gb18030"),
    ],
    ids=["one line", "many lines", "one legacy line"],
)
def test_twenty_megabytes_are_read_in_seconds(data: bytes) -> None:
    started = time.process_time()
    assert lines(data)
    assert time.process_time() - started < 5
