"""What proves a label in a Chinese text where no roster names the speaker."""

import re
from collections import Counter
from collections.abc import Sequence

from store.text.folding import has_han
from store.text.hinted import Hinted
from store.text.names import fold_name, looks_like_latin_name
from store.transcripts.name_forms import ANY_NAME, NO_NAMES, TERM, looks_abroad, looks_like_name
from store.transcripts.roled import is_firm, read_roled
from store.transcripts.spellings import spellings_of
from store.transcripts.titles import ASKS, is_title

_HEAD = 140
_PREFIX = re.compile(rf"[\s\u3000*•]*(?P<name>{ANY_NAME})\s*(?:[(（][^()（）]{{2,40}}[)）])?\s*[:：]")
_MARK = re.compile(
    r"[\s\u3000*•【]*(?:[QA问答]\d{0,3}|(?:投资者|分析[师師])\w?|(?:会议|會議)?主持人?|(?:操作|接[线線])[员員]|会议助手)"
    r"(?:\s*[:：]|】)"
)
_CALLS_ASKER = Hinted(
    re.compile(r"[问問][题題]|提[问問]|[首下第][\w、]{0,3}[位个個名]|[有先][请請]|[请請].{2,20}发言")
)
_BEFORE_NAME = (
    r"(?:的|[证證]券|[银銀]行|基金|[资資][本管產产]|投[资資]|[国國][际際]|研究[所院]?|[请請]|\s)\s?"
)
_BEHIND_NAME = r"(?=先生|女士|提[问問]|[发發]言|[，,。！!；;\s、]|$)"
_SENTENCE = re.compile(r"[。！？!?；;]")
_RARE = re.compile(r"[\u4e00-\u9fff]{2,4}")
_ENOUGH = 2


class HanProofs:
    """The evidence of one text: whether it is a dialogue of labels with a colon, and which names stand so again."""

    def __init__(self, lines: Sequence[str]) -> None:
        filled = [line for line in lines if line.strip()]
        self.chinese = 4 * sum(has_han(line[:200]) for line in filled) > len(filled)
        filled = filled if self.chinese else []
        found = (_PREFIX.match(line[:_HEAD]) for line in filled)
        self._prefixes = Counter(fold_name(match["name"]) for match in found if match)
        calling = (line for line in filled if _CALLS_ASKER.search(line))
        self._calls = "\n".join(
            s for line in calling for s in _SENTENCE.split(line) if _CALLS_ASKER.search(s)
        )
        self._dialogue = any(_is_asker(line[:_HEAD]) for line in filled)

    def inline(self, name: str, mentioned: bool) -> bool:
        """Whether a name before a colon is a speaker's: in a dialogue, or where it stands so again and again."""
        spellings = spellings_of(name)
        if not self.chinese or name in NO_NAMES:
            return False
        if self._called(name):
            return True
        if not all(looks_like_name(s) for s in spellings):
            return False
        if looks_abroad(spellings[0]) or len(spellings) > 1:
            return True
        if mentioned or self._prefixes[fold_name(name)] >= _ENOUGH:
            return self._dialogue or mentioned or self._prefixes[fold_name(name)] > _ENOUGH
        return self._dialogue and len(name) >= 3 and not TERM.search(name)

    def _called(self, name: str) -> bool:
        """Whether somebody of that name, rare as it may be, is called on to ask or to speak."""
        if name not in self._calls or not _RARE.fullmatch(name):
            return False
        if TERM.search(name[1:]) and not looks_like_name(name):
            return False
        return re.search(_BEFORE_NAME + re.escape(name) + _BEHIND_NAME, self._calls) is not None

    def beside(self, name: str, about: str) -> bool:
        """Whether `name - office` or `Name - Firm` on a line of its own is a label."""
        spellings = spellings_of(name)
        if not self.chinese or _SENTENCE.search(about) or not all(looks_like_name(s) for s in spellings):
            return False
        if is_title(about) or ASKS.search(about) or is_firm(about):
            return True
        return looks_like_latin_name(spellings[0]) and about[:1].isupper()


def _is_asker(head: str) -> bool:
    if _MARK.match(head):
        return True
    if "分析" not in head:
        return False
    roled = read_roled(head.strip())
    return roled is not None and roled.inline and roled.side == "analyst"
