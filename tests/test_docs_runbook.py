"""The runbook is run: its commands, in their order, against databases and a Telegram server of the test's own."""

import asyncio
import os
import re
import shutil
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from bot.metrics import Metrics
from bot.playground import PlaygroundServer, world_with_people
from store import Outcome, Store
from tests.conftest import NOW, SAMPLES
from tests.console_blocks import Console, Step, steps
from tests.databases import PostgresDatabases

ROOT = Path(__file__).resolve().parents[1]
RUNBOOK = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
IN_CHINESE = (ROOT / "docs" / "zh" / "runbook.md").read_text(encoding="utf-8")
GROUP = -1001


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        return int(bound.getsockname()[1])


def stuck(url: str) -> int:
    """A digest of which nobody knows whether it arrived; its number."""
    store = Store.open(url)
    store.chats.seen(GROUP, "group", "群", language="zh", now=NOW)
    store.chats.subscribe(GROUP, "jyu", now=NOW)
    latest = SAMPLES / "jingyu-fy2025q2.zh.txt"
    assert store.ingest(latest.name, latest.read_bytes(), now=NOW, window_days=None).pushed == 1
    (delivery,) = store.outbox.claim(NOW)
    assert store.outbox.start(delivery.id, NOW)
    store.outbox.record(delivery.id, Outcome(state="unknown"), NOW)
    store.close()
    return delivery.id


def console_in(folder: Path, locale: str = "C.UTF-8") -> Console:
    """The checkout's folders as links, `onrecord` on the path, no setting from outside."""
    for name in ("bot", "deploy"):
        (folder / name).symlink_to(ROOT / name)
    program = folder / "path" / "onrecord"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m bot "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.upper().endswith("_PROXY")}
    environ = {name: value for name, value in kept.items() if not name.startswith("ONRECORD_")}
    environ |= {"PATH": f"{program.parent}:{kept['PATH']}", "LC_ALL": locale, "PYTHONUTF8": "1"}
    environ["PYTHONPATH"] = os.pathsep.join((str(ROOT), kept.get("PYTHONPATH", "")))
    return Console(folder=folder, environ=environ)


@pytest.mark.postgres
@pytest.mark.skipif(not all(map(shutil.which, ("bash", "curl"))), reason="needs bash and curl")
@pytest.mark.parametrize(
    ("runbook", "locale"),
    [
        pytest.param(RUNBOOK, "C.UTF-8", id="english"),
        pytest.param(IN_CHINESE, "zh_CN.UTF-8", id="chinese", marks=pytest.mark.slow),
    ],
)
async def test_every_command_of_the_runbook_does_what_is_shown_below_it(
    runbook: str,
    locale: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    postgres_databases: PostgresDatabases,
) -> None:
    monkeypatch.chdir(tmp_path)
    console, scene, postgres = console_in(tmp_path, locale), world_with_people(), postgres_databases.blank()
    console.meant |= {
        "123456789:PUT-THE-TOKEN-OF-YOUR-BOT-HERE-00000": scene.bot.token,
        "127.0.0.1:8080": f"127.0.0.1:{free_port()}",
        "postgresql://onrecord:PASSWORD@127.0.0.1/onrecord": postgres,
    }
    try:
        async with PlaygroundServer(scene.world) as server:
            console.environ["ONRECORD_TELEGRAM_BASE_URL"] = server.url
            for step in steps(runbook):
                if step.command == "onrecord outbox list":
                    number = await asyncio.to_thread(stuck, postgres)
                    console.meant |= {"#41": f"#{number}", "retry 41": f"retry {number}"}
                await asyncio.to_thread(console.run, step)
        assert scene.world.calls_of("getUpdates")
    finally:
        with suppress(OSError, ValueError):
            os.kill(int((tmp_path / "bot.pid").read_text()), signal.SIGKILL)
    assert "ERROR" not in (tmp_path / "bot.log").read_text(encoding="utf-8")
    assert len(list((tmp_path / "backups").iterdir())) == 2
    postgres_databases.drop(postgres)


def test_a_command_that_fails_or_says_something_else_is_found_out(tmp_path: Path) -> None:
    console = console_in(tmp_path)
    for command, shown in (("false", ()), ("echo one", ("two",)), ("onrecord calls --nonsense", ())):
        with pytest.raises(AssertionError):
            console.run(Step(heading="", command=command, shown=shown))


def test_both_runbooks_have_the_same_commands_and_the_same_rows() -> None:
    english, chinese = list(steps(RUNBOOK)), list(steps(IN_CHINESE))
    assert [step.command for step in chinese] == [step.command for step in english] != []
    assert [len(step.shown) for step in chinese] == [len(step.shown) for step in english]
    rows = re.compile(r"^\| `([^`]+)`", re.MULTILINE)
    assert rows.findall(IN_CHINESE) == rows.findall(RUNBOOK)


def test_the_runbook_names_every_metric_and_no_other(store: Store) -> None:
    shown = set(re.findall(r"^# TYPE (onrecord_\w+)", metrics_of(store), re.MULTILINE))
    shown = {name for name in shown if not name.endswith("_created")}
    assert set(re.findall(r"`(onrecord_\w+)`", RUNBOOK)) == shown


def metrics_of(store: Store) -> str:
    metrics = Metrics(store.outbox)
    metrics.watch(lambda: True, lambda: 0.0)
    return metrics.text().decode()


def test_what_the_runbook_quotes_from_the_log_stands_in_the_code() -> None:
    table = RUNBOOK.partition("| in the log | meaning |")[2].partition("\n\n")[0]
    quoted = re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE)
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("bot", "handlers")
        for path in (ROOT / folder).rglob("*.py")
    )
    assert len(quoted) > 5
    assert [line for line in quoted if line not in code] == []
