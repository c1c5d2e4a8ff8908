"""Files of this machine: which ones of a folder are transcripts, and one of them into the store."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.causes import cause_of
from store import FileTooLarge, Ingested, Problem, Supplied

if TYPE_CHECKING:
    from store import Store

REPORT = ".report.txt"
_FORMATS = frozenset(
    {
        *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf"),
        *(".tsv", ".csv", ".json", ".jsonl", ".ndjson", ".vtt", ".srt"),
    }
)
_HIDDEN = (".", "~$")  # the latter marks a document that Office has open


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a folder holds: the files to read, sorted, and those passed over for their format or as links."""

    files: tuple[Path, ...]
    left_out: tuple[Path, ...] = ()


def found_in(folder: Path) -> Found:
    """The transcripts in a folder and below it, hidden files and reports apart; a link must not lead out of it.

    A folder that cannot be listed, or in which nothing is to be read, stands for itself: reading it says why.
    """
    inside, unlisted = folder.resolve(), list[Path]()
    read, left_out = dict[Path, Path](), list[Path]()
    for path in sorted(_visible(folder, unlisted)):
        if is_report(path):
            continue
        target = path.resolve()
        if path.suffix.lower() in _FORMATS | {""} and target.is_relative_to(inside):
            read.setdefault(target, path)
        else:
            left_out.append(path)
    files = (*read.values(), *unlisted) or (folder,)
    return Found(files=files, left_out=tuple(left_out))


def is_hidden(name: str) -> bool:
    """Whether a file or folder of that name is none of its owner's."""
    return name.startswith(_HIDDEN)


def is_report(path: Path) -> bool:
    """Whether a file is the report on another one: `call.txt.report.txt`, beside it or moved away from it."""
    if not path.name.endswith(REPORT):
        return False
    of = path.with_name(path.name.removesuffix(REPORT) or ".")
    return of.suffix.lower() in _FORMATS or os.path.lexists(of)


def report_of(path: Path) -> Path:
    """Where the report on a file stands."""
    return path.with_name(path.name + REPORT)


def shown_name(path: Path) -> str:
    """The file's name as text: bytes that are none become question marks, for no database keeps them."""
    return path.name.encode("utf-8", "replace").decode()


def ingested(
    store: "Store",
    path: Path,
    *,
    actor: str,
    now: datetime,
    limit_bytes: int,
    push: bool | None = None,
    window_days: int | None = 14,
    supplied: Supplied | None = None,
) -> Ingested:
    """The outcome of one file; one that cannot be read, or is over the limit, is rejected unread.

    What was taken in stands in the audit log as done by `actor`.
    """
    name = shown_name(path)
    try:
        if path.is_dir():
            os.scandir(path).close()  # a folder that may not be listed says so
            return _rejected(name, Problem(key="ingest.empty_folder"))
        size = path.stat().st_size
        if size > limit_bytes:
            error = FileTooLarge(size, limit_bytes)
            return _rejected(name, Problem(key=error.key, data=error.data))
        with path.open("rb") as file:
            data = file.read(limit_bytes + 1)  # a pipe has no size, and no end perhaps
    except OSError as error:
        return _rejected(name, Problem(key="ingest.unreadable", data={"reason": cause_of(error)}))
    return store.ingest(
        name, data, now=now, push=push, window_days=window_days, supplied=supplied, actor=actor
    )


def _visible(folder: Path, unlisted: list[Path]) -> Iterator[Path]:
    """The files below a folder, without hidden ones and folders; those that cannot be listed are `unlisted`."""

    def failed(error: OSError) -> None:
        unlisted.append(Path(error.filename))

    for place, folders, names in os.walk(folder, onerror=failed):
        folders[:] = [name for name in folders if not is_hidden(name)]
        paths = (Path(place, name) for name in names if not is_hidden(name))
        yield from (path for path in paths if path.is_file())


def _rejected(name: str, problem: Problem) -> Ingested:
    return Ingested(file=name, status="rejected", problems=(problem,))
