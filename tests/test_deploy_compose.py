"""The composition of containers, read as compose reads it."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from bot.config import Settings
from tests.settings_named import DEPLOY, KNOWN, env_lines, unknown_settings

TEXT = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
FILE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = FILE["services"]
BOTS = ("bot-1", "bot-2")
GIVEN = {"PUBLIC_HOST": "bot.example.org", "POSTGRES_PASSWORD": "secret"}


def filled_in(text: str) -> str:
    return re.sub(r"\$\{(\w+)[^}]*\}", lambda found: GIVEN[found[1]], text)


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_confined_and_looked_after(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert set(service.get("cap_add", ())) <= {"NET_BIND_SERVICE"}
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] == "unless-stopped"
    assert "privileged" not in service
    own = service["image"] == "onrecord"  # whose check stands in its image
    assert own or service["healthcheck"]["test"]


def test_every_setting_named_is_one_of_the_program_s() -> None:
    assert unknown_settings(TEXT) == set()
    for name in (*BOTS, "backup"):
        stated = {key for key in SERVICES[name]["environment"] if key.startswith("ONRECORD_")}
        assert stated <= KNOWN


def test_the_bots_settings_are_accepted_and_both_have_the_same() -> None:
    first, second = (SERVICES[name]["environment"] for name in BOTS)
    assert first == second
    stated: dict[str, Any] = {
        key.removeprefix("ONRECORD_").lower(): filled_in(value) for key, value in first.items()
    }
    settings = Settings(**stated)
    assert settings.listens_at == ("0.0.0.0", 8080)
    assert settings.database == "postgresql://onrecord:secret@postgres/onrecord"


def test_every_file_and_variable_that_is_named_is_there() -> None:
    named = {"compose.env.example": set(re.findall(r"\$\{(\w+)", TEXT))}
    assert set(env_lines((DEPLOY / "compose.env.example").read_text(encoding="utf-8"))) == named.popitem()[1]
    for service in SERVICES.values():
        if "env_file" in service:
            assert (DEPLOY / f"{service['env_file']}.example").is_file()
        if "build" in service:
            assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            assert (DEPLOY / source).is_file() if source.startswith(".") else source in FILE["volumes"]
        assert set(service["networks"]) <= set(FILE["networks"])
        assert set(service.get("depends_on", ())) <= set(SERVICES)


def test_only_the_proxy_is_open_to_the_world_and_shows_the_webhook_alone() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert SERVICES["postgres"]["networks"] == ["inside"]
    assert FILE["networks"]["inside"] == {"internal": True}
    rules = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    webhook = urlsplit(filled_in(SERVICES["bot-1"]["environment"]["ONRECORD_WEBHOOK_URL"]))
    assert re.findall(r"handle (/\S+)", rules) == [webhook.path]
    assert re.findall(r"(\S+):8080", rules) == list(BOTS)
    assert "respond 404" in rules


def test_the_backup_job_saves_what_the_bots_use() -> None:
    backup, bot = SERVICES["backup"], SERVICES["bot-1"]
    assert backup["environment"]["ONRECORD_DATABASE_URL"] == bot["environment"]["ONRECORD_DATABASE_URL"]
    (command,) = backup["command"]
    folder = re.findall(r"onrecord-backup (\S+)", command)
    assert folder == [volume.split(":")[1] for volume in backup["volumes"]]
