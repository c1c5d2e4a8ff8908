"""`onrecord company list|show|edit`: what operators say of the companies on record."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli import console_language, told
from bot.cli.as_json import written
from bot.cli.opening import (
    actor,
    database_option,
    json_option,
    opened_at,
    plain_errors,
    stop,
    stop_unreadable,
)
from handlers.render.chat import error_text
from handlers.render.quiet import last_day, quiet_message
from store import ProfileUnusable

if TYPE_CHECKING:
    from store import Store


@click.group("company", help=told("companies.help.company"))
def company_command() -> None:
    """Company profiles."""


@company_command.command("list", help=told("companies.help.list"))
@json_option
@database_option
@plain_errors
def list_command(as_json: bool, database: str | None) -> None:
    """The companies with a call, by name."""
    with opened_at(database) as store:
        listed = [
            {
                "company": name,
                "key": key,
                "tickers": list(store.tickers(key)),
                "calls": len(store.calls(key)),
            }
            for key, name in store.companies()
        ]
    if as_json:
        click.echo(written(listed, indent=1))
        return
    click.echo("\n".join(map(_line, listed)) or told("companies.none"))


@company_command.command("show", help=told("companies.help.show"))
@click.argument("company")
@database_option
@plain_errors
def show_command(company: str, database: str | None) -> None:
    """A company's profile as its operator wrote it."""
    with opened_at(database) as store:
        click.echo(store.profile(company), nl=False)


@company_command.command("edit", help=told("companies.help.edit"))
@click.argument("company")
@click.option("--file", "path", metavar="FILE", help=told("companies.help.file"))
@database_option
@plain_errors
def edit_command(company: str, path: str | None, database: str | None) -> None:
    """Check and store another profile, then read the company's calls again by it."""
    with opened_at(database) as store:
        before = store.profile(company)
        if path is None and not _typed():
            path = "-"
        text = _edited(store, company, before) if path is None else _given(path)
        if text is None or text == before:
            click.echo(told("companies.unchanged"))
            return
        _keep(store, company, text)


@company_command.command("quiet", help=told("companies.help.quiet"))
@click.argument("company")
@click.argument("state", type=click.Choice(["on", "off"]))
@click.argument("until", nargs=-1, metavar="[until DATE]")
@database_option
@plain_errors
def quiet_command(company: str, state: str, until: tuple[str, ...], database: str | None) -> None:
    """Begin the company's quiet period, or end it."""
    last = last_day(" ".join(until)) if state == "on" else None
    with opened_at(database) as store:
        now = datetime.now(UTC)
        store.desk.set_quiet(company, last, actor(), now=now)
        rows = quiet_message(store.desk.quiet(now), console_language(os.environ)).blocks[:-1]
    click.echo("\n".join(block.plain for block in rows))


def _keep(store: "Store", company: str, text: str) -> None:
    key = store.find_company(company)[0]
    profile = store.set_profile(key, text, now=datetime.now(UTC), actor=actor())
    read = [store.reparse(row.key) for row in store.calls(key)]
    changed = sum(each.changed for each in read)
    click.echo(told("companies.kept", name=profile.name, count=len(read), changed=changed))


def _typed() -> bool:
    """Whether somebody sits at the console."""
    return sys.stdin.isatty()


def _given(path: str) -> str:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        stop_unreadable(path, error)


def _edited(store: "Store", company: str, text: str) -> str | None:
    """What the editor leaves, once it can be taken; None if nothing was changed or the operator gives up."""
    before = text
    while True:
        try:
            edited = click.edit(text, extension=".toml")
        except click.ClickException as error:
            stop(told("companies.no_editor", reason=error.message), 1)
        if edited is None or edited == before:
            return None
        try:
            store.check_profile(company, edited)
            return edited
        except ProfileUnusable as error:
            click.echo(error_text(error, console_language(os.environ)), err=True)
            if not click.confirm(told("companies.again"), default=True):
                raise
            text = edited


def _line(company: dict[str, object]) -> str:
    tickers = company["tickers"]
    shown = ", ".join(tickers) if isinstance(tickers, list) else ""
    return told(
        "companies.listed", name=company["company"], key=company["key"], tickers=shown, count=company["calls"]
    )
