"""Words in a picture: the font, and lines that fit a width."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

# Faces of the collection: a Chinese reader sees the Chinese form of a character, not the Japanese one.
_FACES = {"zh": 2, "zh-Hant": 3, "en": 2}
# A line breaks between words, or after any Han character; no line begins with what closes, none ends with what opens.
_PIECES = re.compile(
    r"[（“《〔(]*(?:[^\s\u2e80-\u9fff\uff00-\uffef，。、：；！？）”》〕（“《〔]+|\S)[，。、：；！？）”》〕,.:;!?)]*\s*"
)


@cache
def font(size: int, language: str) -> "FreeTypeFont":
    """The font in that size (pixels) with the forms of that language; OSError where it is not installed."""
    from noto_cjk_sans_otc import FONT_PATH
    from PIL import ImageFont

    return ImageFont.truetype(
        str(FONT_PATH), size, index=_FACES[language], layout_engine=ImageFont.Layout.BASIC
    )


def width(text: str, face: "FreeTypeFont") -> int:
    """How wide the text is, in pixels."""
    return round(face.getlength(text))


def wrapped(text: str, face: "FreeTypeFont", room: int) -> list[str]:
    """The text in lines of at most `room` pixels; a single piece that is wider is broken anywhere."""
    lines = [""]
    for piece in _PIECES.findall(text):
        for part in _cut(piece, face, room):
            if lines[-1] and width((lines[-1] + part).rstrip(), face) > room:
                lines.append(part)
            else:
                lines[-1] += part
    return [line.strip() for line in lines if line.strip()]


def _cut(piece: str, face: "FreeTypeFont", room: int) -> list[str]:
    if width(piece.rstrip(), face) <= room:
        return [piece]
    parts = [""]
    for character in piece:
        if parts[-1] and width(parts[-1] + character, face) > room:
            parts.append("")
        parts[-1] += character
    return parts
