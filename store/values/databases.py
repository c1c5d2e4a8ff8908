"""What is said of a database as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from store.values.calls import Problem


@dataclass(frozen=True, kw_only=True)
class DatabaseReport:
    """A database's engine (sqlite, postgresql), schema, number of rows by table, and what is wrong with it."""

    engine: str
    schema: str
    rows: Mapping[str, int]
    problems: tuple[Problem, ...] = ()
