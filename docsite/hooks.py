"""The hooks of the site's generator: pages that stand outside of `docs/`, links that lead there, both languages.

In the repository a link goes from file to file; on the site what stands above `docs/` lies beside its pages.
"""

import logging
import re
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from typing import Any

import jieba
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[1]
_ABOVE = ("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
_CODE = re.compile(r"(?<!<span></span>)<code>([^<]+)</code>")
_SHORT = 24
_LINK = re.compile(r"(\]\(|<img src=\")([^)#\":\s]+)((?:#[^)\"\s]*)?[)\"])")


def on_config(config: Any) -> Any:
    """The settings as they are; jieba, by which the search cuts Chinese, loads without a word."""
    jieba.setLogLevel(logging.WARNING)
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add the documents at the root of the repository, and the files that a page offers to copy."""
    offered = [*sorted(ROOT.glob("deploy/*.example")), ROOT / "LICENSE"]
    for path in (*(ROOT / name for name in _ABOVE), *offered):
        name = path.relative_to(ROOT).as_posix()
        files.append(File.generated(config, name, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """The page with its links as they are on the site."""
    source = page.file.src_uri
    written = source if source in _ABOVE else f"docs/{source}"

    def led(found: re.Match[str]) -> str:
        return f"{found[1]}{_on_site(found[2], written, source)}{found[3]}"

    return _LINK.sub(led, markdown)


def on_page_content(html: str, **_: Any) -> str:
    """The page with commands and names that break where a reader would break them: a short one nowhere."""
    return _CODE.sub(_broken, html)


def on_page_context(context: Any, page: Any, config: Any, **_: Any) -> Any:
    """The theme's own words in the language of the page."""
    config.theme["language"] = "zh" if page.file.src_uri.startswith("zh/") else "en"
    return context


def _broken(found: re.Match[str]) -> str:
    if len(found[1]) <= _SHORT and not re.search(r"\w[_/]\w", found[1]):
        return f'<code class="short">{found[1]}</code>'
    return f"<code>{re.sub(r'(?<=[_/.:|;])(?=[^_/.:|;])', '<wbr>', found[1])}</code>"


def _on_site(link: str, written: str, source: str) -> str:
    """A link of a file in the repository as it is between the pages of the site."""
    target = normpath(PurePosixPath(written).parent / link)
    target = target.removeprefix("docs/")
    return relpath(target, PurePosixPath(source).parent)
