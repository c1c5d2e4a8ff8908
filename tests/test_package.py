"""What is given away: a source distribution that is the checkout, and a wheel that runs where there is no checkout."""

import json
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.running_bot import EARLIER
from tests.settings_named import DEPLOY, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PACKAGES = ("bot", "handlers", "store")


def files_below(checkout: Path, *folders: str) -> set[str]:
    return {
        path.relative_to(checkout).as_posix()
        for folder in folders
        for path in (checkout / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def distributions(checkout: Path, folder: Path, *options: str) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder), *options]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution and the wheel."""
    return distributions(ROOT, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def source(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked source distribution."""
    (packed,) = built.glob("*.tar.gz")
    folder = tmp_path_factory.mktemp("source")
    with tarfile.open(packed) as archive:
        if hasattr(tarfile, "data_filter"):  # Python 3.11.0 to 3.11.3 have none
            archive.extraction_filter = tarfile.data_filter
        archive.extractall(folder)
    (unpacked,) = folder.iterdir()
    return unpacked


@dataclass(frozen=True, kw_only=True)
class Fresh:
    """An environment that holds the wheel alone (its dependencies are those of the tests), and a home without files."""

    python: Path
    home: Path

    def run(self, command: str, *arguments: str | Path) -> str:
        done = subprocess.run(
            [self.python.with_name(command), *arguments],
            env={"HOME": str(self.home), "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def fresh(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """The wheel, installed by pip."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder / "env", with_pip=False, symlinks=True)
    python = folder / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps"]
    subprocess.run([*pip, *built.glob("*.whl")], check=True, capture_output=True)
    (libraries,) = (folder / "env").glob("lib/python*/site-packages")
    (libraries / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (folder / "home").mkdir()
    return Fresh(python=python, home=folder / "home")


def test_the_source_distribution_holds_what_make_and_the_image_need_and_the_tests(source: Path) -> None:
    named = {"Makefile", "requirements.lock", "requirements-dev.lock", ".dockerignore", "deploy/Dockerfile"}
    wanted = named | files_below(ROOT, *PACKAGES, "tests", "docs")
    assert wanted - files_below(source, ".") == set()


def test_a_wheel_built_from_the_source_distribution_is_the_same(
    built: Path, source: Path, tmp_path: Path
) -> None:
    (wheel,) = built.glob("*.whl")
    (again,) = distributions(source, tmp_path, "--target", "wheel").glob("*.whl")
    assert again.name == wheel.name == f"onrecord-{PROJECT['version']}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert {each.filename: each.CRC for each in one.infolist()} == {
            each.filename: each.CRC for each in other.infolist()
        }


def test_the_wheel_holds_every_file_of_the_packages_and_no_other(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == files_below(ROOT, *PACKAGES)
    assert {f"{package}/py.typed" for package in PACKAGES} <= held


def test_the_version_is_one(fresh: Fresh) -> None:
    version = PROJECT["version"]
    assert fresh.run("onrecord", "--version") == f"onrecord, version {version}\n"
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == version
    manifest = (DEPLOY / "kubernetes" / "kustomization.yaml").read_text(encoding="utf-8")
    assert re.findall(r"newTag: ([^\s}]+)", manifest) == [version]


def test_a_transcript_is_stored_and_asked_about_where_there_is_nothing_but_the_wheel(fresh: Fresh) -> None:
    finding = "import importlib.util, json; print(json.dumps([importlib.util.find_spec(name).origin for name in {}]))"
    origins = [Path(each) for each in json.loads(fresh.run("python", "-c", finding.format(PACKAGES)))]
    assert all(origin.is_relative_to(fresh.python.parents[1]) for origin in origins), origins
    sample = origins[0].parent / "samples" / EARLIER.name
    assert "JYU-FY2025Q1" in fresh.run("onrecord", "ingest", sample)
    assert "16%" in fresh.run("onrecord", "ask", "鲸屿云收入增长多少？")
    assert files_below(fresh.home, ".") == {".local/share/onrecord/onrecord.db"}
