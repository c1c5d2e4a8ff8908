"""The units of systemd, and the script that saves the database."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.settings_named import DEPLOY, ROOT, unknown_settings

UNITS = sorted(path.name for path in DEPLOY.glob("onrecord*.*") if path.suffix in {".service", ".timer"})
TOOL = shutil.which("systemd-analyze")
HARDENED = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "CapabilityBoundingSet": "",
    "RestrictNamespaces": "yes",
    "SystemCallFilter": "@system-service",
    "UMask": "0077",
    "User": "onrecord",
}


def entries(name: str) -> list[tuple[str, str]]:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    return re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE)


def test_there_is_a_bot_and_a_daily_backup() -> None:
    assert UNITS == ["onrecord-backup.service", "onrecord-backup.timer", "onrecord.service"]


@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".service")])
def test_a_service_is_hardened_and_writes_to_its_own_folder_alone(name: str) -> None:
    found = entries(name)
    assert [entry for entry in HARDENED.items() if entry not in found] == []
    assert [key for key, _ in found if key in {"ReadWritePaths", "AmbientCapabilities"}] == []
    assert ("StateDirectory", "onrecord") in found
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert unknown_settings(text) == set()
    assert ("EnvironmentFile", "/etc/onrecord.env") in found


@pytest.mark.skipif(TOOL is None, reason="systemd-analyze is not on this machine")
def test_systemd_finds_nothing_to_complain_of(tmp_path: Path) -> None:
    for name in UNITS:
        text = (DEPLOY / name).read_text(encoding="utf-8")
        there = re.sub(r"/opt/onrecord/bin/\S+", "/bin/true", text)  # the program is not installed here
        (tmp_path / name).write_text(there, encoding="utf-8")
    done = subprocess.run(
        [TOOL or "", "verify", "--man=no", "--recursive-errors=no", *(tmp_path / name for name in UNITS)],
        capture_output=True,
        text=True,
    )
    complaints = [line for line in done.stderr.splitlines() if "onrecord" in line]
    assert complaints == []


@pytest.mark.skipif(TOOL is None, reason="systemd-analyze is not on this machine")
def test_systemd_calls_the_bot_s_exposure_low() -> None:
    # 20 is 2.0 of 10.
    done = subprocess.run(
        [TOOL or "", "security", "--offline=true", "--threshold=20", str(DEPLOY / "onrecord.service")],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_backup_script_keeps_the_newest_copies_and_fails_without_a_database(
    recorded_url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for day in range(1, 5):
        (folder / f"onrecord-2020010{day}T000000Z.db").touch()
    (folder / "notes.txt").touch()
    program = tmp_path / "onrecord"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m bot "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environ = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "ONRECORD_DATABASE_URL": recorded_url,
    }
    environ["PYTHONPATH"] = os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))

    def save() -> int:
        script = ["sh", str(DEPLOY / "backup.sh"), str(folder), "3"]
        return subprocess.run(script, env=environ, cwd=tmp_path, capture_output=True).returncode

    assert save() == 0
    left = sorted(path.name for path in folder.iterdir())
    assert left[:3] == ["notes.txt", "onrecord-20200103T000000Z.db", "onrecord-20200104T000000Z.db"]
    assert len(left) == 4
    assert (folder / left[3]).stat().st_mode & 0o777 == 0o600
    environ["ONRECORD_DATABASE_URL"] = f"sqlite:///{tmp_path / 'nowhere.db'}"
    assert save() != 0
    assert sorted(path.name for path in folder.iterdir()) == left
