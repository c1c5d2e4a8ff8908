"""`onrecord db upgrade|check|backup|restore|copy`: the database as a whole."""

from collections.abc import Mapping
from pathlib import Path

import click

from bot.cli import told
from bot.cli.as_json import written
from bot.cli.opening import database_option, json_option, opened, plain_errors, stop
from bot.config import read_settings
from bot.meanings import state


@click.group("db", help=told("db.help.db"))
def db_command() -> None:
    """The database as a whole."""


@db_command.command("upgrade", help=told("db.help.upgrade"))
@database_option
@plain_errors
def upgrade_command(database: str | None) -> None:
    """Bring the schema up to date."""
    from store import upgrade_database

    before, after = upgrade_database(_address(database))
    if before is None:
        click.echo(told("db.made", schema=after))
    elif before == after:
        click.echo(told("db.current", schema=after))
    else:
        click.echo(told("db.upgraded", before=before, schema=after))


@db_command.command("check", help=told("db.help.check"))
@json_option
@database_option
@plain_errors
def check_command(as_json: bool, database: str | None) -> None:
    """What is in the database, and what is wrong with it; exit 1 if anything is."""
    from store import check_database

    settings = read_settings(database_url=database)
    report, semantic = check_database(settings.database), state(settings.semantic)
    problems = [told(problem.key, **problem.data) for problem in report.problems]
    if as_json:
        shape = {"engine": report.engine, "schema": report.schema, "rows": dict(report.rows)}
        click.echo(written({**shape, "semantic": semantic, "problems": problems}, indent=1))
    else:
        click.echo(told("db.engine", engine=report.engine, schema=report.schema))
        click.echo(told(f"db.semantic.{semantic}", calls=report.rows.get("sentence_vectors", 0)))
        click.echo("\n".join(problems) if problems else told("db.sound", rows=_rows(report.rows)))
    raise SystemExit(1 if problems else 0)


@db_command.command("embed", help=told("db.help.embed"))
@database_option
@plain_errors
def embed_command(database: str | None) -> None:
    """Read what the sentences of each call mean, where that is not done; exit 2 where no model is in use."""
    settings = read_settings(database_url=database)
    semantic = state(settings.semantic)
    if semantic != "on":
        stop(told(f"db.semantic.{semantic}", calls=0), 2)
    with opened(settings) as store:
        while key := store.meaning.read_next():
            click.echo(told("db.embedded", call=key))
        report = store.meaning.report()
    click.echo(told("db.all_embedded", calls=report.calls, embedded=report.embedded))


@db_command.command("backup", help=told("db.help.backup"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@database_option
@plain_errors
def backup_command(file: Path, database: str | None) -> None:
    """Save the database as one file, while it is in use."""
    from store import backup_database

    rows = backup_database(_address(database), file)
    click.echo(told("db.saved", path=file, rows=_rows(rows)))


@db_command.command("restore", help=told("db.help.restore"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@database_option
@plain_errors
def restore_command(file: Path, database: str | None) -> None:
    """Put what was saved into an empty database."""
    from store import restore_database

    rows = restore_database(file, _address(database))
    click.echo(told("db.restored", path=file, rows=_rows(rows)))


@db_command.command("copy", help=told("db.help.copy"))
@click.argument("target", metavar="URL")
@database_option
@plain_errors
def copy_command(target: str, database: str | None) -> None:
    """Copy the database into an empty one, of this or the other engine."""
    from store import copy_database

    rows = copy_database(_address(database), target)
    click.echo(told("db.copied", rows=_rows(rows)))


def _address(database: str | None) -> str:
    return read_settings(database_url=database).database


def _rows(rows: Mapping[str, int]) -> str:
    """The kinds that an operator knows, counted; of a schema that is not this program's nothing is."""
    counted = {
        name: rows.get(name, 0) for name in ("companies", "calls", "chats", "subscriptions", "deliveries")
    }
    return told("db.rows", **counted) if rows else told("db.uncounted")
