"""Those who are called by surname and rank, as people write them down: `柏总：`, `尉迟董事长：`."""

import re
from collections.abc import Sequence

from store.text.names import is_han
from store.text.surnames import COMPOUND, SURNAMES

_RANK = r"(?:总|總|董事长|董事長|董秘|董|行长|行長|主席|院长|院長|博士|老师|老師|先生|女士)"
_SURNAME = rf"(?:{'|'.join(sorted(COMPOUND))}|[{''.join(sorted(SURNAMES))}])"
CALLED = re.compile(rf"(?P<label>(?P<surname>{_SURNAME}){_RANK})\s*[:：]\s*(?P<text>.*)")
_WHOLE = re.compile(rf"(?P<surname>{_SURNAME}){_RANK}")


def called_in(names: Sequence[str], called: str) -> str | None:
    """The one name among those that `柏总` can mean; None where the words are no such call, or fit several."""
    match = _WHOLE.fullmatch(called)
    if not match:
        return None
    found = {name for name in names if is_han(name) and name.startswith(match["surname"])}
    return found.pop() if len(found) == 1 else None
