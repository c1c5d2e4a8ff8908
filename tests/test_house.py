"""The house keeps its own rules: short functions, short files, public things with a sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [
    path
    for folder in ("bot", "docsite", "handlers", "store")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
LONGEST_FUNCTION = 40
LONGEST_FILE = 300


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("folder", ["bot", "docsite", "handlers", "store", "tests"])
def test_no_file_is_longer_than_three_hundred_lines(folder: str) -> None:
    paths = [path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]
    long = [path.name for path in paths if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE]
    assert long == []


def test_no_machine_path_stands_in_the_code() -> None:
    marks = ("/" + "work/", "/" + "root/", "/" + "home/")
    named = [path.name for path in SOURCES if any(mark in path.read_text(encoding="utf-8") for mark in marks)]
    assert named == []
