"""Calls as a company's record keeps them in memory: most of what was read stays rows, for no question asks for it."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property
from typing import Any

from store.db import parts
from store.values import Call, Conflict, Exchange, Fact, Person, Section, Turn


def kept_call(header: Mapping[str, Any], rows: parts.Rows) -> Call:
    """The call with the parts that these rows hold: each kind becomes values when it is first asked for."""
    call = _Kept(**header)
    for field in parts.FIELDS:
        del call.__dict__[field]  # what stands there would hide what is read when it is asked for
    call.__dict__["rows"] = rows
    return call


class _Kept(Call):
    """A call of whose parts some are still rows; it equals the same call without any."""

    rows: parts.Rows

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Call) and all(
            getattr(self, each.name) == getattr(other, each.name) for each in fields(self)
        )

    __hash__ = Call.__hash__

    @cached_property
    def people(self) -> tuple[Person, ...]:
        return parts.values("people", self.rows)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return parts.values("sections", self.rows)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        return parts.values("turns", self.rows)

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        return parts.values("exchanges", self.rows)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return parts.values("facts", self.rows)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        return parts.values("conflicts", self.rows)

    @cached_property
    def subjects(self) -> frozenset[str]:
        return parts.subjects(self.rows)
