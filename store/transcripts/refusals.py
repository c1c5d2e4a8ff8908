"""What a text without turns is: a digest, raw speech, a record whose speakers are missing, or nothing of the kind."""

import re
from collections.abc import Sequence

from store.errors import DigestNotRecord, NoSpeakers, NotACall
from store.transcripts import cues
from store.transcripts.cue_words import CALL

_CITED = re.compile(r"(?:\[\d{1,3}(?:[,，、\-–]\s?\d{1,3})*\]\s*){1,8}[。.]?\s*$")
_FILLER = re.compile(r"[呃嗯]|那个那个|就是说|这个这个|对吧|\b(?:uh|um)\b", re.IGNORECASE)
_RECORD = re.compile(r"全文|原文|逐字稿|[实實][录錄]|[纪紀]要|文字记录|文字稿|[问問][答筶]|transcript", re.IGNORECASE)
_WE = re.compile(r"我们|我們|\bwe\b|\bour\b", re.IGNORECASE)
_FEW, _MANY = 3, 5
_LONGEST_TITLE, _FIRST_LINES = 160, 12
_FILLED_EVERY = 150
_SAMPLE = 20_000


def refusal(lines: Sequence[str]) -> NotACall:
    """Why a text is no call: a digest with citations, speech without speakers, or nothing that says so."""
    if is_digest(lines):
        return DigestNotRecord(len(lines))
    text = "\n".join(lines)[:_SAMPLE]
    fillers = len(_FILLER.findall(text))
    if fillers >= _MANY and fillers * _FILLED_EVERY >= len(text):
        return NoSpeakers(len(lines))
    return NotACall(len(lines))


def is_digest(lines: Sequence[str]) -> bool:
    """Whether most lines end in numbers of the paragraphs that they sum up."""
    filled = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    cited = sum(1 for line in filled if _CITED.search(line))
    return cited >= _FEW and 2 * cited >= len(filled)


def record_line(lines: Sequence[str]) -> int | None:
    """The 1-based line that says a record of a call follows, in a text without labels; None where none does."""
    filled = [n for n, line in enumerate(lines, 1) if line.strip()][:_FIRST_LINES]
    titles = [n for n in filled if len(lines[n - 1]) <= _LONGEST_TITLE and CALL.search(lines[n - 1])]
    records = [n for n in titles if _RECORD.search(lines[n - 1])]
    if not records:
        return None
    body = "\n".join(lines[records[-1] :])[:_SAMPLE]
    spoken = len(_WE.findall(body)) >= _FEW and cues.step(body) is not None
    plain = re.search(r"原文|逐字稿|文字记录|transcript", lines[records[-1] - 1], re.IGNORECASE) and _WE.search(body)
    return records[-1] if spoken or plain else None
