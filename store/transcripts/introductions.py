"""Who is introduced in running words: `总裁卢某将…`, `出席的有：沈砚秋，首席执行官`, `接待人员 董事长 邹某`.

They stand for a list of participants where a text has none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from store.text.folding import has_han
from store.text.names import looks_like_han_name, looks_like_latin_name
from store.text.sentences import sentences
from store.transcripts.pieces import is_caption
from store.transcripts.roster_rows import Entry
from store.transcripts.titles import ASKS, OFFICE, TITLE

_MOST_LINES, _FAR = 60, 2500
_WIDTH = 50  # of a page, in characters, at least
_ENDS = (
    r"(?=[、,，。;；:：()（）\s]|和|及|与|與|等|将|將|会|會|先生|女士|博士|出席|主持|参|參|也|以及|为|為|来|來"
    r"|解读|解讀|$)"
)
_HAN = rf"[\u4e00-\u9fff]{{2,4}}?{_ENDS}"
_ABROAD = rf"[\u4e00-\u9fff]{{1,6}}(?:·[\u4e00-\u9fff]{{1,8}}?)+{_ENDS}"
_LATIN = r"(?!M[rs]s?\.?\s|Dr\.?\s)[A-Z][\w.'’\-]*(?:[ \u00a0][A-Z][\w.'’\-]*){1,3}"
_HALF = rf"[A-Z][a-z]+[ ]?[\u4e00-\u9fff]{_ENDS}"
_OTHER = r"(?:\s*[(（](?P<other>[A-Z][^()（）]{2,40}|[\u4e00-\u9fff·]{2,10})[)）])?"
_NAME = rf"(?P<name>{_HALF}|{_ABROAD}|{_HAN}|{_LATIN}){_OTHER}"
_TITLE_FIRST = re.compile(rf"(?P<title>{TITLE})[\s\u00a0]{{0,2}}{_NAME}")
_NAME_FIRST = re.compile(
    rf"(?:^|[,，、;；:：。\s有和及])(?:我[叫是]|我的名字[叫是])?{_NAME}(?:先生|女士|博士)?[,，]\s*"
    rf"(?P<title>(?:我们的|我們的)?(?:{TITLE}))(?=[,，。;；、\n]|$|和|以及)"
)
# The words of an office that many write small.
_SMALL = (
    r"(?:chief|and|of|the|executive|financial|operating|officer|president|director|vice|senior|deputy|interim|acting|global"
    r"|group|commercial|marketing|legal|accounting|administrative|technology|technical|information|product|people|revenue"
    r"|strategy|investment|medical|scientific|corporate|business|development|general|managing|counsel|finance|head"
    r"|investor|relations|communications|treasurer|founder|co-founder|co-ceo|chair(?:man|woman|person)?)\b"
)
_ENGLISH = re.compile(
    rf"(?:(?:Mr|Ms|Mrs|Dr)\.?)?\s*(?P<name>{_LATIN})(?:, | [-–—]{{1,2}} )(?:our |the )?"
    rf"(?P<title>(?:[A-Z&][\w&'’\-]*|{_SMALL}|,(?= [A-Z][a-z]+ (?:Officer|President)))"
    rf"(?: (?!(?:and )?(?:Mr|Ms|Mrs|Dr)\b)(?:[A-Z&][\w&'’\-]*|{_SMALL})){{0,11}})"
)
_PRESENT = re.compile(
    r"出席|参会|與會|与会|參會|参加|參加|一同|一起|接待|高管|召开|召開|主持|(?:线上|線上|现场|現場)的?有|介绍|介紹|团队|團隊|[交转轉][给給]|有[请請]|接[听聽]|接了?电话"
    r"|(?i:joining|joined by|with us today|represented by|on (?:the|today['’]s) call|with (?:me|us)\b|turn (?:the"
    r"|this) (?:conference |earnings )?(?:call|conference|floor)|\bhand (?:it |this |the \w+ )?over|over to\b)"
)
_WILL_SPEAK = re.compile(r"\s*(?:先生|女士|博士)?(?:将|將|会|會|也|来|來)")
_LEAD = re.compile(
    r"^(?:.*(?:[的由是请請给給让讓]|先生|女士|博士|今天|我们|我們|人员|包括))?[和及与與有]?(?:公司)?(?=[\u4e00-\u9fffA-Z])"
)
_ASKED = re.compile(r"分析[师師][^,，。]{0,24}[:：]")


def introduced(lines: Sequence[str], until: int) -> tuple[Entry, ...]:
    """The company's people whom the lines before `until` (1-based) introduce with their offices, in order."""
    found: dict[tuple[str, ...], Entry] = {}
    read = 0
    for number, line in enumerate(lines[: until - 1], start=1):
        text = line[:_FAR].strip()
        read += bool(text)
        if read > _MOST_LINES or _ASKED.search(text[:200]):
            break
        if text and OFFICE.search(text):
            for entry in _of_line(text, number):
                found.setdefault(entry.spellings, entry)
    for match, number in _over_lines(lines[: until - 1]):
        named = _entry(match, number)
        if named:
            found.setdefault(named.spellings, named)
    return tuple(found.values())


def _over_lines(lines: Sequence[str]) -> Iterator[tuple[re.Match[str], int]]:
    """Whom an English introduction names that runs over lines of a page's width, with the line of the name."""
    for first, block in _stretches(lines):
        text = " ".join(block)
        starts = list(accumulate((len(line) + 1 for line in block), initial=0))
        for start, end in sentences(text):
            if _PRESENT.search(text, start, end):
                for match in _ENGLISH.finditer(text, start, end):
                    yield match, first + bisect_right(starts, match.start("name")) - 1


def _stretches(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Neighbouring lines of Latin text that go on in the next, each with its first line (1-based)."""
    block: list[str] = []
    for number, line in enumerate((*lines[:_MOST_LINES], ""), start=1):
        text = line.strip()
        block += [text] if text else []
        if len(text) < _WIDTH:  # the last line of a paragraph
            if len(block) > 1 and not any(map(has_han, block)):
                yield number - len(block) + bool(text), block
            block = []


def _of_line(text: str, number: int) -> Iterator[Entry]:
    carried = False
    for start, end in sentences(text):
        sentence = text[start:end]
        present = _PRESENT.search(sentence) is not None or is_caption(text)
        yield from _of_sentence(sentence, number, present or carried)
        carried = present and sentence.endswith(("；", ";"))


def _of_sentence(sentence: str, number: int, present: bool) -> Iterator[Entry]:
    rules = (_NAME_FIRST, _TITLE_FIRST) if has_han(sentence) else (_ENGLISH,)
    for rule in rules:
        if rule is not _TITLE_FIRST and not present:
            continue
        for match in rule.finditer(sentence):
            if not present and not _WILL_SPEAK.match(sentence, match.end()):
                continue
            entry = _entry(match, number)
            if entry:
                yield entry


def _entry(match: re.Match[str], number: int) -> Entry | None:
    name = match["name"].strip()
    title = match["title"].strip()
    if not (_is_name(name) and OFFICE.search(title)) or ASKS.search(title):
        return None
    other = match.groupdict().get("other")
    names = (name, other) if other and _is_name(other) else (name,)
    return Entry(line=number, spellings=names, about=_LEAD.sub("", title) or title, side="company")


def _is_name(text: str) -> bool:
    if OFFICE.search(text):
        return False
    return looks_like_han_name(text) or looks_like_latin_name(text) or "·" in text or _is_half(text)


def _is_half(text: str) -> bool:
    return re.fullmatch(r"[A-Z][a-z]+ ?[\u4e00-\u9fff]", text) is not None
