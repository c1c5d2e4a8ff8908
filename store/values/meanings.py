"""What a model of meaning must do for the store, and what is said of the sentences that it has read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from store.values.calls import StoredCall

# How near in meaning each sentence of a call is to a question, in the order of the sentences.
Likeness = Callable[[str], Sequence[float]]
# The likeness for a call and its sentences; None while no vectors of these are kept.
LikenessOf = Callable[[StoredCall, Sequence[str]], Likeness | None]


class Meanings(Protocol):
    """Tells how near sentences are to a question in meaning, by vectors of one model; used by several threads."""

    @property
    def model(self) -> str:
        """The model's name, up to 120 characters: vectors of two models are never compared."""

    def of_sentences(self, texts: Sequence[str]) -> bytes:
        """The sentences' vectors one after the other, each of the same length."""

    def likeness(self, question: str, vectors: bytes) -> Sequence[float]:
        """How near a question is to each of the sentences with these vectors, 1 at most."""


@dataclass(frozen=True, kw_only=True)
class MeaningReport:
    """The model in use, None where there is none; of `calls` live calls, how many have its vectors."""

    model: str | None
    calls: int
    embedded: int
