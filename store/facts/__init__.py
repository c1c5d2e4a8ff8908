"""From a call's speech to its figures, and the places where two of them contradict each other."""

from store.facts.extraction import extract

__all__ = ["extract"]
