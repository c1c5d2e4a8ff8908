"""Who is named where calls are led: in hand-overs and thanks."""

from collections.abc import Iterator, Sequence

from store.text.folding import has_han
from store.text.names import fold_name
from store.transcripts.cue_words import HANDS_TO, NAME_BEFORE, NAMES_SOMEBODY, TITLE_OF_NAME

_FAR = 200_000  # a whole call may stand in one line, but no more than that


def mentioned(lines: Sequence[str]) -> frozenset[str]:
    """The folded names that follow words of handing over and thanking; of Chinese ones each part that may be it."""
    found: set[str] = set()
    for line in lines:
        for match in NAMES_SOMEBODY.finditer(line[:_FAR]):
            name = match["name"] or match["name2"]
            if name.isascii():
                found.add(fold_name(name))
            else:
                found.update(name[:length] for length in range(2, len(name) + 1))
        if not has_han(line):
            continue
        for match in HANDS_TO.finditer(line[:_FAR]):
            name = match["name"] or ""  # 交给首席财务官顾明川: the title stands before the name
            found.update(name[-length:] for length in range(2, 5))
        for name in _titled(line[:_FAR]):
            found.update(name[-length:] for length in range(2, 5))
    return frozenset(found)


def _titled(line: str) -> Iterator[str]:
    """The up to four characters that a title stands behind (顾明川, 首席财务官)."""
    end = 0
    for title in TITLE_OF_NAME.finditer(line):
        name = NAME_BEFORE.search(line, max(end, title.start() - 4), title.start())
        if name:
            yield name[0]
        end = title.end()
