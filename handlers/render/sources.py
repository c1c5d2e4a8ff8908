"""The calls with the files that they were read from."""

from collections.abc import Sequence

from handlers.render.chat import listed_call, said
from handlers.render.message import Block, Message, bold, line
from handlers.render.words import word
from store import CallRow, RevisionRow

Listed = tuple[CallRow, Sequence[RevisionRow]]


def sources_message(listed: Sequence[Listed], hidden: int, language: str) -> Message:
    """Each call with its key and the file of every revision, the newest first; `hidden` older calls are counted."""
    if not listed:
        return said(language, "chat.no_calls")
    blocks = [line(bold(word(language, "chat.sources.title")))]
    for row, revisions in listed:
        blocks.extend(listed_call(row, language, numbered=False))
        blocks.extend(_file(revision, language) for revision in reversed(revisions))
    if hidden > 0:
        blocks.append(line(word(language, "chat.sources.more", count=hidden)))
    return Message(blocks=tuple(blocks))


def _file(revision: RevisionRow, language: str) -> Block:
    told = word(
        language,
        "chat.sources.file",
        revision=revision.revision,
        file=revision.source,
        day=revision.ingested_at.date().isoformat(),
    )
    return line("   ", told)
