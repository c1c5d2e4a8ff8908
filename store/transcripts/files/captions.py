"""Captions (WebVTT, SubRip) to lines: the cues of one speaker together, without their times and numbers.

Who speaks is told as programs for meetings tell it: `<v Anna Lu>`, or a name before a colon at the head of a cue.
Then a turn is a row, as in a table of turns; without any speaker there are only paragraphs. `>>` begins one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.transcripts.files.plain import LINE_END, read_plain
from store.transcripts.files.rows import HEADING, paragraphs, rows

_TIMES = re.compile(r"\s*(?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3}\s*-->\s*(?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3}.*")
_OPENING = re.compile(r"\s*WEBVTT\b|\s*\d{1,6}\s*\r?\n\s*(?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3}\s*-->")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<who>[^>]{1,80})>")
_TAG = re.compile(r"</?[a-z][^<>]{0,80}>|<[\d:.]{5,16}>|\{\\[^{}]{0,40}\}", re.IGNORECASE)
_NAMED = re.compile(
    r"(?P<who>[A-Z\u00c0-\u00de][\w.'’ \-]{1,40}|[\u4e00-\u9fff·]{2,8}\d{0,2})\s*[:：]\s*(?=\S)"
)
_CHANGE = re.compile(r"(?:>>+|-\s)\s*")
_NOTE = re.compile(r"(?:NOTE|STYLE|REGION)\b")
_BLANK = re.compile(r"(?:\r?\n[ \t]*){2,}|\r\n?\r\n?")
_HEARD = re.compile(r"\s*[(\[]\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,3})?[)\]]\s?(?=\S)")  # (00:07.000) and so
_MANY = 20
_ENDS = (".", "?", "!", "。", "？", "！", "…", '"', "”")
_ENOUGH = 400  # characters of a paragraph, which goes on to the end of its sentence
_MOST = 1200


@dataclass(kw_only=True)
class _Cue:
    """What is said at one time: the speaker where the cue names one, and whether somebody else begins."""

    who: str | None
    changes: bool
    text: str


def is_captions(opening: str) -> bool:
    """Whether a text opens as captions do: by their name, or with the number and the times of a cue."""
    return _OPENING.match(opening) is not None


def read_captions(data: bytes) -> str:
    """The words of the captions: a row for each paragraph of a speaker, or paragraphs where nobody is named."""
    text = read_plain(data).strip()
    title, cues = _read(_BLANK.split(text))
    runs = list(_runs(cues))
    if any(who for who, _ in runs):
        spoken = [
            line for who, words in runs for line in (rows(who, "", words) if who else paragraphs(words))
        ]
        return "\n".join((*title, HEADING, *spoken))
    return "\n".join((*title, *(line for _, words in runs for line in paragraphs(words))))


def untimed(text: str) -> str:
    """Plain text without the times that a program set before nearly every line that it heard; any other as it is.

    Where names stand behind the times, they are the labels of turns, and stay.
    """
    lines = LINE_END.split(text)
    filled = [line for line in lines if line.strip()]
    heard = [match for line in filled if (match := _HEARD.match(line))]
    named = sum(1 for match in heard if _NAMED.match(match.string, match.end()))
    if len(heard) < _MANY or 5 * len(heard) < 4 * len(filled) or 4 * named > len(heard):
        return text
    return "\n".join(_HEARD.sub("", line) for line in lines)


def _read(blocks: Sequence[str]) -> tuple[list[str], list[_Cue]]:
    """The title in the first block, and the cues in order."""
    title = [blocks[0].splitlines()[0].removeprefix("WEBVTT").strip(" -–:\t")]
    cues: list[_Cue] = []
    for block in blocks:
        lines = block.splitlines()
        timed = next((n for n, line in enumerate(lines) if _TIMES.fullmatch(line)), None)
        if timed is not None and not _NOTE.match(lines[0]):
            cues += [cue for line in _spoken(lines[timed + 1 :]) if (cue := _cue(line)).text or cue.who]
    return [line for line in title if line and not line.isdigit()], cues


def _spoken(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a cue; those on which nobody else begins are one with the line before."""
    joined = ""
    for line in lines:
        begins = _VOICE.search(line) or _CHANGE.match(line) or _NAMED.match(line)
        if begins and joined:
            yield joined
            joined = ""
        joined = _joined(joined, line.strip())
    yield joined


def _cue(line: str) -> _Cue:
    voice = _VOICE.search(line)
    words = _TAG.sub("", _VOICE.sub("", line)).strip()
    change = _CHANGE.match(words)
    words = words[change.end() :] if change else words
    named = None if voice else _NAMED.match(words)
    words = words[named.end() :] if named else words
    who = voice["who"].strip() if voice else named["who"].strip() if named else None
    return _Cue(who=who, changes=bool(change), text=words.strip())


def _runs(cues: Sequence[_Cue]) -> Iterator[tuple[str | None, str]]:
    """What each speaker says until the next one, in paragraphs; a cue that names nobody goes on."""
    who: str | None = None
    done, words = "", ""
    for cue in cues:
        other = cue.changes or (cue.who is not None and cue.who != who)
        if other and (done or words):
            yield who, f"{done}\n{words}"
            done, words = "", ""
        who = cue.who if cue.who or cue.changes else who
        words = _joined(words, cue.text)
        if len(words) > _MOST or (len(words) > _ENOUGH and words.endswith(_ENDS)):
            done, words = f"{done}\n{words}", ""
    yield who, f"{done}\n{words}"


def _joined(one: str, other: str) -> str:
    """Two pieces of speech as one, with a space where the script has one."""
    apart = one and other and (one[-1] < "\u2e80" or other[0] < "\u2e80")
    return f"{one} {other}" if apart else one + other
