"""Plain text in the encodings that transcripts come in, to one string.

The order is by certainty: a byte order mark, strict UTF-8, UTF-16 by which byte order reads as words, then the
legacy encodings by detection on a sample. Time is linear in the size of the file.
"""

import codecs
import re

from store.errors import BinaryFile

LINE_END = re.compile(r"\r\n|\r|\n")
_SAMPLE = 65_536
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("gb18030", "big5", "cp1252")
_EVERYDAY = re.compile(r"[\t\n\r -~\u2010-\u2030\u3000-\u301f\u4e00-\u9fff\uff00-\uff60]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_plain(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes; BinaryFile if they are none.

    `declared` is a legacy encoding that the file names itself; it counts where the bytes are not Unicode.
    """
    text = _decoded(data, declared).removeprefix("\ufeff")
    if _is_binary(text[:_SAMPLE]) or _is_binary(text[-_SAMPLE:]):
        raise BinaryFile
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(encoding, errors="replace")
    text = _utf8(data)
    if text is not None:
        return text
    wide = _wide(data[:_SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    if b"\0" in data[:_SAMPLE]:
        raise BinaryFile
    return data.decode(declared or _detected(data), errors="replace")


def _utf8(data: bytes) -> str | None:
    """UTF-8 that is whole but for a last character cut off, or damaged in very few places; else None."""
    try:
        return data.decode("utf-8") if b"\0" not in data[:_SAMPLE] else None
    except UnicodeDecodeError as error:
        if error.end == len(data) and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8")
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = sum(1 for c in text[:_SAMPLE] if c > "\x7f")
    damaged = text.count("\ufffd", 0, _SAMPLE)
    return text if damaged * 50 < beyond_ascii else None


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: in one byte order nearly all of it is Chinese or ASCII, in the other nearly none."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
        if text and len(_EVERYDAY.findall(text)) * 10 > len(text) * 9:
            return encoding
    return None


def _detected(data: bytes) -> str:
    """The legacy encoding of a sample, by what its text would look like; BinaryFile if it fits none."""
    from charset_normalizer import from_bytes  # imported here: nearly every file is UTF-8

    sample = _around_first_high_byte(data)
    strict = [encoding for encoding in _LEGACY if _decodes(sample, encoding)]
    if not strict:
        raise BinaryFile
    best = from_bytes(sample, cp_isolation=strict, threshold=0.6, steps=10, chunk_size=1024).best()
    return best.encoding if best and best.encoding in strict else strict[0]


def _around_first_high_byte(data: bytes) -> bytes:
    """A sample that starts at a line end before the first byte beyond ASCII: a page may open in English."""
    first = next((m.start() for m in re.finditer(rb"[\x80-\xff]", data)), 0)
    start = data.rfind(b"\n", 0, first) + 1 if first > _SAMPLE // 2 else 0
    return data[max(start, first - _SAMPLE // 2) :][:_SAMPLE]


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)(errors="strict").decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _is_binary(text: str) -> bool:
    odd = len(_CONTROL.findall(text)) + text.count("\ufffd")
    return odd * 20 > len(text)
