"""`onrecord trend`, `compare`, `guidance` and `changes`: what several calls say."""

import os
from collections.abc import Callable

import click

from bot.cli import console_language, told
from bot.cli.across_json import changes_shape, ledger_shape, series_shape
from bot.cli.as_json import written
from bot.cli.opening import database_option, json_option, opened_at, plain_errors
from handlers.render.across import compare_message, trend_message
from handlers.render.ledgers import changes_message, ledger_message
from handlers.render.message import Message

_words = click.argument("words", nargs=-1, metavar="METRIC [SUBJECT]")


@click.command("trend", help=told("across.help.trend"), epilog=told("across.help.words"))
@_words
@json_option
@database_option
@plain_errors
def trend_command(words: tuple[str, ...], as_json: bool, database: str | None) -> None:
    """A metric over the calls on record."""
    with opened_at(database) as store:
        series = store.across.trend(" ".join(words))
    if as_json:
        click.echo(written(series_shape(series), indent=1))
    else:
        _say(lambda language: trend_message(series, language))


@click.command("compare", help=told("across.help.compare"), epilog=told("across.help.words"))
@click.argument("words", nargs=-1, metavar="A B METRIC")
@json_option
@database_option
@plain_errors
def compare_command(words: tuple[str, ...], as_json: bool, database: str | None) -> None:
    """Two subjects or two companies side by side."""
    with opened_at(database) as store:
        sides = store.across.compare(" ".join(words))
    if as_json:
        click.echo(written([series_shape(side) for side in sides], indent=1))
    else:
        _say(lambda language: compare_message(sides, language))


@click.command("guidance", help=told("across.help.guidance"))
@click.argument("call", required=False)
@json_option
@database_option
@plain_errors
def guidance_command(call: str | None, as_json: bool, database: str | None) -> None:
    """The expectations of a call and what later calls say of them."""
    with opened_at(database) as store:
        ledger = store.across.guidance(call)
    if as_json:
        click.echo(written(ledger_shape(ledger), indent=1))
    else:
        _say(lambda language: ledger_message(ledger, language))


@click.command("changes", help=told("across.help.changes"))
@click.argument("call", required=False)
@json_option
@database_option
@plain_errors
def changes_command(call: str | None, as_json: bool, database: str | None) -> None:
    """A call against the one before it."""
    with opened_at(database) as store:
        found = store.across.changes(call)
    if as_json:
        click.echo(written(changes_shape(found), indent=1))
    else:
        _say(lambda language: changes_message(found, language))


def _say(draw: Callable[[str], Message]) -> None:
    click.echo(draw(console_language(os.environ)).plain)
