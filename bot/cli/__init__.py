"""The command line: `onrecord COMMAND`, each command loaded when it is called."""

import atexit
import gc
import importlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from bot.cli.misuse import misuse_text
from handlers.render.words import nearest_language, word

# Where each command is, and the area of the catalogue that tells its help.
_COMMANDS = {
    "ingest": ("bot.cli.ingest", "cli"),
    "calls": ("bot.cli.record", "cli"),
    "show": ("bot.cli.record", "cli"),
    "digest": ("bot.cli.record", "cli"),
    "diff": ("bot.cli.revisions", "differences"),
    "reparse": ("bot.cli.revisions", "differences"),
    "withdraw": ("bot.cli.record", "cli"),
    "company": ("bot.cli.company", "companies"),
    "trend": ("bot.cli.across", "across"),
    "compare": ("bot.cli.across", "across"),
    "guidance": ("bot.cli.across", "across"),
    "changes": ("bot.cli.across", "across"),
    "ask": ("bot.cli.ask", "cli"),
    "chat": ("bot.cli.ask", "cli"),
    "faq": ("bot.cli.desk", "desk"),
    "unanswered": ("bot.cli.desk", "desk"),
    "audit": ("bot.cli.desk", "desk"),
    "outbox": ("bot.cli.outbox", "outbox"),
    "access": ("bot.cli.access", "access"),
    "db": ("bot.cli.database", "db"),
    "run": ("bot.cli.run", "cli"),
    "demo": ("bot.cli.run", "cli"),
}


class _Contents(click.Group):
    """The commands by their names and help alone: none is imported to be listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands in the order of a first day's use."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command as it is listed, None where there is none."""
        if cmd_name not in _COMMANDS:
            return None
        return click.Command(cmd_name, help=told(f"{_COMMANDS[cmd_name][1]}.help.{cmd_name}"))


class Commands(_Contents):
    """A group that imports a command's module only when the command is asked for."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None where there is none."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(importlib.import_module(_COMMANDS[cmd_name][0]), f"{cmd_name}_command")
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of all commands."""
        _Contents().format_commands(ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What is left of the arguments for the command."""
        with _in_words(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a call that does not fit it ends with its usage in the language of the console."""
        with _in_words(ctx):
            return super().invoke(ctx)


@contextmanager
def _in_words(ctx: click.Context) -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        click.echo(misuse_text(error, console_language(os.environ)), err=True)
        ctx.exit(error.exit_code)


def console_language(environ: Mapping[str, str]) -> str:
    """The language of the command line's own words: the locale's, English where there is none."""
    named = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return nearest_language(next(filter(None, named), ""))


def told(key: str, /, **data: object) -> str:
    """A sentence of the catalogue in the language of the console."""
    return word(console_language(os.environ), key, data)


@click.group(
    cls=Commands, help=told("cli.help.onrecord"), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="onrecord", prog_name="onrecord")
@click.option("--database", metavar="URL", help=told("cli.help.database"))
def main(database: str | None) -> None:
    """Answers from the record of earnings calls."""
    atexit.register(
        gc.freeze
    )  # what a process holds goes with it: nothing is looked through for garbage at its end
