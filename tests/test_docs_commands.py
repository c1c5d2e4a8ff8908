"""What the documents tell a reader to type exists: targets of make, commands and options, chat commands, files."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.cli import main
from handlers.routes import COMMANDS
from tests.documents import DOCUMENTS, ROOT, named, spans, typed

TARGETS = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
# In other programs' words onrecord is a namespace, an entry point, a user.
_CALLED = re.compile(r"(?<![\w=@.-])(?<!--namespace )(?<!--entrypoint )(?<!deployment/)onrecord(?= )(.*)")
_ENDS = re.compile(r"\s(?:[|&;<>#]|\d?>)|;|'\s*<|'$")
# BotFather's commands, addresses of the web server, folders.
_NOT_OURS = {"newbot", "revoke", "mybots", "healthz", "readyz", "tmp"}
_OURS = ("bot/", "deploy/", "docs/", "docsite/", "handlers/", "store/", "tests/")


def called(line: str) -> Iterator[list[str]]:
    """The words behind each `onrecord` of a line, up to what the shell does with them."""
    for rest in _CALLED.findall(line):
        first, *further = _CALLED.split(rest)
        yield _ENDS.split(first)[0].split()
        if further:
            yield from called(f"onrecord{further[0]}")


def misused(words: list[str]) -> str | None:
    """What of a call of the program is unknown to it, None where all is known."""
    command: click.Command = main
    options = {"-h", "--help", "--version"}
    for word in words:
        if isinstance(command, click.Group) and re.fullmatch(r"[a-z]+[,:]?", word):
            below = command.get_command(click.Context(command), word.rstrip(",:"))
            if below is None:
                return word
            command = below
            options |= {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
        elif word.startswith("--") and word.rstrip(",.:") not in options:
            return word
    return None


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_command_and_option_of_the_program_exists(path: Path) -> None:
    for line in typed(path):
        for words in called(line):
            assert misused(words) is None, line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("onrecord ask QUESTION --explain", None),
        (".venv/bin/onrecord db backup FILE > x --nonsense", None),
        ("sh -c 'cat > /tmp/x && onrecord ingest /tmp/x' < x", None),
        ("onrecord outbox retry 41", None),
        ("onrecord outbox forget 41", "forget"),
        ("onrecord digest CALL --long", "--long"),
        ("kubectl --namespace onrecord exec x -- onrecord calls --jason", "--jason"),
    ],
)
def test_a_command_that_does_not_exist_is_found(line: str, expected: str | None) -> None:
    found = [misused(words) for words in called(line)]
    assert found == [expected]


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_target_of_make_exists(path: Path) -> None:
    named_here = {name for line in typed(path) for name in re.findall(r"^make ([a-z-]+)", line)}
    assert named_here <= TARGETS


def test_every_target_of_make_is_told_by_make_help() -> None:
    told = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nhelp:\n")[2].partition("\n\n")[0]
    assert [name for name in TARGETS - {"help", "clean"} if name not in told] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_chat_command_exists(path: Path) -> None:
    for span in spans(path):
        found = re.match(r"/([a-z_]+)(?:@\w+)?(?= |$)", span)
        assert not found or found[1] in {*COMMANDS, *_NOT_OURS}, span


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_file_that_is_named_exists(path: Path) -> None:
    for span in spans(path):
        if span.startswith(_OURS) and re.fullmatch(r"[\w./*-]+", span) and not re.search(r"NAME|/ja/", span):
            assert any(ROOT.glob(span.rstrip("/"))), span
        for module in re.findall(r"-m ((?:tests|docsite|bot)[\w.]*)", span):
            place = ROOT / module.replace(".", "/")
            assert place.is_dir() or place.with_suffix(".py").exists(), span
