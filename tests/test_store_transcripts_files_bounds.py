"""Whatever the bytes: lines or an error of ours, in bounded time and memory."""

import json
import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.errors import DamagedFile, FileTooComplex, FileTooLarge, UnreadableFile
from store.transcripts import read
from store.transcripts.files import pdf as pdf_reader
from store.transcripts.files import pdf_pages
from tests.small_files import package, paragraph, pdf, word, word_row, word_xml, written

LIMIT = 20_000_000
SUFFIXES = (".txt", ".html", ".docx", ".pdf", ".csv", ".json", "")
SPOKEN = "Operator\nGood day & welcome.\n沈砚秋\n收入增长9%。\n"
SMALL: dict[str, bytes] = {
    "text": SPOKEN.encode(),
    "gb18030": SPOKEN.encode("gb18030"),
    "utf-16": SPOKEN.encode("utf-16"),
    "html": f"<!doctype html><table><tr><td>{SPOKEN}</td></tr></table><p>&amp;<!-- x --><nav>y".encode(),
    "docx": word(f"<w:tbl>{word_row(paragraph('Bo'), paragraph('CFO'))}</w:tbl>" + paragraph(SPOKEN)),
    "csv": b'speaker,title,text\nBo,CFO,"Up 9%, and\nmore"\nAl,,Thanks\n',
    "json": json.dumps([{"speaker": "Bo", "title": "CFO", "text": ["Hi.", "Bye."]}] * 2).encode(),
}
SMALL_PDF = pdf([written(["Operator: Good day (all).", "Welcome."])] * 2)


def held(name: str, data: bytes) -> None:
    """The promise of `read`: lines without ends that can be stored, or an error of ours."""
    try:
        found = read(name, data, limit=LIMIT)
    except UnreadableFile:
        return
    assert any(line.strip() for line in found)
    for line in found:
        assert not {"\n", "\r", "\0"} & set(line)
        line.encode()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, cut out, repeated or swapped for ones with a meaning."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(damaged) + 1)
        span = slice(at, at + chance.randint(0, 12))
        piece = chance.choice(
            (b"<", b">", b"&#x0;", b'"', b"{", b"[", b"\\ud800", b"\0", b"\xff\xfe", b"\t", b"\r")
        )
        damaged[span] = chance.choice((b"", piece, bytes(damaged[span]) * 2, chance.randbytes(4)))
    return bytes(damaged[: chance.randint(1, len(damaged))] if damaged and chance.random() < 0.1 else damaged)


@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_give_lines_or_an_error_of_ours(data: bytes, suffix: str) -> None:
    held(f"call{suffix}", data)


@given(
    st.text(max_size=300), st.sampled_from(("", "<html>", "<p>", "speaker,text\n", "speaker\ttext\n", "[{"))
)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_lines_or_an_error_of_ours(text: str, opening: str) -> None:
    held("call", (opening + text).encode("utf-8", errors="surrogatepass"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(("speaker", "title", "text", "en", "transcript", "x")), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(VALUES, st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_json_gives_lines_or_an_error_of_ours(value: object, plain: bool) -> None:
    held(
        "call.json",
        json.dumps([{"speaker": "Bo", "text": value}, value], ensure_ascii=plain).encode(
            "utf-8", "surrogatepass"
        ),
    )


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\r\n\t\0\f\v\ufeff"), min_size=1),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=100, deadline=None)
def test_what_a_word_document_says_is_read_character_for_character(spoken: list[str]) -> None:
    allowed = ["".join(c for c in text if c.isprintable()).strip() for text in spoken]
    expected = tuple(text for text in allowed if text)
    if expected:
        assert read("call", word("".join(map(paragraph, allowed))), limit=LIMIT) == expected


@pytest.mark.parametrize("kind", SMALL)
def test_a_damaged_file_gives_lines_or_an_error_of_ours(kind: str) -> None:
    chance = random.Random(kind)
    for _ in range(150):
        held(f"call{chance.choice(SUFFIXES)}", mutated(SMALL[kind], chance))


def test_a_file_cut_off_anywhere_gives_lines_or_an_error_of_ours() -> None:
    for data in SMALL.values():
        for end in range(1, len(data), 7):
            held("call", data[:end])


def test_a_document_of_damaged_markup_gives_lines_or_an_error_of_ours() -> None:
    chance, markup = random.Random(2), word_xml(word_row(paragraph("Bo"), paragraph("CFO"))).encode()
    for _ in range(300):
        text = mutated(markup, chance).decode("latin-1")
        held("call.docx", package({"word/document.xml": text}))


def test_a_damaged_pdf_gives_lines_or_an_error_of_ours() -> None:
    chance = random.Random(1)
    for _ in range(8):
        held("call.pdf", mutated(SMALL_PDF, chance))


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*SMALL, "pdf"])
def test_thousands_of_damaged_files_give_lines_or_an_error_of_ours(kind: str) -> None:
    chance = random.Random(kind)
    for _ in range(300 if kind == "pdf" else 10_000):
        held(f"call{chance.choice(SUFFIXES)}", mutated(SMALL.get(kind, SMALL_PDF), chance))


def times(piece: str, count: int, before: str = "", after: str = "") -> Callable[[], bytes]:
    return lambda: (before + piece * count + after).encode()


BOMBS: dict[str, Callable[[], bytes]] = {
    "divs in divs": times("<div>", 100_000, after="x"),
    "tables in tables": times("<table><tr><td>x", 100_000),
    "comments never closed": times("<!--", 1_000_000, "<html>"),
    "tags never closed": times("<a ", 1_000_000, "<html>"),
    "attributes never closed": times('<a b="x', 500_000, "<html>"),
    "signs of nothing": times("<", 2_000_000, "<html>"),
    "entities": times("&amp", 1_000_000, "<html>"),
    "a page in one line": times("收", 1_000_000, "<html><p>"),
    "menus in menus": times("<nav>x", 200_000, "<p>"),
    "lists in lists": times('[{"a":', 200_000),
    "brackets": times("[", 3_000_000),
    "a number without end": times("1", 3_000_000, '[{"a":', "}]"),
    "objects": times(",{}", 100_000, '[{"":{}}', "]"),
    "quotes": times('"', 5_000_000, "speaker,text\n"),
    "a quote without end": times("a,b\n", 200_000, 'speaker,text\na,"b\n'),
    "columns": times(",text", 190, "speaker", "\n" + "x," * 500_000),
    "tables in a document": lambda: word("<w:tbl><w:tr><w:tc>" * 100_000),
    "attributes of a document": lambda: word("<w:p " + " ".join(f'a{n}=""' for n in range(100_000)) + "/>"),
    "a document in one line": lambda: word(paragraph("x" * 5_000_000)),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_what_is_built_to_cost_much_is_read_or_refused_in_seconds(kind: str) -> None:
    data = BOMBS[kind]()
    started = time.process_time()
    held("call", data)
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    "kind", ["divs in divs", "a page in one line", "lists in lists", "columns", "objects"]
)
def test_what_is_built_to_cost_much_takes_a_bounded_multiple_of_its_size_in_memory(kind: str) -> None:
    data = BOMBS[kind]()
    tracemalloc.start()
    try:
        held("call", data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000 + 100 * len(data)


def test_a_document_that_unpacks_to_hundreds_of_megabytes_is_refused_unread() -> None:
    data = word(paragraph("a" * 200_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(FileTooLarge) as raised:
            read("call.docx", data, limit=LIMIT)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()
    assert (raised.value.size > 200_000_000, raised.value.limit) == (True, 50_000_000)


def test_a_document_of_very_many_parts_is_refused() -> None:
    with pytest.raises(FileTooComplex):
        read("call.docx", b"PK\x03\x04" + b"PK\x01\x02" * 20_000, limit=LIMIT)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY e "aaaa">]>',
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        "<!DOCTYPE a>",
    ],
)
def test_a_document_that_declares_entities_is_refused(declared: str) -> None:
    text = word_xml(paragraph("a").replace(">a<", ">&e;<"))
    with pytest.raises(DamagedFile):
        read("call.docx", package({"word/document.xml": text.replace("?>", f"?>{declared}", 1)}), limit=LIMIT)


SHOW = b"(a) Tj 0 -1 Td "
# A process of its own: the children of this one are other tests' browsers, and begin as large as it is.
MEASURED = """
import resource, sys
from store.errors import FileTooComplex
from store.transcripts.files.pdf import read_pdf
try:
    read_pdf(sys.stdin.buffer.read(), seconds=3, memory=600_000_000)
except FileTooComplex:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
COSTLY = pdf([b"BT /F1 12 Tf " + SHOW * 200_000 + b"ET"])  # readable, in ten seconds and 160 MB


@pytest.mark.parametrize(
    "data",
    [
        pdf([b" " * 100_000_000]),
        pdf([written(["a"])] * (pdf_pages.MOST_PAGES + 1)),
        pdf([b"BT /F1 12 Tf " + SHOW * 1_000_000 + b"ET"] * 3),
    ],
    ids=["a stream that unpacks to much", "pages", "signs"],
)
def test_a_pdf_that_is_built_to_cost_much_is_ended_in_bounded_time_and_memory(data: bytes) -> None:
    started = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-c", MEASURED], input=data, capture_output=True, check=True, timeout=60
    )
    assert time.monotonic() - started < 15
    assert int(run.stdout) * (1 if sys.platform == "darwin" else 1024) < 1_000_000_000


@pytest.mark.parametrize(("seconds", "memory"), [(1, 600_000_000), (60, 120_000_000)], ids=["time", "memory"])
def test_a_pdf_that_takes_more_than_it_is_given_is_ended(seconds: int, memory: int) -> None:
    with pytest.raises(FileTooComplex):
        pdf_reader.read_pdf(COSTLY, seconds=seconds, memory=memory)


def test_the_readers_of_formats_are_loaded_on_first_use() -> None:
    heavy = ("lxml", "pypdf", "cryptography", "charset_normalizer")
    program = f"import sys, store.transcripts.files; sys.exit(sum(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
