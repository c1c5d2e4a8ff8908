"""What a chat decided about its digests, and who looks after which group."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from store.db.schema import ChatAdminTable, ChatTable, SubscriptionTable
from store.db.session import insert_new
from store.text.hours import parse_hours, written
from store.values import ChartTheme, DigestForm, Preferences, QuietHours

# A zone, and quiet hours as they are stored: the chats that share both are quiet at the same time.
Habit = tuple[str, str]


def read(row: ChatTable) -> Preferences:
    """The preferences in a chat's row."""
    return Preferences(
        form=row.form,
        zone=row.zone,
        quiet=None if row.quiet is None else parse_hours(row.quiet),
        topic=row.topic or None,
        keywords=row.keywords,
        theme=row.theme,
    )


def columns(row: ChatTable) -> dict[str, str | int | None]:
    """The same as they are stored, for a chat that gets another id."""
    return {name: getattr(row, name) for name in ("form", "zone", "quiet", "topic", "keywords", "theme")}


def set_form(session: Session, chat_id: int, form: DigestForm) -> None:
    """Choose the form of digests that no company has another one for."""
    change(session, chat_id, form=form)


def set_zone(session: Session, chat_id: int, zone: str) -> None:
    """Choose the zone, by its IANA name."""
    change(session, chat_id, zone=zone)


def set_quiet(session: Session, chat_id: int, quiet: QuietHours | None) -> None:
    """Choose the quiet hours, or none."""
    change(session, chat_id, quiet=None if quiet is None else written(quiet))


def set_keywords(session: Session, chat_id: int, text: str) -> None:
    """Keep the keywords as they were written; none where that is empty."""
    change(session, chat_id, keywords=text)


def set_theme(session: Session, chat_id: int, theme: ChartTheme) -> None:
    """Choose the paper of the chat's charts."""
    change(session, chat_id, theme=theme)


def set_topic(session: Session, chat_id: int, topic: int | None) -> None:
    """Send every digest of the chat to that topic, or to none, those of each company once."""
    change(session, chat_id, topic=topic or 0)
    rows = session.scalars(
        select(SubscriptionTable)
        .where(SubscriptionTable.chat_id == chat_id)
        .order_by(SubscriptionTable.thread_id, SubscriptionTable.company_key)
    ).all()
    for row in rows:
        twin = session.get(SubscriptionTable, (chat_id, topic or 0, row.company_key))
        if twin is not None and twin is not row:
            session.delete(row)
        else:
            row.thread_id = topic or 0
        session.flush()


def leave_topic(session: Session, chat_id: int, topic: int) -> None:
    """A topic is gone: what was sent there goes to the chat itself from now on."""
    session.execute(
        update(ChatTable).where(ChatTable.chat_id == chat_id, ChatTable.topic == topic).values(topic=0)
    )
    rows = session.scalars(
        select(SubscriptionTable).where(
            SubscriptionTable.chat_id == chat_id, SubscriptionTable.thread_id == topic
        )
    ).all()
    for row in rows:
        if session.get(SubscriptionTable, (chat_id, 0, row.company_key)) is not None:
            session.delete(row)
        else:
            row.thread_id = 0
        session.flush()


def habits(session: Session) -> tuple[Habit, ...]:
    """Every zone with quiet hours that some chat has."""
    query = select(ChatTable.zone, ChatTable.quiet).where(ChatTable.quiet.is_not(None)).distinct()
    return tuple((zone, quiet) for zone, quiet in session.execute(query) if quiet is not None)


def with_habits(quiet: Iterable[Habit]) -> ColumnElement[bool]:
    """That a chat has one of these."""
    return or_(False, *(and_(ChatTable.zone == zone, ChatTable.quiet == hours) for zone, hours in quiet))


def add_admin(session: Session, user_id: int, chat_id: int) -> None:
    """Remember that the person looks after the group."""
    session.execute(insert_new(session, ChatAdminTable).values(user_id=user_id, chat_id=chat_id))


def rekey_admins(session: Session, old_id: int, new_id: int) -> None:
    """Give the groups that people look after their new id."""
    held = select(ChatAdminTable.user_id).where(ChatAdminTable.chat_id == old_id)
    for user_id in session.scalars(held).all():
        add_admin(session, user_id, new_id)
    session.execute(delete(ChatAdminTable).where(ChatAdminTable.chat_id == old_id))


def change(session: Session, chat_id: int, **values: str | int | None) -> None:
    """Write these columns of a chat."""
    session.execute(update(ChatTable).where(ChatTable.chat_id == chat_id).values(**values))
