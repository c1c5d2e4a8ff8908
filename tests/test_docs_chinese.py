"""The Chinese pages say what the English ones do: as many headings and rows, and the same figures in the tables."""

import re

import pytest

from tests.settings_named import ROOT

DOCS = ROOT / "docs"
FIGURE = re.compile(r"\d[\d.,]*\d|\d")


def shape(name: str) -> tuple[int, int]:
    lines = (DOCS / name).read_text(encoding="utf-8").splitlines()
    return sum(line.startswith("## ") for line in lines), sum(line.startswith("|") for line in lines)


def figures(name: str) -> list[list[str]]:
    lines = (DOCS / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("|")[2:] for line in lines if line.startswith("|")]
    return [FIGURE.findall("|".join(cells)) for cells in rows]


@pytest.mark.parametrize("name", ["admins.md", "configuration.md", "load.md", "threat-model.md"])
def test_a_chinese_page_has_the_headings_and_rows_of_the_english_one(name: str) -> None:
    assert shape(f"zh/{name}") == shape(name)


def test_the_figures_of_load_and_faults_are_the_same_in_both_languages() -> None:
    assert figures("zh/load.md") == figures("load.md")
