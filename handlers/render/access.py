"""Who is served, in words: closed or open, the chats with their companies, and those that were turned away."""

from collections.abc import Mapping

from handlers.render.desk import listed_rows
from handlers.render.message import Block, Message, Span, line
from handlers.render.words import word
from store import Access, Permit


def access_message(access: Access, companies: Mapping[str, str], language: str) -> Message:
    """The state of the deployment, then a line a chat; `companies` are the names by key."""
    head = word(language, "access.closed" if access.closed else "access.open")
    rows = [_permit(permit, companies, language) for permit in access.permits]
    rows += [_chat(permit, word(language, "access.refused"), language) for permit in access.refused]
    return listed_rows(head, rows, line(word(language, "access.how").strip()), language)


def _permit(permit: Permit, companies: Mapping[str, str], language: str) -> Block:
    if not permit.allowed:
        return _chat(permit, word(language, "access.forbidden"), language)
    if not permit.company_keys:
        return _chat(permit, word(language, "access.every"), language)
    names = word(language, "access.comma").join(companies.get(key, key) for key in permit.company_keys)
    return _chat(permit, word(language, "access.only", companies=names), language)


def _chat(permit: Permit, told: str, language: str) -> Block:
    title = permit.title or word(language, "access.unseen")
    return line(
        "• ", Span(str(permit.chat_id), "code"), " ", word(language, "access.row", title=title, told=told)
    )
