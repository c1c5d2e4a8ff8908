"""The field's words as data, both languages: metrics, lines of business, brands, firms, concepts, cues."""

from store.lexicon.learning import learn_lexicon
from store.lexicon.metrics import Metric, find_metrics, metrics
from store.lexicon.words import matcher, table, word_list

# What a business sells: one call gives it under this metric, the next under that; the surest first.
REVENUES = ("revenue", "segment_revenue", "cloud_revenue")

__all__ = [
    "REVENUES",
    "Metric",
    "find_metrics",
    "learn_lexicon",
    "matcher",
    "metric_name",
    "metrics",
    "table",
    "word_list",
]


def metric_name(ident: str, language: str) -> str:
    """A metric's name in a language; the id itself where no metric has it."""
    metric = metrics().get(ident)
    return metric.name(language) if metric else ident
