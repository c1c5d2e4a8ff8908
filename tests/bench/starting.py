"""Cold start: `onrecord ask` as a process, against one that only imports its libraries and loads jieba's dictionary."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from store import Store
from tests.bench.measuring import Rows, figure, times
from tests.bench.records import record
from tests.conftest import NOW

AIM = 1.5
_FLOOR = "its libraries and jieba"
_OURS = ("bot", "handlers", "store")
_QUESTION = "这季度收入多少?"
_ROOT = Path(__file__).resolve().parents[2]
_ASK = "import sys; from bot.cli import main; sys.argv = ['onrecord', *sys.argv[1:]]; main()"
_NAMES = """
import sys
sys.argv = ["onrecord", *sys.argv[1:]]
from bot.cli import main
main(standalone_mode=False)
print("\\n" + " ".join(sys.modules), file=sys.stderr)
"""
_LIBRARIES = """
import contextlib, importlib, sys
for name in sys.argv[1].split():
    with contextlib.suppress(ImportError):  # what Cython makes up while it loads stands in no file
        importlib.import_module(name)
"""
_JIEBA = """
import logging
import jieba
jieba.setLogLevel(logging.WARNING)
jieba.initialize()
"""


def tables(runs: int = 3) -> list[Rows]:
    """The two in turns, the median of each; then what help costs, which loads next to nothing."""
    with TemporaryDirectory() as folder:
        address = _recorded(Path(folder))
        environ = _as_installed(Path(folder)) | {"ONRECORD_DATABASE_URL": address}
        libraries = " ".join(_libraries(environ))
        processes = {
            "its libraries": [_LIBRARIES, libraries],
            _FLOOR: [_LIBRARIES + _JIEBA, libraries],
            "onrecord ask": [_ASK, "ask", _QUESTION],
            "onrecord --help": [_ASK, "--help"],
        }
        taken: dict[str, list[float]] = {name: [] for name in processes}
        for _ in range(runs + 1):  # the first run fills the caches of disk and dictionary
            for name, arguments in processes.items():
                taken[name].append(_seconds(arguments, environ))
    medians = {name: statistics.median(each[1:]) for name, each in taken.items()}
    floor = medians[_FLOOR]
    rows = [(name, figure(median), times(median, floor)) for name, median in medians.items()]
    note = f"processor time of whole processes, the median of {runs}; aim: at most {AIM} x"
    return [
        Rows(title="Cold start", columns=("process", "s", "to libraries and jieba"), rows=rows, note=note)
    ]


def _as_installed(folder: Path) -> dict[str, str]:
    """The environment of a program whose modules are compiled once and for all, as those of a package are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONPATH": str(_ROOT)}


def _recorded(folder: Path) -> str:
    address = f"sqlite:///{folder / 'record.db'}"
    store = Store.open(address)
    store.ingest(record().name, record().read_bytes(), now=NOW, push=False)
    store.close()
    return address


def _libraries(environ: Mapping[str, str]) -> list[str]:
    """Every module outside the program that answering one question loads."""
    said = subprocess.run(
        [sys.executable, "-c", _NAMES, "ask", _QUESTION],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )
    modules = said.stderr.splitlines()[-1].split()
    return [name for name in modules if name.split(".")[0] not in (*_OURS, "__main__") and _importable(name)]


def _importable(name: str) -> bool:
    return not any(part.startswith("__") for part in name.split("."))


def _seconds(arguments: Sequence[str], environ: Mapping[str, str]) -> float:
    before = os.times()
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", *arguments],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
    )
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent or time.perf_counter() - started
