"""Stores of very many invented calls: their rows go straight into the database, without parsing a text."""

from pathlib import Path

from store.core import naming, profiles
from store.db import companies, corpus
from store.db.session import Database
from tests.bench.generate import CALLS_A_COMPANY, Invented
from tests.conftest import NOW

_COMPANIES_A_TRANSACTION = 25


def fill(path: Path, calls: int) -> None:
    """Make a database there with that many calls, oldest first, `CALLS_A_COMPANY` of each company."""
    fill_at(f"sqlite:///{path}", calls)


def fill_at(url: str, calls: int, sentences: int = 30) -> None:
    """Put that many calls of about so many sentences into an empty database."""
    db = Database(url)
    owners = range(companies_of(calls))
    for start in owners[::_COMPANIES_A_TRANSACTION]:
        with db.write() as session:
            for company in owners[start : start + _COMPANIES_A_TRANSACTION]:
                count = min(CALLS_A_COMPANY, calls - company * CALLS_A_COMPANY)
                made = [Invented(company, quarter, sentences).call() for quarter in range(count)]
                key = naming.add(session, made[0])
                companies.add_aliases(session, key, naming.aliases(made[0]))
                profiles.begin(session, key, made[0], NOW)
                for call in made:
                    text = corpus.Text(source="invented", content_hash=call.key, ingested_at=NOW)
                    corpus.add(session, key, call.key, call, text)
                companies.touch(session, key)
    db.close()


def companies_of(calls: int) -> int:
    """How many companies that many calls are of."""
    return -(-calls // CALLS_A_COMPANY)


def passages_of(company: int, calls: int) -> list[str]:
    """The sentences that are said on the calls of a company, in a store of that many calls."""
    count = min(CALLS_A_COMPANY, calls - company * CALLS_A_COMPANY)
    return [
        said.text
        for quarter in range(count)
        for turn in Invented(company, quarter).spoken
        for said in turn.said
    ]
