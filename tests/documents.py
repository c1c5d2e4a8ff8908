"""The documents of the repository, and what stands in them as code."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+(?:\n[^`\n]+)?)`")


def named(path: Path) -> str:
    """A document as a test calls it."""
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> str:
    """A document without its fenced blocks."""
    return _FENCE.sub("", path.read_text(encoding="utf-8"))


def spans(path: Path) -> list[str]:
    """What stands between backticks in a document's prose."""
    return [" ".join(span.split()) for span in _SPAN.findall(prose(path))]


def fences(path: Path, language: str | None = None) -> list[str]:
    """The fenced blocks of a document, without their indent; those of one language, if it is given."""
    found = _FENCE.findall(path.read_text(encoding="utf-8"))
    return [
        re.sub(r"^    ", "", text, flags=re.MULTILINE) for kind, text in found if language in (None, kind)
    ]


def typed(path: Path) -> Iterator[str]:
    """Every line that a reader may type or read as code: spans, and lines of blocks without comment or prompt."""
    yield from spans(path)
    for block in fences(path):
        for row in block.splitlines():
            yield row.partition("  #")[0].removeprefix("$ ").strip()
