"""A group that became a supergroup: all its rows get the new id in one transaction."""

from sqlalchemy.orm import Session

from store.db import answered, chats, desk, outbox, permits


def rekey(session: Session, old_id: int, new_id: int) -> None:
    """Move all that belongs to a chat to its new id; nothing happens if there is no such chat.

    Message ids do not hold in the new chat, so answered messages are forgotten.
    """
    if old_id == new_id or chats.get(session, old_id) is None:
        return
    chats.rekey(session, old_id, new_id)
    outbox.rekey(session, old_id, new_id)
    answered.forget(session, old_id)
    desk.rekey(session, old_id, new_id)
    permits.rekey(session, old_id, new_id)
    chats.drop(session, old_id)
