"""`onrecord outbox list|retry`: what is on its way to the chats, and what an operator sends again."""

from datetime import UTC, datetime
from typing import get_args

import click

from bot.cli import told
from bot.cli.as_json import Shape, written
from bot.cli.opening import actor, database_option, json_option, opened_at, plain_errors
from store import Delivery, DeliveryState

_STATES = click.Choice(get_args(DeliveryState))


@click.group("outbox", help=told("outbox.help.outbox"))
def outbox_command() -> None:
    """The digests and their way."""


@outbox_command.command("list", help=told("outbox.help.list"))
@click.option("--state", type=_STATES, help=told("outbox.help.state"))
@json_option
@database_option
@plain_errors
def list_command(state: DeliveryState | None, as_json: bool, database: str | None) -> None:
    """How many deliveries are in each state, or with a state each of these."""
    with opened_at(database) as store:
        counts = store.outbox.counts()
        rows = store.outbox.deliveries(state=state) if state else ()
    if as_json:
        tally: Shape = {str(name): count for name, count in counts.items()}
        click.echo(written([_shape(row) for row in rows] if state else tally, indent=1))
    elif state:
        for row in rows:
            click.echo(told("outbox.row", **_shape(row)))
    else:
        for name, count in counts.items():
            click.echo(told("outbox.count", state=name, count=count))


@outbox_command.command("retry", help=told("outbox.help.retry"))
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(1), metavar="ID...")
@database_option
@plain_errors
def retry_command(numbers: tuple[int, ...], database: str | None) -> None:
    """Send what is unknown or dead again; exit 1 if anything is neither."""
    refused = False
    with opened_at(database) as store:
        for number in numbers:
            again = store.outbox.retry(number, actor(), now=datetime.now(UTC))
            refused = refused or not again
            click.echo(told("outbox.again" if again else "outbox.neither", id=number))
    raise SystemExit(1 if refused else 0)


def _shape(row: Delivery) -> Shape:
    return {
        "id": row.id,
        "state": row.state,
        "call": row.call_key,
        "revision": row.revision,
        "chat": row.chat_id,
        "purpose": row.purpose,
        "attempts": row.attempts,
    }
