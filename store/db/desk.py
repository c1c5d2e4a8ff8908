"""Questions that need an operator, and what askers said of the answers."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.orm import Session

from store.db.schema import AnsweredTable, ChatTable
from store.db.schema_desk import UnansweredTable, VerdictTable
from store.db.session import insert_new
from store.values import Forgotten, Missed, Unanswered

Where = tuple[ColumnElement[bool], ...]
_MOST_OPEN = 2_000


def put(
    session: Session, chat_id: int, reply_id: int, text: str, reason: Missed, asker: str | None, now: datetime
) -> None:
    """Keep a question that needs an operator, in place of an earlier text of the same message."""
    drop(session, chat_id, reply_id, reason)
    values = {"chat_id": chat_id, "reply_id": reply_id, "text": text, "reason": reason, "asker": asker}
    session.execute(insert_new(session, UnansweredTable).values(**values, asked_at=now))


def drop(session: Session, chat_id: int, reply_id: int, reason: Missed) -> None:
    """Take an open question out: its text was edited, or nobody calls the answer wrong any more."""
    session.execute(
        delete(UnansweredTable).where(
            UnansweredTable.chat_id == chat_id,
            UnansweredTable.reply_id == reply_id,
            UnansweredTable.reason == reason,
            UnansweredTable.closed_at.is_(None),
        )
    )


def open_questions(session: Session) -> tuple[Unanswered, ...]:
    """The newest two thousand open questions, newest first."""
    query = (
        select(UnansweredTable, ChatTable.title)
        .join(ChatTable, ChatTable.chat_id == UnansweredTable.chat_id, isouter=True)
        .where(UnansweredTable.closed_at.is_(None))
        .order_by(UnansweredTable.asked_at.desc(), UnansweredTable.id.desc())
        .limit(_MOST_OPEN)
    )
    return tuple(
        Unanswered(
            id=row.id,
            chat_id=row.chat_id,
            chat="" if row.chat_id > 0 else title or "",
            text=row.text,
            reason=row.reason,
            asked_at=row.asked_at,
        )
        for row, title in session.execute(query)
    )


def close(session: Session, ids: Iterable[int], now: datetime) -> int:
    """Close these open questions; how many there were."""
    query = update(UnansweredTable).where(
        UnansweredTable.id.in_(list(ids)), UnansweredTable.closed_at.is_(None)
    )
    return len(session.scalars(query.values(closed_at=now).returning(UnansweredTable.id)).all())


def put_verdict(
    session: Session, chat_id: int, reply_id: int, voter: str, *, right: bool, now: datetime
) -> None:
    """Keep somebody's verdict in place of his earlier one."""
    place = (VerdictTable.chat_id == chat_id, VerdictTable.reply_id == reply_id, VerdictTable.voter == voter)
    session.execute(delete(VerdictTable).where(*place))
    values = {"chat_id": chat_id, "reply_id": reply_id, "voter": voter, "right": right, "voted_at": now}
    session.execute(insert(VerdictTable).values(**values))


def verdicts(session: Session, chat_id: int, reply_id: int) -> tuple[int, int]:
    """How many called that answer right, and how many wrong."""
    query = select(VerdictTable.right).where(
        VerdictTable.chat_id == chat_id, VerdictTable.reply_id == reply_id
    )
    found = session.scalars(query).all()
    return sum(found), len(found) - sum(found)


def chats_of_askers(session: Session) -> tuple[int, ...]:
    """Every chat in which a question or a verdict is kept."""
    tables = (AnsweredTable, UnansweredTable, VerdictTable)
    found = {chat_id for table in tables for chat_id in session.scalars(select(table.chat_id).distinct())}
    return tuple(sorted(found))


def forget_asker(session: Session, chat_id: int, asker: str) -> Forgotten:
    """Delete what the one with that mark asked and judged in a chat."""
    return _forget(
        session,
        (AnsweredTable.chat_id == chat_id, AnsweredTable.asker == asker),
        (UnansweredTable.chat_id == chat_id, UnansweredTable.asker == asker),
        (VerdictTable.chat_id == chat_id, VerdictTable.voter == asker),
    )


def forget_chat(session: Session, chat_id: int) -> Forgotten:
    """Delete all that was asked and judged in a chat."""
    return _forget(
        session,
        (AnsweredTable.chat_id == chat_id,),
        (UnansweredTable.chat_id == chat_id,),
        (VerdictTable.chat_id == chat_id,),
    )


def _forget(session: Session, questions: Where, unanswered: Where, verdicts: Where) -> Forgotten:
    asked = session.scalars(delete(AnsweredTable).where(*questions).returning(AnsweredTable.id))
    missed = session.scalars(delete(UnansweredTable).where(*unanswered).returning(UnansweredTable.id))
    judged = session.scalars(delete(VerdictTable).where(*verdicts).returning(VerdictTable.reply_id))
    return Forgotten(questions=len(asked.all()), unanswered=len(missed.all()), verdicts=len(judged.all()))


def rekey(session: Session, old_id: int, new_id: int) -> None:
    """Give open questions the chat's new id; message ids do not hold there, so verdicts are forgotten."""
    session.execute(delete(VerdictTable).where(VerdictTable.chat_id == old_id))
    session.execute(
        update(UnansweredTable)
        .where(UnansweredTable.chat_id == old_id)
        .values(chat_id=new_id, reply_id=-UnansweredTable.id)
    )
