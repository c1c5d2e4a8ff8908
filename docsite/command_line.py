"""The sections of the command line: every command with its arguments and options, as the program tells them.

A command's help is in the language of the console that it is loaded in, so each language is asked of a process of
its own: `python -m docsite.command_line`.
"""

import os
import subprocess
import sys
from collections.abc import Iterator

import click

from bot.cli import console_language, main
from docsite.markdown import code, table

_LOCALES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
_HEAD = {"en": ("option", "what it does"), "zh": ("选项", "作用")}
_SHARED = ("--database", "--help")  # said once, above the sections


def sections(language: str) -> str:
    """A section for each command, each subcommand among them."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    environ |= {"LC_ALL": _LOCALES[language], "PYTHONIOENCODING": "utf-8"}
    asked = [sys.executable, "-m", "docsite.command_line"]
    told = subprocess.run(asked, env=environ, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    return told.stdout.rstrip("\n")


def walk(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below this one with the words that call it; a group stands before its own."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from walk(below, (*path, name))


def _section(path: tuple[str, ...], command: click.Command) -> str:
    context = click.Context(command, info_name=" ".join(path))
    depth = "###" if len(path) == 2 else "####"
    parts = [f"{depth} {' '.join(path)}", command.help or ""]
    if not isinstance(command, click.Group):
        pieces = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
        parts.append(f"```\n{' '.join((*path, *pieces))}\n```")
    parts += [command.epilog or "", _options(command, context)]
    return "\n\n".join(filter(None, parts))


def _options(command: click.Command, context: click.Context) -> str:
    records = [
        option.get_help_record(context)
        for option in command.get_params(context)
        if isinstance(option, click.Option) and option.opts[0] not in _SHARED and "--help" not in option.opts
    ]
    rows = [(code(record[0]), record[1]) for record in records if record is not None]
    return table(_HEAD[console_language(os.environ)[:2]], rows) if rows else ""


if __name__ == "__main__":
    for words, each in walk(main, ("onrecord",)):
        if each is not main:
            click.echo(f"{_section(words, each)}\n")
