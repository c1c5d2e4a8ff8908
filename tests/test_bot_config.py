import os
from pathlib import Path

import pytest

from bot.config import SettingUnusable, data_folder, read_settings, unknown_settings
from handlers.render.words import word

TOKEN = "123456789:" + "A" * 35


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.startswith("ONRECORD_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_everything_but_the_token_has_a_default(tmp_path: Path) -> None:
    settings = read_settings()
    assert settings.database == f"sqlite:///{tmp_path / 'data' / 'onrecord' / 'onrecord.db'}"
    assert (settings.language, settings.push_window_days, settings.operators) == ("zh", 14, frozenset())
    with pytest.raises(SettingUnusable) as raised:
        _ = settings.token
    assert raised.value.key == "cli.setting.token_missing"


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_TELEGRAM_TOKEN", f" {TOKEN}\n")
    monkeypatch.setenv("ONRECORD_OPERATORS", "12, 34,")
    monkeypatch.setenv("ONRECORD_PUSH_WINDOW_DAYS", "none")
    monkeypatch.setenv("ONRECORD_DATABASE_URL", "sqlite:////tmp/x.db")
    settings = read_settings()
    assert settings.token == TOKEN
    assert settings.operators == frozenset({12, 34})
    assert settings.push_window_days is None
    assert settings.database == "sqlite:////tmp/x.db"
    assert TOKEN not in repr(settings)


def test_what_is_given_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DATABASE_URL", "sqlite:///environment.db")
    assert read_settings(database_url="sqlite:///given.db").database == "sqlite:///given.db"
    assert read_settings(database_url=None).database == "sqlite:///environment.db"


@pytest.mark.parametrize("name", ["TELEGRAM_TOKEN", "DATABASE_URL"])
def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text(f"{TOKEN}\n", encoding="utf-8")
    monkeypatch.setenv(f"ONRECORD_{name}_FILE", str(secret))
    settings = read_settings()
    assert TOKEN in (settings.database, settings.telegram_token and settings.token)


def test_a_secret_file_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ONRECORD_TELEGRAM_TOKEN_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(SettingUnusable) as raised:
        read_settings()
    assert raised.value.key == "cli.setting.unreadable"
    assert str(tmp_path / "nowhere") in word("en", raised.value.key, raised.value.data)


@pytest.mark.parametrize("token", ["abc", "123456789:short", "123456789:" + "A" * 34 + "!", "x:" + "A" * 35])
def test_a_malformed_token_is_said_without_repeating_it(token: str) -> None:
    with pytest.raises(SettingUnusable) as raised:
        _ = read_settings(telegram_token=token).token
    sentence = word("zh", raised.value.key, raised.value.data)
    assert "@BotFather" in sentence
    assert token not in sentence


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OPERATORS", "me"),
        ("LANGUAGE", "fr"),
        ("PUSH_WINDOW_DAYS", "-1"),
        ("TICK_SECONDS", "0"),
        ("WEBHOOK_URL", "http://bot.example.org/telegram"),
        ("WEBHOOK_URL", "https://bot.example.org"),
        ("WEBHOOK_SECRET", "with spaces"),
        ("LISTEN", "8080"),
        ("LEASE_SECONDS", "31"),
    ],
)
def test_a_bad_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"ONRECORD_{name}", value)
    with pytest.raises(SettingUnusable) as raised:
        read_settings()
    assert raised.value.data["name"] == f"ONRECORD_{name}"


def test_a_variable_that_is_no_setting_is_told_with_the_one_that_was_meant() -> None:
    names = [
        "PATH",
        "ONRECORD_OPERATOR",
        "ONRECORD_INBOX",
        "ONRECORD_TELEGRAM_TOKEN_FILE",
        "ONRECORD_XY",
        "ONRECORD_TOKEN",
    ]
    assert dict(unknown_settings(names)) == {
        "ONRECORD_OPERATOR": "ONRECORD_OPERATORS",
        "ONRECORD_TOKEN": "ONRECORD_TELEGRAM_TOKEN",
        "ONRECORD_XY": "",
    }


@pytest.mark.parametrize(
    ("listen", "webhook", "address"),
    [
        (None, None, None),
        (" ", "", None),
        (None, "https://bot.example.org/telegram", ("127.0.0.1", 8080)),
        ("0.0.0.0:9000", "https://bot.example.org/telegram", ("0.0.0.0", 9000)),
        ("[::1]:9000", None, ("::1", 9000)),
    ],
)
def test_the_web_server_listens_where_it_is_told_and_for_a_webhook_always(
    listen: str | None, webhook: str | None, address: tuple[str, int] | None
) -> None:
    assert read_settings(listen=listen, webhook_url=webhook).listens_at == address


def test_the_webhook_s_secret_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_WEBHOOK_SECRET", "hush-hush")
    settings = read_settings()
    assert "hush" not in repr(settings)
    assert settings.webhook_secret is not None
    assert settings.webhook_secret.get_secret_value() == "hush-hush"


@pytest.mark.parametrize(
    ("environ", "platform", "end"),
    [
        ({"XDG_DATA_HOME": "/x"}, "linux", "/x/onrecord"),
        ({"XDG_DATA_HOME": "relative"}, "linux", ".local/share/onrecord"),
        ({}, "linux", ".local/share/onrecord"),
        ({}, "darwin", "Library/Application Support/onrecord"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/onrecord"),
    ],
)
def test_data_belong_where_the_platform_keeps_them(environ: dict[str, str], platform: str, end: str) -> None:
    assert data_folder(environ, platform).as_posix().endswith(end)
