"""Deep links: a question or a call in the 64 characters that /start takes, and back."""

import base64
import binascii
from typing import Literal

PAYLOAD = 64
_CODING = "gb18030"  # two bytes a Chinese character: a third more of them fit than in UTF-8
Kind = Literal["q", "c"]


def payload_of(kind: Kind, text: str) -> str | None:
    """What stands behind `?start=`: `q_` a question, `c_` a call's key; None where it does not fit."""
    coded = base64.urlsafe_b64encode(text.encode(_CODING, errors="replace")).decode().rstrip("=")
    payload = f"{kind}_{coded}"
    return payload if len(payload) <= PAYLOAD else None


def read_payload(payload: str) -> tuple[Kind, str] | None:
    """The kind and the text of a payload; None where it is none of the bot's."""
    kind, mark, coded = payload.partition("_")
    if kind not in ("q", "c") or not mark or not coded or len(payload) > PAYLOAD:
        return None
    try:
        text = base64.b64decode(coded + "=" * (-len(coded) % 4), altchars=b"-_", validate=True).decode(
            _CODING
        )
    except (binascii.Error, UnicodeDecodeError):
        return None
    return ("q" if kind == "q" else "c"), text


def link(username: str, kind: Kind, text: str) -> str | None:
    """The address that opens the private chat with it; None where it does not fit into one."""
    payload = payload_of(kind, text)
    return f"https://t.me/{username}?start={payload}" if payload else None
