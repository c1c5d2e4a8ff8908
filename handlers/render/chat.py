"""The bot's own sentences: welcome, help, privacy, settings, and errors in words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from handlers.render.answers import call_blocks
from handlers.render.message import Block, Message, Span, bold, line
from handlers.render.words import has_word, word
from store import CallRow


class Told(Protocol):
    """What the catalogue can put in words: a key, and the data that its sentence names."""

    @property
    def key(self) -> str:
        """The catalogue's key."""

    @property
    def data(self) -> Mapping[str, str]:
        """The placeholders' words."""


def said(language: str, key: str, /, **data: object) -> Message:
    """One sentence, or several lines, of the catalogue."""
    return Message(blocks=_lines(word(language, key, data)))


def error_text(error: Told, language: str) -> str:
    """The error as one sentence; a general one where the catalogue does not know it."""
    key = error.key if has_word(language, error.key) else "error.OnRecordError"
    if error.data.get("known") == "":
        key = "error.nothing_stored"
    return word(language, key, _in_words(error, language))


def _in_words(error: Told, language: str) -> dict[str, str]:
    """The error's data, with the field or the states of a standard answer as the catalogue calls them."""
    data = dict(error.data)
    if has_word(language, field := f"error.field.{data.get('field')}"):
        data["field"] = word(language, field)
    if error.key == "error.curated.state":
        data["value"] = " → ".join(
            word(language, f"desk.state.{each}") for each in data["value"].split(" → ")
        )
    return data


def error_message(error: Told, language: str) -> Message:
    """The error as a message."""
    return Message(blocks=(line(error_text(error, language)),))


def help_message(commands: Iterable[str], language: str, *, operator: bool) -> Message:
    """What the bot does, its commands, and for an operator how to feed it."""
    listed = [line(bold(f"/{name}"), " ", word(language, f"chat.command.{name}")) for name in commands]
    tail = _lines(word(language, "chat.help_operator")) if operator else ()
    head = _lines(word(language, "chat.help"))
    return Message(blocks=(*head, line(""), *listed, *((line(""), *tail) if tail else ())))


def calls_message(rows: tuple[CallRow, ...], language: str) -> Message:
    """The stored calls, newest first, each with its key, periods and date."""
    if not rows:
        return said(language, "chat.no_calls")
    head = line(bold(word(language, "chat.calls", count=len(rows))))
    return Message(blocks=(head, *(block for row in rows for block in listed_call(row, language))))


def listed_call(row: CallRow, language: str, *, numbered: bool = True) -> Iterator[Block]:
    """An entry of a list of calls: company, date and key, the period below; `numbered` adds a later revision."""
    first, *rest = call_blocks(row, language)
    yield line("• ", *first.spans, "  ", Span(row.key, "code"))
    corrected = numbered and row.revision > 1
    revision = word(language, "chat.revision", revision=row.revision) if corrected else ""
    for block in rest or ([line("")] if revision else []):
        yield line("   ", *block.spans, revision)


def _lines(text: str) -> tuple[Block, ...]:
    return tuple(line(part) for part in text.strip("\n").split("\n"))
