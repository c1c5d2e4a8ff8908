"""What may be supplied with one file: `--company`, `--period` and `--date` of `onrecord ingest`."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from typing import Any, TypeVar

import click

from bot.cli import told
from store import Supplied

F = TypeVar("F", bound=Callable[..., Any])


def supplied_options(command: F) -> F:
    """The command with the three options."""
    for name, metavar in (("date", "DATE"), ("period", "PERIOD"), ("company", "NAME")):
        option = click.option(f"--{name}", metavar=metavar, help=told(f"companies.help.{name}_option"))
        command = option(command)
    return command


def supplied(
    files: Sequence[object], company: str | None, period: str | None, date: str | None
) -> Supplied | None:
    """What was supplied, None where nothing was; a usage error with several files or a date that is none."""
    company, period = ((text or "").strip() or None for text in (company, period))
    if company is None and period is None and date is None:
        return None
    if len(files) != 1:
        raise click.UsageError(told("companies.one_file"))
    held_at, exact = (None, False) if date is None else _held_at(date.strip())
    return Supplied(company=company, period=period, held_at=held_at, exact=exact)


def _held_at(text: str) -> tuple[datetime, bool]:
    """The moment, and whether it has a time and a zone; a day alone, or a time without a zone, is its midnight UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.UsageError(told("companies.bad_date", date=text)) from None
    if moment.tzinfo is not None:
        return moment, True
    return datetime.combine(moment.date(), time(), tzinfo=UTC), False
