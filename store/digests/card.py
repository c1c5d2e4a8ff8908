"""The figures that a card tells: what a correction must change for the digest to be sent anew."""

from store.values import Digest, DigestItem, Fact

Told = tuple[object, ...]


def card_figures(digest: Digest) -> frozenset[Told]:
    """Every figure that the digest's card may show, with what it is of, as the record writes it."""
    group = [_told(fact) for item in digest.items if item.section == "group" for fact in item.facts]
    segments = [_growth(item) for item in digest.items if item.key == "segment"]
    return frozenset([*group, *segments])


def _told(fact: Fact) -> Told:
    return fact.metric, fact.basis, fact.as_written, fact.yoy, fact.yoy_words, fact.qoq, fact.prior


def _growth(item: DigestItem) -> Told:
    return (item.subject, *((fact.metric, fact.yoy) for fact in item.facts[:1]))
