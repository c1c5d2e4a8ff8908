"""`onrecord demo` as a process of its own."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.running_bot import SAMPLES


@asynccontextmanager
async def running_demo() -> AsyncIterator[str]:
    """The address of its page, which it prints; at the end it leaves cleanly and has complained of nothing."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    environ |= {"PYTHONPATH": str(SAMPLES.parents[1]), "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--no-open"),
        env=environ,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        told = (await asyncio.wait_for(process.stdout.readline(), 30)).decode()
        found = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert found, told + (await process.stderr.read()).decode()
        yield found[0]
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
        complaints = (await process.stderr.read()).decode()
        assert not complaints, complaints
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
