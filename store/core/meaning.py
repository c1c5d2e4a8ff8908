"""What the sentences of calls mean: read call by call in the background, and asked for by who answers."""

import hashlib
from collections.abc import Callable, Sequence
from functools import lru_cache

from sqlalchemy.orm import Session

from store.db import companies, corpus, meanings
from store.db.session import Database
from store.values import CallRow, Likeness, MeaningReport, Meanings, StoredCall

_QUESTIONS_KEPT = 8


class Meaning:
    """The semantic channel of a store: off without a model, and then nothing is read or kept; thread-safe."""

    def __init__(self, db: Database, model: Meanings | None) -> None:
        self._db = db
        self._model = model
        self._outdated: set[str] = set()
        self._all_read_at: tuple[int, int, int] | None = None

    @property
    def on(self) -> bool:
        """Whether there is a model."""
        return self._model is not None

    def warm_up(self) -> None:
        """Load the model, where there is one, so that no question waits for it."""
        if self._model is not None:
            self._model.likeness("", b"")

    def read_next(self, going: Callable[[], bool] = lambda: True) -> str | None:
        """Read the newest live call whose sentences have no vectors yet, and keep them; half a minute a call.

        Its key; None if there is none, or if `going` says no in between: then nothing of the call is kept.
        """
        if self._model is None:
            return None
        found = self._next(self._model.model)
        if found is None:
            return None
        row, stored = found
        sentences = _sentences(stored)
        vectors = _read(self._model, sentences, going)
        if vectors is None:
            return None
        with self._db.write() as session:
            companies.lock(session, row.company_key)
            meanings.put(session, row.key, row.revision, self._model.model, _digest(sentences), vectors)
        return row.key

    def _next(self, model: str) -> tuple[CallRow, StoredCall] | None:
        with self._db.read() as session:
            key = self._key_of_next(session, model)
            row = corpus.row(session, key) if key else None
            return (row, corpus.load(session, row.key)) if row else None

    def _key_of_next(self, session: Session, model: str) -> str | None:
        if self._outdated:
            return self._outdated.pop()
        state = companies.state(session.connection())
        if state == self._all_read_at:
            return None
        key = meanings.missing(session, model)
        self._all_read_at = state if key is None else None
        return key

    def likeness_of(self, stored: StoredCall, sentences: Sequence[str]) -> Likeness | None:
        """How near questions are to the sentences of a call, where just these are read; keeps the last few."""
        model = self._model
        if model is None or not sentences:
            return None
        with self._db.read() as session:
            kept = meanings.load(session, stored.key, model.model)
        if kept is None:
            return None
        digest, vectors = kept
        if digest != _digest(sentences):  # cut by another program than this
            self._outdated.add(stored.key)
            return None
        return lru_cache(maxsize=_QUESTIONS_KEPT)(lambda question: model.likeness(question, vectors))

    def report(self) -> MeaningReport:
        """Whether there is a model, and how many calls have its vectors."""
        model = self._model.model if self._model else None
        with self._db.read() as session:
            calls, embedded = meanings.counts(session, model)
        return MeaningReport(model=model, calls=calls, embedded=embedded)


def _read(model: Meanings, sentences: Sequence[str], going: Callable[[], bool]) -> bytes | None:
    """The vectors, sentence by sentence, so that others have their turn; None if it is to go no further."""
    vectors = []
    for sentence in sentences:
        if not going():
            return None
        vectors.append(model.of_sentences([sentence]))
    return b"".join(vectors)


def _sentences(stored: StoredCall) -> list[str]:
    from store.answers.index import CallIndex  # loaded here: who only delivers needs none of it

    return [passage.text for passage in CallIndex(stored).passages]


def _digest(sentences: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(sentences).encode(errors="replace")).hexdigest()
