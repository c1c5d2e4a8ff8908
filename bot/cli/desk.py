"""`onrecord faq`, `unanswered` and `audit`: the operators' desk on a console."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import click

from bot.causes import cause_of
from bot.cli import console_language, told
from bot.cli.as_json import written
from bot.cli.desk_json import audited_shape, curated_shape, group_shape
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
from handlers.render.desk import audit_message, curated_message, entry_message, unanswered_message
from handlers.render.words import cause_in_words
from store import (
    Curated,
    CuratedState,
    CuratedUnusable,
    UnknownCurated,
    read_table,
    written_log,
    written_table,
)

_STATES = click.Choice(get_args(CuratedState))
_FORMATS = click.Choice(["csv", "yaml"])
_numbers = click.argument("numbers", nargs=-1, required=True, type=click.IntRange(1), metavar="ID...")


@click.group("faq", help=told("desk.help.faq"))
def faq_command() -> None:
    """Standard answers."""


@faq_command.command("list", help=told("desk.help.list"))
@click.option("--state", type=_STATES, help=told("desk.help.state"))
@json_option
@database_option
@plain_errors
def list_command(state: CuratedState | None, as_json: bool, database: str | None) -> None:
    """The standard answers by number."""
    with opened_at(database) as store:
        entries = store.desk.curated(state, now=datetime.now(UTC))
    if as_json:
        click.echo(written([curated_shape(entry) for entry in entries], indent=1))
    else:
        click.echo(curated_message(entries, console_language(os.environ), in_chat=False).plain)


@faq_command.command("show", help=told("desk.help.show"))
@click.argument("number", type=click.IntRange(1), metavar="ID")
@json_option
@database_option
@plain_errors
def show_command(number: int, as_json: bool, database: str | None) -> None:
    """One standard answer, whole."""
    with opened_at(database) as store:
        entries = store.desk.curated(now=datetime.now(UTC))
    entry = next((entry for entry in entries if entry.id == number), None)
    if entry is None:
        raise UnknownCurated(number)
    if as_json:
        click.echo(written(curated_shape(entry), indent=1))
    else:
        click.echo(entry_message(entry, console_language(os.environ)).plain)


@faq_command.command("add", help=told("desk.help.add"))
@click.option("--question", required=True, help=told("desk.help.question"))
@click.option("--also", multiple=True, help=told("desk.help.also"))
@click.option("--answer", required=True, help=told("desk.help.answer"))
@click.option("--owner", required=True, help=told("desk.help.owner"))
@click.option("--source", required=True, help=told("desk.help.source"))
@click.option("--expires", required=True, type=click.DateTime(["%Y-%m-%d"]), help=told("desk.help.expires"))
@click.option("--company", help=told("desk.help.company"))
@database_option
@plain_errors
def add_command(
    question: str,
    also: tuple[str, ...],
    answer: str,
    owner: str,
    source: str,
    expires: datetime,
    company: str | None,
    database: str | None,
) -> None:
    """Keep a draft."""
    day: date = expires.date()
    entry = Curated(
        company_key=company,
        question=question,
        also=also,
        answer=answer,
        owner=owner,
        source=source,
        expires_on=day,
    )
    with opened_at(database) as store:
        _tell(store.desk.add(entry, actor(), now=datetime.now(UTC)))


@faq_command.command("review", help=told("desk.help.review"))
@_numbers
@database_option
@plain_errors
def review_command(numbers: tuple[int, ...], database: str | None) -> None:
    """Mark drafts as reviewed."""
    _move(numbers, "reviewed", database)


@faq_command.command("approve", help=told("desk.help.approve"))
@_numbers
@database_option
@plain_errors
def approve_command(numbers: tuple[int, ...], database: str | None) -> None:
    """Let them answer questions."""
    _move(numbers, "approved", database)


@faq_command.command("expire", help=told("desk.help.expire"))
@_numbers
@database_option
@plain_errors
def expire_command(numbers: tuple[int, ...], database: str | None) -> None:
    """End them."""
    _move(numbers, "expired", database)


@faq_command.command("import", help=told("desk.help.import"))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--format", "form", type=_FORMATS, help=told("desk.help.format"))
@database_option
@plain_errors
def import_command(file: Path, form: str | None, database: str | None) -> None:
    """Keep the new rows of a table as drafts, or none."""
    try:
        entries = read_table(file.read_bytes(), _format(file.name, form))
    except OSError as error:
        stop_unreadable(str(file), error)
    except CuratedUnusable as error:
        problem = error_text(error, console_language(os.environ))
        stop(told("desk.faq.in_row", row=error.row, problem=problem) if error.row else problem, 1)
    with opened_at(database) as store:
        kept = store.desk.add_all(entries, actor(), now=datetime.now(UTC))
    click.echo(told("desk.faq.imported", count=len(kept)))
    if len(kept) < len(entries):
        click.echo(told("desk.faq.unchanged", count=len(entries) - len(kept)))


@faq_command.command("export", help=told("desk.help.export"))
@click.argument("file", default="-")
@click.option("--format", "form", type=_FORMATS, help=told("desk.help.format"))
@database_option
@plain_errors
def export_command(file: str, form: str | None, database: str | None) -> None:
    """Write all standard answers as a table."""
    with opened_at(database) as store:
        entries = store.desk.curated(now=datetime.now(UTC))
    text = written_table(entries, _format(file, form))
    if file == "-":
        sys.stdout.write(text)
    else:
        _write(Path(file), text)
        click.echo(told("desk.faq.exported", count=len(entries), path=file))


@click.command("unanswered", help=told("desk.help.unanswered"))
@click.option("--close", multiple=True, type=click.IntRange(1), metavar="ID", help=told("desk.help.close"))
@json_option
@database_option
@plain_errors
def unanswered_command(close: tuple[int, ...], as_json: bool, database: str | None) -> None:
    """The open questions, like ones together."""
    with opened_at(database) as store:
        if close:
            count = store.desk.close(close, actor(), now=datetime.now(UTC))
            click.echo(told("desk.unanswered.closed", count=count))
            return
        groups = store.desk.unanswered()
    if as_json:
        click.echo(written([group_shape(group) for group in groups], indent=1))
    else:
        click.echo(unanswered_message(groups, console_language(os.environ), in_chat=False).plain)


@click.command("audit", help=told("desk.help.audit"))
@click.option("--limit", type=click.IntRange(1), default=50, help=told("desk.help.limit"))
@click.option("--all", "whole", is_flag=True, help=told("desk.help.whole"))
@click.option("--csv", "as_csv", is_flag=True, help=told("desk.help.csv"))
@json_option
@database_option
@plain_errors
def audit_command(limit: int, whole: bool, as_csv: bool, as_json: bool, database: str | None) -> None:
    """What operators did and what was published, the newest first."""
    with opened_at(database) as store:
        rows = store.desk.audit(None if whole else limit)
    if as_csv:
        click.echo(written_log(rows), nl=False)
    elif as_json:
        click.echo(written([audited_shape(row) for row in rows], indent=1))
    else:
        click.echo(audit_message(rows, console_language(os.environ)).plain)


def _write(path: Path, text: str) -> None:
    """With the mark by which spreadsheets know a CSV to be UTF-8; others pass over it."""
    try:
        path.write_text(text, encoding="utf-8-sig" if _format(path.name, None) == "csv" else "utf-8")
    except OSError as error:
        reason = cause_in_words(console_language(os.environ), cause_of(error))
        stop(told("desk.faq.unwritten", path=str(path), reason=reason), 1)


def _move(numbers: tuple[int, ...], to: CuratedState, database: str | None) -> None:
    with opened_at(database) as store:
        for number in numbers:
            _tell(store.desk.move(number, to, actor(), now=datetime.now(UTC)))


def _tell(entry: Curated) -> None:
    click.echo(told("desk.faq.moved", id=entry.id, state=told(f"desk.state.{entry.state}")))


def _format(name: str, form: str | None) -> str:
    if form:
        return form
    return "yaml" if name.lower().endswith((".yaml", ".yml")) else "csv"
