"""The operators' lists: unanswered questions, standard answers, the audit log; each as much as one message takes."""

from collections.abc import Iterable, Sequence

from handlers.render.message import Block, Message, Span, bold, line
from handlers.render.words import has_word, word
from store import Audited, Curated, UnansweredGroup

FITS_CHARACTERS = 3600
_LONGEST = 120


def unanswered_message(groups: Sequence[UnansweredGroup], language: str, *, in_chat: bool = True) -> Message:
    """The open questions, like ones in one entry, with how often and where asked; in a chat with the commands."""
    count = sum(len(group.questions) for group in groups)
    if not groups:
        return Message(blocks=(line(word(language, "desk.unanswered.none")),))
    head = word(language, "desk.unanswered.title", count=count, groups=len(groups))
    tail = line(word(language, "desk.unanswered.how")) if in_chat else None
    return listed_rows(head, (_group(group, language) for group in groups), tail, language)


def curated_message(entries: Sequence[Curated], language: str, *, in_chat: bool = True) -> Message:
    """The standard answers, each with its state, owner and day of expiry; in a chat with the commands for them."""
    how = line(word(language, "desk.faq.how").strip()) if in_chat else None
    if not entries:
        return Message(blocks=(line(word(language, "desk.faq.none")), *((how,) if how else ())))
    head = word(language, "desk.faq.title", count=len(entries))
    return listed_rows(head, (_row(entry, language) for entry in entries), how, language)


def entry_message(entry: Curated, language: str) -> Message:
    """One standard answer, whole."""
    data = {
        "id": entry.id,
        "state": word(language, f"desk.state.{entry.state}"),
        "owner": entry.owner,
        "source": entry.source,
        "company": entry.company_key or word(language, "desk.faq.any"),
        "approved": entry.approved_on.isoformat() if entry.approved_on else "—",
        "expires": entry.expires_on.isoformat(),
    }
    head = line(bold(word(language, "desk.faq.head", data)))
    questions = [line("• ", text) for text in (entry.question, *entry.also)]
    tail = word(language, "desk.faq.about", data)
    return Message(blocks=(head, *questions, line(entry.answer), *map(line, tail.split("\n"))))


def audit_message(rows: Sequence[Audited], language: str) -> Message:
    """What operators did, the newest first."""
    if not rows:
        return Message(blocks=(line(word(language, "desk.audit.none")),))
    head = word(language, "desk.audit.title", count=len(rows))
    return listed_rows(head, (_audited(row, language) for row in rows), None, language)


def _audited(row: Audited, language: str) -> Block:
    """An entry of the log: what was done, and below it when, in UTC, and by whom."""
    key = f"desk.action.{row.action}"
    action = word(language, key) if has_word(language, key) else row.action
    told = word(language, "desk.audit.row", action=action, target=_cut(row.target))
    if row.detail and row.detail != row.target:
        published = row.action == "digest.push"
        detail = word(language, "desk.audit.chats", count=int(row.detail)) if published else _cut(row.detail)
        data = {"action": action, "target": _cut(row.target), "detail": detail}
        told = word(language, "desk.audit.row_detail", data)
    by = word(language, "desk.audit.by", at=f"{row.at:%Y-%m-%d %H:%M}", actor=row.actor)
    return line("• ", told, "\n   ", by)


def _group(group: UnansweredGroup, language: str) -> Block:
    newest = group.questions[0]
    wrong = any(each.reason == "wrong" for each in group.questions)
    data = {
        "times": len(group.questions),
        "chats": group.chats,
        "day": newest.asked_at.date().isoformat(),
        "chat": newest.chat or word(language, "desk.unanswered.private"),
    }
    told = word(language, "desk.unanswered.row", data)
    mark = word(language, "desk.unanswered.wrong") if wrong else ""
    return line(Span(f"#{newest.id}", "code"), " ", bold(_cut(newest.text)), mark, "\n   ", told)


def _row(entry: Curated, language: str) -> Block:
    state = word(language, f"desk.state.{entry.state}")
    told = word(
        language, "desk.faq.row", owner=entry.owner, state=state, expires=entry.expires_on.isoformat()
    )
    return line(Span(f"#{entry.id}", "code"), " ", bold(_cut(entry.question)), "\n   ", told)


def listed_rows(head: str, rows: Iterable[Block], tail: Block | None, language: str) -> Message:
    """The rows below a head, as many as one message takes, then how many are left out, and the tail."""
    blocks, left = [line(bold(head))], FITS_CHARACTERS
    every = list(rows)
    for block in every:
        left -= len(block.plain) + 1
        if left < 0:
            break
        blocks.append(block)
    hidden = len(every) - (len(blocks) - 1)
    if hidden:
        blocks.append(line(word(language, "desk.more", count=hidden)))
    return Message(blocks=(*blocks, *((tail,) if tail else ())))


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
