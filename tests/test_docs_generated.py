"""What the pages take from the code is as the code says, and the drawings name what is there."""

import importlib
from contextlib import suppress

import pytest

from bot.cli import main
from docsite.chat_commands import table as chat_table
from docsite.command_line import walk
from docsite.generated import generated
from docsite.tables import drawn, listed
from docsite.ways import QUESTION, TRANSCRIPT, Step
from handlers.routes import COMMANDS
from store.db.schema import Table
from tests.documents import ROOT, named

_LANES = {
    "bot": "bot",
    "handlers": "handlers",
    "store.core": "store.core",
    "store: thought": "store",
    "store.db": "store.db",
}


def test_make_reference_would_change_nothing() -> None:
    stale = [named(path) for path, text in generated() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run make reference"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_command_has_its_section_and_its_row(language: str) -> None:
    page = (ROOT / "docs" / ("zh" if language == "zh" else "") / "commands.md").read_text(encoding="utf-8")
    for path, command in walk(main, ("onrecord",)):
        if command is main:
            continue
        assert f"# {' '.join(path)}\n" in page
        for option in command.params:
            shared = option.opts[0] in ("--database", "--help") or not option.opts[0].startswith("-")
            assert shared or option.opts[0] in page
    assert all(f"`/{name}`" in chat_table(language) for name in COMMANDS)


def test_every_table_and_column_is_drawn() -> None:
    picture = drawn()
    for table in Table.metadata.tables.values():
        assert f">{table.name}</text>" in picture
        assert f"`{table.name}`" in listed()
        assert all(f">{column.name}</text>" in picture for column in table.columns)


@pytest.mark.parametrize(
    "step", [step for step in (*QUESTION, *TRANSCRIPT) if step.lane != "Telegram"], ids=lambda step: step.name
)
def test_a_drawn_step_is_a_name_of_the_code(step: Step) -> None:
    path = _LANES[step.lane]
    found: object = importlib.import_module(path)
    for name in step.name.split("."):
        path = f"{path}.{name}"
        with suppress(ModuleNotFoundError):
            importlib.import_module(path)
        found = getattr(found, name, None)
    assert found is not None


def test_a_drawing_s_words_fit_their_boxes() -> None:
    assert all(len(step.name) <= 21 and len(step.about) <= 27 for step in (*QUESTION, *TRANSCRIPT))
