"""Every file under `docs/` that the code writes, whole or between two marks in a page that people write."""

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
    """The page as it stands, with what is between `<!-- NAME: written by make reference -->` and its end replaced."""
    text = path.read_text(encoding="utf-8")
    for name, block in blocks.items():
        before, begins, rest = text.partition(f"<!-- {name}: written by make reference -->\n")
        _, ends, after = rest.partition(f"<!-- end of {name} -->")
        if not ends:
            raise ValueError(f"{path.name} has no place for {name}")
        text = f"{before}{begins}\n{block}\n\n{ends}{after}"
    return path, text
