"""Search engines that others use for this, over the same passages: each gets what it is good at."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, Protocol

from rapidfuzz import fuzz, process

from store.text.folding import fold
from store.text.segmentation import words

TOP = 10


@dataclass(frozen=True)
class Passages:
    """Passages with the company of each: folded, and cut into words."""

    texts: Sequence[str]
    words: Sequence[Sequence[str]]
    companies: Sequence[int]

    def of(self, company: int) -> "Passages":
        """Those of one company."""
        kept = [at for at, owner in enumerate(self.companies) if owner == company]
        return Passages([self.texts[n] for n in kept], [self.words[n] for n in kept], [company] * len(kept))


class Engine(Protocol):
    """Something that ranks passages; `most` is how many it can take in reasonable time."""

    name: ClassVar[str]
    most: ClassVar[int]

    def __init__(self, passages: Passages, folder: Path) -> None: ...

    def search(self, question: str, company: int | None) -> Sequence[Any]:
        """The best passages, of that company or of all; the question is cut anew each time."""
        ...


class RankBm25:
    """rank_bm25: pure Python and NumPy, an index for each scope."""

    name: ClassVar[str] = "rank_bm25"
    most: ClassVar[int] = 30_000

    def __init__(self, passages: Passages, folder: Path) -> None:
        self._module: Any = import_module("rank_bm25")
        self._all = self._module.BM25Okapi(passages.words)
        self._one = self._module.BM25Okapi(passages.of(0).words)

    def search(self, question: str, company: int | None) -> Sequence[Any]:
        """The best passages; only company 0 has an index of its own."""
        index = self._all if company is None else self._one
        scores = index.get_scores(words(fold(question)))
        return list(scores.argsort()[::-1][:TOP])


class Bm25s:
    """bm25s: sparse matrices with all scores computed beforehand, an index for each scope."""

    name: ClassVar[str] = "bm25s"
    most: ClassVar[int] = 3_000_000

    def __init__(self, passages: Passages, folder: Path) -> None:
        module = import_module("bm25s")
        self._all, self._one = module.BM25(), module.BM25()
        self._all.index([list(cut) for cut in passages.words], show_progress=False)
        self._one.index([list(cut) for cut in passages.of(0).words], show_progress=False)

    def search(self, question: str, company: int | None) -> Sequence[Any]:
        """The best passages; only company 0 has an index of its own."""
        index = self._all if company is None else self._one
        known = [word for word in words(fold(question)) if word in index.vocab_dict]
        return list(index.retrieve([known], k=TOP, show_progress=False)[0][0]) if known else []


class Tantivy:
    """tantivy: one index on disk, the company a term of the query."""

    name: ClassVar[str] = "tantivy"
    most: ClassVar[int] = 3_000_000

    def __init__(self, passages: Passages, folder: Path) -> None:
        self._module: Any = import_module("tantivy")
        build = self._module.SchemaBuilder()
        build.add_text_field("body", stored=False, tokenizer_name="whitespace")
        build.add_text_field("company", stored=False, tokenizer_name="raw")
        self._schema = build.build()
        (folder / "tantivy").mkdir()
        self._index = self._module.Index(self._schema, path=str(folder / "tantivy"))
        writer = self._index.writer(heap_size=128_000_000, num_threads=1)
        for cut, company in zip(passages.words, passages.companies, strict=True):
            writer.add_document(self._module.Document(body=" ".join(cut), company=str(company)))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, question: str, company: int | None) -> Sequence[Any]:
        """The best passages, filtered inside the index."""
        query, must, may = self._module.Query, self._module.Occur.Must, self._module.Occur.Should
        cut = words(fold(question))
        said = query.boolean_query([(may, query.term_query(self._schema, "body", word)) for word in cut])
        if company is not None:
            owner = query.term_query(self._schema, "company", str(company))
            said = query.boolean_query([(must, said), (must, owner)])
        return list(self._index.searcher().search(said, TOP).hits)


class Fts5:
    """SQLite FTS5 over jieba's words: one table on disk, the company a term of the query."""

    name: ClassVar[str] = "SQLite FTS5"
    most: ClassVar[int] = 3_000_000

    def __init__(self, passages: Passages, folder: Path) -> None:
        self._db = sqlite3.connect(folder / "fts5.db")
        self._db.execute("CREATE VIRTUAL TABLE p USING fts5(body, company, content='')")
        rows = zip((" ".join(cut) for cut in passages.words), passages.companies, strict=True)
        self._db.executemany(
            "INSERT INTO p(rowid, body, company) VALUES (?, ?, ?)",
            ((at, body, f"c{company}") for at, (body, company) in enumerate(rows)),
        )
        self._db.commit()

    def search(self, question: str, company: int | None) -> Sequence[Any]:
        """The best passages, filtered inside the index."""
        body = " OR ".join(f'"{word}"' for word in words(fold(question)))
        match = f"body : ({body})" if company is None else f"company : c{company} AND body : ({body})"
        ask = "SELECT rowid FROM p WHERE p MATCH ? ORDER BY bm25(p, 1.0, 0.0) LIMIT ?"
        return self._db.execute(ask, (match, TOP)).fetchall()


class Rapidfuzz:
    """rapidfuzz: every passage compared with the question, no index."""

    name: ClassVar[str] = "rapidfuzz"
    most: ClassVar[int] = 30_000

    def __init__(self, passages: Passages, folder: Path) -> None:
        self._all, self._one = passages.texts, passages.of(0).texts

    def search(self, question: str, company: int | None) -> Sequence[Any]:
        """The passages that hold something most like the question."""
        texts = self._all if company is None else self._one
        return process.extract(fold(question), texts, scorer=fuzz.partial_ratio, limit=TOP)


ENGINES: tuple[type[Engine], ...] = (RankBm25, Bm25s, Tantivy, Fts5, Rapidfuzz)
