"""A call's digest: what was said, in the record's own figures and words, and nothing else.

Sections in order: head, group, segments, outlook, capital, qa, warnings, legend; an empty one has no items.
"""

from store.digests.alerts import alerts
from store.digests.asked import asked_items
from store.digests.card import card_figures
from store.digests.figures import group_items, segment_items
from store.digests.outlook import capital_items, growth_default, legend, outlook_items
from store.digests.proof import numbers_not_in, unproven
from store.digests.warnings import analyst_only_items, conflict_items, ebitda_item
from store.values import Call, CallRow, Digest

__all__ = ["alerts", "card_figures", "digest", "numbers_not_in", "unproven"]


def digest(row: CallRow, call: Call) -> Digest:
    """The digest of a call whose facts and conflicts are extracted; the same call gives the same digest."""
    head, caution, end = growth_default(call), ebitda_item(call), legend(call)
    items = (
        *((head,) if head else ()),
        *group_items(call),
        *segment_items(call),
        *outlook_items(call),
        *capital_items(call),
        *asked_items(call),
        *conflict_items(call),
        *analyst_only_items(call),
        *((caution,) if caution else ()),
        *((end,) if end else ()),
    )
    return Digest(call=row, tickers=call.tickers, language=call.language, items=items)
