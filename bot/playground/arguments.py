"""The arguments of a Bot API call, from a form, a multipart body or JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.refusals import bad_request


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file in the body of a call."""

    name: str
    mime: str
    data: bytes


class Arguments:
    """Typed access to the fields; forms carry all values as text and nested ones as JSON."""

    def __init__(self, fields: Mapping[str, Any], files: Mapping[str, Upload] | None = None) -> None:
        self.fields = dict(fields)
        self.files = dict(files or {})

    def text(self, name: str, default: str = "") -> str:
        """The field as text."""
        value = self.fields.get(name, default)
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def number(self, name: str) -> int | None:
        """The field as a number; None where it is left out or is none."""
        value = self.fields.get(name)
        try:
            return int(value) if value is not None else None
        except (TypeError, ValueError):
            return None

    def flag(self, name: str) -> bool:
        """The field as a switch."""
        return str(self.fields.get(name, "")).lower() in ("true", "1")

    def nested(self, name: str) -> Any:
        """The field as an object or a list; None where it is left out."""
        value = self.fields.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def upload(self, name: str) -> Upload | str | None:
        """A file of the body, under its own name or as attach://name; else the text (a file id or a URL)."""
        value = self.text(name)
        if value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return self.files.get(name) or value or None

    def log(self) -> dict[str, Any]:
        """The fields as they came, files by name and size."""
        shown = {name: f"({len(file.data)} bytes) {file.name}" for name, file in self.files.items()}
        return self.fields | shown
