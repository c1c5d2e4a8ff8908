"""The outbox: claim, start, send (elsewhere, with no transaction open), record."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from store.core.due import resting
from store.core.rekeying import rekey
from store.db import audit, chats, claims, edits, outbox, preferences
from store.db.session import Database
from store.values import Delivery, DeliveryState, Outcome

# The waits between eight attempts, in seconds: from 5 s to 15 min, a little over 25 minutes in all.
RETRY_WAITS_S = (5, 12, 28, 67, 159, 380, 900)
SEND_LEASE_S = 120


class Outbox:
    """The deliveries; each method is one transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def claim(self, now: datetime, *, limit: int = 20, lease_s: float = 120) -> tuple[Delivery, ...]:
        """Bind at most `limit` due deliveries for `lease_s` seconds, the oldest first; no two claims get one.

        Claims that ran out are taken back first: not started ones wait again, started ones become `unknown`.
        A chat in its quiet hours gets edits only; of a chat that has some, all that is due comes at once.
        """
        with self._db.write() as session:
            claims.release_expired(session, now)
            quiet = resting(preferences.habits(session), now)
            return claims.claim(session, now, now + timedelta(seconds=lease_s), limit, quiet)

    def start(self, delivery_id: int, now: datetime) -> bool:
        """Write down, before the call to Telegram, that it begins; False: the claim was lost, do not send."""
        with self._db.write() as session:
            return claims.start(session, delivery_id, now, now + timedelta(seconds=SEND_LEASE_S))

    def brought(self, chat_id: int, message_id: int) -> tuple[Delivery, ...]:
        """The digests that came in that message of a chat; several where quiet hours had held them back."""
        with self._db.read() as session:
            return outbox.brought(session, chat_id, message_id)

    def give_back(self, delivery_id: int) -> None:
        """Let another send a claimed delivery whose send has not begun."""
        with self._db.write() as session:
            claims.give_back(session, delivery_id)

    def take_over(self, now: datetime) -> None:
        """End all claims of the process that sent until now: what it had not begun waits again."""
        with self._db.write() as session:
            claims.expire(session, now)
            claims.release_expired(session, now)

    def lag(self, now: datetime) -> float:
        """For how many seconds the oldest delivery that is due has waited; 0 if none is.

        What quiet hours hold back is not due.
        """
        with self._db.read() as session:
            since = claims.due_since(session, now, resting(preferences.habits(session), now))
        return 0.0 if since is None else max((now - since).total_seconds(), 0.0)

    def record(self, delivery_id: int, outcome: Outcome, now: datetime) -> None:
        """Write down what became of a send, and what that means for its chat.

        A result that comes late still counts (`unknown` is not the last word); after `sent` nothing does.
        """
        with self._db.write() as session:
            delivery = outbox.get(session, delivery_id)
            if delivery is not None and _counts(delivery.state, outcome):
                _record(session, delivery, outcome, now)

    def retry(self, delivery_id: int, actor: str, *, now: datetime) -> bool:
        """Send an `unknown` or `dead` delivery again, as an operator decides; False for others."""
        with self._db.write() as session:
            delivery = outbox.get(session, delivery_id)
            if delivery is None or delivery.state not in {"unknown", "dead"}:
                return False
            outbox.reopen(session, delivery_id, attempts=0, moved=False)
            audit.note(session, actor, "delivery.retry", f"#{delivery_id}", now)
            return True

    def counts(self) -> dict[DeliveryState, int]:
        """How many deliveries are in each state; every state is named."""
        with self._db.read() as session:
            return outbox.counts(session)

    def deliveries(
        self, *, chat_id: int | None = None, state: DeliveryState | None = None
    ) -> tuple[Delivery, ...]:
        """The deliveries of a chat or all, in a state or any, the oldest first."""
        with self._db.read() as session:
            return outbox.deliveries(session, chat_id, state)


def _counts(state: DeliveryState, outcome: Outcome) -> bool:
    """Whether an outcome still changes a delivery of that state: that it arrived always does."""
    return state in {"claimed", "unknown"} or (outcome.state == "sent" and state != "sent")


def _record(session: Session, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    attempts = delivery.attempts + outcome.attempt
    if delivery.purpose != "digest":
        outcome = _of_edit(delivery, outcome)
    if outcome.moved_to is not None and not outbox.was_moved(session, delivery.id):
        outbox.reopen(session, delivery.id, attempts=attempts, moved=True)
        rekey(session, delivery.chat_id, outcome.moved_to)
    elif outcome.state == "retry" and not outcome.chat_gone:
        _retry(session, delivery, attempts, outcome, now)
    else:
        state: DeliveryState = "cancelled" if outcome.state == "retry" else outcome.state
        outbox.finish(
            session,
            delivery.id,
            state,
            now,
            attempts=attempts,
            message_id=outcome.message_id,
            error=outcome.error,
        )
    if outcome.state == "sent" and delivery.purpose == "digest" and edits.outdated(session, delivery):
        edits.queue(session, delivery.call_key, now)
    if outcome.chat_gone:
        chats.set_active(session, delivery.chat_id, False)
        outbox.cancel_chat(session, delivery.chat_id)


def _of_edit(delivery: Delivery, outcome: Outcome) -> Outcome:
    """An edit may be done twice: what nobody knows of is tried again."""
    if outcome.state == "unknown":
        return replace(outcome, state="retry")
    return replace(outcome, message_id=outcome.message_id or delivery.edits)


def _retry(session: Session, delivery: Delivery, attempts: int, outcome: Outcome, now: datetime) -> None:
    if attempts > len(RETRY_WAITS_S):
        outbox.finish(session, delivery.id, "dead", now, attempts=attempts, error=outcome.error)
        return
    wait = timedelta(seconds=RETRY_WAITS_S[max(attempts, 1) - 1])
    not_before = outcome.not_before or now + wait
    outbox.wait(session, delivery.id, not_before, attempts=attempts, error=outcome.error)
    if not outcome.attempt:  # Telegram refused the chat, not this message
        outbox.hold_chat(session, delivery.chat_id, not_before)
