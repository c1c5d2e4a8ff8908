"""Word documents (docx) to lines: paragraphs, breaks and rows of tables; what was deleted stays deleted.

The text's part of the package is unpacked and parsed as a stream: memory holds the text alone.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from store.errors import BinaryFile, DamagedFile, FileTooComplex, FileTooLarge, ProtectedFile
from store.transcripts.files.page import Page

FORMAT = "DOCX"
_TEXT_PART = re.compile(r"word/document\d*\.xml")
_MOST_PARTS = 10_000
_LARGEST_TEXT = 50_000_000
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, OverflowError, NotImplementedError)
_CHUNK = 65_536
_WORDS = re.compile(r"\{http://[^}]*/(?:wordprocessingml(?:/2006)?/main)\}(?P<tag>\w+)")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRITES = {"tab": "\t", "noBreakHyphen": "-"}
_BREAKS = frozenset({"br", "cr"})
# Properties hold tab stops; a fallback repeats what stands beside it; the rest is deleted or moved away.
_UNREAD = frozenset({"pPr", "rPr", "sectPr", "tblPr", "Fallback", "del", "moveFrom"})


def read_word(data: bytes) -> str:
    """The text of a document; DamagedFile, ProtectedFile, FileTooLarge or FileTooComplex if it has none."""
    if data.count(b"PK\x01\x02") > _MOST_PARTS:
        raise FileTooComplex
    try:
        with ZipFile(BytesIO(data)) as package:
            part = _text_part(package)
            with package.open(part) as stream:
                return _text(iter(lambda: stream.read(_CHUNK), b""))
    except _BROKEN as error:
        # Of a package without its end nobody can say what it holds, but by the names in it.
        raise (DamagedFile(FORMAT) if b"word/document" in data else BinaryFile) from error


def _text_part(package: ZipFile) -> ZipInfo:
    part = next((info for info in package.infolist() if _TEXT_PART.fullmatch(info.filename)), None)
    if part is None:
        raise BinaryFile  # a zip, a sheet or slides
    if part.flag_bits & 1:
        raise ProtectedFile
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise DamagedFile(FORMAT)
    if part.file_size > _LARGEST_TEXT:
        raise FileTooLarge(part.file_size, _LARGEST_TEXT)
    return part


def _text(chunks: Iterator[bytes]) -> str:
    from lxml import etree  # type: ignore[import-untyped]  # imported here: most files need no parser

    parser = etree.XMLParser(
        target=_Target(), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for chunk in chunks:
            parser.feed(chunk)
        return str(parser.close())
    except etree.LxmlError as error:
        raise DamagedFile(FORMAT) from error


class _Target:
    """What the parser tells of the text's part, element by element."""

    def __init__(self) -> None:
        self._page = Page(str.strip)
        self._unread = 0
        self._in_text = False

    def doctype(self, *_declared: object) -> None:
        raise DamagedFile(FORMAT)  # no document has one: it would be there for its entities

    def start(self, element: str, _attributes: object) -> None:
        tag = _tag(element)
        if self._unread or tag in _UNREAD:
            self._unread += 1
        elif tag == "t":
            self._in_text = True
        elif tag == "tr":
            self._page.begin_row()
        elif tag == "tc":
            self._page.begin_cell()
        elif tag in _BREAKS:
            self._page.end_line()
        elif tag in _WRITES:
            self._page.write(_WRITES[tag])

    def end(self, element: str) -> None:
        tag = _tag(element)
        if self._unread:
            self._unread -= 1
        elif tag == "t":
            self._in_text = False
        elif tag == "p":
            self._page.end_line()
        elif tag == "tr":
            self._page.end_row()

    def data(self, text: str) -> None:
        if self._in_text and not self._unread:
            self._page.write(text.replace("\n", " "))

    def close(self) -> str:
        return self._page.text()


def _tag(element: str) -> str:
    match = _WORDS.fullmatch(element)
    return match["tag"] if match else "Fallback" if element == _FALLBACK else ""
