"""`onrecord access`: which chats a deployment serves, and with which companies."""

import os
from datetime import UTC, datetime

import click

from bot.cli import console_language, told
from bot.cli.as_json import Shape, written
from bot.cli.opening import actor, database_option, json_option, opened_at, plain_errors
from handlers.render.access import access_message
from store import Permit, Store

# A group's number begins with a minus, and is no option.
_NUMBERS = {"ignore_unknown_options": True}
_chat = click.argument("chat", type=int)


@click.group("access", help=told("access.help.access"))
def access_command() -> None:
    """Closed deployments."""


@access_command.command("list", help=told("access.help.list"))
@json_option
@database_option
@plain_errors
def list_command(as_json: bool, database: str | None) -> None:
    """Who is served."""
    with opened_at(database) as store:
        _tell(store, as_json=as_json)


@access_command.command("close", help=told("access.help.close"))
@database_option
@plain_errors
def close_command(database: str | None) -> None:
    """Serve only chats that were allowed."""
    with opened_at(database) as store:
        store.permits.close(actor(), now=datetime.now(UTC))
        _tell(store)


@access_command.command("open", help=told("access.help.open"))
@database_option
@plain_errors
def open_command(database: str | None) -> None:
    """Serve every chat but those that are forbidden."""
    with opened_at(database) as store:
        store.permits.open(actor(), now=datetime.now(UTC))
        _tell(store)


@access_command.command("allow", help=told("access.help.allow"), context_settings=_NUMBERS)
@_chat
@click.argument("companies", nargs=-1, metavar="[COMPANY]...")
@database_option
@plain_errors
def allow_command(chat: int, companies: tuple[str, ...], database: str | None) -> None:
    """Serve a chat, with these companies or all."""
    with opened_at(database) as store:
        store.permits.allow(chat, companies, actor(), now=datetime.now(UTC))
        _tell(store)


@access_command.command("forbid", help=told("access.help.forbid"), context_settings=_NUMBERS)
@_chat
@database_option
@plain_errors
def forbid_command(chat: int, database: str | None) -> None:
    """Turn a chat away."""
    with opened_at(database) as store:
        store.permits.forbid(chat, actor(), now=datetime.now(UTC))
        _tell(store)


def _tell(store: Store, *, as_json: bool = False) -> None:
    access = store.permits.access()
    if as_json:
        shown: Shape = {
            "closed": access.closed,
            "chats": [_shape(permit) for permit in access.permits],
            "refused": [{"chat": permit.chat_id, "title": permit.title} for permit in access.refused],
        }
        click.echo(written(shown, indent=1))
    else:
        told_rows = access_message(access, dict(store.companies()), console_language(os.environ))
        click.echo("\n".join(block.plain for block in told_rows.blocks[:-1]))


def _shape(permit: Permit) -> Shape:
    return {
        "chat": permit.chat_id,
        "title": permit.title,
        "allowed": permit.allowed,
        "companies": list(permit.company_keys),
    }
