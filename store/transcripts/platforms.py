"""Questions and answers as the platforms of exchanges and road shows export them: who and when above what is said.

`提问者：user12  2025-10-28 09:01` stands above a question and `漫川物流  2025-10-30 16:20` above its answer, or
`用户：guest_1 …` above `问：` and `答：`; others write `访客12 问 柏青禾：…` and `柏青禾 答 访客12：…`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.transcripts.labels import Label
from store.transcripts.name_forms import looks_like_name
from store.transcripts.survey import ASKER, COMPANY

_WHEN = r"20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?\s+\d{1,2}:\d\d(?::\d\d)?"
_ASKS = re.compile(
    rf"\s*(?P<label>(?:提问者|提问人|投资者|用户|网友|访客)\s*[:：]?\s*[^\s:：]{{0,24}})\s+{_WHEN}(?:\s+来自.*)?\s*"
)
_REPLIES = re.compile(
    rf"\s*(?P<label>[\u4e00-\u9fffA-Za-z*]{{2,12}}(?:[(（]\d{{6}}[)）])?)\s*(?:回复|答复)?[:：]?\s+{_WHEN}\s*"
)
_STAMP = re.compile(rf"\s*(?:(?:回复|答复|提问)时间[:：]?)?\s*{_WHEN}(?:\s+来自.*)?\s*")
_SIGN = re.compile(r"\s*(?P<label>[问答]\s*[:：])(?=\s*\S)")
_TO = re.compile(
    r"\s*(?P<label>(?P<who>[^\s:：，。]{2,20})\s+(?P<does>问|提问|答|回答|回复|答复)\s+[^\s:：，。]{2,20}\s*[:：])(?=\s*\S)"
)
_ENOUGH = 2


@dataclass(frozen=True, kw_only=True)
class Export:
    """The labels of such a text by their 1-based lines, and the lines that are no words of anybody's."""

    given: Mapping[int, Label]
    aside: frozenset[int]


def read_export(lines: Sequence[str]) -> Export | None:
    """The questions and answers of such a text; None where it is not written so."""
    to = {n: match for n, line in enumerate(lines, 1) if (match := _TO.match(line))}
    asked = sum(match["does"] in ("问", "提问") for match in to.values())
    if asked >= _ENOUGH and len(to) - asked >= _ENOUGH:
        return Export(given={n: _spoken(match, n) for n, match in to.items()}, aside=frozenset())
    asks = {n: match for n, line in enumerate(lines, 1) if (match := _ASKS.fullmatch(line))}
    return _by_stamps(lines, asks) if len(asks) >= _ENOUGH else None


def _by_stamps(lines: Sequence[str], asks: Mapping[int, re.Match[str]]) -> Export | None:
    """The text with a line of who and when above each question, and perhaps above each answer."""
    signs = {n: match for n, line in enumerate(lines, 1) if (match := _SIGN.match(line)) and n > min(asks)}
    stamps = {n for n, line in enumerate(lines, 1) if n > min(asks) and _STAMP.fullmatch(line)}
    if len(signs) >= _ENOUGH:
        given = {
            n: _of_side(match["label"], n, asks=match["label"][0] == "问", inline=True)
            for n, match in signs.items()
        }
        return Export(given=given, aside=frozenset({*asks, *stamps}))
    replies = {
        n: match
        for n, line in enumerate(lines, 1)
        if n > min(asks) and n not in asks and (match := _REPLIES.fullmatch(line))
    }
    if not replies:
        return None
    given = {n: _of_side(match["label"], n, asks=True) for n, match in asks.items()}
    given |= {n: _of_side(match["label"], n, asks=False) for n, match in replies.items()}
    return Export(given=given, aside=frozenset(stamps - given.keys()))


def _of_side(written: str, line: int, *, asks: bool, inline: bool = False) -> Label:
    return Label(
        line=line,
        written=written.strip().rstrip(":："),
        name=ASKER if asks else COMPANY,
        inline=inline,
        prefix=written if inline else "",
        side="analyst" if asks else "company",
        nameless=True,
    )


def _spoken(match: re.Match[str], line: int) -> Label:
    """`柏青禾 答 访客12：`: who answers by name, who asks without one."""
    written = match["label"]
    if match["does"] in ("问", "提问") or not looks_like_name(match["who"]):
        return _of_side(written, line, asks=match["does"] in ("问", "提问"), inline=True)
    return Label(
        line=line, written=match["who"], name=match["who"], inline=True, prefix=written, side="company"
    )
