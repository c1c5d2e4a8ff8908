"""`onrecord ingest`: files into the store."""

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.cli import console_language, told
from bot.cli.as_json import ingested_shape, written
from bot.cli.opening import actor, database_option, json_option, opened, plain_errors
from bot.cli.supplied import supplied, supplied_options
from bot.config import read_settings
from bot.files import Found, found_in, ingested, shown_name
from handlers.render.problems import report_text
from store import Ingested

_NAMED = 3
Say = Callable[[str, bool], None]  # the text, and whether it is an error


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
    if not all(files):  # a variable that is not set must not name the folder that one happens to be in
        raise click.UsageError(told("cli.empty_name"))
    settings, language = read_settings(database_url=database), console_language(os.environ)
    found, rejected = expanded(files), 0
    given = supplied(found.files, **said)
    with opened(settings) as store, _progress(found.files, quiet=as_json) as (paths, say):
        for path in paths:
            outcome = ingested(
                store,
                path,
                actor=actor(),
                now=datetime.now(UTC),
                limit_bytes=settings.file_limit_bytes,
                push=push,
                window_days=settings.push_window_days,
                supplied=given,
            )
            rejected += outcome.status == "rejected"
            say(_told(outcome, language, as_json=as_json), not as_json and outcome.status == "rejected")
    _tell_left_out(found.left_out)
    raise SystemExit(1 if rejected else 0)


def expanded(patterns: Iterable[str]) -> Found:
    """The files that are named: patterns that the shell left alone filled in, folders as what they hold."""
    files, left_out = list[Path](), list[Path]()
    for pattern in patterns:
        matches = [] if os.path.lexists(pattern) else sorted(glob.glob(pattern, recursive=True))
        found = [_found(Path(match)) for match in matches or [pattern]]
        files += dict.fromkeys(path for each in found for path in each.files)
        left_out += dict.fromkeys(path for each in found for path in each.left_out)
    return Found(files=tuple(files), left_out=tuple(left_out))


def _found(path: Path) -> Found:
    try:
        return found_in(path) if path.is_dir() else Found(files=(path,))
    except OSError:  # reading it says why
        return Found(files=(path,))


def _told(outcome: Ingested, language: str, *, as_json: bool) -> str:
    return written(ingested_shape(outcome, language)) if as_json else report_text(outcome, language).rstrip()


def _tell_left_out(paths: Sequence[Path]) -> None:
    if paths:
        names = ", ".join(map(shown_name, paths[:_NAMED]))
        click.echo(told("cli.left_out", count=len(paths), names=names), err=True)


@contextmanager
def _progress(paths: Sequence[Path], *, quiet: bool) -> Iterator[tuple[Iterable[Path], Say]]:
    """The paths, with a bar as they are gone through, and how to say something beside the bar."""
    if quiet or len(paths) < 2 or not sys.stderr.isatty():
        yield paths, _echo
        return
    from rich.console import Console  # a pipe or a single file never pays for it
    from rich.progress import Progress

    console = Console(stderr=True)

    def say(text: str, err: bool) -> None:
        if err or sys.stdout.isatty():  # on the terminal it must not end up in the bar's own line
            console.print(text, markup=False, highlight=False, soft_wrap=True)
        else:
            _echo(text, err)

    with Progress(console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
        yield bar.track(paths, description=told("cli.ingesting")), say


def _echo(text: str, err: bool) -> None:
    click.echo(text, err=err)
