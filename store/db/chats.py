"""The chats that the bot knows, and the companies that they follow."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, select, update
from sqlalchemy.orm import Session

from store.db import preferences
from store.db.schema import ChatAdminTable, ChatTable, CompanyTable, SubscriptionTable
from store.db.session import insert_new
from store.values import Chat, DigestForm, Subscription


def get(session: Session, chat_id: int) -> Chat | None:
    """The chat; None if it was never seen."""
    row = session.get(ChatTable, chat_id, populate_existing=True)
    return None if row is None else _chat(row)


def put(session: Session, chat: Chat, now: datetime) -> Chat:
    """Keep a chat that is new, or what it is now called; the language of one that is there stays.

    Returns it as kept.
    """
    session.execute(
        insert_new(session, ChatTable).values(
            chat_id=chat.chat_id,
            kind=chat.kind,
            title=chat.title,
            language=chat.language,
            active=chat.active,
            first_seen_at=now,
        )
    )
    preferences.change(session, chat.chat_id, kind=chat.kind, title=chat.title, active=chat.active)
    return _chat(session.get_one(ChatTable, chat.chat_id, populate_existing=True))


def set_active(session: Session, chat_id: int, active: bool) -> None:
    """Say whether the bot may write to the chat; its settings stay."""
    preferences.change(session, chat_id, active=active)


def set_language(session: Session, chat_id: int, language: str) -> None:
    """Choose the chat's language (zh, zh-Hant, en)."""
    preferences.change(session, chat_id, language=language)


def untitle(session: Session, chat_id: int) -> None:
    """Forget what a chat is called, until it is seen again: a private chat is called as its person."""
    preferences.change(session, chat_id, title="")


def rekey(session: Session, old_id: int, new_id: int) -> None:
    """Give the chat and its subscriptions a new id, with the old one's language and preferences and, where both
    follow a company, the new one's subscription; the old row stays until `drop`.
    """
    old = session.get_one(ChatTable, old_id)
    values = {name: getattr(old, name) for name in ("kind", "title", "language", "active", "first_seen_at")}
    chosen = preferences.columns(old)
    session.execute(insert_new(session, ChatTable).values(chat_id=new_id, **values, **chosen))
    preferences.change(session, new_id, language=old.language, active=True, **chosen)
    preferences.rekey_admins(session, old_id, new_id)
    for kept in session.scalars(select(SubscriptionTable).where(SubscriptionTable.chat_id == old_id)).all():
        session.execute(
            insert_new(session, SubscriptionTable).values(
                chat_id=new_id,
                thread_id=kept.thread_id,
                company_key=kept.company_key,
                form=kept.form,
                since=kept.since,
                begun_by=kept.begun_by,
            )
        )
    session.execute(delete(SubscriptionTable).where(SubscriptionTable.chat_id == old_id))


def drop(session: Session, chat_id: int) -> None:
    """Forget a chat that nothing refers to."""
    session.execute(delete(ChatTable).where(ChatTable.chat_id == chat_id))


def subscribe(session: Session, wanted: Subscription) -> Subscription:
    """Follow a company; if it is followed already only its own form changes. Returns it as kept."""
    place = (wanted.chat_id, wanted.thread_id or 0, wanted.company_key)
    session.execute(
        insert_new(session, SubscriptionTable).values(
            chat_id=place[0],
            thread_id=place[1],
            company_key=place[2],
            form=wanted.own_form,
            since=wanted.since,
            begun_by=wanted.by,
        )
    )
    session.execute(update(SubscriptionTable).where(*_at(place)).values(form=wanted.own_form))
    return _subscription(*session.execute(_joined().where(*_at(place))).one())


def unsubscribe(session: Session, chat_id: int, company_key: str | None = None) -> tuple[Subscription, ...]:
    """End the chat's subscriptions in all its topics, of one company or all; returns what was ended."""
    ended = subscriptions(session, chat_id, company_key)
    query = delete(SubscriptionTable).where(SubscriptionTable.chat_id == chat_id)
    if company_key is not None:
        query = query.where(SubscriptionTable.company_key == company_key)
    session.execute(query)
    return ended


def subscriptions(session: Session, chat_id: int, company_key: str | None = None) -> tuple[Subscription, ...]:
    """The chat's subscriptions, by company and topic."""
    query = _joined().where(SubscriptionTable.chat_id == chat_id)
    if company_key is not None:
        query = query.where(SubscriptionTable.company_key == company_key)
    query = query.order_by(CompanyTable.name, SubscriptionTable.company_key, SubscriptionTable.thread_id)
    return tuple(_subscription(*found) for found in session.execute(query).tuples())


def subscribers(session: Session, company_key: str, now: datetime) -> tuple[tuple[Subscription, str], ...]:
    """Who follows the company now in an active chat, in the topic that the digest goes to, with the chat's keywords.

    Among them those of the form `off`, who want no more than what they look for.
    """
    query = (
        _joined()
        .where(
            SubscriptionTable.company_key == company_key,
            SubscriptionTable.since <= now,
            ChatTable.active.is_(True),
        )
        .order_by(SubscriptionTable.chat_id, SubscriptionTable.thread_id)
    )
    return tuple(
        (replace(entry, thread_id=entry.thread_id or chat.topic or None), chat.keywords)
        for row, company, chat in session.execute(query).tuples()
        for entry in (_subscription(row, company, chat),)
    )


def set_own_form(session: Session, chat_id: int, company_key: str, form: DigestForm | None) -> None:
    """Choose the form of a company's digests in all topics of the chat; None: the chat's."""
    which = (SubscriptionTable.chat_id == chat_id, SubscriptionTable.company_key == company_key)
    session.execute(update(SubscriptionTable).where(*which).values(form=form))


def of_admin(session: Session, user_id: int) -> tuple[Chat, ...]:
    """The active groups that the person is remembered to look after, by title."""
    query = (
        select(ChatTable)
        .join(ChatAdminTable, ChatAdminTable.chat_id == ChatTable.chat_id)
        .where(ChatAdminTable.user_id == user_id, ChatTable.active.is_(True))
        .order_by(ChatTable.title, ChatTable.chat_id)
    )
    return tuple(_chat(row) for row in session.scalars(query))


def _joined() -> Select[tuple[SubscriptionTable, str, ChatTable]]:
    return (
        select(SubscriptionTable, CompanyTable.name, ChatTable)
        .join(CompanyTable, CompanyTable.key == SubscriptionTable.company_key)
        .join(ChatTable, ChatTable.chat_id == SubscriptionTable.chat_id)
        .execution_options(populate_existing=True)
    )


def _at(place: tuple[int, int, str]) -> tuple[ColumnElement[bool], ...]:
    return (
        SubscriptionTable.chat_id == place[0],
        SubscriptionTable.thread_id == place[1],
        SubscriptionTable.company_key == place[2],
    )


def _chat(row: ChatTable) -> Chat:
    return Chat(
        chat_id=row.chat_id,
        kind=row.kind,
        title=row.title,
        language=row.language,
        active=row.active,
        preferences=preferences.read(row),
    )


def _subscription(row: SubscriptionTable, company: str, chat: ChatTable) -> Subscription:
    return Subscription(
        chat_id=row.chat_id,
        thread_id=row.thread_id or None,
        company_key=row.company_key,
        company=company,
        form=row.form or chat.form,
        own_form=row.form,
        since=row.since,
        by=row.begun_by,
    )
