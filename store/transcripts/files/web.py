"""Web pages to lines: blocks become lines, rows of tables too; navigation, scripts and forms are left out."""

import re

from store.transcripts.files.page import Page
from store.transcripts.files.plain import LINE_END, read_plain

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_PAGE = re.compile(
    r"\s*<(?:!doctype\s+html|\?xml\b|(?:html|head|body|document|sec-document)[\s>])", re.IGNORECASE
)
_PIECE = re.compile(
    r"\s*<(?:!--|(?:meta|title|div|p|table|article|section|main|span|br|h[1-6]|ul|ol|font|center|b|strong)[\s/>])",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# What browsers read these names as: the larger encoding that holds the one named.
_ENCODINGS = {
    **dict.fromkeys((b"gb2312", b"gbk", b"gb18030", b"x-gbk"), "gb18030"),
    **dict.fromkeys((b"big5", b"big5-hkscs", b"x-x-big5"), "big5hkscs"),
    **dict.fromkeys((b"iso-8859-1", b"windows-1252", b"us-ascii", b"latin1"), "cp1252"),
}
_HEADLINE = re.compile(r"<h1[\s>]", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BLOCK_NAMES = (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer h1 h2 h3 h4 h5 h6 header hr html li listing main menu ol p pre section summary table tbody tfoot "
    "thead title ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "math"})
_ASIDE = frozenset({"nav", "button", "select", "textarea", "datalist"})


def is_web_page(suffix: str, opening: str) -> bool:
    """Whether a text is HTML: it opens like a page or a piece of one (Markdown may do so too), or is named one."""
    if _PAGE.match(opening):
        return True
    looks = suffix in (".html", ".htm", ".xhtml") or (
        suffix not in (".md", ".markdown") and _PIECE.match(opening)
    )
    return bool(looks) and _TAG.search(opening) is not None


def read_web_page(data: bytes) -> str:
    """The text of a page, a block a line; entities are decoded, white space is one space."""
    markup = read_plain(data, _declared(data[:4096]))
    unseen = _UNSEEN | {"title"} if _HEADLINE.search(markup) else _UNSEEN  # the title repeats the headline
    text = _text(markup, unseen | _ASIDE)
    # A menu that is never closed would take the whole page with it.
    return text if text.strip() else _text(markup, unseen)


def _declared(head: bytes) -> str | None:
    named = _CHARSET.search(head)
    return _ENCODINGS.get(named[1].lower()) if named else None


def _text(markup: str, left_out: frozenset[str]) -> str:
    from lxml import etree  # type: ignore[import-untyped]  # imported here: most files need no parser

    target = _Target(left_out)
    # A target instead of a tree: no depth is too deep, and memory holds the text alone.
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True, no_network=True)
    parser.feed(markup.encode("utf-8", errors="replace"))
    return str(parser.close())


class _Target:
    """What the parser tells of a page, element by element."""

    def __init__(self, left_out: frozenset[str]) -> None:
        self._left_out = left_out
        self._page = Page(lambda line: _SPACE.sub(" ", line).strip(" "))
        self._unread = 0
        self._preformatted = 0

    def start(self, tag: str, _attributes: object) -> None:
        if self._unread or tag in self._left_out:
            self._unread += tag in self._left_out
        elif tag == "tr":
            self._page.begin_row()
        elif tag in _CELLS:
            self._page.begin_cell()
        elif tag in _BLOCKS:
            self._page.end_line()
            self._preformatted += tag == "pre"

    def end(self, tag: str) -> None:
        if self._unread:
            self._unread -= tag in self._left_out
        elif tag == "tr":
            self._page.end_row()
        elif tag in _BLOCKS:
            self._page.end_line()
            self._preformatted -= tag == "pre"

    def data(self, text: str) -> None:
        if self._unread:
            return
        if not self._preformatted:
            self._page.write(text)
            return
        first, *others = LINE_END.split(text)
        self._page.write(first)
        for line in others:
            self._page.end_line()
            self._page.write(line)

    def close(self) -> str:
        return self._page.text()
