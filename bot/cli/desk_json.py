"""The JSON shapes of the operators' desk."""

from bot.cli.as_json import Shape
from store import Audited, Curated, UnansweredGroup


def curated_shape(entry: Curated) -> Shape:
    """A standard answer."""
    return {
        "id": entry.id,
        "company": entry.company_key,
        "question": entry.question,
        "also": list(entry.also),
        "answer": entry.answer,
        "owner": entry.owner,
        "source": entry.source,
        "state": entry.state,
        "approved_on": entry.approved_on.isoformat() if entry.approved_on else None,
        "expires_on": entry.expires_on.isoformat(),
    }


def group_shape(group: UnansweredGroup) -> Shape:
    """Questions that are alike, newest first."""
    return {
        "count": len(group.questions),
        "chats": group.chats,
        "questions": [
            {
                "id": each.id,
                "chat_id": each.chat_id,
                "text": each.text,
                "reason": each.reason,
                "asked_at": each.asked_at.isoformat(),
            }
            for each in group.questions
        ],
    }


def audited_shape(row: Audited) -> Shape:
    """An entry of the log."""
    return {
        "at": row.at.isoformat(),
        "actor": row.actor,
        "action": row.action,
        "target": row.target,
        "detail": row.detail,
    }
