"""PDF to lines, in the order in which the pages write them; read by a process of its own, within limits."""

import json
import re
import subprocess
import sys
from pathlib import Path
from unicodedata import category, normalize

from store.errors import DamagedFile, FileTooComplex, ProtectedFile, TextlessFile, UnreadableFile

FORMAT = "PDF"
_PROGRAM = Path(__file__).with_name("pdf_pages.py")
_SECONDS = 60
_MEMORY = 600_000_000  # the rest of a server of 1 GB is for the bot
_BLANK_LINES = re.compile(r"\n{3,}")
_SAMPLE = 20_000
# Many programs write an everyday character as the radical that looks like it (⽉ as 月): the page shows the same.
# Unicode's compatibility forms cover the Kangxi radicals; of the supplement these are in use.
_RADICALS = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻯⻰⻳",
    "母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿竜龙龟",
)


def is_pdf(head: bytes) -> bool:
    """Whether a file opens like a PDF; some have a few bytes of something else before."""
    return head.lstrip().startswith(b"%PDF-") or (b"%PDF-" in head[:1024] and b" obj" in head)


def read_pdf(data: bytes, *, seconds: int = _SECONDS, memory: int = _MEMORY) -> str:
    """The lines of all pages; DamagedFile, ProtectedFile, TextlessFile or FileTooComplex if there are none.

    It takes no more than about `seconds` and `memory` in bytes, whatever the file.
    """
    found = _run(data, seconds, memory)
    errors: dict[object, UnreadableFile] = {"protected": ProtectedFile(), "damaged": DamagedFile(FORMAT)}
    if "error" in found:
        raise errors.get(found["error"], FileTooComplex())
    pages = [_tidy(page) for page in found["pages"]]
    text = "\n".join(page for page in pages if page)
    if not _is_readable(text):
        raise TextlessFile(len(pages))
    return text


def _run(data: bytes, seconds: int, memory: int) -> dict[str, list[str]]:
    # -P: the folder of the program, which holds modules of ours, stays out of its imports
    command = [sys.executable, "-P", str(_PROGRAM), str(seconds), str(memory)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise FileTooComplex from None
    if done.returncode < 0:  # the system ended it
        raise FileTooComplex
    done.check_returncode()
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def _tidy(page: str) -> str:
    lines = "\n".join(line.strip() for line in page.translate(_RADICALS).splitlines())
    return _BLANK_LINES.sub("\n\n", lines).strip("\n")


def _is_readable(text: str) -> bool:
    """Whether letters stand in it: a scan has none, and fonts that hide their characters give other signs."""
    signs = [category(char) for char in text[:_SAMPLE] if not char.isspace()]
    letters = sum(sign[0] == "L" for sign in signs)
    unknown = sum(sign in ("Cc", "Co", "Cn", "Cs") for sign in signs) + text[:_SAMPLE].count("\ufffd")
    return letters > 0 and unknown * 5 < len(signs)
