"""The first profile of a company: what the header of its first call says, as TOML for an operator to go on from."""

import json
import re
from collections.abc import Sequence

from store.text.names import fold_name
from store.text.periods import fiscal_year_end_month
from store.values import Call, Person

_PARTS = re.compile(
    r"[()（）\t|｜:：]|\s+[-–—－]{1,2}\s*|[-–—－]{1,2}\s+|(?<=[\u4e00-\u9fff])\s+(?=[A-Za-z])"
)
# What an operator may add, as lines that say nothing until their sign is taken away.
_TO_FILL = """
# [[segments]]
# name = ""
# aliases = []

# [[products]]
# name = ""
# aliases = []

# [notes]
# reports_ebita = true
"""


def first_profile(call: Call, name: str) -> str:
    """The text of a profile from a call's header: tickers, fiscal year end, the company's people of the roster.

    `name` is what the company is called.
    """
    lines = [
        f"name = {_text(name)}",
        f"tickers = {_list(call.tickers)}",
        "aliases = []",
        _year_end(call),
        '# ir_contact = ""',
    ]
    header = [_parts(line) for line in _header(call)]
    for person in call.people:
        if person.side == "company":
            lines += _person(person, header)
    return "\n".join(lines) + "\n" + _TO_FILL


def _year_end(call: Call) -> str:
    if call.period_end and call.fiscal_quarter:
        return f"fiscal_year_end_month = {fiscal_year_end_month(call.period_end, call.fiscal_quarter)}"
    return "# fiscal_year_end_month = 12"


def _person(person: Person, header: Sequence[frozenset[str]]) -> list[str]:
    """Somebody of the roster, with the spellings that stand beside the name there.

    What the text's weaker evidence joined is not stated: a profile's word is taken for every later call.
    """
    name = fold_name(person.name)
    rows = [row for row in header if name in row]
    if not rows:
        return []
    also = [each for each in person.also_written if any(fold_name(each) in row for row in rows)]
    role = [f"role = {_text(person.role)}"] if person.role else []
    return ["", "[[people]]", f"name = {_text(person.name)}", f"also_written = {_list(also)}", *role]


def _parts(line: str) -> frozenset[str]:
    return frozenset(fold_name(part) for part in _PARTS.split(line))


def _header(call: Call) -> list[str]:
    spans = [section.lines for section in call.sections if section.name == "header"]
    return [line for first, last in spans for line in call.lines[first - 1 : last]]


def _text(words: str) -> str:
    """A TOML string: JSON's escapes are a part of TOML's."""
    return json.dumps(" ".join(words.split()), ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, words))}]"
