"""`onrecord ask` and `onrecord chat`: the answers of the bot on a console."""

import gc
import json
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TextIO

import click

from bot.cli import told
from bot.cli.as_json import answer_shape, written
from bot.cli.opening import database_option, json_option, opened_at, plain_errors, stop
from handlers.render import answer_message
from store import Answer, Choice, Question

if TYPE_CHECKING:
    from store import Store


@click.command("ask", help=told("cli.help.ask"))
@click.argument("question", required=False)
@click.option("--batch", type=click.File(encoding="utf-8-sig"), metavar="FILE", help=told("cli.help.batch"))
@click.option("--explain", is_flag=True, help=told("cli.help.explain"))
@json_option
@database_option
@plain_errors
def ask_command(
    question: str | None, batch: TextIO | None, explain: bool, as_json: bool, database: str | None
) -> None:
    """Answer one question, or each of a file on its own; or say why it is answered so."""
    if (question is None) == (batch is None) or (question is not None and not question.strip()):
        raise click.UsageError(told("cli.ask_one_or_batch"))
    if batch is not None:
        with opened_at(database) as store:
            _answer_batch(store, batch)
        return
    with _uncollected(), opened_at(database) as store:
        if explain:
            _explain(store, question or "")
        elif as_json:
            click.echo(written(answer_shape(_found(store, question or ""), None)))
        else:
            answer = _found(store, question or "")
            click.echo(_shown(answer))
            for number, choice in enumerate(answer.choices, 1):
                quoted = shlex.quote(choice.text)
                click.echo(told("cli.choice_asked", number=number, label=choice.label, question=quoted))


@click.command("chat", help=told("cli.help.chat"))
@database_option
@plain_errors
def chat_command(database: str | None) -> None:
    """Answer line by line until the input ends."""
    with opened_at(database) as store:
        if sys.stdin.isatty():
            click.echo(told("cli.chat_greeting"))
        offered: tuple[Choice, ...] = ()
        for text in _lines_typed():
            answer = _found(store, _meant(text, offered))
            offered = answer.choices
            click.echo(_shown(answer))
            for number, choice in enumerate(offered, 1):
                click.echo(told("cli.choice_typed", number=number, label=choice.label))
            click.echo()


@contextmanager
def _uncollected() -> Iterator[None]:
    """One answer leaves little garbage, and a collection walks over all that was loaded for it."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
        gc.unfreeze()  # all that is there counts as old: no collection is due at once


def _shown(answer: Answer) -> str:
    return answer_message(answer).plain


def _meant(text: str, offered: Sequence[Choice]) -> str:
    """What is asked by a line: the choice of that number, if any were offered."""
    chosen = int(text) if text.isdecimal() and len(text) == 1 else 0
    return offered[chosen - 1].text if 1 <= chosen <= len(offered) else text


def _found(store: "Store", text: str) -> Answer:
    return store.answer(Question(text=text), now=datetime.now(UTC))


def _explain(store: "Store", text: str) -> None:
    for step in store.explain(Question(text=text)):
        click.echo(f"{told(f'cli.explain.{step.key}')}  {step.words}")


def _answer_batch(store: "Store", batch: TextIO) -> None:
    for number, text in enumerate(batch, 1):
        if text.strip():
            key, question = _entry(text, number)
            click.echo(written(answer_shape(_found(store, question), key)))


def _entry(text: str, number: int) -> tuple[object, str]:
    try:
        entry = json.loads(text)
        return entry.get("id", number), str(entry["q"])
    except (ValueError, KeyError, AttributeError, TypeError):
        stop(told("cli.batch_line", line=number), 2)


def _lines_typed() -> Iterator[str]:
    prompt = "> " if sys.stdin.isatty() else ""
    while True:
        try:
            text = input(prompt).strip()
        except (EOFError, KeyboardInterrupt):
            return
        if text:
            yield text
