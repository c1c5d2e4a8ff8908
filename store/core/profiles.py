"""The companies' profiles: what operators wrote, and what it means for names."""

from datetime import datetime

from sqlalchemy.orm import Session

from store.core import naming
from store.db import companies, corpus
from store.db.companies import Alias
from store.errors import ProfileUnusable
from store.profiles import first_profile, line_of, read_profile
from store.values import Call, Profile


def text_of(session: Session, key: str) -> str:
    """The profile of a company with a call, as its operator wrote it, else as its newest call gives it."""
    kept = companies.profile(session, key)
    if kept is not None:
        return kept
    newest = corpus.rows(session, key)[0]
    return first_profile(corpus.load(session, newest.key).call, dict(companies.live(session))[key])


def of_company(session: Session, key: str) -> Profile | None:
    """The kept profile of a company, None if there is none."""
    return _read(companies.profile(session, key))


def of_call(session: Session, call: Call) -> Profile | None:
    """The kept profile of the call's company, None if there is none or the company is new."""
    key = naming.company_of(session, call)
    return of_company(session, key) if key else None


def begin(session: Session, key: str, call: Call, now: datetime) -> None:
    """Give a company that has no profile its first one, from the header of a call."""
    if companies.profile(session, key) is None:
        companies.put_profile(session, key, first_profile(call, call.company or key), now)


def checked(session: Session, key: str, text: str) -> Profile:
    """The profile in a text that the company may have. ProfileUnusable."""
    profile = read_profile(text)
    _refuse_taken(session, key, profile, text)
    return profile


def put(session: Session, key: str, text: str, now: datetime) -> Profile:
    """Keep a profile's text and let its names count; ProfileUnusable if it cannot be taken."""
    profile = checked(session, key, text)
    companies.lock(session, key)
    companies.put_profile(session, key, text, now)
    companies.rename(session, key, profile.name)
    headers = [
        alias
        for name, tickers in companies.headers(session, key)
        for alias in naming.aliases(Call(company=name, tickers=tickers))
    ]
    companies.replace_aliases(session, key, [*headers, *_aliases(profile)])
    companies.touch(session, key)
    return profile


def _aliases(profile: Profile) -> list[Alias]:
    stated = Call(company=profile.name, tickers=profile.tickers)
    return [*naming.aliases(stated), *(each for name in profile.aliases for each in naming.other_name(name))]


def _refuse_taken(session: Session, key: str, profile: Profile, text: str) -> None:
    """Two companies of one name or ticker would get each other's calls."""
    names = dict(companies.live(session))
    for entry, words in (
        ("name", (profile.name,)),
        ("aliases", profile.aliases),
        ("tickers", profile.tickers),
    ):
        for word in words:
            for owner in naming.owners(session, word, ticker=entry == "tickers"):
                if owner != key:
                    value = f"{word} = {names.get(owner, owner)}"
                    raise ProfileUnusable("taken", entry=entry, line=line_of(entry, text), value=value)


def _read(text: str | None) -> Profile | None:
    """A kept profile; one that this program cannot read any more states nothing."""
    try:
        return None if text is None else read_profile(text)
    except ProfileUnusable:
        return None
