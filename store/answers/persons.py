"""Questions about one person of the call: in which office, and for which firm an analyst was on."""

import re

from store.answers.roster import Meta, listed
from store.answers.understanding import Understanding
from store.values import Person, StoredCall

_ROLE = re.compile(
    r"职务|职位|职衔|头衔|什么(?:角色|身份|岗位)|干[什啥]么?的|做[什啥]么?的|是谁|谁是|哪位|什么官|担任什么"
    r"|\b(?:title|position|role|job|post|rank)\b|\bwho(?:'s| is| was) |\bwhat does \w+(?: \w+)? do\b"
)


def about_person(asked: Understanding, stored: StoredCall) -> Meta | None:
    """The answer from the roster, where nothing but the office of somebody is asked."""
    if asked.wants("answered", "asked", "opinion", "reason", "when"):
        return None
    people = [person for person in stored.call.people if person.name in asked.people]
    if len(people) != 1 or asked.metrics or asked.firms:
        return None
    return _role_of(asked, people[0], stored)


def _role_of(asked: Understanding, person: Person, stored: StoredCall) -> Meta | None:
    if not _ROLE.search(asked.folded) or len(asked.units) > 1:
        return None
    if person.role:
        return listed("office", {"name": person.name, "role": person.role}, stored, [person])
    data = {"name": person.name, "firm": person.firm or ""}
    analyst = person.side == "analyst" and person.firm
    return listed("firm_of_analyst", data, stored, [person]) if analyst else None
