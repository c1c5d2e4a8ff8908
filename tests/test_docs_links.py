"""Every link of the documents leads somewhere, and every page has its place on the site."""

import re
from pathlib import Path

import pytest

from tests.documents import DOCUMENTS, ROOT, named, prose

_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
ON_THE_SITE = {*(ROOT / "docs").rglob("*.md")} | {
    ROOT / name for name in ("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
}


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings: lower case, without punctuation, hyphens for spaces."""
    bare = (re.sub(r"\[([^\]]+)\]\([^)]+\)|[`*]", r"\1", text) for text in _HEADING.findall(prose(path)))
    return {re.sub(r"[^\w\- ]", "", text.lower()).strip().replace(" ", "-") for text in bare}


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_link_leads_to_a_file_and_to_a_heading_in_it(path: Path) -> None:
    for link in map("".join, _LINK.findall(prose(path))):
        if re.match(r"https://|mailto:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.is_file(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


def test_a_heading_s_anchor_is_the_one_of_the_repository_and_of_the_site() -> None:
    assert "stuck-outbox" in anchors(ROOT / "docs" / "runbook.md")
    assert "聊天中的命令" in anchors(ROOT / "docs" / "zh" / "commands.md")


def test_every_page_has_its_place_in_the_site_s_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    listed = re.findall(r": (\S+\.md)$", menu, re.MULTILINE)
    above = {path.name for path in ON_THE_SITE if path.parent == ROOT}
    assert len(listed) == len(set(listed))
    assert {ROOT / name if name in above else ROOT / "docs" / name for name in listed} == ON_THE_SITE


def test_a_page_and_its_translation_link_each_other() -> None:
    pairs = [(path, path.parent.parent / path.name) for path in (ROOT / "docs" / "zh").glob("*.md")]
    for chinese, english in [*pairs, (ROOT / "README.zh.md", ROOT / "README.md")]:
        for one, other in ((chinese, english), (english, chinese)):
            head = one.read_text(encoding="utf-8")[:200]
            (link,) = re.findall(r"\[(?:English|中文)\]\(([^)]+)\)", head)
            assert (one.parent / link).resolve() == other


def test_nothing_on_the_site_is_fetched_from_elsewhere() -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "font: false" in settings
    assert "://" not in settings
    for path in (ROOT / "docs").rglob("*.[cjs]*"):
        assert path.suffix == ".svg" or "://" not in path.read_text(encoding="utf-8"), path.name
