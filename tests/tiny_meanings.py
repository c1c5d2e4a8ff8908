"""A model of meaning that knows a few words: those of a group mean the same, and nothing else means anything."""

import struct
from collections.abc import Sequence
from math import sqrt


class TinyMeanings:
    """Vectors as 16-bit numbers, one for each group of words; `read` lists every sentence that was read."""

    def __init__(self, *groups: Sequence[str], model: str = "tiny") -> None:
        self.model = model
        self.read: list[str] = []
        self.asked: list[str] = []
        self._groups = groups

    def of_sentences(self, texts: Sequence[str]) -> bytes:
        self.read += texts
        return b"".join(struct.pack(f"<{len(self._groups)}e", *self._vector(text)) for text in texts)

    def likeness(self, question: str, vectors: bytes) -> list[float]:
        self.asked.append(question)
        wanted = self._vector(question)
        kept = struct.iter_unpack(f"<{len(self._groups)}e", vectors)
        return [sum(a * b for a, b in zip(wanted, vector, strict=True)) for vector in kept]

    def _vector(self, text: str) -> list[float]:
        counts = [float(any(word in text.lower() for word in group)) for group in self._groups]
        length = sqrt(sum(count * count for count in counts)) or 1.0
        return [count / length for count in counts]
