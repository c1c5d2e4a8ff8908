"""Standard answers as CSV and as YAML, for a spreadsheet or a repository, and the audit log as CSV.

What is read in is a draft.
"""

import codecs
import contextlib
import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from store.curation.states import checked
from store.errors import CuratedUnusable
from store.values import Audited, Curated

COLUMNS = (
    "id", "company", "question", "also", "answer", "owner", "source", "state", "approved_on", "expires_on",
)  # fmt: skip
_NEEDED = ("question", "answer", "owner", "source", "expires_on")
_LOG = ("at", "actor", "action", "target", "detail")
_JOINED = " | "
_FORMULA = ("=", "+", "-", "@", "\t")


def written_table(entries: Iterable[Curated], form: str) -> str:
    """The entries as text: `csv` for spreadsheets, or `yaml`."""
    rows = [_row(entry) for entry in entries]
    if form == "yaml":
        import yaml  # loaded here: few ever need it

        return str(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=110))
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        cells = row | {"also": _JOINED.join(row["also"])}
        writer.writerow({name: _harmless(value) for name, value in cells.items()})
    return text.getvalue()


def written_log(entries: Iterable[Audited]) -> str:
    """The entries of the audit log as CSV, times in UTC."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_LOG)
    for row in entries:
        cells = (row.at.isoformat(), row.actor, row.action, row.target, row.detail)
        writer.writerow(map(_harmless, cells))
    return text.getvalue()


def read_table(data: bytes, form: str) -> tuple[Curated, ...]:
    """The entries of a table, all of them drafts without an id; CuratedUnusable names the row that cannot be taken.

    Cells may be parted by commas, semicolons or tabs, and written in UTF-8, UTF-16 or GB18030: what spreadsheets save.
    """
    text = _decoded(data)
    rows = _yaml_rows(text) if form == "yaml" else _csv_rows(text)
    return tuple(_entry(row, number) for number, row in enumerate(rows, 1))


def _row(entry: Curated) -> dict[str, Any]:
    return {
        "id": entry.id,
        "company": entry.company_key or "",
        "question": entry.question,
        "also": list(entry.also),
        "answer": entry.answer,
        "owner": entry.owner,
        "source": entry.source,
        "state": entry.state,
        "approved_on": entry.approved_on.isoformat() if entry.approved_on else "",
        "expires_on": entry.expires_on.isoformat(),
    }


def _harmless(value: object) -> object:
    """A spreadsheet runs what begins like a formula: an apostrophe keeps it a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _decoded(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise CuratedUnusable("encoding", field="")


def _csv_rows(text: str) -> list[Mapping[str, Any]]:
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        raise CuratedUnusable("columns", field="", value=", ".join(missing))
    return list(rows)


def _yaml_rows(text: str) -> list[Mapping[str, Any]]:
    import yaml

    try:
        rows = yaml.safe_load(text) or []
    except yaml.YAMLError as error:
        raise CuratedUnusable("syntax", field="", value=str(error).split("\n")[0]) from None
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise CuratedUnusable("syntax", field="", value=type(rows).__name__)
    return rows


def _entry(row: Mapping[str, Any], number: int) -> Curated:
    also = row.get("also") or ()
    wordings = also.split(_JOINED.strip()) if isinstance(also, str) else tuple(map(str, also))
    try:
        entry = Curated(
            company_key=_text(row.get("company")) or None,
            question=_text(row.get("question")),
            also=tuple(wordings),
            answer=_text(row.get("answer")),
            owner=_text(row.get("owner")),
            source=_text(row.get("source")),
            expires_on=_day(row.get("expires_on")),
        )
        return checked(entry)
    except CuratedUnusable as error:
        raise CuratedUnusable(error.reason, field=error.field, value=error.value, row=number) from None


def _text(value: object) -> str:
    text = "" if value is None else str(value).strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise CuratedUnusable("day", field="expires_on", value=_text(value)) from None
