"""Who gets what, and when: the decisions on deliveries, by the clock that is handed in."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from store.db import chats, corpus, outbox
from store.db.preferences import Habit
from store.text.hours import parse_hours, quiet_until
from store.text.keywords import parse_keywords
from store.values import Call, Delivery, Subscription


def resting(habits: Iterable[Habit], now: datetime) -> tuple[Habit, ...]:
    """Those zones and quiet hours in which it is quiet at that moment."""
    return tuple(
        (zone, hours) for zone, hours in habits if quiet_until(parse_hours(hours), zone, now) is not None
    )


def bundles(claimed: Iterable[Delivery]) -> tuple[tuple[Delivery, ...], ...]:
    """What goes out as one message each: the digests that were held back for one place together, all else alone."""
    found: dict[object, tuple[Delivery, ...]] = {}
    for each in claimed:
        place: object = (each.chat_id, each.thread_id) if each.held else each.id
        found[place] = (*found.get(place, ()), each)
    return tuple(found.values())


def recipients(
    key: str, call: Call, followers: Iterable[tuple[Subscription, str]]
) -> tuple[Subscription, ...]:
    """Those of the followers, each with its chat's keywords, who get something of the call now.

    Who wants no digest gets the sentences with the keywords, if there are any.
    """
    return tuple(
        follower for follower, sought in followers if follower.form != "off" or sought_in(key, call, sought)
    )


def sought_in(key: str, call: Call, sought: str) -> bool:
    """Whether a sentence of the call holds these keywords, as a chat wrote them."""
    from store.digests import alerts

    return bool(sought) and bool(alerts(key, call, parse_keywords(sought)))


def settle(session: Session, chat_id: int) -> None:
    """Let what waits for the chat have the form that holds now; cancel what is not wanted any more."""
    chat = chats.get(session, chat_id)
    sought = "" if chat is None else chat.preferences.keywords
    topic = None if chat is None else chat.preferences.topic
    forms = {
        (entry.company_key, entry.thread_id or topic): entry.form
        for entry in chats.subscriptions(session, chat_id)
    }
    for delivery, company_key in outbox.waiting(session, chat_id):
        form = forms.get((company_key, delivery.thread_id), delivery.form)
        if form == "off" and not _still_sought(session, delivery, sought):
            outbox.cancel(session, delivery.id)
        elif form != delivery.form:
            outbox.reform(session, delivery.id, form)


def _still_sought(session: Session, delivery: Delivery, sought: str) -> bool:
    return sought_in(delivery.call_key, corpus.load(session, delivery.call_key).call, sought)
