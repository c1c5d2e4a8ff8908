"""Sentences of a paragraph in Chinese, English or both, as spans of the text."""

import re

from store.text.spans import Span

# Begins with a set of characters: what cannot end a sentence is passed over without trying anything.
_END = re.compile(
    r"[。！？!?；.\n](?:"
    r"(?<=[。！？!?；])[。！？!?；]*[”’」』\"')）\]】]*"  # a Chinese end, with what closes behind it
    r"|(?<=[^\s.][^\s.]\.)(?=[\"”')\]]*\s+[\"“‘(\[]*[A-Z0-9\u4e00-\u9fff])[\"”')\]]*"  # an English full stop
    r"|(?<=[\u4e00-\u9fff]\.)(?=\s|$|[\u4e00-\u9fff])"
    r"|(?<=\n)\n*)"
)
_NO_END = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|no|vs|inc|ltd|corp|co|jr|sr|u\.s|u\.k|e\.g|i\.e|approx|est))$", re.I
)
_CLAUSE = re.compile(r"[,，;；:：、。！？!?]\s*|\s[–—-]{1,2}\s|\.\s")


def sentences(text: str) -> list[Span]:
    """The spans of the sentences, in order, without surrounding white space; nothing of the text is lost but space."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and _NO_END.search(
            text, max(start, match.start() - 8), match.start()
        ):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def clauses(text: str) -> list[Span]:
    """The spans between commas and the like, in order."""
    spans: list[Span] = []
    start = 0
    for match in _CLAUSE.finditer(text):
        if _inside_number(text, match.start()):
            continue
        _append(spans, text, start, match.start())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _inside_number(text: str, at: int) -> bool:
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit()


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end].strip()
    if words:
        start = text.index(words[0], start)
        spans.append((start, start + len(words)))
