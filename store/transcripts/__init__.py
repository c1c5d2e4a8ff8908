"""Files to calls: bytes to lines (`read`), lines to a `Call` with its problems (`parse`, `complete`); pure."""

from store.transcripts.completing import complete
from store.transcripts.files import read
from store.transcripts.parse import parse

__all__ = ["complete", "parse", "read"]
