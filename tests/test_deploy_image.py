"""The image, as far as a machine without a container engine can look into it."""

import asyncio
import io
import json
import re
import socket
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from dockerfile_parse import DockerfileParser

from bot.web import WebServer
from tests.settings_named import DEPLOY, ROOT, unknown_settings

TEXT = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    parsed = DockerfileParser(fileobj=io.BytesIO(TEXT.encode()))
    return [(each["instruction"], each["value"]) for each in parsed.structure]


def stages() -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = []
    for instruction, value in instructions():
        if instruction == "FROM":
            found.append([])
        if found:
            found[-1].append((instruction, value))
    return found


def values(stage: list[tuple[str, str]], name: str) -> list[str]:
    return [value for instruction, value in stage if instruction == name]


def environment() -> dict[str, str]:
    return dict(re.findall(r"(\w+)=(\S+)", " ".join(values(stages()[-1], "ENV"))))


def healthcheck() -> list[str]:
    (value,) = values(stages()[-1], "HEALTHCHECK")
    command: list[str] = json.loads(value[value.index("CMD") + 3 :])
    return command


def test_both_stages_begin_with_a_slim_python_of_the_default_registry() -> None:
    assert [values(stage, "FROM") for stage in stages()] == [
        ["python:3.13-slim AS wheels"],
        ["python:3.13-slim"],
    ]
    assert not re.search(r"https?://|--index-url|--extra-index-url|--trusted-host", TEXT)
    assert not values(instructions(), "ADD")


def test_wheels_are_built_from_the_lock_files_and_installed_from_nowhere_else() -> None:
    first, last = stages()
    built = [value for value in values(first, "RUN") if value.startswith("pip wheel")]
    assert [re.search(r"--(requirement|constraint|no-deps)\b", value) is not None for value in built] == [
        True
    ] * 3
    (installed,) = (value for value in values(last, "RUN") if "pip install" in value)
    assert "--no-index" in installed
    assert "from=wheels" in installed
    pins = re.findall(r"^[a-z0-9].*$", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    assert [pin for pin in pins if "==" not in pin] == []


def test_python_s_own_library_is_compiled_where_the_bot_may_not_write() -> None:
    (compiling,) = (value for value in values(stages()[-1], "RUN") if "compileall" in value)
    shown = compiling.replace("python -m compileall", "echo").replace("python -c", f"{sys.executable} -c")
    done = subprocess.run(["sh", "-c", shown], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["-q", "-x", "site-packages", sysconfig.get_path("stdlib")]


def test_it_runs_as_nobody_in_particular_and_keeps_its_data_in_one_volume() -> None:
    last = stages()[-1]
    (user,) = values(last, "USER")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    (volume,) = (json.loads(value) for value in values(last, "VOLUME"))
    assert volume == ["/var/lib/onrecord"]
    assert environment()["ONRECORD_DATABASE_URL"].startswith(f"sqlite:///{volume[0]}/")
    assert json.loads(values(last, "ENTRYPOINT")[0]) == ["onrecord"]
    assert json.loads(values(last, "CMD")[0]) == ["run"]
    assert unknown_settings(TEXT) == set()
    names = [instruction for instruction, _ in last]
    assert names.index("USER") > max(index for index, name in enumerate(names) if name in {"RUN", "COPY"})


def test_what_is_copied_is_there_and_let_in_and_nothing_else_is_let_in() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    admitted = {rule[1:] for rule in rules if rule.startswith("!")}
    assert rules[0] == "*"
    copied = {
        Path(source).as_posix()
        for value in values(instructions(), "COPY")
        if "--from=" not in value
        for source in [word for word in value.split() if not word.startswith("--")][:-1]
    }
    assert copied == admitted
    assert [path for path in copied if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("healthy", [True, False])
async def test_its_health_check_tells_a_live_bot_from_a_dead_one(healthy: bool) -> None:
    async def no_problems() -> list[str]:
        return []

    server = WebServer(problems=no_problems, metrics=lambda: b"")
    server.start("127.0.0.1", 0)
    port = server.port
    if not healthy:
        await server.stop()
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, *healthcheck()[1:]],
        env={"ONRECORD_LISTEN": f"0.0.0.0:{port}"},
        capture_output=True,
    )
    assert (done.returncode == 0) is healthy, done.stderr
    if healthy:
        await server.stop()


def test_a_bot_that_hangs_is_not_healthy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        command = [word.replace("timeout=5", "timeout=0.2") for word in healthcheck()]
        environ: dict[str, Any] = {"ONRECORD_LISTEN": f"0.0.0.0:{mute.getsockname()[1]}"}
        assert (
            subprocess.run([sys.executable, *command[1:]], env=environ, capture_output=True).returncode != 0
        )
