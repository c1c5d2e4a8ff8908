"""The running bot in words: how it stands, and the digests that are on their way or did not arrive."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from handlers.render.desk import listed_rows
from handlers.render.message import Block, Button, Message, bold, line
from handlers.render.words import word
from store import Delivery, DeliveryState, RevisionRow

RETRY = "o1:"
NOT_AGAIN = 0
# What has not arrived for certain, in the order in which it is told.
OPEN: tuple[DeliveryState, ...] = ("pending", "claimed", "retry", "unknown", "dead")
_NAMED_EACH = 5
_ID_DIGITS = 15


@dataclass(frozen=True, kw_only=True)
class Health:
    """How the running instance stands: for how long, whether it polls and sends, and why it is not ready, if so.

    `poll_age` is the time since Telegram last answered a poll; None where it was never polled, or posts updates.
    """

    version: str = ""
    up_for: timedelta = timedelta()
    leads: bool = True
    webhook: bool = False
    poll_age: timedelta | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The instance, the deliveries by state, the seconds that the oldest due one waits, and what is stored."""

    health: Health
    counts: Mapping[DeliveryState, int]
    lag: float
    companies: int
    calls: int
    last: tuple[str, RevisionRow] | None


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What of one digest has not arrived for certain; `titles` of the chats, by delivery."""

    call: str
    revision: int
    deliveries: tuple[Delivery, ...]
    titles: Mapping[int, str]


def status_message(standing: Standing, language: str) -> Message:
    """How the bot stands, a line each."""
    health = standing.health
    head = word(language, "operators.status.title", version=health.version)
    lines = [
        word(language, "operators.status.up", time=_span(health.up_for, language)),
        word(language, "operators.status.leads" if health.leads else "operators.status.waits"),
        _polled(health, language),
        _counted(standing.counts, language),
        *_late(standing.lag, language),
        word(language, "operators.status.record", companies=standing.companies, count=standing.calls),
        _last(standing.last, language),
        *(_problem(key, language) for key in health.problems),
    ]
    return Message(blocks=(line(bold(head)), *map(line, lines)))


def _problem(key: str, language: str) -> str:
    return word(language, "operators.status.problem", problem=word(language, f"operators.unready.{key}"))


def _late(lag: float, language: str) -> tuple[str, ...]:
    """How long the oldest digest that is due has waited; nothing where none waits."""
    if not lag:
        return ()
    return (word(language, "operators.status.lag", time=_span(timedelta(seconds=lag), language)),)


def outbox_message(
    waiting: Sequence[Waiting], counts: Mapping[DeliveryState, int], lag: float, language: str
) -> Message:
    """The deliveries by state, then each digest that has not arrived everywhere, with what needs an operator."""
    about = [
        line(_counted(counts, language)),
        *map(line, _late(lag, language)),
    ]
    head = word(language, "operators.outbox.title")
    if not waiting:
        return Message(blocks=(line(bold(head)), *about, line(word(language, "operators.outbox.none"))))
    stuck = any(each.titles for each in waiting)
    tail = line(word(language, "operators.outbox.how")) if stuck else None
    listed = listed_rows(head, (_digest(each, language) for each in waiting), tail, language)
    return Message(blocks=(listed.blocks[0], *about, *listed.blocks[1:]))


def confirm_message(delivery: Delivery, title: str, language: str) -> Message:
    """The question whether a digest is to be sent again, with a button for each answer."""
    data = {"id": delivery.id, "call": delivery.call_key, "chat": title}
    asked = word(language, f"operators.retry.ask_{delivery.state}", data)
    yes = Button(label=word(language, "operators.retry.yes"), data=f"{RETRY}{delivery.id}")
    no = Button(label=word(language, "operators.retry.no"), data=f"{RETRY}{NOT_AGAIN}")
    return Message(blocks=tuple(map(line, asked.split("\n"))), buttons=((yes, no),))


def read_again(data: str) -> int | None:
    """The number that a button of `confirm_message` names, `NOT_AGAIN` for none; None where it is no such button."""
    number = data.removeprefix(RETRY)
    fits = data.startswith(RETRY) and number.isdecimal() and len(number) <= _ID_DIGITS
    return int(number) if fits else None


def _digest(waiting: Waiting, language: str) -> Block:
    """One digest: how many in which state, below it those that an operator may send again."""
    states = Counter(each.state for each in waiting.deliveries)
    data = {"call": waiting.call, "revision": waiting.revision, "states": _states(states, language)}
    rows = [word(language, "operators.outbox.digest", data)]
    stuck = [each for each in waiting.deliveries if each.id in waiting.titles]
    rows += [_stuck(each, waiting.titles[each.id], language) for each in stuck[:_NAMED_EACH]]
    if len(stuck) > _NAMED_EACH:
        rows.append(word(language, "operators.outbox.more", count=len(stuck) - _NAMED_EACH))
    return line("• ", "\n   ".join(rows))


def _stuck(delivery: Delivery, title: str, language: str) -> str:
    state = word(language, f"operators.state.{delivery.state}")
    told = word(language, "operators.outbox.row", id=delivery.id, state=state, chat=title)
    return word(language, "operators.outbox.why", told=told, error=delivery.error) if delivery.error else told


def _counted(counts: Mapping[DeliveryState, int], language: str) -> str:
    told = {state: count for state, count in counts.items() if count or state in ("pending", "sent")}
    return word(language, "operators.status.digests", states=_states(told, language))


def _states(counts: Mapping[DeliveryState, int], language: str) -> str:
    return " · ".join(_named(counts, language))


def _named(counts: Mapping[DeliveryState, int], language: str) -> Iterator[str]:
    for state in (*OPEN, "sent", "cancelled"):
        if state in counts:
            name = word(language, f"operators.state.{state}")
            yield word(language, "operators.outbox.count", state=name, count=counts[state])


def _polled(health: Health, language: str) -> str:
    if health.webhook:
        return word(language, "operators.status.webhook")
    if health.poll_age is None:
        return word(language, "operators.status.unpolled")
    return word(language, "operators.status.polled", time=_span(health.poll_age, language))


def _last(last: tuple[str, RevisionRow] | None, language: str) -> str:
    if last is None:
        return word(language, "operators.status.nothing")
    call, row = last
    data = {
        "call": call,
        "revision": row.revision,
        "at": f"{row.ingested_at:%Y-%m-%d %H:%M}",
        "file": row.source,
    }
    return word(language, "operators.status.last", data)


def _span(time: timedelta, language: str) -> str:
    """A length of time by its two largest units."""
    seconds = int(time.total_seconds())
    days, hours, minutes = seconds // 86_400, seconds // 3600 % 24, seconds // 60 % 60
    if days:
        return word(language, "operators.span.days", days=days, hours=hours)
    if hours:
        return word(language, "operators.span.hours", hours=hours, minutes=minutes)
    if minutes:
        return word(language, "operators.span.minutes", minutes=minutes)
    return word(language, "operators.span.seconds", seconds=seconds)
