"""The fenced `console` blocks of a document, run as one session: commands after `$ `, their output below them."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner

from bot.cli import main

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NEEDS_A_SHELL = re.compile(r"[|&;<>()]")
_SLOWEST_S = 60


@dataclass(frozen=True, kw_only=True)
class Step:
    """A command, the heading above it, and the output that the document shows (`…` for anything)."""

    heading: str
    command: str
    shown: tuple[str, ...]


def steps(text: str) -> Iterator[Step]:
    """The commands of a document in their order."""
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading = section.partition("\n")[0]
        for block in _BLOCK.findall(section):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, *shown = part.splitlines()
                yield Step(heading=heading, command=command, shown=tuple(shown))


@dataclass(kw_only=True)
class Console:
    """A shell of a kind: a folder, the environment, and what the document's words stand for here.

    A bare `onrecord …` runs in this process, for speed; all else in bash.
    """

    folder: Path
    environ: dict[str, str]
    meant: dict[str, str] = field(default_factory=dict)

    def run(self, step: Step) -> str:
        """The command's output; AssertionError if it fails or does not say what the document shows."""
        command, shown = self._meant(step.command), self._meant("\n".join(step.shown))
        if command.startswith("export "):
            settings = (word.split("=", 1) for word in shlex.split(self._expanded(command))[1:])
            self.environ |= dict(settings)
            return ""
        bare = command.startswith("onrecord ") and not _NEEDS_A_SHELL.search(command)
        code, output = self._inside(command) if bare else self._in_bash(command)
        assert code == 0, f"{command}\n{output}"
        pattern = ".*".join(re.escape(part) for part in shown.split("…"))
        assert re.search(pattern, output, re.DOTALL), f"{command}\nshows\n{shown}\nbut says\n{output}"
        return output

    def _meant(self, text: str) -> str:
        for written, meant in self.meant.items():
            text = text.replace(written, meant)
        return text

    def _expanded(self, command: str) -> str:
        return command.replace("$PWD", str(self.folder))

    def _inside(self, command: str) -> tuple[int, str]:
        words = shlex.split(self._expanded(command))[1:]
        unset = {name: None for name in os.environ if name.startswith("ONRECORD_")}
        result = CliRunner().invoke(main, words, env={**unset, **self.environ})
        return result.exit_code, result.output

    def _in_bash(self, command: str) -> tuple[int, str]:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=_SLOWEST_S,
        )
        return done.returncode, done.stdout + done.stderr
