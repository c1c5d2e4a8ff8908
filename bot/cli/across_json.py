"""The JSON shapes of what several calls say: the facts and quotes as they stand, with call and line."""

from bot.cli.as_json import Shape, citation_shape, fact_shape, row_shape
from store import Changes, Ledger, Series


def series_shape(series: Series) -> Shape:
    """A series, newest call first; a call that gives no figure has no facts."""
    return {
        "company": series.company,
        "subject": series.subject,
        "metric": series.metric,
        "readings": [
            {
                **row_shape(reading.call),
                "differs": reading.differs,
                "facts": [fact_shape(fact) for fact in reading.facts],
            }
            for reading in series.readings
        ],
    }


def ledger_shape(ledger: Ledger) -> Shape:
    """A call's expectations, each with the later statements."""
    return {
        "call": ledger.call.key,
        "since": [row.key for row in ledger.since],
        "expectations": [
            {
                "subject": each.subject,
                "metric": each.metric,
                **citation_shape(each.citation),
                "later": [{"kind": later.kind, **citation_shape(later.citation)} for later in each.later],
            }
            for each in ledger.expectations
        ],
    }


def changes_shape(changes: Changes) -> Shape:
    """What changed between two calls."""
    return {
        "call": changes.call.key,
        "before": changes.before.key,
        "asked": [
            {"kind": each.kind, "askers": list(each.askers), **citation_shape(each.citation)}
            for each in changes.asked
        ],
        "rising": [{"words": m.words, "before": m.before, "now": m.now} for m in changes.rising],
        "falling": [{"words": m.words, "before": m.before, "now": m.now} for m in changes.falling],
        "silent": [
            {"subject": each.fact.subject, "metric": each.fact.metric, **citation_shape(each.citation)}
            for each in changes.silent
        ],
    }
