"""The inbox: a folder whose files go into the store, and then to `done/` or `rejected/` with a report beside them.

A crash between the two does no harm: the file is taken again, and the same text changes nothing.
"""

import asyncio
import itertools
import logging
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.causes import cause_of
from bot.config import Settings, SettingUnusable
from bot.files import ingested, is_hidden, is_report, report_of, shown_name
from handlers.context import Context, Services
from handlers.render.problems import report_text
from store import Ingested

DONE, REJECTED = "done", "rejected"
# What browsers and copying programs call a file until it is whole.
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".filepart")
_PAUSE, _LONGEST_PAUSE = timedelta(seconds=10), timedelta(minutes=10)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Mark:
    """What tells that a file has not changed: its size in bytes and when it was written, in nanoseconds."""

    size: int
    written_ns: int


class Inbox:
    """A watched folder, and what is remembered of its files from one look to the next; for one caller at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._listed = True
        self._seen: dict[str, Mark] = {}
        self._stuck: dict[str, Ingested] = {}  # in the store or rejected, but not to be moved
        self._failed: dict[str, tuple[timedelta, datetime]] = {}  # the pause, and until when

    async def look(self, context: Context) -> None:
        """Take what has come to rest since the last look, and let digests that became due go out at once."""
        services = context.services
        for name in await asyncio.to_thread(self.settled):
            if not context.application.running:
                return
            outcome = await asyncio.to_thread(self.take, name, services)
            if outcome is not None and (outcome.pushed or outcome.edited):
                services.wake()

    def settled(self) -> tuple[str, ...]:
        """The names of the files that are as they were at the last look, sorted."""
        marks = self._marks()
        settled = sorted(name for name, mark in marks.items() if self._seen.get(name) == mark)
        self._seen = marks
        self._stuck = {name: self._stuck[name] for name in settled if name in self._stuck}
        self._failed = {name: self._failed[name] for name in settled if name in self._failed}
        return tuple(settled)

    def take(self, name: str, services: Services) -> Ingested | None:
        """Store a settled file and put it away; None where nothing new was done to it."""
        if name in self._stuck:
            self._put_away(name, self._stuck[name], services.language)
            return None
        if name in self._failed and services.now() < self._failed[name][1]:
            return None
        outcome = self._ingested(name, services)
        if outcome is not None and _mark(self._folder / name) == self._seen[name]:
            self._put_away(name, outcome, services.language)  # else it grew meanwhile, and has its turn again
        return outcome

    def _ingested(self, name: str, services: Services) -> Ingested | None:
        path = self._folder / name
        try:
            outcome = ingested(
                services.store,
                path,
                actor="inbox",
                now=services.now(),
                limit_bytes=services.file_limit_bytes,
                window_days=services.push_window_days,
            )
        except Exception:  # whatever it was, such as a database that is away, the other files get their turn
            pause = min(self._failed[name][0] * 2, _LONGEST_PAUSE) if name in self._failed else _PAUSE
            self._failed[name] = pause, services.now() + pause
            _log.exception("inbox: %s failed and is tried again in %s", shown_name(path), pause)
            return None
        self._failed.pop(name, None)
        _log.info("inbox: %s is %s (call: %s)", outcome.file, outcome.status, outcome.call)
        return outcome

    def _put_away(self, name: str, outcome: Ingested, language: str) -> None:
        place = self._folder / (REJECTED if outcome.status == "rejected" else DONE)
        try:
            place.mkdir(exist_ok=True)
            target = _free(place, name)
            os.rename(self._folder / name, target)
        except OSError as error:
            if name not in self._stuck:
                _log.error("inbox: %s cannot be moved to %s: %s", outcome.file, place, error)
            self._stuck[name] = outcome
            return
        self._stuck.pop(name, None)
        try:
            report_of(target).write_text(report_text(outcome, language), encoding="utf-8")
        except OSError as error:
            _log.warning("inbox: the report on %s cannot be written: %s", outcome.file, error)

    def _marks(self) -> dict[str, Mark]:
        """The marks of all files that count: no links, folders, hidden or unfinished files, no reports."""
        try:
            paths = [path for path in self._folder.iterdir() if _counts(path)]
        except OSError as error:
            if self._listed:
                _log.error("inbox: %s cannot be looked at: %s", self._folder, error)
            self._listed = False
            return {}
        self._listed = True
        return {path.name: mark for path in paths if (mark := _mark(path)) is not None}


def inbox_of(settings: Settings) -> Inbox | None:
    """The inbox that is set, its folder made where it is missing; SettingUnusable if it cannot serve as one."""
    if settings.inbox is None:
        return None
    folder, data = settings.inbox, {"name": "ONRECORD_INBOX", "path": str(settings.inbox)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        os.scandir(folder).close()
    except OSError as error:
        data["reason"] = cause_of(error)
        raise SettingUnusable("cli.setting.inbox_unusable", data) from None
    if folder.resolve() in {path.resolve().parent for path in settings.own_files}:
        raise SettingUnusable("cli.setting.inbox_shared", data)
    return Inbox(folder.resolve())


def _counts(path: Path) -> bool:
    if is_hidden(path.name) or path.name.lower().endswith(_UNFINISHED):
        return False
    return path.is_file() and not path.is_symlink() and not is_report(path)


def _mark(path: Path) -> Mark | None:
    try:
        status = path.stat(follow_symlinks=False)
    except OSError:  # taken away since it was listed
        return None
    return Mark(status.st_size, status.st_mtime_ns)


def _free(place: Path, name: str) -> Path:
    """A path for the name there at which nothing stands, nor a report on it: numbered where it has to be."""
    first = place / name
    numbered = (first.with_stem(f"{first.stem}-{number}") for number in itertools.count(2))
    candidates = itertools.chain((first,), numbered)
    return next(path for path in candidates if not any(map(os.path.lexists, (path, report_of(path)))))
