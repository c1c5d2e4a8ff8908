"""Rows of a list with nothing between name and firm: `Anna Lu Some Robotics Inc. - CFO`.

Where the name ends, the label of who speaks tells: `Anna Lu - Some Robotics Inc. - CFO`. Of somebody who does not
speak it is told by the firms of the others; else the row names nobody.
"""

import re
from collections.abc import Iterable, Sequence

from store.lexicon.words import word_list
from store.text.names import fold_name
from store.transcripts.abouts import is_person, names_office
from store.transcripts.label_forms import unmarked

_LABEL = re.compile(r"\s*(?P<name>[A-Z][^:]{2,50}?) - (?P<firm>[^:]{2,90}?) - (?P<office>[^:]{2,90}?)\s*")
_ROW = re.compile(r"[\s*•]*(?P<who>[A-Z][^:\t]{4,120}?) - (?P<office>[^:\t]{2,90}?)\s*")
_WORD = re.compile(r"\s+")
_ENOUGH = 2
_MOST_NAMES = 5  # words of a name


def separated(words: Sequence[str]) -> tuple[str, ...]:
    """The lines; such a row as `name - firm - office`, and one whose name cannot be told blanked."""
    dashed = [unmarked(line.strip()).rstrip(":：") for line in words if line.count(" - ") == 2]
    labels = [match for line in dashed if (match := _LABEL.fullmatch(line))]
    rows = {fold_name(f"{m['name']}{m['firm']}{m['office']}"): m for m in labels if is_person(m["name"])}
    if len(rows) < _ENOUGH:
        return tuple(words)
    matches = {
        n: match for n, line in enumerate(words) if line.count(" - ") == 1 and (match := _ROW.fullmatch(line))
    }
    proved = {n: row for n, match in matches.items() if (row := rows.get(fold_name(match[0])))}
    if len(proved) < _ENOUGH:
        return tuple(words)
    firms = {fold_name(row["firm"]) for row in rows.values()}
    firms |= {fold_name(alias) for aliases in word_list("firms").values() for alias in aliases}
    found = list(words)
    for n, match in matches.items():
        row = proved.get(n)
        if row:
            found[n] = " - ".join((row["name"], row["firm"], row["office"]))
        elif min(proved) <= n and names_office(match["office"]) and not is_person(match["who"]):
            found[n] = _cut(match, firms)
    return tuple(found)


def _cut(row: re.Match[str], firms: Iterable[str]) -> str:
    """The row of one who does not speak, by the firms that are known; empty if none is."""
    parts = _WORD.split(row["who"].strip())
    for count in range(2, min(len(parts), _MOST_NAMES + 1)):
        name, firm = " ".join(parts[:count]), " ".join(parts[count:])
        folded = fold_name(firm)
        if is_person(name) and any(
            folded == known or (len(known) > 2 and folded.startswith(known)) for known in firms
        ):
            return f"{name} - {firm} - {row['office']}"
    return ""
