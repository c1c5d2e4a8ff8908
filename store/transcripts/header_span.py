"""Where the header stands: the title of a call, with what belongs to it above and below."""

import re
from collections.abc import Sequence

from store.text.folding import has_han
from store.text.periods import find_periods
from store.transcripts.cue_words import CALL
from store.transcripts.dates import find_date
from store.transcripts.han_fields import field_span
from store.transcripts.headings import Heading, heading_kind
from store.transcripts.roster import PeopleList
from store.values import Lines

_LONGEST_TITLE = 160
_LONGEST_NAME = 80
_LINES_ABOVE, _FARTHEST = 3, 20
_FILE_NAME = re.compile(r"#*\s*\w+(?:-\w+){2,}")  # the heading that a conversion makes of it
_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Corp|Co|p\.m|a\.m|plc|S\.A|N\.V)\.$", re.IGNORECASE)
_SENTENCE = re.compile(r"[。！!?？；]")
_NOTE = re.compile(
    r"[\s*※（(【]*(?:[注註]|备注|備註|说明|說明|声明|聲明|提示"
    r"|(?:会议|會議|活动|召开)?(?:时间|時間|日期|地[点點]|形式|主题)|报告期|主持人?|主办方?|编号|记录人?|整理|参会机构|机构|參會機構|投资者)\s*[:：]"
)
_MINUTES = re.compile(
    r"[纪紀]要】|(?:业绩|業績|季报|年报|中报|半年报|中期).{0,4}(?:交流|路演|沟通)|[季年]度交流会"
)
_BRIEFING = re.compile(
    r"\b(?:results?|earnings)\b[^.]{0,30}\b(?:briefing|presentation|webcast|meeting)\b"
    r"|\b(?:investor|analyst)s?['’]? (?:briefing|meeting|presentation)\b",
    re.IGNORECASE,
)
# # 岚晶_20260311: a name and a day, as a file is called
_NAME_AND_DAY = re.compile(
    r"[#*\s]*[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff.&·\- ]{1,30}?[_\s-]{1,3}"
    r"(?:20\d{6}|20\d\d[-/.]\d{1,2}[-/.]\d{1,2})[*\s]*"
)
_ANNOUNCES = re.compile(r"(?:以下|下面)即?[为是為]")


def header_span(
    lines: Sequence[str],
    heads: Sequence[Heading],
    lists: Sequence[PeopleList],
    first_label: int,
    letter: int = 0,
) -> Lines | None:
    """From the title to the last line before the first label that belongs to it; `letter` lines are none of it."""
    before = lists[0].first if lists else first_label
    started = [h.line for h in heads if h.kind == "start" and letter < h.line < before]
    first = (
        next((n for n in range(started[-1] + 1, before) if lines[n - 1].strip()), None) if started else None
    )
    if first is None or not _may_open(lines[first - 1].strip()):
        start = started[-1] + 1 if started else letter + 1
        first = _with_lines_above(lines, _title(lines, start, before), start)
        first = first or _title_above(lines, letter + 1, started)
    if lists:
        return first or _dated_above(lines, letter, before), _with_notes(lines, lists[-1].last, first_label)
    if first:
        return first, _short_lines(lines, first, first_label)
    return field_span(lines, first_label) or _named_by_day(lines, letter, before)


def _title_above(lines: Sequence[str], start: int, started: Sequence[int]) -> int | None:
    """An English title above what announces the record; a Chinese one is read as the news that it may head."""
    title = _title(lines, start, started[0]) if started else None
    return title if title and not has_han(lines[title - 1]) else None


def _dated_above(lines: Sequence[str], letter: int, before: int) -> int:
    """The first line of a header without a title: a day that a text begins with right above its list, or the list."""
    above = [n for n in range(letter + 1, before) if lines[n - 1].strip()]
    dated = len(above) == 1 and len(lines[above[0] - 1]) <= _LONGEST_NAME and find_date(lines[above[0] - 1])
    return above[0] if dated else before


def _named_by_day(lines: Sequence[str], letter: int, before: int) -> Lines | None:
    """The first line, if it is a name and a day and nothing else."""
    first = next((n for n in range(letter + 1, before) if lines[n - 1].strip()), None)
    named = first and _NAME_AND_DAY.fullmatch(lines[first - 1]) and find_date(lines[first - 1])
    return (first, first) if first and named else None


def _with_notes(lines: Sequence[str], last: int, first_label: int) -> int:
    """The last line of the notes and fields right below a list: 注：…, 会议时间：…."""
    for number in range(last + 1, min(first_label, len(lines) + 1)):
        if lines[number - 1].strip():
            if not _NOTE.match(lines[number - 1]):
                break
            last = number
    return last


def _may_open(text: str) -> bool:
    """Whether the first line after the words that announce a record can be its title."""
    return (
        len(text) <= _LONGEST_TITLE
        and not text.endswith(("。", "！", "？", "!", "?"))
        and not heading_kind(text)
    )


def _title(lines: Sequence[str], start: int, before: int) -> int | None:
    """The first short line that names a call, with the period or date in it or on the next lines.

    A line that only announces the record (以下为…实录) is the title where there is no other.
    """
    filled = [n for n in range(start, before) if lines[n - 1].strip()]
    found = [n for i, n in enumerate(filled) if _names_call([lines[k - 1] for k in filled[i : i + 3]])]
    plain = (n for n in found if not _ANNOUNCES.match(lines[n - 1].strip()))
    return next(plain, found[0] if found else None)


def _names_call(lines: Sequence[str]) -> bool:
    if not lines or not _is_short(lines[0].strip()):
        return False
    if not (CALL.search(lines[0]) or _MINUTES.search(lines[0]) or _BRIEFING.search(lines[0])):
        return False
    near = "\n".join(lines)
    return bool(find_periods(near) or find_date(near))


def _with_lines_above(lines: Sequence[str], title: int | None, start: int) -> int | None:
    """The title with the lines right above it that can be the company's name and ticker."""
    first, worded = title, 0
    for number in range((title or 0) - 1, max(start, (title or 0) - _FARTHEST) - 1, -1):
        text = lines[number - 1].strip()
        if text and not (len(text) <= _LONGEST_NAME and _is_short(text) and not heading_kind(text)):
            break
        if _FILE_NAME.fullmatch(text):
            break
        first = number if text else first
        worded += sum(map(str.isalpha, text)) > 1  # not a bracket or a percentage that was cut off
        if worded == _LINES_ABOVE:
            break
    return first


def _is_short(text: str) -> bool:
    ended = text.endswith(".") and not _ABBREVIATED.search(text)
    return bool(text) and len(text) <= _LONGEST_TITLE and not ended and not _SENTENCE.search(text)


def _short_lines(lines: Sequence[str], first: int, first_label: int) -> int:
    """The last line of the header: short lines without a full stop belong to it, up to the first label."""
    last = first
    for number in range(first + 1, min(first_label, len(lines) + 1)):
        text = lines[number - 1].strip()
        if len(text) > _LONGEST_TITLE or _SENTENCE.search(text):
            break
        last = number if text else last
    return last
