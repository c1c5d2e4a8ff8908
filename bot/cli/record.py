"""`onrecord calls`, `show`, `digest` and `withdraw`: what the store holds."""

import os
from datetime import UTC, datetime

import click

from bot.cli import console_language, told
from bot.cli.as_json import call_shape, digest_shape, row_shape, written
from bot.cli.opening import actor, database_option, json_option, opened_at, plain_errors
from handlers.render import digest_card, digest_full, metrics_message, qa_message
from handlers.render.answers import call_line
from handlers.render.chat import calls_message
from handlers.render.tables import people_message


@click.command("calls", help=told("cli.help.calls"))
@json_option
@database_option
@plain_errors
def calls_command(as_json: bool, database: str | None) -> None:
    """The stored calls, newest first."""
    with opened_at(database) as store:
        rows = store.calls()
    if as_json:
        click.echo(written([row_shape(row) for row in rows], indent=1))
    else:
        click.echo(calls_message(rows, console_language(os.environ)).plain)


@click.command("show", help=told("cli.help.show"))
@click.argument("call", required=False)
@json_option
@database_option
@plain_errors
def show_command(call: str | None, as_json: bool, database: str | None) -> None:
    """One call: all of it as JSON, or its people, figures and questions as text."""
    language = console_language(os.environ)
    with opened_at(database) as store:
        stored = store.call(call)
        row = store.row(stored.key)
    if as_json:
        click.echo(written(call_shape(stored), indent=1))
        return
    click.echo(people_message(row, stored.call, language).plain)
    for draw in (metrics_message, qa_message):
        click.echo(draw(row, stored.call, language, None).plain)


@click.command("digest", help=told("cli.help.digest"))
@click.argument("call", required=False)
@click.option("--card", is_flag=True, help=told("cli.help.card"))
@json_option
@database_option
@plain_errors
def digest_command(call: str | None, card: bool, as_json: bool, database: str | None) -> None:
    """The digest of a call, in the record's language."""
    with opened_at(database) as store:
        digest = store.digest(call)
    if as_json:
        click.echo(written(digest_shape(digest), indent=1))
    else:
        click.echo((digest_card if card else digest_full)(digest, digest.language).plain)


@click.command("withdraw", help=told("cli.help.withdraw"))
@click.argument("call")
@database_option
@plain_errors
def withdraw_command(call: str, database: str | None) -> None:
    """Take a call out of every answer."""
    with opened_at(database) as store:
        row = store.withdraw(call, now=datetime.now(UTC), actor=actor())
    click.echo(told("cli.withdrawn", call=row.key, title=call_line(row, console_language(os.environ))))
