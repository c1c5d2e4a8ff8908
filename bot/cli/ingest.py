"""`onrecord ingest`: files into the store."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli import console_language, told
from bot.cli.as_json import ingested_shape, written
from bot.cli.opening import database_option, json_option, opened, plain_errors
from bot.cli.supplied import supplied, supplied_options
from bot.config import Settings, read_settings
from handlers.render.problems import ingested_text, located
from store import FileTooLarge, Ingested, Problem, Supplied

if TYPE_CHECKING:
    from store import Store


@click.command("ingest", help=told("cli.help.ingest"))
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--push/--no-push", default=None, help=told("cli.help.push"))
@supplied_options
@json_option
@database_option
@plain_errors
def ingest_command(
    files: tuple[str, ...], push: bool | None, as_json: bool, database: str | None, **said: str | None
) -> None:
    """Store the files; exit 1 if any was rejected."""
    settings, language = read_settings(database_url=database), console_language(os.environ)
    paths, rejected = tuple(expanded(files)), 0
    given = supplied(paths, **said)
    with opened(settings) as store:
        for path in _progress(paths, quiet=as_json):
            outcome = ingested(store, path, push, settings, given)
            rejected += outcome.status == "rejected"
            _tell(outcome, language, as_json=as_json)
    raise SystemExit(1 if rejected else 0)


def expanded(patterns: Iterable[str]) -> Iterator[Path]:
    """The files that are named, patterns that the shell left alone filled in."""
    for pattern in patterns:
        matches = [] if os.path.lexists(pattern) else sorted(glob.glob(pattern, recursive=True))
        yield from map(Path, matches or [pattern])


def ingested(
    store: "Store", path: Path, push: bool | None, settings: Settings, given: Supplied | None = None
) -> Ingested:
    """The outcome of one file; one that cannot be read, or is over the limit, is rejected unread."""
    try:
        size, limit = path.stat().st_size, settings.file_limit_bytes
        if size > limit:
            error = FileTooLarge(size, limit)
            return _rejected(path, Problem(key=error.key, data=error.data))
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _rejected(path, Problem(key="ingest.unreadable", data={"reason": reason}))
    window = settings.push_window_days
    return store.ingest(path.name, data, now=datetime.now(UTC), push=push, window_days=window, supplied=given)


def _rejected(path: Path, problem: Problem) -> Ingested:
    return Ingested(file=path.name, status="rejected", problems=(problem,))


def _tell(outcome: Ingested, language: str, *, as_json: bool) -> None:
    if as_json:
        click.echo(written(ingested_shape(outcome, language)))
        return
    click.echo(ingested_text(outcome, language), err=outcome.status == "rejected")
    for problem in outcome.problems:
        click.echo(f"  {located(problem, language)}", err=outcome.status == "rejected")


def _progress(paths: Sequence[Path], *, quiet: bool) -> Iterable[Path]:
    if quiet or len(paths) < 2 or not sys.stderr.isatty():
        return paths
    from rich.console import Console  # a pipe or a single file never pays for it
    from rich.progress import track

    return track(paths, description=told("cli.ingesting"), console=Console(stderr=True))
