"""Files to calls: bytes to lines (`read`), lines to a `Call` with its problems (`parse`); pure."""

from store.transcripts.files import read
from store.transcripts.parse import parse

__all__ = ["parse", "read"]
