"""Where the keys of a TOML text stand: its reader says what they hold, but not in which line."""

import re
from collections import Counter

_TABLE = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<name>[\w.\-\"']+)\s*\]\]?")
_KEY = re.compile(r"\s*(?P<key>[\w\-.]+|\"[^\"]*\"|'[^']*')\s*=")


def places(text: str) -> dict[str, int]:
    """The 1-based line of each key and table as `name`, `notes.reports_ebita`, `people[1].role` (from 1)."""
    found: dict[str, int] = {}
    seen: Counter[str] = Counter()
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if opened := _TABLE.match(line):
            table = _unquoted(opened["name"])
            if opened["open"] == "[[":
                seen[table] += 1
                table = f"{table}[{seen[table]}]"
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            name = _unquoted(key["key"])
            found.setdefault(f"{table}.{name}" if table else name, number)
    return found


def line_of(entry: str, text: str) -> int | None:
    """The line of an entry, of what it begins, or of the table that it should stand in; None if none is found."""
    found = places(text)
    if entry not in found and (
        below := [found[name] for name in found if name.startswith((f"{entry}[", f"{entry}."))]
    ):
        return below[0]
    while entry and entry not in found:
        entry = entry.rpartition(".")[0] or (entry.partition("[")[0] if "[" in entry else "")
    return found.get(entry)


def _unquoted(name: str) -> str:
    return name.strip("\"'")
