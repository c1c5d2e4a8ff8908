"""What every command shares: the `--database` option, an open store, who acts, and errors as one sentence."""

import functools
import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from bot.causes import cause_of
from bot.cli import console_language, told
from bot.config import PREFIX, Settings, SettingUnusable, read_settings
from bot.meanings import meanings
from handlers.render.chat import error_text
from handlers.render.words import cause_in_words
from store import DatabaseUnusable, OnRecordError

if TYPE_CHECKING:
    from store import Store

F = TypeVar("F", bound=Callable[..., Any])


def _or_of_the_program(context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    """What stands behind the command, else what stands before it."""
    return given if given is not None else context.find_root().params.get("database")


database_option = click.option(
    "--database", metavar="URL", help=told("cli.help.database"), callback=_or_of_the_program
)
json_option = click.option("--json", "as_json", is_flag=True, help=told("cli.help.json"))


def plain_errors(command: F) -> F:
    """The command, with every error of the store or a setting as a sentence on stderr and exit 1 or 2."""

    @functools.wraps(command)
    def guarded(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except SettingUnusable as error:
            stop(told(error.key, **_explained(error)), 2)
        except OnRecordError as error:
            sentence = error_text(error, console_language(os.environ))
            stop(sentence, 2 if isinstance(error, DatabaseUnusable) else 1)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(1) from None

    return guarded  # type: ignore[return-value]


def _explained(error: SettingUnusable) -> dict[str, str]:
    """The data of the sentence; of a value that cannot be used, what the setting is: its reader speaks English only."""
    if error.key != "cli.setting.malformed":
        language = console_language(os.environ)
        return {**error.data, "reason": cause_in_words(language, error.data.get("reason", ""))}
    about = told(f"config.{error.data['name'].removeprefix(PREFIX).lower()}")
    return {**error.data, "about": about.replace("`", "")}


def stop(sentence: str, code: int) -> NoReturn:
    """Say the sentence on stderr and end with that exit code."""
    click.echo(sentence, err=True)
    raise SystemExit(code)


def stop_unreadable(path: str, error: Exception) -> NoReturn:
    """Say that a file cannot be read, and why, and end."""
    reason = cause_in_words(console_language(os.environ), cause_of(error))
    stop(told("companies.unreadable", path=path, reason=reason), 1)


def actor() -> str:
    """Who acts, for the audit log: the account of the machine."""
    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):  # an account without a name, as in a container
        return f"cli:{os.getuid()}"


@contextmanager
def opened(settings: Settings) -> "Iterator[Store]":
    """The store of the settings, closed at the end."""
    from store import Store  # loaded here: help and errors never pay for the database

    store = Store.open(
        settings.database, limit_bytes=settings.file_limit_bytes, meanings=meanings(settings.semantic)
    )
    try:
        yield store
    finally:
        store.close()


@contextmanager
def opened_at(database: str | None) -> "Iterator[Store]":
    """The store at that address, or at the one that the environment names."""
    with opened(read_settings(database_url=database)) as store:
        yield store
