"""Files to lines: a table of readers, the first that claims the bytes or the suffix reads them.

A new format is one module with a function from bytes to text, and one row of `_READERS`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from store.errors import BinaryFile, EmptyFile, FileTooLarge
from store.transcripts.files.plain import read_plain

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, kw_only=True)
class Reader:
    """One format: the bytes that it starts with, the suffixes that it is named by, and what makes it text."""

    read: Callable[[bytes], str]
    magic: tuple[bytes, ...] = ()
    suffixes: tuple[str, ...] = ()

    def claims(self, suffix: str, head: bytes) -> bool:
        """Whether this reader is the one for a file of that suffix and beginning; magic bytes are decisive."""
        return head.startswith(self.magic) if self.magic else suffix in self.suffixes


def _refuse(data: bytes) -> str:
    raise BinaryFile


# PDF, zip and Office, old Office, images, gzip, rar, 7z, sound, programs, SQLite.
_NO_TEXT = (
    *(
        b"%PDF-",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x1f\x8b",
        b"Rar!",
    ),
    *(b"7z\xbc\xaf", b"ID3", b"OggS", b"RIFF", b"\x7fELF", b"MZ\x90\x00", b"SQLite format 3"),
)
_READERS = (
    Reader(read=_refuse, magic=_NO_TEXT),
    Reader(read=read_plain, suffixes=(".txt", ".md", ".markdown", ".text", "")),
)


def read(name: str, data: bytes, *, limit: int) -> tuple[str, ...]:
    """The lines of a file, without their ends; `name` is the file's name alone, `limit` in bytes.

    EmptyFile, BinaryFile or FileTooLarge if it cannot be read. A \\r\\n, \\r or \\n ends a line, a form feed
    does not.
    """
    if len(data) > limit:
        raise FileTooLarge(len(data), limit)
    if not data.strip():
        raise EmptyFile
    suffix = PurePath(name).suffix.lower()
    reader = next((r for r in _READERS if r.claims(suffix, data[:64])), None)
    text = reader.read(data) if reader else read_plain(data)
    if not text.strip():
        raise EmptyFile
    lines = _LINE_END.split(text)
    return tuple(lines[:-1] if lines[-1] == "" else lines)
