"""Formats to lines: web pages, Word documents and PDF, by what they hold and not by their names."""

from html import escape
from pathlib import Path

import pytest

from store.errors import BinaryFile, DamagedFile, EmptyFile, ProtectedFile, TextlessFile
from store.transcripts import parse, read
from tests.running_bot import SAMPLES
from tests.small_files import locked, package, paragraph, pdf, word, word_row, written

LIMIT = 20_000_000
SPOKEN = ("Operator", "Good day & welcome.", "Mara Quill", "Revenue rose 9%.")
UNICODE = "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> {} endbfrange"


def lines(data: bytes | str, name: str = "call") -> tuple[str, ...]:
    return read(name, data.encode() if isinstance(data, str) else data, limit=LIMIT)


PAGE = "<!doctype html><html><head><title>T</title><style>p{}</style></head><body><h1>H</h1>%s</body></html>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p><strong>Operator</strong></p><p>Good\n  day.</p>", ("H", "Operator", "Good day.")),
        ("<p><b>Mara Quill</b><br>Revenue rose&nbsp;9%.</p>", ("H", "Mara Quill", "Revenue rose\u00a09%.")),
        ("<div>a<div>b</div>c</div>", ("H", "a", "b", "c")),
        ("<p>R&amp;D &#8212; &lt;5%</p>", ("H", "R&D — <5%")),
        ("<nav><p>Home</p></nav><script>x<1</script><p>a</p><svg><text>b</text></svg>", ("H", "a")),
        ("<ul><li>a<li>b</ul>", ("H", "a", "b")),
        ("<table><tr><td>Mara<td>CEO<tr><td><p>Bo</p></td><td>CFO</table>", ("H", "Mara\tCEO", "Bo\tCFO")),
        ("<table><tr><td>Mara</td><td><p>a</p><p>b</p></td></tr></table>", ("H", "Mara", "a", "b")),
        ("<table><tr><td><table><tr><td>a<td>b</table><p>c</table>", ("H", "a\tb", "c")),
        ("<pre>a\n  b</pre>", ("H", "a", "b")),
        ("<p>a</p><!-- <p>b</p> -->", ("H", "a")),
    ],
)
def test_a_web_pages_blocks_are_its_lines(body: str, expected: tuple[str, ...]) -> None:
    assert lines(PAGE % body) == expected


def test_a_web_pages_title_stands_in_for_a_headline_that_it_lacks() -> None:
    assert lines("<html><title>Call of 2025</title><p>a</p>") == ("Call of 2025", "a")


def test_a_menu_that_is_never_closed_does_not_swallow_the_page() -> None:
    assert lines("<html><nav><a>Home</a><p>Operator</p><p>Good day.</p>") == ("Home", "Operator", "Good day.")


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("收入增长", "utf-8", "utf-8"),
        ("收入增长", "utf-8", "big5"),
        ("收入增长", "gb18030", "gb2312"),
        ("營收成長", "big5", "big5"),
        ("營收成長", "utf-16", "utf-16"),
        ("it’s", "cp1252", "iso-8859-1"),
    ],
)
def test_a_web_page_is_read_in_the_encoding_that_it_names_if_it_is_true(
    text: str, encoding: str, declared: str
) -> None:
    page = f"<html><head><meta charset='{declared}'></head><body><p>{text}</p></body></html>"
    assert lines(page.encode(encoding)) == (text,)


def test_markdown_that_opens_with_a_tag_keeps_its_lines() -> None:
    text = "<!-- kept -->\n<p align=center>\n# Call\nOperator\nGood day."
    assert lines(text, "call.md") == tuple(text.split("\n"))


@pytest.mark.parametrize("text", ["<UNK> rose 9%\nthank you", "<Operator> Good day\na < b"])
def test_a_text_that_opens_with_a_bracket_is_no_web_page(text: str) -> None:
    assert lines(text) == tuple(text.split("\n"))


RUN = "<w:r><w:t>%s</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("Operator") + paragraph("") + paragraph("R&D: <5%"), ("Operator", "R&D: <5%")),
        (f"<w:p>{RUN}<w:r><w:br/></w:r>{RUN}</w:p>" % ("Mara", "收入"), ("Mara", "收入")),
        (f"<w:p>{RUN}<w:r><w:tab/></w:r>{RUN}</w:p>" % ("Mara", "CEO"), ("Mara\tCEO",)),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", ("a",)),
        (f"<w:p><w:ins>{RUN}</w:ins><w:del>{RUN}</w:del></w:p>" % ("new", "old"), ("new",)),
        (
            f"<w:sdt><w:sdtContent><w:p><w:hyperlink>{RUN}</w:hyperlink></w:p></w:sdtContent></w:sdt>" % "a",
            ("a",),
        ),
        (f"<w:tbl>{word_row(paragraph('Mara'), paragraph('CEO'))}</w:tbl>", ("Mara\tCEO",)),
        (
            f"<w:tbl>{word_row(paragraph('Mara'), paragraph('a') + paragraph('b'))}</w:tbl>",
            ("Mara", "a", "b"),
        ),
        (
            "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>a</w:t></w:r></w:p></mc:Choice>"
            "<mc:Fallback><w:p><w:r><w:t>a</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
            ("a",),
        ),
    ],
)
def test_a_word_documents_paragraphs_breaks_and_rows_are_its_lines(
    body: str, expected: tuple[str, ...]
) -> None:
    assert lines(word(body)) == expected


def test_a_pdf_is_read_line_by_line_and_page_by_page() -> None:
    data = pdf([written(["Operator: Good day (all).", "Welcome."]), written(["Mara Quill: Thanks."])])
    assert lines(data) == ("Operator: Good day (all).", "Welcome.", "Mara Quill: Thanks.")


def test_radicals_that_a_pdf_writes_for_characters_are_read_as_the_characters() -> None:
    data = pdf([written(["AB"])], unicode_of=UNICODE.replace("<00> <FF> {}", "<41> <42> [<2F49> <2EDB>]"))
    assert lines(data) == ("月风",)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_only_forbids_changes_is_read(algorithm: str) -> None:
    data = locked(pdf([written(["Operator: Good day."])]), user="", owner="secret", algorithm=algorithm)
    assert lines(data) == ("Operator: Good day.",)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_that_opens_with_a_password_only_is_said_to_be_protected(algorithm: str) -> None:
    data = locked(pdf([written(["Operator: Good day."])]), user="secret", owner="secret", algorithm=algorithm)
    with pytest.raises(ProtectedFile):
        lines(data)


@pytest.mark.parametrize(
    "data",
    [
        pdf([b"", b"0 0 10 10 re f"]),
        pdf([written(["1"]), written(["2"])]),
        pdf([written(["abc"]), b""], unicode_of=UNICODE.format("<E000>")),
    ],
    ids=["no text", "page numbers", "fonts that hide their characters"],
)
def test_a_pdf_without_readable_text_is_said_to_be_a_scan_with_its_pages(data: bytes) -> None:
    with pytest.raises(TextlessFile) as raised:
        lines(data)
    assert raised.value.pages == 2


def test_an_office_file_under_a_password_is_said_to_be_protected() -> None:
    wrapping = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    with pytest.raises(ProtectedFile):
        lines(wrapping + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(BinaryFile):
        lines(wrapping + "WordDocument".encode("utf-16-le"))


SAME = {
    "html": PAGE.replace("<h1>H</h1>", "").encode()
    % "".join(f"<p>{t}</p>" for t in SPOKEN).replace(" & ", " &amp; ").encode(),
    "docx": word("".join(map(paragraph, SPOKEN))),
    "pdf": pdf([written(SPOKEN)]),
    "txt": "\n".join(SPOKEN).encode(),
}


@pytest.mark.parametrize("kind", SAME)
@pytest.mark.parametrize(
    "suffix", [".html", ".docx", ".pdf", ".txt", ".csv", ".json", ".md", ".tsv", ".doc", ""]
)
def test_a_wrong_suffix_changes_nothing(kind: str, suffix: str) -> None:
    assert [line for line in lines(SAME[kind], f"call{suffix}") if line != "T"] == list(SPOKEN)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_a_call_is_the_same_as_a_web_page_and_as_a_word_document(sample: Path) -> None:
    text = tuple(line for line in read(sample.name, sample.read_bytes(), limit=LIMIT) if line.strip())
    page = "<html>" + "".join(f"<p>{escape(line)}</p>" for line in text)
    document = word("".join(map(paragraph, text)))
    assert parse(lines(page)) == parse(lines(document)) == parse(text)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (package({"xl/workbook.xml": "<workbook/>"}), BinaryFile),
        (package({"notes.txt": "Operator"}), BinaryFile),
        (word(""), EmptyFile),
        (word(paragraph("a"))[:-30], DamagedFile),
        (word(paragraph("a" * 5000)).replace(b"PK\x01\x02", b"PK\x01\x03"), DamagedFile),
        (word("<w:p>"), DamagedFile),
        (word("&undeclared;"), DamagedFile),
        (pdf([written(["a"])])[:300], DamagedFile),
        (b"%PDF-1.7\n", DamagedFile),
        (b"<html><body><script>var a = 1;</script></body></html>", EmptyFile),
    ],
)
def test_a_file_without_a_text_says_what_is_wrong_with_it(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        lines(data)


@pytest.mark.shared
def test_a_real_pdf_is_read_with_its_labels_at_the_beginning_of_lines(shared: Path) -> None:
    path = shared / "transcripts/english/swiggy-fy25-q2.issuer.pdf"
    found = read(path.name, path.read_bytes(), limit=LIMIT)
    assert sum(line.startswith("Moderator: ") for line in found) == 16
    call, _ = parse(found)
    assert (call.company, call.period_as_written, len(call.exchanges) > 10) == (
        "Swiggy Limited",
        "Q2 FY25",
        True,
    )


def test_times_before_every_line_that_was_heard_are_left_out_and_lines_keep_their_places() -> None:
    heard = [f"(0{n // 10}:{n % 10}5.000) 我們第{n}項產品的營收" for n in range(30)]
    assert lines("\n".join(heard))[7] == "我們第7項產品的營收"
    turns = [f"[00:{n:02}:05] 顾明川：收入增长了{n}个点。" for n in range(30)]
    assert lines("\n".join(turns)) == tuple(turns)


def test_a_stray_label_far_into_a_record_without_speakers_names_nobody() -> None:
    said = [f"我們在第{n}個市場的伺服器營收有很好的成長" for n in range(60)]
    said.insert(40, "CES Innovation Award:")
    call = parse(("大家好，歡迎各位參加南麓電腦2025年第四季線上法人說明會。", *said))[0]
    assert (call.company, call.turns) == ("南麓電腦", ())
