"""Companies, and everything that they are called."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.orm import Session

from store.db.schema import CallTable, CompanyNameTable, CompanyTable, CuratedTable
from store.db.session import insert_new

Named = tuple[str, str]
# Key, name, how often its calls or its profile changed, whether any call is live, the last day of its quiet period.
Standing = tuple[str, str, int, bool, date | None]
_CALLS = select(CallTable.id).where(CallTable.company_key == CompanyTable.key)
_LIVE = _CALLS.where(CallTable.status == "live").exists()
_APPROVED = select(func.count()).where(CuratedTable.state == "approved")
_STATE = select(func.count(), func.sum(CompanyTable.revision), _APPROVED.scalar_subquery())


@dataclass(frozen=True, kw_only=True)
class Alias:
    """One way to call a company: `kind` is name, short, ticker, symbol or alias; `folded` is compared."""

    kind: str
    folded: str
    written: str


def add(session: Session, key: str, name: str) -> None:
    """Keep a company, unless it is there."""
    session.execute(insert_new(session, CompanyTable).values(key=key, name=name, revision=0))


def add_aliases(session: Session, key: str, aliases: Iterable[Alias]) -> None:
    """Keep what else a company is called; what is known already stays."""
    for alias in aliases:
        values = {"company_key": key, "kind": alias.kind, "folded": alias.folded, "written": alias.written}
        session.execute(insert_new(session, CompanyNameTable).values(**values))


def replace_aliases(session: Session, key: str, aliases: Iterable[Alias]) -> None:
    """Keep these names of a company and no others."""
    session.execute(delete(CompanyNameTable).where(CompanyNameTable.company_key == key))
    add_aliases(session, key, aliases)


def rename(session: Session, key: str, name: str) -> None:
    """Call the company so in lists."""
    session.execute(update(CompanyTable).where(CompanyTable.key == key).values(name=name))


def put_profile(session: Session, key: str, text: str, now: datetime) -> None:
    """Keep the text of a company's profile in place of the one that is there."""
    values = {"profile": text, "profile_changed_at": now}
    session.execute(update(CompanyTable).where(CompanyTable.key == key).values(**values))


def profile(session: Session, key: str) -> str | None:
    """The text of a company's profile; None if it has none."""
    return session.scalar(select(CompanyTable.profile).where(CompanyTable.key == key))


def headers(session: Session, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Name and tickers of the company in the header of each of its calls, withdrawn ones too."""
    query = select(CallTable.company, CallTable.tickers).where(CallTable.company_key == key)
    return tuple((name, tuple(tickers)) for name, tickers in session.execute(query.order_by(CallTable.id)))


def set_quiet(session: Session, key: str, until: date | None) -> None:
    """Let a company's quiet period last until that day, or end; that is a change of the company."""
    session.execute(update(CompanyTable).where(CompanyTable.key == key).values(quiet_until=until))
    touch(session, key)


def quiet(session: Session, day: date) -> dict[str, tuple[str, date]]:
    """The companies in their quiet period on a day, by key: name, and the last day of it."""
    query = select(CompanyTable.key, CompanyTable.name, CompanyTable.quiet_until).order_by(CompanyTable.name)
    found = session.execute(query.where(CompanyTable.quiet_until >= day))
    return {key: (name, until) for key, name, until in found if until is not None}


def touch(session: Session, key: str) -> None:
    """Say that the company's calls or its profile changed."""
    session.execute(
        update(CompanyTable).where(CompanyTable.key == key).values(revision=CompanyTable.revision + 1)
    )


def lock(session: Session, key: str) -> None:
    """Let others who lock the company wait until this transaction is done."""
    session.execute(select(CompanyTable.key).where(CompanyTable.key == key).with_for_update())


def state(connection: Connection) -> tuple[int, int, int]:
    """The number of companies, of all their changes and of approved answers: equal as long as no company changed."""
    count, total, approved = connection.execute(_STATE).one()
    return int(count), int(total or 0), int(approved)


def known(session: Session, key: str) -> bool:
    """Whether a company of that key is kept."""
    return session.get(CompanyTable, key) is not None


def live(session: Session) -> tuple[Named, ...]:
    """(key, name) of every company with a live call, by name."""
    query = select(CompanyTable.key, CompanyTable.name).where(_LIVE)
    return tuple(session.execute(query.order_by(CompanyTable.name)).tuples())


def standing(session: Session) -> tuple[Standing, ...]:
    """How every company with a call stands, by name."""
    columns = (CompanyTable.key, CompanyTable.name, CompanyTable.revision, _LIVE, CompanyTable.quiet_until)
    query = select(*columns).where(_CALLS.exists()).order_by(CompanyTable.name)
    return tuple(
        session.connection().execute(query).tuples().all()
    )  # rows alone, in half of a session's time


def called(session: Session, kinds: Iterable[str], folded: Iterable[str]) -> tuple[str, ...]:
    """The keys of the companies that are called so, in order of their keys."""
    query = select(CompanyNameTable.company_key).where(
        CompanyNameTable.folded.in_(list(folded)), CompanyNameTable.kind.in_(list(kinds))
    )
    return tuple(session.scalars(query.distinct().order_by(CompanyNameTable.company_key)))


def beginning(session: Session, kinds: Iterable[str], folded: str) -> tuple[str, ...]:
    """The keys of the companies with a name that begins so, in order of their keys."""
    query = select(CompanyNameTable.company_key).where(
        CompanyNameTable.folded.startswith(folded, autoescape=True), CompanyNameTable.kind.in_(list(kinds))
    )
    return tuple(session.scalars(query.distinct().order_by(CompanyNameTable.company_key)))


def has_ticker(session: Session, key: str) -> bool:
    """Whether a ticker of the company is known."""
    query = select(CompanyNameTable.company_key).where(
        CompanyNameTable.company_key == key, CompanyNameTable.kind == "ticker"
    )
    return session.scalar(query.limit(1)) is not None


def tickers(session: Session, key: str) -> tuple[str, ...]:
    """The company's tickers as written."""
    query = select(CompanyNameTable.written).where(
        CompanyNameTable.company_key == key, CompanyNameTable.kind == "ticker"
    )
    return tuple(session.scalars(query.order_by(CompanyNameTable.folded)))


def written_names(session: Session, keys: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """By company key, of these companies or all: names, tickers and aliases as written, each once."""
    query = select(CompanyNameTable.company_key, CompanyNameTable.written).order_by(
        CompanyNameTable.company_key, CompanyNameTable.kind, CompanyNameTable.folded
    )
    if keys is not None:
        query = query.where(CompanyNameTable.company_key.in_(keys))
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for key, written in session.connection().execute(query).all():
        names[key][written] = None
    return {key: tuple(found) for key, found in names.items()}
