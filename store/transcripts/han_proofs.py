"""What proves a label in a Chinese text where no roster names the speaker."""

import re
from collections import Counter
from collections.abc import Sequence

from store.text.folding import has_han
from store.text.names import fold_name, looks_like_latin_name
from store.transcripts.name_forms import ANY_NAME, NO_NAMES, TERM, looks_abroad, looks_like_name
from store.transcripts.roled import is_firm, read_roled
from store.transcripts.roster import spellings_of
from store.transcripts.titles import ASKS, is_title

_HEAD = 140
_PREFIX = re.compile(rf"[\s\u3000*•]*(?P<name>{ANY_NAME})\s*(?:[(（][^()（）]{{2,40}}[)）])?\s*[:：]")
_MARK = re.compile(r"[\s\u3000*•]*(?:[QA问答]\d{0,3}|投资者|分析[师師])\s*[:：]")
_SENTENCE = re.compile(r"[。！？!?；;]")
_ENOUGH = 2


class HanProofs:
    """The evidence of one text: whether it is a dialogue of labels with a colon, and which names stand so again."""

    def __init__(self, lines: Sequence[str]) -> None:
        filled = [line for line in lines if line.strip()]
        self.chinese = 4 * sum(has_han(line[:200]) for line in filled) > len(filled)
        found = (_PREFIX.match(line[:_HEAD]) for line in filled)
        self._prefixes = Counter(fold_name(match["name"]) for match in found if match)
        self._dialogue = self.chinese and any(_is_asker(line[:_HEAD]) for line in filled)

    def inline(self, name: str, mentioned: bool) -> bool:
        """Whether a name before a colon is a speaker's: in a dialogue, or where it stands so again and again."""
        spellings = spellings_of(name)
        if not self.chinese or name in NO_NAMES or not all(looks_like_name(s) for s in spellings):
            return False
        if looks_abroad(spellings[0]) or len(spellings) > 1:
            return True
        if mentioned or self._prefixes[fold_name(name)] >= _ENOUGH:
            return self._dialogue or mentioned or self._prefixes[fold_name(name)] > _ENOUGH
        return self._dialogue and len(name) >= 3 and not TERM.search(name)

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
