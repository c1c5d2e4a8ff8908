"""The settings: environment variables named `ONRECORD_...`, each also as `ONRECORD_..._FILE`."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.causes import cause_of

PREFIX = "ONRECORD_"
_SQLITE = re.compile(r"sqlite(?:\+\w+)?:///(?:file:)?(?!:memory:)([^?]+)")
_WEBHOOK = re.compile(r"https://[^/\s]+/\S*|http://(?:127\.0\.0\.1|localhost)(?::\d+)?/\S*")
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_LISTEN = re.compile(r"(?:\[[0-9a-fA-F:]+\]|[^:\s]+):\d{1,5}")
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")


class SettingUnusable(Exception):
    """A setting is missing or malformed: `key` of the catalogue's sentence, `data` that it names."""

    def __init__(self, key: str, data: Mapping[str, str]) -> None:
        super().__init__(key)
        self.key, self.data = key, data


class Settings(BaseSettings):
    """What the one who runs the bot decides; everything but the token has a default.

    `push_window_days`: how old a call may be for its digest to be pushed, None (written `none`) for any age.
    `inbox` is a folder of its own whose files are stored and then moved; `tick_seconds` is how often it is looked
    at, and whether a digest is due.
    `heartbeat_file` is touched at every successful poll: a check of its age tells whether the bot lives.
    `webhook_url` is where Telegram posts updates, instead of being polled; `listen` is where the program takes them
    and shows its health and metrics, HOST:PORT. `lease_seconds`: an instance that is silent for so long is replaced.
    `questions_per_sender`, `questions_per_group`, `inline_per_sender`: how many are answered in a minute, 0 for any
    number.
    `rate_limits` is False only where no rates are kept, as in the playground.
    `telegram_base_url`: another Bot API server than Telegram's, `http://127.0.0.1:8081`.
    `semantic`: whether passages are put in order by what they mean as well, where the extra for it is installed.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", hide_input_in_errors=True)

    telegram_token: SecretStr | None = None
    telegram_base_url: str | None = None
    database_url: str = ""
    operators: Annotated[frozenset[int], NoDecode] = frozenset()
    language: Literal["zh", "zh-Hant", "en"] = "zh"
    push_window_days: int | None = Field(default=14, ge=0)
    tick_seconds: float = Field(default=5.0, gt=0)
    read_timeout_seconds: float = Field(default=30.0, gt=0)
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    listen: str | None = None
    lease_seconds: float = Field(default=20.0, ge=1, le=30)
    rate_limits: bool = True
    questions_per_sender: int = Field(default=30, ge=0)
    questions_per_group: int = Field(default=18, ge=0)
    inline_per_sender: int = Field(default=60, ge=0)
    heartbeat_file: Path | None = None
    inbox: Path | None = None
    file_limit_bytes: int = Field(default=20_000_000, gt=0)
    semantic: Literal["auto", "off"] = "auto"

    @field_validator("operators", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return frozenset(part.strip() for part in value.split(",") if part.strip())

    @field_validator("push_window_days", mode="before")
    @classmethod
    def _no_window(cls, value: object) -> object:
        return None if isinstance(value, str) and value.strip().lower() == "none" else value

    @field_validator("heartbeat_file", "inbox", mode="before")
    @classmethod
    def _no_path(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("webhook_url", "listen", mode="before")
    @classmethod
    def _no_text(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("webhook_url")
    @classmethod
    def _reachable(cls, value: str | None) -> str | None:
        if value is not None and not _WEBHOOK.fullmatch(value):
            raise ValueError("webhook_url")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _sendable(cls, value: SecretStr | None) -> SecretStr | None:
        written = value.get_secret_value() if value else ""
        if not _SECRET.fullmatch(written):
            raise ValueError("webhook_secret")
        return value if written else None

    @field_validator("listen")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not _LISTEN.fullmatch(value):
            raise ValueError("listen")
        return value

    @property
    def listens_at(self) -> tuple[str, int] | None:
        """Host and port of the web server; None for none: a webhook needs one, on this machine if none is set."""
        written = self.listen or ("127.0.0.1:8080" if self.webhook_url else None)
        if written is None:
            return None
        host, _, port = written.rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def own_files(self) -> tuple[Path, ...]:
        """The files that the program itself writes: the database, where it is one, and the heartbeat."""
        database = _SQLITE.match(self.database)
        beating = () if self.heartbeat_file is None else (self.heartbeat_file,)
        return (*beating, Path(database[1])) if database else beating

    @property
    def database(self) -> str:
        """The database's address: SQLite in the user's data folder where none is set."""
        return self.database_url or default_database_url()

    @property
    def token(self) -> str:
        """The bot's token; SettingUnusable where it is missing or cannot be one."""
        written = self.telegram_token.get_secret_value().strip() if self.telegram_token else ""
        if not written:
            raise SettingUnusable("cli.setting.token_missing", {"name": f"{PREFIX}TELEGRAM_TOKEN"})
        if not _TOKEN.fullmatch(written):
            raise SettingUnusable("cli.setting.token_malformed", {"name": f"{PREFIX}TELEGRAM_TOKEN"})
        return written


def read_settings(**given: Any) -> Settings:
    """The settings from the environment, with what is `given` on top; SettingUnusable names the bad one."""
    stated = {name: value for name, value in given.items() if value is not None}
    for name in Settings.model_fields:
        if name not in stated and (kept := _from_file(name)) is not None:
            stated[name] = kept
    try:
        return Settings(**stated)
    except ValidationError as error:
        first = error.errors()[0]
        field = str(first["loc"][0])
        name = f"{PREFIX}{field}".upper()
        if first["type"] == "value_error":  # ours: its sentence is in the catalogue
            raise SettingUnusable(f"cli.setting.{field}", {"name": name}) from None
        raise SettingUnusable("cli.setting.malformed", {"name": name}) from None


def unknown_settings(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each of the variables that is named like a setting and is none, with the likeliest meant, "" for none."""
    fields = [name.upper() for name in Settings.model_fields]
    known = {*fields, *(f"{name}_FILE" for name in fields)}
    for name in sorted(names):
        said = name.removeprefix(PREFIX)
        if said != name and said not in known:
            meant = [field for field in fields if said in field] or get_close_matches(said, fields)
            yield name, f"{PREFIX}{meant[0]}" if meant else ""


def default_database_url() -> str:
    """SQLite in the user's data folder."""
    return f"sqlite:///{data_folder(os.environ, sys.platform) / 'onrecord.db'}"


def data_folder(environ: Mapping[str, str], platform: str) -> Path:
    """Where a user's data belong on that platform: XDG on Linux."""
    if platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return Path(local) / "onrecord" if local else Path.home() / "AppData" / "Local" / "onrecord"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "onrecord"
    stated = environ.get("XDG_DATA_HOME", "")
    return (Path(stated) if stated.startswith("/") else Path.home() / ".local" / "share") / "onrecord"


def _from_file(name: str) -> str | None:
    variable = f"{PREFIX}{name.upper()}"
    path = os.environ.get(f"{variable}_FILE")
    if not path or os.environ.get(variable):
        return None
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        data = {"name": f"{variable}_FILE", "path": path, "reason": cause_of(error)}
        raise SettingUnusable("cli.setting.unreadable", data) from None
