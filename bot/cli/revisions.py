"""`onrecord diff` and `reparse`: a call's revisions compared, and stored texts read again."""

import os

import click

from bot.cli import console_language, told
from bot.cli.as_json import difference_shape, reparsed_shape, written
from bot.cli.opening import database_option, json_option, opened_at, plain_errors
from handlers.render.differences import difference_message
from handlers.render.problems import located
from store import Reparsed


@click.command("diff", help=told("differences.help.diff"))
@click.argument("call", required=False)
@click.option("--from", "old", type=click.IntRange(1), metavar="N", help=told("differences.help.from"))
@click.option("--to", "new", type=click.IntRange(1), metavar="M", help=told("differences.help.to"))
@json_option
@database_option
@plain_errors
def diff_command(
    call: str | None, old: int | None, new: int | None, as_json: bool, database: str | None
) -> None:
    """What changed between two revisions of a call."""
    with opened_at(database) as store:
        difference = store.difference(call, old, new)
    if as_json:
        click.echo(written(difference_shape(difference), indent=1))
    else:
        click.echo(difference_message(difference, console_language(os.environ)).plain)


@click.command("reparse", help=told("differences.help.reparse"))
@click.argument("calls", nargs=-1, metavar="[CALL...]")
@click.option("--all", "everything", is_flag=True, help=told("differences.help.all"))
@json_option
@database_option
@plain_errors
def reparse_command(calls: tuple[str, ...], everything: bool, as_json: bool, database: str | None) -> None:
    """Read stored texts again; one line a call."""
    if bool(calls) == everything:
        raise click.UsageError(told("differences.reparsed.which"))
    with opened_at(database) as store:
        for name in calls or [row.key for row in store.calls()]:
            _tell(store.reparse(name), as_json=as_json)


def _tell(outcome: Reparsed, *, as_json: bool) -> None:
    language = console_language(os.environ)
    if as_json:
        click.echo(written(reparsed_shape(outcome, language)))
        return
    kind = "changed" if outcome.changed else "unchanged"
    click.echo(told(f"differences.reparsed.{kind}", call=outcome.call))
    for problem in outcome.problems:
        click.echo(f"  {located(problem, language)}")
