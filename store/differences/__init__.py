"""Two revisions of a call to what changed between them; pure."""

from store.differences.difference import difference

__all__ = ["difference"]
