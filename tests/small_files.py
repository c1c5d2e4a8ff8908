"""Small files of every format that is read, made from lines: each as the format's own programs would write it."""

import zlib
from collections.abc import Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfReader, PdfWriter

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MARKUP = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def paragraph(text: str) -> str:
    """A paragraph of a Word document."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def word_row(*cells: str) -> str:
    """A row of a Word table, the cells as markup."""
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def word_xml(body: str) -> str:
    """The text's part of a Word document."""
    return f'<?xml version="1.0"?><w:document {WORDS} {MARKUP}><w:body>{body}</w:body></w:document>'


def package(parts: dict[str, str]) -> bytes:
    """A zip with these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def word(body: str) -> bytes:
    """A Word document with this markup as its text."""
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": word_xml(body)})


def written(lines: Sequence[str], step: str = "0 -14 Td") -> bytes:
    """What a PDF page does to show these ASCII lines one below the other."""
    shown = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    return ("BT /F1 12 Tf 72 760 Td\n" + "\n".join(f"({line}) Tj {step}" for line in shown) + "\nET").encode()


def pdf(pages: Sequence[bytes], *, unicode_of: str = "") -> bytes:
    """A PDF whose pages do what these contents say; `unicode_of` is the font's table of characters."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica" + ("/ToUnicode 4 0 R>>" if unicode_of else ">>")
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        font.encode(),
        _stream(unicode_of.encode()),
    ]
    for number, content in enumerate(pages):
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {6 + 2 * number} 0 R>>".encode()
        )
        objects.append(_stream(content))
    return _assembled(objects)


def locked(data: bytes, *, user: str, owner: str, algorithm: str) -> bytes:
    """A PDF encrypted with a password to open it and one to change it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(user, owner, algorithm=algorithm)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed)


def _assembled(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, written_object in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, written_object)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
        + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    )
