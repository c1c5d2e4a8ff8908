"""Questions about one person of the call: in which office, and for whom an analyst was on."""

import re

from store.answers.citing import cite_spot, spots
from store.answers.roster import Meta, listed
from store.answers.understanding import Understanding
from store.values import Person, StoredCall

_ROLE = re.compile(
    r"职务|职位|头衔|什么角色|什么身份|干[什啥]么?的|是谁|什么官|担任什么"
    r"|\b(?:title|position|role|job|post|rank)\b|\bwho(?:'s| is| was) |\bwhat does \w+(?: \w+)? do\b"
)
_ASKS_FOR_WHOM = re.compile(
    r"\b(?:in|on|up|calling|asking|behalf|place|substitut\w+|cover\w*) (?:for|of)\b|替谁|代谁|代替|代表谁|顶替"
)
_FOR_WHOM = re.compile(
    r"\b(?:on|in|here|behalf|asking|calling|speaking)(?: today| here| this morning)? (?:for|of) "
    r"(?P<other>[A-Z](?:\.|[\w'’-]+)(?: [A-Z](?:\.|[\w'’-]+)){0,2})|代[替表]?(?P<han>[\u4e00-\u9fff]{2,4})(?:提问|问)"
)
_HEAD = 300


def about_person(asked: Understanding, stored: StoredCall) -> Meta | None:
    """The answer from the roster, or from the words by which an analyst says whose place he takes."""
    if asked.wants("answered", "asked", "opinion"):
        return None
    people = [person for person in stored.call.people if person.name in asked.people]
    if len(people) != 1 or asked.metrics:
        return None
    return _stands_for(asked, people[0], stored) or _role_of(asked, people[0], stored)


def _role_of(asked: Understanding, person: Person, stored: StoredCall) -> Meta | None:
    if not person.role or not _ROLE.search(asked.folded) or len(asked.units) > 1:
        return None
    return listed("office", {"name": person.name, "role": person.role}, stored, [person])


def _stands_for(asked: Understanding, person: Person, stored: StoredCall) -> Meta | None:
    if person.side != "analyst" or not _ASKS_FOR_WHOM.search(asked.folded):
        return None
    turns = {n for n, turn in enumerate(stored.call.turns) if turn.speaker == person.name}
    for spot in spots(stored.call):
        said = _FOR_WHOM.search(spot.text[:_HEAD]) if spot.turn in turns else None
        if said:
            data = {"name": person.name, "other": said["other"] or said["han"]}
            return Meta(reason="stands_for", data=data, citations=(cite_spot(stored, spot),))
    return None
