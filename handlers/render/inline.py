"""Messages as results of an inline query: a title and a line below it, and a quote that stands for itself."""

from handlers.render.answers import call_blocks, source_line
from handlers.render.message import Message, bold, line, quotation
from store import CallRow, Citation

_TITLE, _DESCRIPTION = 80, 160


def summary(message: Message) -> tuple[str, str]:
    """The title and the description of a message in a list of results."""
    head, _, rest = message.plain.partition("\n")
    title = message.headline or head
    body = " ".join((rest if title == head else message.plain).split())
    return _cut(" ".join(title.split()) or "…", _TITLE), _cut(body, _DESCRIPTION)


def quote_message(citation: Citation, row: CallRow, language: str) -> Message:
    """A quote of the record with its source, as a message of its own."""
    source = source_line(citation, language)
    head = f"“{citation.quote}”"
    return Message(
        headline=" ".join(head.split()),
        blocks=(line(bold(source)), quotation(citation.quote), *call_blocks(row, language)),
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
