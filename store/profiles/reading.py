"""TOML text to a `Profile`: every key is known, of its kind, and no name means two."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from store.errors import ProfileReason, ProfileUnusable
from store.profiles.places import line_of
from store.text.names import fold_name
from store.values import Named, Profile, StatedPerson

_KEYS = (
    "name", "tickers", "aliases", "fiscal_year_end_month", "ir_contact", "segments", "products", "people", "notes",
)  # fmt: skip
_AT_LINE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)")


def read_profile(text: str) -> Profile:
    """The profile in a TOML text; ProfileUnusable says which key or line is wrong, and why."""
    reader = _Reader(text)
    reader.known(reader.keys, _KEYS, "")
    notes = reader.table("notes")
    reader.known(notes, ("reports_ebita",), "notes")
    profile = Profile(
        name=reader.needed(reader.keys, "name", ""),
        tickers=reader.texts(reader.keys, "tickers", ""),
        aliases=reader.texts(reader.keys, "aliases", ""),
        fiscal_year_end_month=reader.month("fiscal_year_end_month"),
        ir_contact=reader.text_of(reader.keys, "ir_contact", ""),
        segments=reader.named("segments"),
        products=reader.named("products"),
        people=reader.people(),
        reports_ebita=reader.flag(notes, "reports_ebita", "notes"),
    )
    reader.each_means_one("segments", ((each.name, *each.aliases) for each in profile.segments))
    reader.each_means_one("products", ((each.name, *each.aliases) for each in profile.products))
    reader.each_means_one("people", ((each.name, *each.also_written) for each in profile.people))
    return profile


class _Reader:
    """The keys of a text, each taken as the kind that it should be."""

    def __init__(self, text: str) -> None:
        self._text = text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        try:
            self.keys: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            at = _AT_LINE.search(str(error))
            line = int(at["line"]) if at and at["line"] else text.rstrip().count("\n") + 1
            raise ProfileUnusable("syntax", line=line, value=_AT_LINE.sub("", str(error))) from None

    def known(self, keys: Mapping[str, Any], allowed: Iterable[str], table: str) -> None:
        """Refuse a key that means nothing: a misspelt one would be passed over in silence."""
        for key in keys:
            if key not in tuple(allowed):
                reason: ProfileReason = "misplaced" if table and key in _KEYS else "unknown"
                self._refuse(reason, _at(table, key), key if reason == "misplaced" else ", ".join(allowed))

    def needed(self, keys: Mapping[str, Any], key: str, table: str) -> str:
        """A text that must be there."""
        found = self.text_of(keys, key, table)
        if found is None:
            self._refuse("missing", _at(table, key))
        return found

    def text_of(self, keys: Mapping[str, Any], key: str, table: str) -> str | None:
        """A text, None where there is none."""
        return self._text_at(keys[key], _at(table, key)) if key in keys else None

    def texts(self, keys: Mapping[str, Any], key: str, table: str) -> tuple[str, ...]:
        """A list of texts, each once."""
        found = keys.get(key, [])
        if not isinstance(found, list):
            self._refuse("list", _at(table, key), str(found))
        return tuple(dict.fromkeys(self._text_at(each, _at(table, key)) for each in found))

    def month(self, key: str) -> int | None:
        """A month from 1 to 12."""
        found = self.keys.get(key)
        if found is not None and (type(found) is not int or not 1 <= found <= 12):
            self._refuse("month", key, str(found))
        return found

    def flag(self, keys: Mapping[str, Any], key: str, table: str) -> bool:
        """True or false; false where nothing is said."""
        found = keys.get(key, False)
        if not isinstance(found, bool):
            self._refuse("flag", _at(table, key), str(found))
        return found

    def table(self, key: str) -> Mapping[str, Any]:
        """A table, empty where there is none."""
        found = self.keys.get(key, {})
        if not isinstance(found, dict):
            self._refuse("table", key, str(found))
        return found

    def named(self, key: str) -> tuple[Named, ...]:
        """The segments or products."""
        return tuple(
            Named(name=self.needed(keys, "name", at), aliases=self.texts(keys, "aliases", at))
            for at, keys in self._tables(key, ("name", "aliases"))
        )

    def people(self) -> tuple[StatedPerson, ...]:
        """The people of the company."""
        return tuple(
            StatedPerson(
                name=self.needed(keys, "name", at),
                also_written=self.texts(keys, "also_written", at),
                role=self.text_of(keys, "role", at),
            )
            for at, keys in self._tables("people", ("name", "also_written", "role"))
        )

    def each_means_one(self, key: str, owners: Iterable[tuple[str, ...]]) -> None:
        """Refuse a name that two entries of one list claim."""
        taken: dict[str, int] = {}
        for number, names in enumerate(owners, start=1):
            for name in names:
                if taken.setdefault(fold_name(name), number) != number:
                    self._refuse("twice", f"{key}[{number}]", name)

    def _tables(self, key: str, allowed: tuple[str, ...]) -> list[tuple[str, dict[str, Any]]]:
        found = self.keys.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            self._refuse("tables", key)
        tables = [(f"{key}[{number}]", each) for number, each in enumerate(found, start=1)]
        for at, each in tables:
            self.known(each, allowed, at)
        return tables

    def _text_at(self, value: object, entry: str) -> str:
        if not isinstance(value, str):
            self._refuse("text", entry, str(value))
        words = " ".join(value.split())
        if not words:
            self._refuse("empty", entry)
        return words

    def _refuse(self, reason: ProfileReason, entry: str, value: str = "") -> NoReturn:
        raise ProfileUnusable(reason, entry=entry, line=line_of(entry, self._text), value=value)


def _at(table: str, key: str) -> str:
    return f"{table}.{key}" if table else key
