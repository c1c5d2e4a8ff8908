"""Stores of very many invented calls: their rows go straight into the database, without parsing a text."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from store import Call
from store.core import naming, profiles
from store.db import companies, corpus, parts
from store.db.schema import CallTable, RevisionTable, Table
from store.db.session import Database
from tests.bench.generate import CALLS_A_COMPANY, Invented
from tests.conftest import NOW

_COMPANIES_A_TRANSACTION = 100


def fill(path: Path, calls: int) -> None:
    """Make a database there with that many calls, oldest first, `CALLS_A_COMPANY` of each company."""
    fill_at(f"sqlite:///{path}", calls)


def fill_at(url: str, calls: int, sentences: int = 30) -> None:
    """Put that many calls of about so many sentences into an empty database."""
    db = Database(url)
    owners = range(companies_of(calls))
    for start in owners[::_COMPANIES_A_TRANSACTION]:
        some = owners[start : start + _COMPANIES_A_TRANSACTION]
        made = [Invented(company, q, sentences).call() for company in some for q in _quarters(company, calls)]
        with db.write() as session:
            _add(session, made)
    db.close()


def _add(session: Session, calls: Sequence[Call]) -> None:
    """Put calls of companies that are not there yet into the database, table by table."""
    keys: dict[str, str] = {}
    for call in calls:
        if call.company not in keys:
            keys[call.company] = _add_company(session, call)
    said = [(keys[call.company], call, _text(call)) for call in calls]
    connection = session.connection()
    new = insert(CallTable).returning(CallTable.id, sort_by_parameter_order=True)
    first = [corpus.first_columns(key, call.key, call, text) for key, call, text in said]
    ids = connection.scalars(new, first).all()
    rows = defaultdict[type[Table], list[dict[str, Any]]](list)
    for number, (key, call, text) in zip(ids, said, strict=True):
        rows[RevisionTable].append(corpus.text_columns(key, number, 1, call, text))
        for part, of_call in parts.rows_of(key, number, call):
            rows[part] += of_call
    for table, added in rows.items():
        connection.execute(insert(table), added)


def _add_company(session: Session, call: Call) -> str:
    key = naming.add(session, call)
    companies.add_aliases(session, key, naming.aliases(call))
    profiles.begin(session, key, call, NOW)
    companies.touch(session, key)
    return key


def _text(call: Call) -> corpus.Text:
    return corpus.Text(source="invented", content_hash=call.key, ingested_at=NOW)


def _quarters(company: int, calls: int) -> range:
    """The calls that a company has in a store of so many, oldest first."""
    return range(min(CALLS_A_COMPANY, calls - company * CALLS_A_COMPANY))


def companies_of(calls: int) -> int:
    """How many companies that many calls are of."""
    return -(-calls // CALLS_A_COMPANY)


def passages_of(company: int, calls: int) -> list[str]:
    """The sentences that are said on the calls of a company, in a store of that many calls."""
    return [
        said.text
        for quarter in _quarters(company, calls)
        for turn in Invented(company, quarter).spoken
        for said in turn.said
    ]
