"""Files to lines: a table of readers, the first that claims the file's beginning or its suffix reads it.

A new format is one module with a function from bytes to text, and one row of `_READERS`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from store.errors import BinaryFile, EmptyFile, FileTooLarge, ProtectedFile
from store.transcripts.files.captions import is_captions, read_captions, untimed
from store.transcripts.files.margins import without_margins
from store.transcripts.files.pdf import is_pdf, read_pdf
from store.transcripts.files.plain import LINE_END, read_plain
from store.transcripts.files.tables import is_table, read_table
from store.transcripts.files.turns import is_json, read_turns
from store.transcripts.files.web import is_web_page, read_web_page
from store.transcripts.files.word import read_word

# A NUL is refused by databases, half a surrogate pair by every encoding: neither is text.
_NO_CHARACTER = re.compile(r"[\x00\ud800-\udfff]")
_HEAD = 65_536
_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
# Images, gzip, rar, 7z, sound, programs, SQLite.
_NO_TEXT = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf"),
    *(b"ID3", b"OggS", b"RIFF", b"\x7fELF", b"MZ\x90\x00", b"SQLite format 3"),
)


@dataclass(frozen=True)
class Beginning:
    """What a format is known by: the suffix in lower case, the first bytes, and what they read as."""

    suffix: str
    head: bytes

    @cached_property
    def opening(self) -> str:
        """The first bytes as text; empty if they are none."""
        try:
            return read_plain(self.head)
        except BinaryFile:
            return ""


@dataclass(frozen=True)
class Reader:
    """One format: whether a file is of it, and what makes it text. What it holds counts, not what it is named."""

    claims: Callable[[Beginning], bool]
    read: Callable[[bytes], str]


def _read_old_office(data: bytes) -> str:
    """Nothing: the old formats of Office are not read, and in the same wrapping come documents with a password."""
    raise ProtectedFile if "EncryptedPackage".encode("utf-16-le") in data else BinaryFile


def _refuse(data: bytes) -> str:
    raise BinaryFile


_READERS = (
    Reader(lambda file: is_pdf(file.head), read_pdf),
    Reader(lambda file: file.head.startswith(_ZIP), read_word),
    Reader(lambda file: file.head.startswith(_OFFICE), _read_old_office),
    Reader(lambda file: file.head.startswith(_NO_TEXT), _refuse),
    Reader(lambda file: is_web_page(file.suffix, file.opening), read_web_page),
    Reader(lambda file: is_json(file.opening), read_turns),
    Reader(lambda file: is_table(file.opening), read_table),
    Reader(lambda file: is_captions(file.opening), read_captions),
    Reader(lambda file: True, lambda data: untimed(read_plain(data))),
)


def read(name: str, data: bytes, *, limit: int) -> tuple[str, ...]:
    """The lines of a file, without their ends; `name` is the file's name alone, `limit` in bytes.

    An UnreadableFile if it has none. A \\r\\n, \\r or \\n ends a line, a form feed does not.
    """
    if len(data) > limit:
        raise FileTooLarge(len(data), limit)
    if not data.strip():
        raise EmptyFile
    beginning = Beginning(PurePath(name).suffix.lower(), data[:_HEAD])
    reader = next(reader for reader in _READERS if reader.claims(beginning))
    text = _NO_CHARACTER.sub("\ufffd", reader.read(data))
    if not text.strip():
        raise EmptyFile
    lines = LINE_END.split(text)
    return without_margins(tuple(lines[:-1] if lines[-1] == "" else lines))
