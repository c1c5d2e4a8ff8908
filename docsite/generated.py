"""Every file under `docs/` that the code writes, whole or between two marks in a page that people write."""

import re
from collections.abc import Iterator
from pathlib import Path

from docsite import chat_commands, command_line, settings, tables, ways

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = {"en": DOCS, "zh": DOCS / "zh"}


def generated() -> Iterator[tuple[Path, str]]:
    """Each file with the text that it should have."""
    for language, folder in PAGES.items():
        commands = {
            "chat commands": chat_commands.table(language),
            "command line": command_line.sections(language),
        }
        yield _page(folder / "commands.md", commands)
        yield _page(folder / "configuration.md", {"settings": settings.table(language)})
    yield _page(DOCS / "data-model.md", {"tables": tables.listed()})
    yield DOCS / "data-model.svg", tables.drawn()
    for name, drawing in ways.drawings().items():
        yield DOCS / f"{name}.svg", drawing


def _page(path: Path, blocks: dict[str, str]) -> tuple[Path, str]:
    """The page as it stands, with the text between `<!-- NAME: written by make reference -->` and its end replaced."""
    text = path.read_text(encoding="utf-8")
    for name, block in blocks.items():
        mark = rf"(<!-- {name}: written by make reference -->\n).*?(<!-- end of {name} -->)"
        text, found = re.subn(mark, lambda m, b=block: f"{m[1]}\n{b}\n\n{m[2]}", text, flags=re.DOTALL)
        if found != 1:
            raise ValueError(f"{path.name} has {found} places for {name}")
    return path, text
