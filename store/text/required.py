"""The words that a pattern cannot do without, read from the way it is written.

What is not understood counts as any text at all, or is refused: no word is ever called needed that is not.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product

Words = frozenset[str]
Runs = list[Words | None]  # parts of a sequence: all ways to write each; None for what is not a few words

_MOST = 64  # more ways than that to write a part are not spelled out
_NOTHING: Words = frozenset({""})
_TOKEN = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<group>\((?:\?(?:P<\w+>|[:>]|[a-z]+:)|(?!\?)))|(?P<end>\))|(?P<either>\|)"
    r"|(?P<times>[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\})[?+]?|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<place>\\[bBAZ]|[$^])|(?P<char>\\u[0-9a-f]{4}|\\[^\w]|[^\\.()])|(?P<any>\\.|\.)",
    re.DOTALL,
)
_OF_SET = re.compile(r"\\u[0-9a-f]{4}|\\.|.", re.DOTALL)


def required_words(pattern: str) -> Words:
    """Words in lower case of which one stands in all that a pattern finds; empty where it can do without any.

    ValueError for what no pattern here is written with (references, conditions, flags for the whole).
    """
    return _best(_until_end(_tokens(pattern)))


def _tokens(pattern: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None:
            raise ValueError(pattern[at:])
        yield token
        at = token.end()


def _until_end(tokens: Iterator[re.Match[str]]) -> Runs:
    """All ways of a group as runs, up to the bracket that ends it."""
    ways: list[list[Runs]] = [[]]
    for token in tokens:
        if token.lastgroup == "end":
            break
        if token.lastgroup == "either":
            ways.append([])
        elif token.lastgroup == "times":
            ways[-1].append(_repeated(ways[-1].pop(), token["times"]))
        else:
            ways[-1].append(_part(token, tokens))
    return _either([_joined(way) for way in ways])


def _part(token: re.Match[str], tokens: Iterator[re.Match[str]]) -> Runs:
    """One part of a sequence as runs."""
    if token.lastgroup == "group":
        return _until_end(tokens)
    if token.lastgroup == "look":
        _until_end(tokens)
    if token.lastgroup in ("look", "place"):
        return [_NOTHING]
    if token.lastgroup == "set":
        return [_characters(token["set"][1:-1])]
    return [frozenset({_character(token["char"]).lower()})] if token.lastgroup == "char" else [None]


def _joined(parts: Iterable[Runs]) -> Runs:
    """A sequence as runs: what stands beside each other is written together."""
    runs: Runs = [_NOTHING]
    for run in (run for part in parts for run in part):
        last = runs[-1]
        if run is None or last is None or len(last) * len(run) > _MOST:
            runs.append(run)
        else:
            runs[-1] = frozenset(before + after for before, after in product(last, run))
    return runs


def _repeated(part: Runs, times: str) -> Runs:
    if times[0] in "*?" or times.startswith(("{0", "{,")):
        once = times == "?" and len(part) == 1 and part[0] is not None
        return [(part[0] or _NOTHING) | _NOTHING] if once else [None]
    return [*part, None]


def _either(ways: list[Runs]) -> Runs:
    """What all ways have between them: every one of their words, or else the best of each."""
    if len(ways) == 1:
        return ways[0]
    if all(len(way) == 1 and way[0] is not None for way in ways):
        return [frozenset[str]().union(*(way[0] or () for way in ways))]
    best = [_best(way) for way in ways]
    return [None, frozenset[str]().union(*best) if all(best) else None, None]


def _characters(written: str) -> Words | None:
    """The characters of a set, if they are few."""
    if written.startswith("^"):
        return None
    pieces, found = _OF_SET.findall(written), set[str]()
    for number, piece in enumerate(pieces):
        if re.fullmatch(r"\\[a-tv-zA-Z\d]", piece):
            return None
        if piece == "-" and 0 < number < len(pieces) - 1:
            first, last = (ord(_character(pieces[number + step])) for step in (-1, 1))
            if last - first > _MOST:
                return None
            found |= {chr(char).lower() for char in range(first, last)}
        else:
            found.add(_character(piece).lower())
    return frozenset(found)


def _character(written: str) -> str:
    return chr(int(written[2:], 16)) if written.startswith("\\u") else written[-1]


def _best(runs: Runs) -> Words:
    """The run with the longest words, of these the one with the fewest; empty if there is none."""
    known = [_shortest(run) for run in runs if run and "" not in run]
    return max(known, key=lambda run: (min(map(len, run)), -len(run)), default=frozenset())


def _shortest(words: Words) -> Words:
    """The words without those that hold another of them."""
    return frozenset(word for word in words if not any(other in word for other in words - {word}))
