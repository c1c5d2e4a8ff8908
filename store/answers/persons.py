"""For whom an analyst was on the call, by his own words."""

import re

from store.answers.askers import Meta
from store.answers.citing import cite_spot, spots
from store.answers.understanding import Understanding
from store.text.folding import fold
from store.values import StoredCall

_ASKS_FOR_WHOM = re.compile(
    r"\b(?:in|on|up|calling|asking|behalf|place|substitut\w+|cover\w*) (?:for|of)\b|替谁|代谁|代替|代表谁|顶替"
)
_FOR_WHOM = re.compile(
    r"\b(?:on|in|here|behalf|asking|calling|speaking)(?: today| here| this morning)? (?:for|of) "
    r"(?P<other>[A-Z](?:\.|[\w'’-]+)(?: [A-Z](?:\.|[\w'’-]+)){0,2})|代[替表]?(?P<han>[\u4e00-\u9fff]{2,4})(?:提问|问)"
)
_HEAD = 300


def stands_for(asked: Understanding, stored: StoredCall) -> Meta | None:
    """Whose place an analyst takes, or who takes his; None where nobody says it, or something else is asked."""
    if (
        asked.metrics
        or asked.wants("answered", "asked", "opinion")
        or not _ASKS_FOR_WHOM.search(asked.folded)
    ):
        return None
    for spot in spots(stored.call):
        said = _FOR_WHOM.search(spot.text[:_HEAD]) if spot.turn is not None and spot.section == "qa" else None
        if not said:
            continue
        name, other = stored.call.turns[spot.turn or 0].speaker, said["other"] or said["han"]
        if name in asked.people or fold(other) in asked.folded:
            data = {"name": name, "other": other}
            return Meta(reason="stands_for", data=data, citations=(cite_spot(stored, spot),))
    return None
