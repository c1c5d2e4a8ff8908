"""The proof that a digest says nothing of its own: every figure and every quote stands in its cited lines."""

import re
from collections.abc import Iterator, Sequence

from store.values import Call, Digest, DigestItem

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")


def unproven(digest: Digest, call: Call) -> tuple[str, ...]:
    """What of a digest does not stand in the lines that its items cite, as `section: words`; empty if all does."""
    return tuple(f"{item.section}: {words}" for item in digest.items for words in _claims(item, call))


def numbers_not_in(
    text: str, call: Call, lines: tuple[int, int], also: Sequence[str] = ()
) -> tuple[str, ...]:
    """The numbers of a rendered text that stand neither in those lines of the call nor in the other words named."""
    there = "\n".join((call.text(lines), *also))
    known = set(_NUMBER.findall(there))
    return tuple(
        number for number in _NUMBER.findall(text) if number not in known and number.rstrip("%") not in known
    )


def _claims(item: DigestItem, call: Call) -> Iterator[str]:
    text = call.text(item.lines)
    if item.quote not in text:
        yield item.quote
    for fact in item.facts:
        shown = [fact.as_written, fact.prior, fact.yoy_words, fact.quote]
        yield from (words for words in shown if words and words not in text)
        for growth in (fact.yoy, fact.qoq):
            if growth is not None and numbers_not_in(f"{abs(growth):g}%", call, item.lines):
                yield f"{growth:g}%"
    for name in ("as_of", "cause", "loss_words"):
        if item.data.get(name, "") not in text:
            yield item.data[name]
    if item.data.get("topics"):
        yield from _topics(item, call)


def _topics(item: DigestItem, call: Call) -> Iterator[str]:
    question = call.part_words(int(item.data["number"]) - 1, "question", 0)
    yield from (word for word in item.data["topics"].split("、") if word not in question)
