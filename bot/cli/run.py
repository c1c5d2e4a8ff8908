"""`onrecord run` and `onrecord demo`: the bot on Telegram, and the bot in a local playground."""

import asyncio
import contextlib
import gc
import os
import sys

import click

from bot.cli import told
from bot.cli.opening import database_option, opened, plain_errors


@click.command("run", help=told("cli.help.run"))
@click.option("--webhook", metavar="URL", help=told("cli.help.webhook"))
@click.option("--listen", metavar="HOST:PORT", help=told("cli.help.listen"))
@database_option
@plain_errors
def run_command(webhook: str | None, listen: str | None, database: str | None) -> None:
    """Run the bot until a signal ends it."""
    from bot.app import run
    from bot.config import read_settings, unknown_settings
    from bot.logs import set_up_logs
    from store import warm_up

    settings = read_settings(database_url=database, webhook_url=webhook, listen=listen)
    for name, meant in unknown_settings(os.environ):
        key = "cli.setting.misspelt" if meant else "cli.setting.unknown"
        click.echo(told(key, name=name, meant=meant), err=True)
    settings.token  # noqa: B018  # a missing token is said before anything is opened
    set_up_logs(sys.stderr)
    with opened(settings) as store:
        warm_up()
        store.meaning.warm_up()
        gc.freeze()  # what is loaded stays: no collection need walk over it while questions wait
        raise SystemExit(asyncio.run(run(settings, store)))


@click.command("demo", help=told("cli.help.demo"))
@click.option("--no-open", is_flag=True, help=told("cli.help.no_open"))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help=told("cli.help.port"))
@database_option
@plain_errors
def demo_command(no_open: bool, port: int, database: str | None) -> None:
    """Run the bot against the playground until a signal ends it."""
    from bot.demo import demo

    with contextlib.suppress(KeyboardInterrupt):
        raise SystemExit(demo(database=database, port=port, open_page=not no_open))
