"""What a text without turns is: a digest, raw speech, a record whose speakers are missing, or nothing of the kind."""

import re
from collections.abc import Sequence

from store.errors import DigestNotRecord, NoSpeakers, NotACall
from store.transcripts import cues
from store.transcripts.cue_words import CALL, WELCOMES
from store.transcripts.labels import Label

_CITED = re.compile(r"(?:\[\d{1,3}(?:[,，、\-–]\s?\d{1,3})*\]\s*){1,8}[。.]?\s*$")
_FILLER = re.compile(r"[呃嗯]|那个那个|就是说|这个这个|对吧|\b(?:uh|um)\b", re.IGNORECASE)
_RECORD = re.compile(
    r"全文|原文|逐字稿|[实實][录錄]|[纪紀]要|文字记录|文字稿|[问問][答筶]|transcript", re.IGNORECASE
)
_WE = re.compile(r"我们|我們|\bwe\b|\bour\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^|\s]+\|\d*\|[^|]*\|[^|]*\|")
_TIMED = re.compile(
    r"\s*[\[(]\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,3})?(?:\s*(?:-+>|-|–)\s*\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,3})?)?[\])]\s"
)
_QUARTER = re.compile(r"\bquarter\b|\bearnings\b|\bguidance\b", re.IGNORECASE)
_QUARTERLY = re.compile(r"\bquarter\b[^.?!]{0,60}\b(?:call|results|earnings)\b", re.IGNORECASE)
_STOPS = (".", "?", "!", "。", "？", "！", ",", "，")
_POINT = re.compile(r"\s*(?:[-*•·]\s|#{1,6}\s|-{3,})")
_NEAR = 600
_SENTENCES = 12
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
    if _is_word_list(lines) or _is_sentence_list(lines):
        return NoSpeakers(len(lines))
    return NotACall(len(lines))


def _is_word_list(lines: Sequence[str]) -> bool:
    """Whether a text is a table of single words, with numbers for those who say them."""
    words = sum(1 for line in lines if _TOKEN.match(line))
    return words >= _MANY and 2 * words > len(lines)


def _is_sentence_list(lines: Sequence[str]) -> bool:
    """Whether a text is what a company says of its quarter, sentence by sentence, without anybody's name."""
    filled = [line for line in lines if line.strip()]
    ended = sum(1 for line in filled if line.rstrip().endswith((".", "?", "!", '"')))
    text = "\n".join(filled)[:_SAMPLE]
    return (
        len(filled) >= _SENTENCES
        and 10 * ended >= 8 * len(filled)
        and len(_WE.findall(text)) >= _MANY
        and _QUARTER.search(text) is not None
    )


def is_digest(lines: Sequence[str]) -> bool:
    """Whether most lines end in numbers of the paragraphs that they sum up."""
    filled = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    cited = sum(1 for line in filled if "[" in line and _CITED.search(line))
    return cited >= _FEW and 2 * cited >= len(filled)


def record_line(lines: Sequence[str]) -> int | None:
    """The 1-based line that says a record of a call follows, in a text without labels; None where none does.

    It is the line before the words of welcome where no title says so, or before the first time.
    """
    timed = _timed_line(lines)
    if timed is not None:
        return timed
    filled = [n for n, line in enumerate(lines, 1) if line.strip()]
    if 2 * sum(1 for n in filled if _POINT.match(lines[n - 1])) > len(filled):
        return None  # points that sum a call up
    filled = filled[:_FIRST_LINES]
    welcome = _welcome(lines, filled)
    titles = [n for n in filled if len(lines[n - 1]) <= _LONGEST_TITLE and CALL.search(lines[n - 1])]
    records = [n for n in titles if _RECORD.search(lines[n - 1])]
    if not records or (welcome and records[-1] > welcome):
        return _before_welcome(lines, welcome)
    body = "\n".join(lines[records[-1] :])[:_SAMPLE]
    spoken = len(_WE.findall(body)) >= _FEW and cues.step(body) is not None
    plain = re.search(
        r"原文|逐字稿|文字记录|transcript", lines[records[-1] - 1], re.IGNORECASE
    ) and _WE.search(body)
    return records[-1] if spoken or plain else _before_welcome(lines, welcome)


def without_stray(labels: tuple[Label, ...], lines: Sequence[str]) -> tuple[Label, ...]:
    """The labels; none where the only one, far behind the words of welcome, is of somebody of whom nothing is known."""
    if len(labels) != 1 or labels[0].side or labels[0].about or labels[0].is_operator:
        return labels
    recorded = record_line(lines)
    return () if recorded is not None and labels[0].line - recorded > _FIRST_LINES else labels


def _welcome(lines: Sequence[str], filled: Sequence[int]) -> int | None:
    """The line of the words that welcome to the call, which only those on it say."""
    near = {n: " ".join(lines[k - 1] for k in filled[i : i + 3])[:_NEAR] for i, n in enumerate(filled)}
    return next((n for n, text in near.items() if WELCOMES.search(text)), None)


def _before_welcome(lines: Sequence[str], welcome: int | None) -> int | None:
    """The line before the speech that a welcome opens, in what a machine wrote down without anybody's name."""
    if welcome is None or len(_WE.findall("\n".join(lines[welcome:])[:_SAMPLE])) < _MANY:
        return None
    blank = (n for n in range(welcome - 1, 0, -1) if not lines[n - 1].strip() or _is_title(lines[n - 1]))
    return next(blank, 0)


def _is_title(line: str) -> bool:
    return (
        len(line) <= _LONGEST_TITLE and CALL.search(line) is not None and not line.rstrip().endswith(_STOPS)
    )


def _timed_line(lines: Sequence[str]) -> int | None:
    """The line before the first with a time, in what a machine wrote down of a call line by line."""
    filled = [n for n, line in enumerate(lines, 1) if line.strip()]
    timed = [n for n in filled if _TIMED.match(lines[n - 1])]
    if len(timed) < _FEW or 2 * len(timed) <= len(filled):
        return None
    opening = " ".join(_TIMED.sub("", lines[n - 1]).strip() for n in filled[:60])
    return timed[0] - 1 if CALL.search(opening) or _QUARTERLY.search(opening) else None
